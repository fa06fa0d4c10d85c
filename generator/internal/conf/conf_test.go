package conf

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/golden"
)

// slow is many times what any case here takes, so that only growth out of
// proportion fails, not a busy machine or the race detector.
const slow = time.Minute

const cases = "testdata/decode.txtar"

// settings has a field of every kind Decode reads.
type settings struct {
	Title   Text              `yaml:"title"`
	Summary string            `yaml:"summary"`
	Names   []Text            `yaml:"names"`
	Flag    bool              `yaml:"flag"`
	Count   int               `yaml:"count"`
	Share   float64           `yaml:"share"`
	Date    Date              `yaml:"date"`
	Place   *spot             `yaml:"place"`
	Roles   []role            `yaml:"roles"`
	Links   map[string]string `yaml:"links"`
}

type spot struct {
	Pos     Pos  `yaml:"-"`
	Name    Text `yaml:"name"`
	Country Text `yaml:"country"`
}

type role struct {
	Term
	Pos  Pos    `yaml:"-"`
	Role string `yaml:"role"`
}

type Term struct {
	From Date `yaml:"from"`
	To   Date `yaml:"to"`
}

// TestDecode runs the cases of testdata/decode.txtar; see the README there.
func TestDecode(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if name, ok := strings.CutSuffix(f.Name, "/yaml"); ok {
				t.Run(name, func(t *testing.T) { a.Want(t, i, describe(f.Data)) })
			}
		}
	})
}

func describe(src []byte) string {
	var (
		s settings
		b strings.Builder
	)
	Decode("a.yaml", src, 0, &s).Print(&b)
	show(&b, "", reflect.ValueOf(s))
	return b.String()
}

// show writes every value that was read, one a line.
func show(b *strings.Builder, path string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case Text:
		if x.Line > 0 {
			fmt.Fprintf(b, "%s = %q at %d:%d\n", path, x.Value, x.Line, x.Col)
		}
		return
	case Date:
		if !x.IsZero() {
			fmt.Fprintf(b, "%s = %s, precision %d, %s at %d:%d\n", path, x.Value, x.Precision, x.Time.Format(time.RFC3339), x.Line, x.Col)
		}
		return
	case Pos:
		fmt.Fprintf(b, "%s at %d:%d\n", strings.TrimSuffix(path, ".Pos"), x.Line, x.Col)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			show(b, strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), v.Field(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			show(b, path, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			show(b, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			show(b, fmt.Sprintf("%s[%q]", path, k.String()), v.MapIndex(k))
		}
	default:
		if !v.IsZero() {
			fmt.Fprintf(b, "%s = %#v\n", path, v.Interface())
		}
	}
}

// One line of output a case: inputs too odd or too large for a text file.
func TestBytes(t *testing.T) {
	keys := func(n int) string {
		var b strings.Builder
		b.WriteString("links:\n")
		for i := range n {
			fmt.Fprintf(&b, " k%d: a\n", i)
		}
		return b.String()
	}
	for _, c := range []struct{ name, src, want string }{
		{"D03 a million brackets", strings.Repeat("[", 1_000_000), "a.yaml:1:10001: error[too-deep]: lists and mappings stand more than 64 deep; write it flatter"},
		{"D04 hyphens", strings.Repeat("- ", 100_000), "a.yaml:1:20001: error[too-deep]: lists and mappings stand more than 64 deep; write it flatter"},
		{"D04 question marks", strings.Repeat("? ", 50_000), "a.yaml:1:20001: error[too-deep]: lists and mappings stand more than 64 deep; write it flatter"},
		{"D04 brackets, 65 deep", "title: " + strings.Repeat("[", 65) + strings.Repeat("]", 65), "a.yaml:1:71: error[too-deep]: lists and mappings stand more than 64 deep; write it flatter"},
		{"D05 ten thousand keys", keys(10_000), ""},
		{"D05 ninety thousand keys", keys(90_000), "a.yaml:10002:2: error[too-many-keys]: one mapping has more than 10000 keys; split it"},
		{"D14 NUL", "title: a\nsummary: b\x00c", "a.yaml:2:11: error[control-character]: the character U+0000 may not stand in settings; remove it"},
		{"D14 not UTF-8", "title: é\xff", "a.yaml:1:9: error[encoding]: byte 0xFF is not UTF-8; save it as UTF-8"},
		{"D14 UTF-8 with byte order mark", "\xef\xbb\xbftitle: a", ""},
		{"D14 UTF-16 with byte order mark", "\xff\xfet\x00i\x00t\x00l\x00e\x00:\x00 \x00a\x00", ""},
		{"D14 UTF-16 with byte order mark, unknown key", "\xfe\xff\x00a\x00:\x00 \x00b", `a.yaml:1:1: error[unknown-key]: unknown key "a"; the keys here are title, summary, names, flag, count, share, date, place, roles, links`},
		{"D14 UTF-16 without", "t\x00i\x00", "a.yaml:1:2: error[control-character]: the character U+0000 may not stand in settings; remove it"},
		{"CRLF", "title: a\r\nsummary: b\r\ntitel: c\r\n", `a.yaml:3:1: error[unknown-key]: unknown key "titel"; did you mean "title"?`},
		{"CR alone", "title: a\rtitel: c", `a.yaml:2:1: error[unknown-key]: unknown key "titel"; did you mean "title"?`},
		{"line separator", "title: a\u2028b", "a.yaml:1:9: error[control-character]: the character U+2028 may not stand in settings; remove it"},
		{"A14 escape sequence", `title: "\e[31mred"`, `a.yaml:1:8: error[control-character]: "title" holds the character U+001B; remove it`},
		{"B03 reordering", `title: "\u2069\u202EJane"`, `a.yaml:1:8: warning[direction-control]: "title" holds a character that reorders the text around it; it is left out; remove it`},
		{"B08 joiner in Persian", "title: می\u200cخواهم", ""},
		{"B18 filler", "title: \u3164", `a.yaml:1:8: error[blank-value]: "title" holds nothing to read; write a text, or remove the key`},
		{"B18 only reordering", `title: "\u202E"`, `a.yaml:1:8: error[blank-value]: "title" holds nothing to read; write a text, or remove the key`},
		{"D24 too large", strings.Repeat("#", MaxBytes+1), "a.yaml:1:1: error[too-large]: the settings have 1048577 bytes; the limit is 1048576; split it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s settings
			start := time.Now()
			got := strings.TrimSpace(printed(Decode("a.yaml", []byte(c.src), 0, &s)))
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if d := time.Since(start); d > slow {
				t.Errorf("took %v", d)
			}
		})
	}
}

func printed(ds diag.List) string {
	var b strings.Builder
	ds.Print(&b)
	return b.String()
}

// Reading stays linear, right or wrong: a megabyte of the same takes eight times as long.
func TestWorstCases(t *testing.T) {
	for _, unit := range []string{
		"# c\n", "a:\n", "a: b\n", "- a\n", "- - a\n", "a,", "\"\",", "x y\n", " a: |\n", "a: \"b\"\n", "a: \"b\nc\"\n", "\n", "'", "a: 'b\n", "- 'b\n",
		"&a ", "*a,", "!a ", "? a\n", ": ", "a: [b\n", "%a b\n", "---\n", "...\n", "- # c\n", "a: # c\n", "\"a\": ", "{a: b},", "é ", "- |\n  x\n", "a: >-\n\n\n x\n",
	} {
		for _, wrap := range []string{"%s", "[%s]", "%s\n@"} {
			src := fmt.Sprintf(wrap, strings.Repeat(unit, 128<<10/len(unit)))
			var s settings
			start := time.Now()
			Decode("a.yaml", []byte(src), 0, &s)
			if d := time.Since(start); d > slow {
				t.Errorf("%q in %q took %v", unit, wrap, d)
			}
		}
	}
}

// Lines count from where the front matter stands in its file.
func TestLineOffset(t *testing.T) {
	var s settings
	ds := Decode("a.md", []byte("title: a\ntitle: b\nroles:\n  - role: x\n"), 1, &s)
	want := `a.md:3:1: error[double-key]: the key "title" stands twice, first on line 2; keep one of them`
	if got := strings.TrimSpace(printed(ds)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	ds = Decode("a.md", []byte("title: a\nroles:\n  - role: x\n"), 1, &s)
	if len(ds) > 0 || s.Title.Line != 2 || s.Roles[0].Pos != (Pos{4, 5}) {
		t.Errorf("%v, title on line %d, role at %v", ds, s.Title.Line, s.Roles[0].Pos)
	}
}

func FuzzDecode(f *testing.F) {
	for _, file := range golden.Read(f, cases)[0].Files {
		if strings.HasSuffix(file.Name, "/yaml") {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var s settings
		ds := Decode("a.yaml", src, 0, &s)
		n := strings.Count(string(src), "\n") + strings.Count(string(src), "\r") + 2
		for _, d := range ds {
			if d.Line < 1 || d.Col < 1 || d.Line > n && !strings.Contains(string(src), "\x00") || d.Code == "" || d.Hint == "" {
				t.Errorf("%d lines: %v", n, d)
			}
		}
	})
}
