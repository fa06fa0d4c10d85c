package diag

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzVisible: whatever a name or a text holds, a terminal gets one line of
// valid UTF-8 in which nothing acts, and plain text unchanged.
func FuzzVisible(f *testing.F) {
	f.Add("articles/red\x1b[31m.txt")
	f.Add("a\nb\xff\u202e\u009b")
	f.Fuzz(func(t *testing.T, s string) {
		acts := func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
		got := Visible(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, acts) {
			t.Errorf("%q becomes %q", s, got)
		}
		if utf8.ValidString(s) && !strings.ContainsFunc(s, acts) && got != s {
			t.Errorf("%q becomes %q, and need not", s, got)
		}
	})
}
