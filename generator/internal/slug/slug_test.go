package slug

import (
	"strings"
	"testing"
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
