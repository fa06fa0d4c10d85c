package search

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestWords reads the cases that the browser's tests read too.
func TestWords(t *testing.T) {
	data, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases [][2]json.RawMessage
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		var in string
		var want []string
		if err := json.Unmarshal(c[0], &in); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(c[1], &want); err != nil {
			t.Fatal(err)
		}
		if got := folded(in); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func folded(s string) []string {
	out := []string{}
	for _, w := range Words(s) {
		out = append(out, w)
	}
	return out
}

// pattern is the browser's, for texts in which characters that part words
// have been set apart.
var pattern = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}\x{AD}\x{200C}\x{200D}\x{2060}]+`)

// FuzzWords: words stand in order inside the text; they are those the
// browser's pattern finds; folding them again changes nothing, nor does
// another form of an apostrophe or a dash.
func FuzzWords(f *testing.F) {
	f.Add("There’s no question: the U.S. ferry (9 a.m.) – “so-called” – is 港口, Café, Ærø.")
	f.Add("A.B.C.dŉ½İςʼ")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		at := 0
		var words []string
		for span, w := range Words(s) {
			if span.Start < at || span.Empty() || span.End > len(s) || !utf8.ValidString(s[span.Start:span.End]) {
				t.Fatalf("%q: word %q at %v after %d", s, w, span, at)
			}
			at = span.End
			if Fold(w) != w {
				t.Errorf("%q folds to %q, that to %q", s[span.Start:span.End], w, Fold(w))
			}
			words = append(words, w)
		}
		var apart strings.Builder
		for _, r := range s {
			switch {
			case r == 'ʻ' || r == 'ʼ':
				apart.WriteByte(' ')
			case unspaced(r):
				apart.WriteString(" " + string(r) + " ")
			default:
				apart.WriteRune(r)
			}
		}
		var want []string
		for _, m := range pattern.FindAllString(apart.String(), -1) {
			if w := Fold(m); w != "" {
				want = append(want, w)
			}
		}
		if !slices.Equal(words, want) {
			t.Errorf("%q: %q, the pattern finds %q", s, words, want)
		}
		other := strings.NewReplacer("'", "’", "-", "–", "\"", "“").Replace(s)
		if got := folded(other); !slices.Equal(got, folded(s)) {
			t.Errorf("%q: %q, but %q: %q", s, words, other, got)
		}
	})
}
