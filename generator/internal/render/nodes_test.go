package render

import (
	"testing"
	"unicode"
)

// TestHarmless: every character that could hide or reorder text is shown as
// its code point, and no other changes.
func TestHarmless(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r <= 0xDFFF {
			continue
		}
		s := "a" + string(r) + "b"
		got := string(harmless([]byte(s)))
		if acts := unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r); (got != s) != acts {
			t.Errorf("%U becomes %q", r, got)
		}
	}
	if got := string(harmless([]byte("x\u202ey\x00z"))); got != "x[U+202E]y[U+0000]z" {
		t.Errorf("got %q", got)
	}
}
