package slug

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMake(t *testing.T) {
	for in, want := range map[string]string{
		"John Kerry":       "john-kerry",
		"Robert O’Neil Jr": "robert-oneil-jr",
		"Ángel Núñez":      "angel-nunez",
		"Straße İzmir ı":   "strasse-izmir-i",
		"U.S. Steel":       "us-steel",
		"10.11.2013":       "10-11-2013",
		"Ελλάδα":           "",
		"  --a  b--":       "a-b",
	} {
		if got := Make(in); got != want {
			t.Errorf("Make(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"There’s no question in my mind that we": "no-question-in-my-mind",
		"unity":                "unity",
		"It is":                "it-is",
		"…":                    "statement",
		"The well-known truth": "known-truth",
	} {
		if got := Words(in); got != want {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestID: what is found in a text is the name of a file that can be anywhere.
func TestID(t *testing.T) {
	for name, want := range map[string]string{"Jane Smith": "jane-smith", "Con": "con-1", "NUL": "nul-1", "Lpt1": "lpt1-1", "Com²": "com2-1", "Index": "index-1", "Con Reed": "con-reed"} {
		if got := ID(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := ID("مرفأ"); len(got) != 12 || got[:2] != "n-" {
		t.Error(got)
	}
}

func TestCheck(t *testing.T) {
	for _, name := range []string{"the-hill", "Abc", "über", "2013.11.10 report"} {
		if why, _, ok := Check(name); !ok {
			t.Errorf("%q: %s", name, why)
		}
	}
	for name, want := range map[string]string{
		"con": "device", "NUL": "device", "aux.x": "device", "com1": "device", "com¹": "device", "CONIN$": "device", "lpt9": "device",
		"a.": "dot", "a ": "space", "x:y": "':'", "a*": "'*'", `a\b`: `'\\'`, "index": "itself", "404": "itself", "search": "itself",
		"a\nb": `'\n'`, "a\x1b": "'\\x1b'", "a\u202eb": "u202e", "a\u2028b": "u2028", "a\xff": "not text", strings.Repeat("x", 300): "limit",
		"x.source": "source pages", "": "not text",
	} {
		why, fix, ok := Check(name)
		if ok || !strings.Contains(why, want) || fix == "" {
			t.Errorf("%q: %q; %q", name, why, fix)
		}
	}
}

func FuzzMake(f *testing.F) {
	f.Add("John Kerry")
	f.Add("\xff’ ́")
	f.Fuzz(func(t *testing.T, s string) {
		got := Make(s)
		for _, r := range got {
			if r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') {
				t.Fatalf("Make(%q) = %q", s, got)
			}
		}
		if Make(got) != got || strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") {
			t.Fatalf("Make(%q) = %q is not its own slug", s, got)
		}
	})
}

// FuzzCheck: a name that may be an address is one everywhere: one part of a
// path, with nothing in it that hides or that a disk, a shell or a host reads.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"a", "..", "a/b", `a\b`, "CON", "com1.x", "a.", " a", "a\u202eb", "a\x00", "é", "x%2e", strings.Repeat("x", 201)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		why, fix, ok := Check(s)
		if ok != (why == "") || ok != (fix == "") {
			t.Fatalf("%q: %q, %q, %v", s, why, fix, ok)
		}
		if !ok {
			return
		}
		if !filepath.IsLocal(s) || filepath.Base(s) != s || len(s) > Longest || !utf8.ValidString(s) || strings.ContainsAny(s, "/\\:*?\"<>|#%\x00") {
			t.Errorf("%q may be a name", s)
		}
		if u, err := url.Parse("https://example.org/" + url.PathEscape(s)); err != nil || u.Path != "/"+s {
			t.Errorf("%q is read as %v, %v", s, u, err)
		}
		if Fold(Fold(s)) != Fold(s) {
			t.Errorf("%q folds to %q, and that to %q", s, Fold(s), Fold(Fold(s)))
		}
	})
}

// TestFold: names that some disk takes for one.
func TestFold(t *testing.T) {
	for _, c := range [][2]string{{"Harbor", "HARBOR"}, {"straße", "STRASSE"}, {"ﬁne", "FINE"}, {"cafe\u0301", "café"}, {"ΛΌΓΟΣ", "λόγος"}, {"Ꮗ", "ꮗ"}, {"ferry.", "ferry"}} {
		if a, b := Fold(c[0]), Fold(c[1]); a != b {
			t.Errorf("%s folds to %s, %s to %s", c[0], a, c[1], b)
		}
	}
	if Fold("harbor") == Fold("harbour") {
		t.Error("all names are one")
	}
}
