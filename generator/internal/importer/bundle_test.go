package importer

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestBundle reads a page as Chromium saves it in one file, which is kept as it is.
func TestBundle(t *testing.T) {
	raw, err := os.ReadFile("testdata/saved.mhtml")
	if err != nil {
		t.Fatal(err)
	}
	const want = `Ferry to stay, mayor says

The old ferry will go on crossing the river at Porthaven until the new bridge is open to all traffic, the mayor said on Thursday — and no café will close for it = that is sure.

“We will not raise the toll,” Mayor Jane Smith told the harbor board.
`
	a, ds := Read(Input{Name: "saved.mhtml", Raw: raw})
	if len(ds) > 0 || string(a.Text) != want || a.Charset != "utf-8" || a.Fact("url") != "http://daily.example/2019/05/03/ferry" || a.Fact("published") != "2019-05-03" {
		t.Fatalf("%v, %+v", ds, a)
	}
	p, ds := open(t, fstest.MapFS{}).Plan(a, "ferry")
	if len(ds) > 0 || names(p) != "originals/ferry.mhtml originals/ferry.left-out.txt articles/ferry.txt articles/ferry.yaml" || string(p.Files[0].Data) != string(raw) {
		t.Errorf("plan: %s, %v", names(p), ds)
	}
	if !strings.Contains(string(p.Files[3].Data), "the browser's note of where it was saved from") {
		t.Errorf("settings: %s", p.Files[3].Data)
	}
}

// TestUnbundle: the forms other programs write, and what cannot be read.
func TestUnbundle(t *testing.T) {
	const head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\""
	const picture = "\n--x\nContent-Type: image/gif\n\nGIF89a"
	for name, c := range map[string]struct{ raw, want string }{
		"base64":          {head + "\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\nRmVycnk=\n--x--\n", "<p>Ferry"},
		"as it is":        {head + "\n" + picture + "\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<p>Café\n--x--\n", "<p>Café"},
		"a start":         {head + "; start=\"<b>\"\n\n--x\nContent-Type: text/html\nContent-ID: <a>\n\n<p>Frame\n--x\nContent-Type: text/html\nContent-ID: <b>\n\n<p>Ferry\n--x--\n", "<p>Ferry"},
		"one part":        {"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p title=3D\"\">Fer=\nry", `<p title="">Ferry`},
		"CRLF":            {strings.ReplaceAll(head+"\n\n--x\nContent-Type: text/html\n\n<p>Ferry\n--x--\n", "\n", "\r\n"), "<p>Ferry"},
		"no page":         {head + "\n" + picture + "\n--x--\n", ""},
		"no part":         {head + "\n\n", ""},
		"cut off":         {head + "\n\n--x\nContent-Type: text/html\n\n<p>Fer", ""},
		"damaged base64":  {head + "\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!\n--x--\n", ""},
		"no boundary":     {"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>Ferry", ""},
		"a letter":        {"MIME-Version: 1.0\nContent-Type: text/plain\n\nDear mayor", ""},
		"no type":         {"MIME-Version: 1.0\n\n<p>Ferry", ""},
		"nothing but one": {"MIME-Version: 1.0", ""},
	} {
		in := Input{Name: "a.mht", Raw: []byte(c.raw)}
		got, err := unbundle(in.Raw)
		switch {
		case in.Kind() != Bundle:
			t.Errorf("%s: kind %d", name, in.Kind())
		case c.want == "" && err == nil:
			t.Errorf("%s: read as %q", name, got.raw)
		case c.want != "" && (err != nil || string(got.raw) != c.want):
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if _, ds := Read(in); c.want == "" && (len(ds) != 1 || ds[0].Code != "unreadable-page" || ds[0].Hint == "") {
			t.Errorf("%s: %v", name, ds)
		}
	}
}

func FuzzUnbundle(f *testing.F) {
	raw, err := os.ReadFile("testdata/saved.mhtml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if p, err := unbundle(raw); err == nil && len(p.raw) > len(raw) {
			t.Fatalf("%d bytes out of %d", len(p.raw), len(raw))
		}
	})
}
