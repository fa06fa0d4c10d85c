package render

import (
	"strings"
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
		none := unicode.Is(unicode.Noncharacter_Code_Point, r) || r>>7 == 0xE0000>>7 // tags are invisible
		if acts := none || unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r); (got != s) != acts {
			t.Errorf("%U becomes %q", r, got)
		}
	}
	const scotland = "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F" // its flag is spelt in tags
	if got := string(harmless([]byte(scotland + "\x00" + scotland))); got != scotland+"[U+0000]"+scotland {
		t.Errorf("got %q", got)
	}
	if got := string(harmless([]byte("x\u202ey\x00z"))); got != "x[U+202E]y[U+0000]z" {
		t.Errorf("got %q", got)
	}
	for at := range 20 {
		s := "“ferry”" + strings.Repeat("~", at) + "\x1f" + strings.Repeat(" ", 20-at)
		if got, want := string(harmless([]byte(s))), strings.Replace(s, "\x1f", "[U+001F]", 1); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
