package parse

import (
	"slices"
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A Draft is an attribution in the making.
type Draft struct {
	anno.Attribution
	Sentence  int   // of its cue, or of its words when there is none
	Stretches []int // quoted stretches in its content
	Tagged    bool  // it has a source of its own, not one carried over
	Verbatim  bool  // somebody's words although no marks stand around them
	before    int   // the draft before it of the same sentence; -1
}

// Drafts is the set of attributions found so far, and what they have used up. Its
// memory serves the next text too; the zero value is ready.
type Drafts struct {
	Doc   *Doc
	List  []Draft
	Owner []int       // the draft each stretch is in; -1
	names []text.Span // mentions of people and organizations by name, sorted
	last  []int       // last draft of each sentence; -1
	busy  []bool
	base  []int // index of each sentence's first node in busy
}

// Begin makes it an empty set for d. names are the mentions of people and
// organizations, in order.
func (ds *Drafts) Begin(d *Doc, names []text.Span) {
	ds.Doc, ds.names = d, names
	ds.List = slices.Grow(ds.List[:0], (len(d.Sentences)+len(d.Stretches))*5/8) // of news; opinion has fewer
	ds.Owner, ds.last, ds.base = ds.Owner[:0], ds.last[:0], append(ds.base[:0], 0)
	for range d.Stretches {
		ds.Owner = append(ds.Owner, -1)
	}
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Nodes)
		ds.last, ds.base = append(ds.last, -1), append(ds.base, n)
	}
	ds.busy = append(ds.busy[:0], make([]bool, n)...)
}

// Named tells whether a person or organization is named inside sp, up to its end.
func (ds *Drafts) Named(sp text.Span) bool {
	i := sort.Search(len(ds.names), func(i int) bool { return ds.names[i].Start >= sp.Start })
	for ; i < len(ds.names) && ds.names[i].Start < sp.End; i++ {
		if ds.names[i].End == sp.End {
			return true
		}
	}
	return false
}

// AppendNamed appends of each node of all sentences whether a person or
// organization is named in it, up to its end.
func (ds *Drafts) AppendNamed(out []bool) []bool {
	next := 0 // the first name that does not begin before the node
	for i := range ds.Doc.Sentences {
		for _, n := range ds.Doc.Sentences[i].Nodes {
			for next < len(ds.names) && ds.names[next].Start < n.Start {
				next++
			}
			named := false
			for k := next; k < len(ds.names) && ds.names[k].Start < n.End && !named; k++ {
				named = ds.names[k].End == n.End
			}
			out = append(out, named)
		}
	}
	return out
}

// Use marks nodes [a, b) of a sentence as part of an attribution.
func (ds *Drafts) Use(sent, a, b int) {
	for i := a; i < b; i++ {
		ds.busy[ds.base[sent]+i] = true
	}
}

// Used tells whether any of the nodes [a, b) is part of an attribution.
func (ds *Drafts) Used(sent, a, b int) bool {
	for i := a; i < b; i++ {
		if ds.busy[ds.base[sent]+i] {
			return true
		}
	}
	return false
}

// Add adds a draft with the stretches its content holds, and returns its index.
// Stretches another draft owns are not taken from it.
func (ds *Drafts) Add(d Draft, sent int, content ...[2]int) int {
	k := len(ds.List)
	d.Sentence = sent
	d.Speaker = -1
	d.before, ds.last[sent] = ds.last[sent], k
	ds.List = append(ds.List, d)
	for _, c := range content {
		ds.Extend(k, sent, c[0], c[1])
	}
	return k
}

// Of returns the drafts of a sentence, the newest first.
func (ds *Drafts) Of(sent int) []int {
	var out []int
	for k := ds.last[sent]; k >= 0; k = ds.List[k].before {
		out = append(out, k)
	}
	return out
}

// Extend adds the nodes [a, b) of a sentence to the content of draft k.
func (ds *Drafts) Extend(k, sent, a, b int) {
	s := &ds.Doc.Sentences[sent]
	if a >= b {
		return
	}
	ds.List[k].Content = append(ds.List[k].Content, s.Span(a, b))
	for i := a; i < b; i++ {
		if q := s.Nodes[i].Quote(); q >= 0 && ds.Owner[q] < 0 {
			ds.Owner[q] = k
			ds.List[k].Stretches = append(ds.List[k].Stretches, int(q))
		}
	}
	ds.Use(sent, a, b)
}

// Spans makes a list of one span, or none when it is empty.
func Spans(s text.Span) []text.Span {
	if s.Empty() {
		return nil
	}
	return []text.Span{s}
}

// Rule is the provenance of a rule.
func Rule(name, why string, confidence float64) anno.By {
	return anno.By{Origin: anno.Rule, Rule: name, Why: why, Confidence: confidence}
}

// Drop empties draft k: its content and its stretches are nobody's.
func (ds *Drafts) Drop(k int) {
	d := &ds.List[k]
	for _, q := range d.Stretches {
		ds.Owner[q] = -1
	}
	d.Content, d.Stretches = nil, nil
}

// SetContent makes the runs of nodes of a sentence, which are in order, the
// content draft k has there. The stretches it owns stay in it, those another
// draft owns stay out.
func (ds *Drafts) SetContent(k, sent int, runs [][2]int) {
	s, d := &ds.Doc.Sentences[sent], &ds.List[k]
	in := make([]bool, len(s.Nodes))
	for _, r := range runs {
		for i := r[0]; i < r[1]; i++ {
			in[i] = true
		}
	}
	for i := range s.Nodes {
		if q := s.Nodes[i].Quote(); q >= 0 && ds.Owner[q] >= 0 {
			in[i] = ds.Owner[q] == k
		}
	}
	lo, hi := s.Nodes[0].Start, s.Nodes[len(s.Nodes)-1].End
	d.Content = slices.DeleteFunc(d.Content, func(c text.Span) bool { return c.Start >= lo && c.End <= hi })
	for a := 0; a < len(in); a++ {
		if !in[a] {
			continue
		}
		b := a + 1
		for b < len(in) && in[b] && !starts(runs, b) {
			b++
		}
		ds.Extend(k, sent, a, b)
		a = b - 1
	}
}

func starts(runs [][2]int, i int) bool {
	return slices.ContainsFunc(runs, func(r [2]int) bool { return r[0] == i })
}
