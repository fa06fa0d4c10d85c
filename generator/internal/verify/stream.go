package verify

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A stretch is a quoted span of an article, and whose it is.
type stretch struct {
	text.Span
	quoted int32
}

// A piece is a run of an article's text that goes into a stream.
type piece struct {
	text.Span
	border  string // between it and the piece before
	quoted  int32
	opening bool // begins a sentence, whatever stands before it
}

// quotations adds the words an article has between quotation marks, one
// quotation after the other, and returns its stretches in order.
func (b *builder) quotations(article int) []stretch {
	a := &b.articles[article]
	var out []stretch
	var pieces []piece
	for i := range a.Quotations {
		q := &a.Quotations[i]
		id := int32(len(b.quoted))
		b.quoted = append(b.quoted, quoted{article: article, Quotation: q})
		for k, s := range spoken(q) {
			out = append(out, stretch{s, id})
			p := piece{Span: s, quoted: id, border: borderWords, opening: true}
			if k > 0 {
				p.border, p.opening = between(a, q, out[len(out)-2].Span, s)
			}
			pieces = append(pieces, without(p, a.Set.Furniture)...)
		}
	}
	b.unit(article, pieces)
	slices.SortFunc(out, func(x, y stretch) int { return x.Start - y.Start })
	return out
}

// spoken returns the spans that hold the speaker's own words.
func spoken(q *Quotation) []text.Span {
	switch {
	case q.Type == anno.Indirect:
		return nil
	case len(q.Quoted) == 0:
		return q.Content
	}
	return q.Quoted
}

// between tells what stands between two stretches of one quotation, and
// whether the second begins a sentence of its own.
func between(a *Article, q *Quotation, s, next text.Span) (border string, opening bool) {
	gone := text.Span{Start: s.End, End: next.Start}
	for _, c := range q.Content {
		if c.Contains(gone) && !gone.Empty() && len(words(a.Text.Plain(gone))) > 0 {
			return borderWords, true
		}
	}
	if a.Set.BlockAt(s.Start) != a.Set.BlockAt(next.Start) {
		return borderParagraph, false
	}
	return borderTag, false
}

// without cuts the furniture out of a piece.
func without(p piece, furniture []anno.Furniture) []piece {
	var out []piece
	from := func(at int) piece {
		rest := p
		rest.Start = at
		if len(out) > 0 {
			rest.border, rest.opening = "", false
		}
		return rest
	}
	at := p.Start
	for _, f := range furniture {
		if f.Span.Start >= p.End {
			break
		}
		if f.Span.End <= at {
			continue
		}
		if f.Span.Start > at {
			head := from(at)
			head.End = f.Span.Start
			out = append(out, head)
		}
		at = min(f.Span.End, p.End)
	}
	if at < p.End {
		out = append(out, from(at))
	}
	return out
}

// body adds the words of an article's blocks, with or without furniture.
func (b *builder) body(article int, stretches []stretch, clean bool) {
	a := &b.articles[article]
	var pieces []piece
	for _, bl := range a.Set.Blocks {
		p := piece{Span: bl.Span, border: borderParagraph, quoted: outside, opening: true}
		if clean && bl.Kind == anno.Aside {
			continue
		}
		if clean {
			pieces = append(pieces, without(p, a.Set.Furniture)...)
		} else {
			pieces = append(pieces, p)
		}
	}
	first := len(b.words)
	b.unit(article, pieces)
	for i := first; i < len(b.words); i++ {
		w := &b.words[i]
		for len(stretches) > 0 && stretches[0].End <= int(w.start) {
			stretches = stretches[1:]
		}
		if len(stretches) > 0 && stretches[0].Start <= int(w.start) {
			w.quoted = stretches[0].quoted
		}
	}
	if !clean {
		b.markFurniture(a, first)
	}
}

// markFurniture marks the words from first on that stand in furniture.
func (b *builder) markFurniture(a *Article, first int) {
	furniture := a.Set.Furniture
	for i := first; i < len(b.words); i++ {
		w := &b.words[i]
		for len(furniture) > 0 && furniture[0].Span.End <= int(w.start) {
			furniture = furniture[1:]
		}
		if len(furniture) > 0 && furniture[0].Span.Start < int(w.end) {
			w.quoted = aside
		}
	}
}
