// Package ledger puts every character of a source into exactly one class: the
// first promise, made checkable. The runs are disjoint, in order, and their
// texts joined are the text.
package ledger

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// Class is what a character of the source belongs to.
type Class string

const (
	Headline   Class = "headline"
	Standfirst Class = "standfirst"
	Caption    Class = "caption"
	Heading    Class = "heading"
	Body       Class = "body"
	Quotation  Class = "quotation"
	Furniture  Class = "furniture"
	Markup     Class = "markup"
	Blank      Class = "line break" // line breaks and the white space around them
)

// Classes lists all classes in the order totals are shown.
var Classes = []Class{Headline, Standfirst, Caption, Heading, Body, Quotation, Furniture, Markup, Blank}

// A Run is a stretch of characters of one class. All characters of a dossier
// stand in one, so that it is small.
type Run struct {
	start, end uint32 // a text is far shorter
	class      uint8  // index into Classes
}

// NewRun makes the run of a class from its span.
func NewRun(c Class, s text.Span) Run {
	return Run{uint32(s.Start), uint32(s.End), uint8(slices.Index(Classes, c))}
}

func (r Run) Class() Class    { return Classes[r.class] }
func (r Run) Span() text.Span { return text.Span{Start: int(r.start), End: int(r.end)} }

// A piece is a run while runs are made.
type piece struct {
	Class Class
	Span  text.Span
}

// Runs classifies the text. Where annotations overlap the narrower fact wins:
// markup, then furniture, then the words and marks of direct quotations, then
// the block. What no block holds is blank.
func Runs(t *text.Text, set *anno.Set) []Run {
	layers := [][]piece{layer(Markup, t.Markup())}
	var furniture, quoted []text.Span
	for _, f := range set.Furniture {
		furniture = append(furniture, f.Span)
	}
	for _, a := range set.Attributions {
		if a.Type == anno.Direct {
			quoted = append(quoted, a.Content...)
		} else {
			for _, s := range a.Quoted {
				quoted = append(quoted, t.WithMarks(s))
			}
		}
	}
	layers = append(layers, layer(Furniture, furniture), layer(Quotation, quoted), blocks(set))
	cuts := []int{0, t.Len()}
	for _, l := range layers {
		for _, r := range l {
			cuts = append(cuts, r.Span.Start, r.Span.End)
		}
	}
	for i, s := 0, t.String(); i < len(s); i++ {
		if s[i] == '\n' {
			cuts = append(cuts, i, i+1)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	next := make([]int, len(layers)) // each layer is read once, front to back
	var runs []Run
	for i := 0; i+1 < len(cuts); i++ {
		at := text.Span{Start: cuts[i], End: cuts[i+1]}
		class := classOf(t, at, layers, next)
		if n := len(runs); n > 0 && runs[n-1].Class() == class {
			runs[n-1].end = uint32(at.End)
		} else {
			runs = append(runs, NewRun(class, at))
		}
	}
	return slices.Clone(runs)
}

func classOf(t *text.Text, at text.Span, layers [][]piece, next []int) Class {
	class := Blank
	for i := len(layers) - 1; i >= 0; i-- {
		for next[i] < len(layers[i]) && layers[i][next[i]].Span.End <= at.Start {
			next[i]++
		}
		if next[i] < len(layers[i]) && layers[i][next[i]].Span.Overlaps(at) {
			class = layers[i][next[i]].Class
		}
	}
	if class != Markup && t.Slice(at) == "\n" {
		return Blank
	}
	return class
}

// layer makes one sorted, disjoint list of spans.
func layer(class Class, spans []text.Span) []piece {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	var out []piece
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		if n := len(out); n > 0 && s.Start <= out[n-1].Span.End {
			out[n-1].Span.End = max(out[n-1].Span.End, s.End)
			continue
		}
		out = append(out, piece{class, s})
	}
	return out
}

func blocks(set *anno.Set) []piece {
	var out []piece
	for _, b := range set.Blocks {
		out = append(out, piece{Class(b.Kind), b.Span})
	}
	return out
}

// A Total counts the characters of one class.
type Total struct {
	Class      Class
	Characters int
}

// Totals counts characters (code points) by class, in the order of Classes,
// leaving out classes that do not occur. Their sum is the length of the text.
func Totals(t *text.Text, runs []Run) []Total {
	count := map[Class]int{}
	for _, r := range runs {
		class := r.Class()
		for range t.Slice(r.Span()) {
			count[class]++
		}
	}
	var out []Total
	for _, c := range Classes {
		if count[c] > 0 {
			out = append(out, Total{c, count[c]})
		}
	}
	return out
}
