package render

import (
	"cmp"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"

	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

// nest puts the text of a span under parent, with every mark around its words.
// Where marks cross, the one that began later is closed and opened again, so
// that the elements nest and none is lost. A label stands right after the last
// piece of its mark.
func nest(parent ast.Node, span text.Span, marks []site.Mark, leaf func(text.Span) ast.Node) {
	n := newNest(parent, span, marks)
	for k, at := range n.cuts {
		again := n.close(at)
		n.label(at)
		for _, i := range again {
			n.push(i)
		}
		if k+1 == len(n.cuts) {
			break
		}
		n.open(at)
		n.top().AppendChild(n.top(), leaf(text.Span{Start: at, End: n.cuts[k+1]}))
	}
}

// A nesting goes through the places where marks begin and end, in order, and
// through the marks once each way.
type nesting struct {
	parent ast.Node
	span   text.Span
	marks  []site.Mark // by where they start
	ends   []int       // the marks with a label, by where they end
	cuts   []int
	next   int    // the first of marks that is not open yet
	opened []bool // which marks have been
	stack  []piece
}

// A piece is an open element of a mark.
type piece struct {
	mark int
	node *markNode
	end  int // where the first of it and all around it ends
}

func newNest(parent ast.Node, span text.Span, marks []site.Mark) *nesting {
	n := &nesting{parent: parent, span: span, cuts: []int{span.Start, span.End}}
	n.marks = slices.DeleteFunc(slices.Clone(marks), func(m site.Mark) bool { return !m.Span.Overlaps(span) })
	slices.SortStableFunc(n.marks, func(a, b site.Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(outerFirst[a.Kind], outerFirst[b.Kind]))
	})
	for i, m := range n.marks {
		n.cuts = append(n.cuts, max(m.Span.Start, span.Start), min(m.Span.End, span.End))
		if m.Note != nil && m.Span.End <= span.End {
			n.ends = append(n.ends, i)
		}
	}
	slices.SortStableFunc(n.ends, func(i, k int) int { return cmp.Compare(n.marks[i].Span.End, n.marks[k].Span.End) })
	slices.Sort(n.cuts)
	n.cuts = slices.Compact(n.cuts)
	n.opened = make([]bool, len(n.marks))
	return n
}

func (n *nesting) top() ast.Node {
	if len(n.stack) == 0 {
		return n.parent
	}
	return n.stack[len(n.stack)-1].node
}

func (n *nesting) push(i int) {
	m := n.marks[i]
	p := piece{i, &markNode{mark: m, first: !n.opened[i] && m.Span.Start >= n.span.Start}, m.Span.End}
	n.opened[i] = true
	if len(n.stack) > 0 {
		p.end = min(p.end, n.stack[len(n.stack)-1].end)
	}
	n.top().AppendChild(n.top(), p.node)
	n.stack = append(n.stack, p)
}

// close ends what ends at a place, and for a moment what lies inside it, which it returns.
func (n *nesting) close(at int) (again []int) {
	low := sort.Search(len(n.stack), func(i int) bool { return n.stack[i].end <= at })
	for _, p := range n.stack[low:] {
		if p.node.last = n.marks[p.mark].Span.End <= at; !p.node.last {
			again = append(again, p.mark)
		}
	}
	n.stack = n.stack[:low]
	return again
}

// label puts the labels of the marks that end at a place, outermost first, as
// their notes stand.
func (n *nesting) label(at int) {
	for ; len(n.ends) > 0 && n.marks[n.ends[0]].Span.End <= at; n.ends = n.ends[1:] {
		n.top().AppendChild(n.top(), &labelNode{Note: n.marks[n.ends[0]].Note})
	}
}

// open begins the marks that start at a place, or before the span.
func (n *nesting) open(at int) {
	for ; n.next < len(n.marks) && max(n.marks[n.next].Span.Start, n.span.Start) == at; n.next++ {
		if n.marks[n.next].Span.End > at {
			n.push(n.next)
		}
	}
}

// A sweep gives the marks of one stretch after another, without going through
// all of them for each.
type sweep struct {
	marks   []site.Mark
	byStart []int // of marks
	live    []int // those begun and not ended, in the order of marks
}

func newSweep(marks []site.Mark) *sweep {
	s := &sweep{marks: marks, byStart: make([]int, len(marks))}
	for i := range s.byStart {
		s.byStart[i] = i
	}
	slices.SortStableFunc(s.byStart, func(i, k int) int { return cmp.Compare(marks[i].Span.Start, marks[k].Span.Start) })
	return s
}

// at gives the marks that overlap a span, in their own order. Spans are asked
// for in order.
func (s *sweep) at(span text.Span) []site.Mark {
	for ; len(s.byStart) > 0 && s.marks[s.byStart[0]].Span.Start < span.End; s.byStart = s.byStart[1:] {
		s.live = append(s.live, s.byStart[0])
	}
	s.live = slices.DeleteFunc(s.live, func(i int) bool { return s.marks[i].Span.End <= span.Start })
	slices.Sort(s.live)
	out := make([]site.Mark, len(s.live))
	for k, i := range s.live {
		out[k] = s.marks[i]
	}
	return out
}
