// Package ledger puts every character of a source into exactly one class: the
// first promise, made checkable. The runs are disjoint, in order, and their
// texts joined are the text.
package ledger

import (
	"slices"
	"unicode/utf8"

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

// A layer is spans in order and disjoint, and the class of each, or of all.
type layer struct {
	class   Class
	classes []Class
	spans   []text.Span
}

// Runs classifies the text. Where annotations overlap the narrower fact wins:
// markup, then furniture, then the words and marks of direct quotations, then
// the block. What no block holds is blank.
func Runs(t *text.Text, set *anno.Set) []Run {
	furniture := make([]text.Span, len(set.Furniture))
	for i, f := range set.Furniture {
		furniture[i] = f.Span
	}
	var quoted []text.Span
	for i := range set.Attributions {
		a := &set.Attributions[i]
		if a.Type == anno.Direct {
			quoted = append(quoted, a.Content...)
			continue
		}
		for _, s := range a.Quoted {
			quoted = append(quoted, t.WithMarks(s))
		}
	}
	layers := []layer{{class: Markup, spans: joined(slices.Clone(t.Markup()))}, {class: Furniture, spans: joined(furniture)}, {class: Quotation, spans: joined(quoted)}, blocks(set)}
	cuts := cuts(t, layers)
	next := make([]int, len(layers)) // each layer is read once, front to back
	runs := make([]Run, 0, len(cuts))
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

// cuts returns where the class may change, in order.
func cuts(t *text.Text, layers []layer) []int {
	n := 2 + 2*t.Lines()
	for _, l := range layers {
		n += 2 * len(l.spans)
	}
	out := append(make([]int, 0, n), 0, t.Len())
	for _, l := range layers {
		for _, s := range l.spans {
			out = append(out, s.Start, s.End)
		}
	}
	for n := 1; n < t.Lines(); n++ {
		end := t.Line(n).End
		out = append(out, end-1, end) // the line break
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func classOf(t *text.Text, at text.Span, layers []layer, next []int) Class {
	class := Blank
	for i := len(layers) - 1; i >= 0; i-- {
		l, k := &layers[i], next[i]
		for k < len(l.spans) && l.spans[k].End <= at.Start {
			k++
		}
		if next[i] = k; k < len(l.spans) && l.spans[k].Overlaps(at) {
			if class = l.class; l.classes != nil {
				class = l.classes[k]
			}
		}
	}
	if class != Markup && t.Slice(at) == "\n" {
		return Blank
	}
	return class
}

// joined sorts spans, and joins those that touch.
func joined(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	out := spans[:0]
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

func blocks(set *anno.Set) layer {
	l := layer{classes: make([]Class, len(set.Blocks)), spans: make([]text.Span, len(set.Blocks))}
	for i, b := range set.Blocks {
		l.classes[i], l.spans[i] = Class(b.Kind.String()), b.Span
	}
	return l
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
		count[r.Class()] += utf8.RuneCountInString(t.Slice(r.Span()))
	}
	var out []Total
	for _, c := range Classes {
		if count[c] > 0 {
			out = append(out, Total{c, count[c]})
		}
	}
	return out
}
