package data

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/internal/text"
)

// TestReading compares positions with counting from the start, over texts with
// characters of one to four bytes and with markup.
func TestReading(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab é”🌙\n")
	for range 30 {
		var runes []rune
		for range random.IntN(4000) {
			runes = append(runes, letters[random.IntN(len(letters))])
		}
		s := string(runes)
		var borders []int
		for i := range s {
			borders = append(borders, i)
		}
		borders = append(borders, len(s))
		var gone []text.Span
		at := 0
		for at+20 < len(borders) {
			from := at + random.IntN(10)
			to := from + 1 + random.IntN(9)
			gone = append(gone, text.Span{Start: borders[from], End: borders[to]})
			at = to + 1 + random.IntN(300)
		}
		tx := text.New(s, gone...)
		r := newReading(tx)
		before := func(off int) string {
			var b strings.Builder
			for v := range tx.Visible(text.Span{End: off}) {
				b.WriteString(tx.Slice(v))
			}
			return b.String()
		}
		if r.text != before(len(s)) {
			t.Fatal("the reading is not what is visible")
		}
		for range 50 {
			i, k := random.IntN(len(borders)), random.IntN(len(borders))
			sp := text.Span{Start: borders[min(i, k)], End: borders[max(i, k)]}
			want := position{utf8.RuneCountInString(before(sp.Start)), utf8.RuneCountInString(before(sp.End))}
			if got := r.position(sp); got != want {
				t.Fatalf("%v: %v, want %v", sp, got, want)
			}
		}
	}
}

// TestAround: context is cut at characters, never inside one.
func TestAround(t *testing.T) {
	r := newReading(text.New("🌙é “ab” 🛥x"))
	before, after := r.around(text.Span{Start: 10, End: 12}, 3)
	if before != "é “" || after != "” 🛥" {
		t.Errorf("%q, %q", before, after)
	}
	if before, after = r.around(text.Span{Start: 0, End: len(r.text)}, 3); before+after != "" {
		t.Errorf("%q, %q", before, after)
	}
}
