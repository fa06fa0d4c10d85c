package source

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

const cases = "testdata/read.txtar"

// TestRead runs the cases of testdata/read.txtar; see the README there.
func TestRead(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			name, part, _ := strings.Cut(f.Name, "/")
			if part != "input" {
				continue
			}
			t.Run(name, func(t *testing.T) {
				file := cmp.Or(strings.TrimSpace(a.Section(name+"/file")), "articles/a.txt")
				a.Want(t, i, describe(file, unquote(t, string(f.Data)), Options{Encoding: strings.TrimSpace(a.Section(name + "/encoding"))}))
			})
		}
	})
}

// unquote joins Go strings, one a line.
func unquote(t *testing.T, s string) []byte {
	var b []byte
	for line := range strings.Lines(s) {
		q, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		b = append(b, q...)
	}
	return b
}

// describe is what a want section holds.
func describe(file string, raw []byte, o Options) string {
	var b strings.Builder
	a, ds := Read(file, raw, o)
	ds.Print(&b)
	if a == nil {
		return b.String()
	}
	all := a.Offsets.Span(text.Span{End: a.Text.Len()})
	fmt.Fprintf(&b, "read %s, bytes %d-%d of %d: %q\n", a.Encoding, all.Start, all.End, len(raw), a.Text.String())
	for _, bl := range a.Blocks {
		fmt.Fprintf(&b, "%s %d: %s\n", bl.Kind, bl.N, a.Text.Plain(bl.Span))
	}
	for _, m := range a.Text.Markup() {
		fmt.Fprintf(&b, "markup %q\n", a.Text.Slice(m))
	}
	return b.String()
}

func TestLimits(t *testing.T) {
	big := bytes.Repeat([]byte("x"), DefaultLimit+1)
	for _, c := range []struct {
		name string
		file string
		raw  []byte
		o    Options
		want string
	}{
		{"A19 over the limit", "a.txt", big, Options{}, "a.txt:1:1: error[too-large]: the file has 1048577 bytes; the limit is 1048576; split it, or raise the limit with --max-article"},
		{"A19 with a higher limit", "a.txt", big, Options{Limit: len(big)}, ""},
		{"Markdown over the limit", "a.md", []byte("---\nx: y\n---\n" + strings.Repeat("x ", 40<<10)), Options{}, "a.md:4:1: error[too-large]: the Markdown has 81920 bytes; the limit is 65536; split it, or save received text as .txt, which has no such limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ds := Read(c.file, c.raw, c.o)
			var b strings.Builder
			ds.Print(&b)
			if got := strings.TrimSpace(b.String()); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A18: one line of 10 MB is read in time.
func TestLongLine(t *testing.T) {
	raw := bytes.Repeat([]byte("Kerry said “no” to it. \x07"), 10<<20/25)
	start := time.Now()
	if a, ds := Read("a.txt", raw, Options{Limit: len(raw)}); a == nil {
		t.Fatal(ds)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

// checkOffsets holds an article to what Offsets promises: monotonic, inside
// the file, ends map to ends, and every stretch without a changed character is
// the same bytes on disk.
func checkOffsets(t *testing.T, a *Article, raw []byte) {
	t.Helper()
	s := a.Text.String()
	if !utf8.ValidString(s) || strings.ContainsRune(s, '\r') || strings.ContainsRune(s, 0) {
		t.Fatalf("text is not clean: %q", s)
	}
	if got := a.Offsets.Raw(len(s)); got != len(raw) {
		t.Fatalf("end of text is byte %d of %d", got, len(raw))
	}
	last := -1
	for i, c := range s {
		at := a.Offsets.Raw(i)
		if at <= last || at >= len(raw) {
			t.Fatalf("byte %d of the text is byte %d of the file, after %d", i, at, last)
		}
		last = at
		if !strings.HasPrefix(a.Encoding, "UTF-8") {
			continue
		}
		if c != '\n' && !bytes.HasPrefix(raw[at:], []byte(string(c))) {
			t.Fatalf("byte %d: %q is not at byte %d of the file", i, c, at)
		}
		if c == '\n' && raw[at] != '\n' && raw[at] != '\r' {
			t.Fatalf("byte %d: no line break at byte %d of the file", i, at)
		}
	}
}

// Every encoding leads back to the same characters on disk.
func TestOffsetsEncodings(t *testing.T) {
	const s = "Kerry: “No” – 😀\r\n\r\nCafé\rend\n"
	for label, e := range map[string]unicode.Endianness{"le": unicode.LittleEndian, "be": unicode.BigEndian} {
		raw, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		a, ds := Read("a.txt", raw, Options{})
		if a == nil {
			t.Fatal(label, ds)
		}
		checkOffsets(t, a, raw)
		dec := unicode.UTF16(e, unicode.IgnoreBOM)
		for i, c := range a.Text.String() {
			span := a.Offsets.Span(text.Span{Start: i, End: i + utf8.RuneLen(c)})
			got, err := dec.NewDecoder().Bytes(raw[span.Start:span.End])
			if err != nil || strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(got)) != string(c) {
				t.Errorf("%s: %q reads %q on disk", label, c, got)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range golden.Read(f, cases)[0].Files {
		if strings.HasSuffix(file.Name, "/input") {
			for line := range strings.Lines(string(file.Data)) {
				if q, err := strconv.Unquote(strings.TrimSpace(line)); err == nil {
					f.Add([]byte(q), "", strings.HasPrefix(file.Name, "Markdown"))
					f.Add([]byte(q), "windows-1252", false)
				}
			}
		}
	}
	for _, md := range []string{"- a\n  - b\n\n    c\n1. d\n", "> - a\n>   b\n> ***\n", "a\n===\nb\n---\n", "```go\nx\n```\n~~~\ny", "\tcode\n", "*a **b** `c` ![d](e \"f\")[g][h]*\n\n[h]: i\n", "<b\nc> <!-- d --> &amp;&lt;&#65; \\* \\\n", "<pre>\na\n</pre>b\n", "#\n# a #\n## b\n"} {
		f.Add([]byte(md), "", true)
		f.Add([]byte("---\na: b\n---\n"+md), "", true)
	}
	f.Fuzz(func(t *testing.T, raw []byte, encoding string, markdown bool) {
		name := "a.txt"
		if markdown {
			name = "a.md"
		}
		a, ds := Read(name, raw, Options{Encoding: encoding, Limit: 1 << 16})
		if (a == nil) != ds.HasErrors() {
			t.Fatalf("article %v with diagnostics %v", a != nil, ds)
		}
		if a == nil {
			return
		}
		if !strings.HasPrefix(a.Encoding, "iso-2022") {
			checkOffsets(t, a, raw)
		}
		checkSpans(t, a)
	})
}

// checkSpans holds markup and blocks to what they promise: sorted, disjoint,
// on character borders, blocks without white space at the ends and all words
// that are not markup inside blocks.
func checkSpans(t *testing.T, a *Article) {
	t.Helper()
	s, end := a.Text.String(), 0
	for _, m := range a.Text.Markup() {
		if m.Start < end || m.Empty() || m.End > len(s) || !border(s, m.Start) || !border(s, m.End) {
			t.Fatalf("markup %v after %d in %q", m, end, s)
		}
		end = m.End
	}
	if !a.Markdown {
		return
	}
	end = 0
	masked := a.Text.Masked()
	for _, b := range a.Blocks {
		words := s[b.Span.Start:b.Span.End]
		if b.Span.Start < end || strings.TrimSpace(words) != words || words == "" || strings.TrimSpace(masked[end:b.Span.Start]) != "" {
			t.Fatalf("block %v after %d in %q", b.Span, end, s)
		}
		end = b.Span.End
	}
	if rest := strings.TrimSpace(masked[end:]); rest != "" {
		t.Fatalf("%q is in no block of %q", rest, s)
	}
}

func border(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
