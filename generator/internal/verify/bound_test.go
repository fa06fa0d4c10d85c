package verify

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// quotationOf makes an article whose only paragraph is one quotation.
func quotationOf(id, words string) Article {
	t := text.New("“" + words + "”")
	s := text.Span{Start: len("“"), End: t.Len() - len("”")}
	return Article{ID: id, Outlet: "the-" + id, Text: t,
		Set:        &anno.Set{Blocks: []anno.Block{{Kind: anno.Body, N: 1, Span: text.Span{End: t.Len()}}}},
		Quotations: []Quotation{{N: 1, Speaker: "vale", Type: anno.Direct, Content: []text.Span{{End: t.Len()}}, Quoted: []text.Span{s}}}}
}

// patience is what a busy machine needs for what takes a tenth of a second.
// Work that grows with the square of these texts would take minutes.
const patience = time.Minute

// TestHostile: texts made to be slow are answered soon, and right.
func TestHostile(t *testing.T) {
	same := strings.TrimSpace(strings.Repeat("ferry ", 100_000))
	commas := strings.TrimSpace(strings.Repeat("ferry, ", 100_000))
	ix := NewIndex([]Article{quotationOf("same", same), quotationOf("mixed", strings.Repeat("pier, boat. ", 50_000))})
	for _, c := range []struct {
		name, quote string
		want        Rung
	}{
		{"10,000 times the word of the text", same[:60_000-1], Fragment},
		{"the same with commas", commas[:70_000-1], Punctuation},
		{"the same and another word", same[:60_000-1] + " ship", Changed},
		{"64 parts", strings.TrimSuffix(strings.Repeat("ferry … ", 64), " … "), MarkedCut},
		{"10,000 parts", strings.TrimSuffix(strings.Repeat("ferry … ", 10_000), " … "), Punctuation},
		{"10,000 insertions in words", strings.Repeat("fer[r]y ", 10_000), NotFound},
		{"10,000 brackets", strings.Repeat("[", 10_000) + "ferry", Punctuation},
		{"100,000 periods", "ferry" + strings.Repeat(". ", 50_000) + "ferry", MarkedCut},
		{"10,000 words nowhere", strings.Repeat("whale ", 10_000), NotFound},
		{"two words in turn, shifted", strings.Repeat("boat. pier, ", 5_000), Fragment},
		{"two words in turn, without marks", strings.Repeat("boat pier ", 5_000), Punctuation},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			v := ix.Check(Quote{Text: c.quote})
			if d := time.Since(start); d > patience {
				t.Errorf("took %v", d)
			}
			if v.Rung != c.want {
				t.Errorf("got %.200s, want %s", v, c.want)
			}
		})
	}
}

// TestHostileProse: so is an author's text.
func TestHostileProse(t *testing.T) {
	const limit = 64 << 10
	for _, unit := range []string{"“", "> “a\n\n", "“we sail the ferry home,” [[vale|she]] said. ", "'a ", "[[", "‘a “b ", "> a\n> — b\n\n", "&amp;", "\\“"} {
		start := time.Now()
		Prose(strings.Repeat(unit, limit/len(unit)), Options{})
		if d := time.Since(start); d > patience {
			t.Errorf("%q took %v", unit, d)
		}
	}
}

// archive invents n articles of 600 words, a third of them quoted, from a
// vocabulary as uneven as that of news.
func archive(n int) ([]Article, []string) {
	r := rand.New(rand.NewPCG(4, 7))
	zipf := rand.NewZipf(r, 1.1, 3, 30_000)
	sentence := func() string {
		var ws []string
		for range 20 {
			ws = append(ws, fmt.Sprintf("w%d", zipf.Uint64()))
		}
		return strings.Join(ws, " ")
	}
	var out []Article
	var quoted []string
	for i := range n {
		a := Article{ID: fmt.Sprint("a", i), Set: &anno.Set{}}
		var b strings.Builder
		for k := range 30 {
			from := b.Len()
			if k%3 == 0 {
				q := sentence()
				quoted = append(quoted, q)
				b.WriteString("“" + q + ",” Vale said.")
				s := text.Span{Start: from + len("“"), End: from + len("“") + len(q) + 1}
				a.Quotations = append(a.Quotations, Quotation{N: k/3 + 1, Speaker: "vale", Type: anno.Direct, Content: []text.Span{s}, Quoted: []text.Span{s}})
			} else {
				b.WriteString(sentence() + ".")
			}
			a.Set.Blocks = append(a.Set.Blocks, anno.Block{Kind: anno.Body, N: int32(k + 1), Span: text.Span{Start: from, End: b.Len()}})
			b.WriteString("\n")
		}
		a.Text = text.New(b.String())
		out = append(out, a)
	}
	return out, quoted
}

func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{125, 250, 500, 1000} {
		articles, _ := archive(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewIndex(articles)
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	articles, quoted := archive(1000)
	ix := NewIndex(articles)
	for _, c := range []struct {
		name   string
		change func([]string) string
		want   Severity
	}{
		{"whole", func(ws []string) string { return strings.Join(ws, " ") + "," }, Pass},
		{"fragment", func(ws []string) string { return strings.Join(ws[5:12], " ") }, Pass},
		{"cut", func(ws []string) string { return strings.Join(ws[:6], " ") + " … " + strings.Join(ws[12:], " ") }, Pass},
		{"changed", func(ws []string) string { return strings.Join(ws[:9], " ") + " whale " + strings.Join(ws[10:], " ") }, Fail},
	} {
		b.Run(c.name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				v := ix.Check(Quote{Text: c.change(strings.Fields(quoted[i%len(quoted)])), Speakers: []string{"vale"}})
				if v.Severity() != c.want {
					b.Fatal(v)
				}
				i++
			}
		})
	}
}
