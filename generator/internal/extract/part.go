package extract

import (
	"iter"
	"slices"
	"sort"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/quote"
	"dossier/generator/internal/extract/turn"
	"dossier/generator/internal/text"
)

// longestPart is how many bytes of a text are read at a time. What reading needs
// of a part, some fifty times as much, serves to read the next one, so that what
// a text takes does not grow with its length but for what is found in it.
// No news article is as long: it is one part.
//
// Names, and whom pronouns may mean, go on from part to part. What a part may
// miss is what a rule would have seen across its border: quoted words without a
// tag that open a part go on with nobody, what somebody says in a transcript
// ends with the part, a name that only later words show to be a person's is
// none in the parts before, and a surname several people have is taken for the
// one named in full most often so far.
const longestPart = 512 << 10

// A layout is a text cut into blocks, with its furniture, quoted stretches and turns.
type layout struct {
	s         string // masked
	blocks    []anno.Block
	furniture []text.Span
	stretches []quote.Stretch
	turns     []turn.Turn
}

// A part is blocks in a row and the stretches in them. Its furniture and the turns
// may reach beyond them.
type part struct {
	blocks    []anno.Block
	furniture []text.Span
	stretches []quote.Stretch
	turns     []turn.Turn
}

// size is how many bytes its blocks have.
func (p part) size() int {
	n := 0
	for _, b := range p.blocks {
		n += b.Span.Len()
	}
	return n
}

// parts cuts the text between blocks into parts of at most size bytes, at least
// one. A longer block is cut too, but no quotation is: it makes its part longer.
func (l layout) parts(size int) iter.Seq[part] {
	return func(yield func(part) bool) {
		p := part{l.pieces(size), l.furniture, l.stretches, l.turns}
		for {
			n := min(1, len(p.blocks))
			for n < len(p.blocks) && p.blocks[n].Span.End-p.blocks[0].Span.Start <= size {
				n++
			}
			if n == len(p.blocks) {
				yield(p)
				return
			}
			next := p.blocks[n].Span.Start
			k := sort.Search(len(p.stretches), func(i int) bool { return p.stretches[i].Outer.Start >= next })
			if !yield(part{p.blocks[:n], p.furniture, p.stretches[:k], p.turns}) {
				return
			}
			for len(p.furniture) > 0 && p.furniture[0].End <= next {
				p.furniture = p.furniture[1:]
			}
			for len(p.turns) > 0 && p.turns[0].Label.Start < next {
				p.turns = p.turns[1:]
			}
			p.blocks, p.stretches = p.blocks[n:], p.stretches[k:]
		}
	}
}

// pieces are the blocks, each that is longer than size cut into several.
func (l layout) pieces(size int) []anno.Block {
	long := func(b anno.Block) bool { return b.Span.Len() > size && b.Kind != anno.Aside }
	if !slices.ContainsFunc(l.blocks, long) {
		return l.blocks
	}
	var out []anno.Block
	for _, b := range l.blocks {
		for long(b) {
			gap := l.gap(b.Span, size)
			if gap.Empty() {
				break
			}
			head := b
			head.Span.End, b.Span.Start = gap.Start, gap.End
			out = append(out, head)
		}
		out = append(out, b)
	}
	return out
}

// window is how many bytes are looked through at once for a place to cut.
const window = 4 << 10

// gap returns the white space at which a block is cut that is longer than size:
// about there between two sentences of narration, else between two words that
// are not of one quotation; the empty span when there is none.
func (l layout) gap(b text.Span, size int) text.Span {
	for at := b.Start + size; at-window < b.End; at += window {
		words := text.Words(l.s, text.Span{Start: l.character(max(b.Start, at-window)), End: l.character(min(at, b.End))})
		ss := text.SentencesOf(l.s, words)
		for i := len(ss) - 1; i > 0; i-- {
			if gap := (text.Span{Start: ss[i-1].End, End: ss[i].Start}); !l.within(text.Span{Start: gap.Start - 1, End: gap.End + 1}) {
				return gap
			}
		}
		for i := len(words) - 1; i > 0; i-- {
			if gap := (text.Span{Start: words[i-1].End, End: words[i].Start}); !gap.Empty() && !l.within(gap) {
				return gap
			}
		}
	}
	return text.Span{}
}

// character returns the start of the character that holds the byte at off.
func (l layout) character(off int) int {
	for off < len(l.s) && !utf8.RuneStart(l.s[off]) {
		off--
	}
	return off
}

// within tells whether a quotation or furniture holds any of sp.
func (l layout) within(sp text.Span) bool {
	q := sort.Search(len(l.stretches), func(i int) bool { return l.stretches[i].Outer.End > sp.Start })
	f := sort.Search(len(l.furniture), func(i int) bool { return l.furniture[i].End > sp.Start })
	return q < len(l.stretches) && l.stretches[q].Outer.Start < sp.End || f < len(l.furniture) && l.furniture[f].Start < sp.End
}
