package collate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// invented makes quotations of invented words: in each article some of its own
// and some that other articles of the same days print too, whole, cut, or with
// a word changed, by 40 speakers. Words come up as often as in a language: a
// few all the time, most rarely.
func invented(articles int) []Item {
	r := rand.New(rand.NewPCG(1, 2))
	often := rand.NewZipf(r, 1.1, 8, 20000)
	text := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = fmt.Sprintf("w%x", often.Uint64())
		}
		return out
	}
	type said struct {
		words   []string
		speaker int
	}
	var items []Item
	var recent []said
	for a := range articles {
		for q := range 12 {
			s := said{text(6 + r.IntN(30)), r.IntN(40)}
			if len(recent) > 0 && r.IntN(4) == 0 {
				s = recent[r.IntN(len(recent))]
				s.words = vary(r, s.words)
			} else if recent = append(recent, s); len(recent) > 60 {
				recent = recent[1:]
			}
			items = append(items, Item{Stretches: []string{strings.Join(s.words, " ")}, Speaker: fmt.Sprint(s.speaker), Article: fmt.Sprintf("%05d", a), Start: q * 500, Day: 1 + a/8})
		}
	}
	return items
}

// vary prints words as another outlet might.
func vary(r *rand.Rand, words []string) []string {
	out := append([]string(nil), words...)
	switch r.IntN(3) {
	case 0:
		return out[:len(out)/2+1]
	case 1:
		out[r.IntN(len(out))] = "other"
	}
	return out
}

// TestCandidatesGrowWithWords holds the index to its promise: eight times the
// articles propose hardly more than eight times the pairs.
func TestCandidatesGrowWithWords(t *testing.T) {
	pairs := func(articles int) (n int) {
		h := &Held{}
		all, fresh, gone := h.renew(pointers(invented(articles)))
		h.propose(all, fresh, gone)
		for _, it := range all {
			n += len(it.near)
		}
		return n
	}
	one, eight := pairs(40), pairs(320)
	if one < 50 || eight > 10*one {
		t.Errorf("%d pairs, with eight times the articles %d", one, eight)
	}
}

func BenchmarkGroup(b *testing.B) {
	for _, times := range []int{1, 2, 4, 8} {
		items := invented(200 * times)
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Group(items, Decisions{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(items)), "ns/item")
		})
	}
}

func BenchmarkAlign(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{20, 200, 2000} {
		words := make([]string, n)
		for i := range words {
			words[i] = fmt.Sprintf("w%x", r.IntN(500))
		}
		base, witness := Read([]string{strings.Join(words, " ")}), Read([]string{strings.Join(vary(r, words), " ")})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Align(base, witness)
			}
		})
	}
}

// BenchmarkAgain times collation after an edit of one quotation.
func BenchmarkAgain(b *testing.B) {
	items := pointers(invented(1600))
	h := &Held{}
	h.Group(items, Decisions{})
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		it := *items[len(items)/2]
		it.Stretches = []string{fmt.Sprint(it.Stretches[0], n)}
		items[len(items)/2] = &it
		h.Group(items, Decisions{})
	}
}
