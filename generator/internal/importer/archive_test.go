package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// An entry is a file of an archive; change makes its header what no honest program writes.
type entry struct {
	name, text string
	change     func(*zip.FileHeader)
}

func archive(t testing.TB, entries ...entry) Input {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.change != nil {
			e.change(h)
		}
		w, err := z.CreateHeader(h)
		if err == nil && !strings.HasSuffix(e.name, "/") {
			_, err = w.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return Input{Name: "saved.zip", Raw: b.Bytes()}
}

// TestUnpack: pages, texts and feeds come out in order, under the archive's name
// and their own; what else is there is told, but for what nobody put there.
func TestUnpack(t *testing.T) {
	in := archive(t,
		entry{name: "pages/"}, entry{name: "pages/ferry.html", text: story}, entry{name: "pages/ferry_files/frame.html", text: story},
		entry{name: "Ferry: a story.txt", text: "Ferry\n\nIt stays.\n"}, entry{name: "feed.xml", text: "<rss/>"}, entry{name: "pier.mhtml", text: "MIME-Version: 1.0\n"},
		entry{name: "pages/logo.png", text: "\x89PNG"}, entry{name: "inner.zip", text: "PK\x03\x04"}, entry{name: ".DS_Store", text: "x"}, entry{name: "__MACOSX/._ferry.html", text: story})
	if in.Kind() != Archive {
		t.Fatalf("kind %d", in.Kind())
	}
	inputs, besides, ds := Unpack(in)
	var got []string
	for _, in := range inputs {
		got = append(got, fmt.Sprint(in.Name, " ", in.Kind()))
	}
	want := "[saved.zip/pages/ferry.html 1 saved.zip/Ferry: a story.txt 0 saved.zip/feed.xml 2 saved.zip/pier.mhtml 3] [pages/logo.png inner.zip]"
	if len(ds) > 0 || fmt.Sprint(got, besides) != want || string(inputs[0].Raw) != story {
		t.Errorf("%v; %v\n%s", ds, got, besides)
	}
	if _, ds := Read(in); len(ds) != 1 || ds[0].Code != "not-an-article" {
		t.Errorf("read as an article: %v", ds)
	}
}

// TestUnpackRefuses: one entry too bad is enough for nothing to come out, and
// every bad name is told.
func TestUnpackRefuses(t *testing.T) {
	good := entry{name: "good.txt", text: "Ferry\n"}
	mode := func(m fs.FileMode) func(*zip.FileHeader) { return func(h *zip.FileHeader) { h.SetMode(m) } }
	many := make([]entry, maxEntries+1)
	for i := range many {
		many[i].name = fmt.Sprint(i, ".txt")
	}
	zeros := strings.Repeat("0", 8<<20)
	for name, c := range map[string]struct {
		entries []entry
		codes   string
	}{
		"names":          {[]entry{good, {name: "../x"}, {name: "/x"}, {name: `a\b`}, {name: "c:x"}, {name: "a/.."}, {name: "\xff"}, {name: ""}, {name: "a\x00b"}}, strings.Repeat("archive-name ", 8)},
		"modes":          {[]entry{good, {"a.txt", "/etc/passwd", mode(fs.ModeSymlink | 0o777)}, {"b.txt", "", mode(fs.ModeDevice)}, {"c.txt", "", mode(fs.ModeNamedPipe)}}, strings.Repeat("archive-link ", 3)},
		"a password":     {[]entry{good, {"a.txt", "x", func(h *zip.FileHeader) { h.Flags |= 1 }}}, "archive-locked "},
		"many entries":   {many, "unreadable-archive "},
		"one bomb":       {[]entry{good, {name: "a.txt", text: zeros}}, "large-archive "},
		"many small":     {[]entry{good, {name: "a.txt", text: zeros[:1<<20]}, {name: "b.txt", text: zeros[:1<<20]}}, "large-archive "},
		"a bomb unasked": {[]entry{good, {name: "a.png", text: zeros}}, ""},
	} {
		inputs, _, ds := Unpack(archive(t, c.entries...))
		codes := ""
		for _, d := range ds {
			codes += d.Code + " "
		}
		if codes != c.codes || (len(inputs) > 0) != (codes == "") {
			t.Errorf("%s: %d inputs, %v; want %s", name, len(inputs), ds, c.codes)
		}
	}
}

// TestUnpackLies: sizes and sums in headers are not believed.
func TestUnpackLies(t *testing.T) {
	in := archive(t, entry{name: "a.txt", text: strings.Repeat("The ferry. ", 1000)})
	for name, change := range map[string]func([]byte){
		"a size of one byte": func(dir []byte) { copy(dir[24:28], []byte{1, 0, 0, 0}) },
		"another sum":        func(dir []byte) { dir[16] ^= 0xff },
		"an unknown method":  func(dir []byte) { dir[10] = 77 },
		"places elsewhere":   func(dir []byte) { copy(dir[42:46], []byte{0xff, 0xff, 0, 0}) },
	} {
		raw := bytes.Clone(in.Raw)
		change(raw[bytes.LastIndex(raw, []byte("PK\x01\x02")):]) // the entry in the directory (APPNOTE.TXT 4.3.12)
		if inputs, _, ds := Unpack(Input{Name: "a.zip", Raw: raw}); len(inputs) > 0 || len(ds) != 1 || ds[0].Code != "unreadable-archive" {
			t.Errorf("%s: %d inputs, %v", name, len(inputs), ds)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(archive(f, entry{name: "a/b.html", text: story}, entry{name: "b.txt", text: "Ferry\n"}).Raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		inputs, besides, ds := Unpack(Input{Name: "a.zip", Raw: raw})
		total := 0
		for _, in := range inputs {
			total += len(in.Raw)
		}
		if ds.HasErrors() && len(inputs)+len(besides) > 0 || total > spare+maxRatio*len(raw) {
			t.Fatalf("%d inputs of %d bytes, %v", len(inputs), total, ds)
		}
	})
}
