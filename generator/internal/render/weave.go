package render

import (
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"

	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

// weave puts what was found in prose into its tree: a span around the words of
// each quotation and a label behind it, a link around the first mention of each
// name. Both are found as bytes of the Markdown, and may begin and end inside
// emphasis or a link, so each wraps as much as it holds of every node.
// byHand is where the author's own links by id stand first, by where they lead.
func weave(doc ast.Node, w site.Written, byHand map[string]int) {
	if len(w.Quoted)+len(w.Names) == 0 {
		return
	}
	var cuts []int
	for _, q := range w.Quoted {
		cuts = append(cuts, q.Span.Start, q.Span.End)
	}
	for _, n := range w.Names {
		cuts = append(cuts, n.Span.Start, n.Span.End)
	}
	slices.Sort(cuts)
	l := &loom{extents: map[ast.Node]text.Span{}}
	cut(doc, slices.Compact(cuts))
	l.measure(doc)
	l.names(w.Names, byHand)
	for i := range w.Quoted {
		l.quotation(&w.Quoted[i])
	}
}

// A loom holds the texts of a tree in order, and which bytes each node is from.
type loom struct {
	texts   []*ast.Text
	extents map[ast.Node]text.Span
}

// cut parts the texts at each place. A line break goes behind the place.
func cut(doc ast.Node, cuts []int) {
	for _, n := range nodesOf(doc, ast.KindText) {
		t := n.(*ast.Text)
		for i := sort.SearchInts(cuts, t.Segment.Start+1); i < len(cuts) && cuts[i] <= t.Segment.Stop; i++ {
			soft, hard := t.SoftLineBreak(), t.HardLineBreak()
			if cuts[i] == t.Segment.Stop && !soft && !hard {
				break
			}
			rest := ast.NewTextSegment(t.Segment.WithStart(cuts[i]))
			rest.SetSoftLineBreak(soft)
			rest.SetHardLineBreak(hard)
			t.Segment = t.Segment.WithStop(cuts[i])
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(false)
			t.Parent().InsertAfter(t.Parent(), t, rest)
			t = rest
		}
	}
}

// measure notes the bytes each text is from, and those of the texts in each node.
func (l *loom) measure(n ast.Node) {
	if t, ok := n.(*ast.Text); ok {
		l.texts = append(l.texts, t)
		l.extents[n] = text.Span{Start: t.Segment.Start, End: t.Segment.Stop}
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.measure(c)
		if e, ok := l.extents[c]; ok {
			if own, ok := l.extents[n]; ok {
				e.Start = own.Start
			}
			l.extents[n] = e
		}
	}
}

// names links the first mention of each name, unless the author's own link to it,
// by hand, comes before.
func (l *loom) names(names []site.NameLink, byHand map[string]int) {
	done := map[string]bool{}
	for _, n := range names {
		at, linked := byHand[n.Href]
		runs := l.runs(n.Span)
		if done[n.Href] || linked && at < n.Span.Start || len(runs) != 1 || inLink(runs[0].first) {
			continue
		}
		done[n.Href] = true
		link := ast.NewLink()
		link.Destination = []byte(n.Href)
		link.SetAttributeString("class", []byte("person"))
		runs[0].wrap(link)
	}
}

// quotation marks the words of one quotation and puts its label behind them.
func (l *loom) quotation(q *site.Quoted) {
	runs := l.runs(q.Span)
	if len(runs) == 0 {
		return
	}
	last := runs[len(runs)-1].last
	if q.Block {
		for n := last; n != nil; n = n.Parent() {
			if n.Kind() == ast.KindBlockquote {
				n.SetAttributeString("data-voice", []byte{byte('0' + q.Voice.Number)})
			}
		}
	} else {
		for _, r := range runs {
			w := &quotedNode{Quoted: q}
			r.wrap(w)
			last = w
		}
	}
	for n := last; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			last = n // a label is a link itself
		}
	}
	label := &refNode{Quoted: q}
	last.Parent().InsertAfter(last.Parent(), last, label)
	if end, ok := label.NextSibling().(*ast.Text); ok && q.Block {
		end.SetHardLineBreak(end.SoftLineBreak()) // a credit stands on a line of its own
	}
}

// A run is neighbours under one parent.
type run struct{ first, last ast.Node }

// wrap puts w in the place of the run, and the run into w.
func (r run) wrap(w ast.Node) {
	parent := r.first.Parent()
	parent.InsertBefore(parent, r.first, w)
	for n := r.first; n != nil; {
		next := n.NextSibling()
		w.AppendChild(w, n)
		if n == r.last {
			return
		}
		n = next
	}
}

// runs returns the largest nodes that lie inside a span, neighbours together.
func (l *loom) runs(s text.Span) []run {
	var out []run
	i := sort.Search(len(l.texts), func(i int) bool { return l.texts[i].Segment.Start >= s.Start })
	for ; i < len(l.texts) && l.texts[i].Segment.Stop <= s.End; i++ {
		var n ast.Node = l.texts[i]
		if l.extents[n].Empty() {
			continue
		}
		for p := n.Parent(); p.Type() == ast.TypeInline && s.Contains(l.extents[p]); p = p.Parent() {
			n = p
		}
		for i+1 < len(l.texts) && l.texts[i+1].Segment.Start < l.extents[n].End {
			i++ // it is in n
		}
		switch k := len(out) - 1; {
		case k >= 0 && out[k].last.Parent() == n.Parent():
			out[k].last = n
		default:
			out = append(out, run{n, n})
		}
	}
	return out
}

func inLink(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}
