package text

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Sen. Orr’s ferry, the U.S.S. Sele, won’t sail.", "Sen.|Orr|’s|ferry|,|the|U.S.S.|Sele|,|won’t|sail|."},
		{"J. P. Orr paid $1,200.50 (4%).", "J.|P.|Orr|paid|$1,200.50|(|4%|)|."},
		{"“She'll go,” he said—twice.", "“|She|'ll|go|,|”|he|said|—|twice|."},
		{"It is done.The end.", "It|is|done|.|The|end|."},
		{"anti-ferry e-mail, 9-to-5", "anti-ferry|e-mail|,|9-to-5"},
	} {
		var got []string
		for _, w := range Words(c.in, Span{0, len(c.in)}) {
			got = append(got, c.in[w.Start:w.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Mr. Orr met Sen. Vale in the U.S. on Friday. He left.", "Mr. Orr met Sen. Vale in the U.S. on Friday.|He left."},
		{"He lives in the U.S. The ferry does not.", "He lives in the U.S.|The ferry does not."},
		{"“It sails. I am glad,” she said. “Are you?” He was.", "“It sails.|I am glad,” she said.|“Are you?”|He was."},
		{"It rose 4.5 percent. It fell to 3.", "It rose 4.5 percent.|It fell to 3."},
		{"A line\nand a line", "A line|and a line"},
		{"She waited … and waited. (Nobody came.) She left.", "She waited … and waited.|(Nobody came.)|She left."},
	} {
		var got []string
		for _, s := range Sentences(c.in, Span{0, len(c.in)}) {
			got = append(got, c.in[s.Start:s.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}

// FuzzWords: words are in order, disjoint and not empty, and only white space
// is left out; sentences cover every word once.
func FuzzWords(f *testing.F) {
	f.Add("Mr. Orr’s U.S. ferry: “won’t sail.” ''Ok.''")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		at := 0
		words := Words(s, Span{0, len(s)})
		if got, want := Sentences(s, Span{0, len(s)}), SentencesOf(s, words); !slices.Equal(got, want) {
			t.Fatalf("by its words: got %v, want %v", want, got)
		}
		for _, w := range words {
			if w.Start < at || w.Empty() {
				t.Fatalf("word %v after %d", w, at)
			}
			if gap := strings.Trim(s[at:w.Start], "\u200b\ufeff"); strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(gap, "\u200b", ""), "\ufeff", "")) != "" {
				t.Fatalf("%q is in no word", gap)
			}
			at = w.End
		}
		k := 0
		for _, sent := range SentencesOf(s, words) {
			for k < len(words) && words[k].End <= sent.End {
				if words[k].Start < sent.Start {
					t.Fatalf("word %v is in no sentence", words[k])
				}
				k++
			}
		}
		if k != len(words) {
			t.Fatalf("%d of %d words are in sentences", k, len(words))
		}
	})
}
