package data

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

// A teiWriter writes articles as TEI, one after the other in the same room.
type teiWriter struct {
	xmlWriter
	marks  []teiMark
	chains []chain
	active []teiMark // of the block at hand
	cuts   []int     // where one of them begins or ends
	nested []teiMark // those that are open
}

// A teiMark is an element around words of the text. Elements nest, marks need
// not: a mark is written in pieces, each of which names the one before.
type teiMark struct {
	span      text.Span // of the reading
	name      string
	chain     *chain             // nil for what has no id
	quotation *dossier.Quotation // whose words they are
	mention   *dossier.Mention   // or what they are; nil for furniture too
}

// A chain numbers the pieces of one mark: q12, q12.2, q12.3.
type chain struct {
	id     string
	pieces int
}

// body writes the blocks of an article. The text in them is the reading's.
func (w *teiWriter) body(s *site.Site, a *dossier.Article, r *reading) {
	w.mark(s, a, r)
	top := true // head stands before all but furniture
	next := 0
	w.active = w.active[:0]
	for i, b := range a.Set.Blocks {
		v := r.span(b.Span)
		w.active = slices.DeleteFunc(w.active, func(m teiMark) bool { return m.span.End <= v.Start })
		for ; next < len(w.marks) && w.marks[next].span.Start < v.End; next++ {
			if w.marks[next].span.End > v.Start {
				w.active = append(w.active, w.marks[next])
			}
		}
		id := site.BlockID(a, i)
		switch {
		case b.Kind == anno.Aside:
			w.start("fw", "xml:id", id, "type", "furniture")
		case b.Kind == anno.Headline && top:
			w.start("head", "xml:id", id)
		case b.N > 0:
			w.tag("p", "xml:id", id)
			w.number("n", int(b.N))
			w.opened("p")
		default:
			w.start("ab", "xml:id", id, "type", b.Kind.String())
		}
		top = top && b.Kind == anno.Aside || top && b.Kind == anno.Headline
		w.nest(r, v, w.active, b.Kind == anno.Aside)
		w.end()
		w.line()
	}
}

// mark lists what is marked, as it stands: outer before inner.
func (w *teiWriter) mark(s *site.Site, a *dossier.Article, r *reading) {
	w.marks, w.chains = w.marks[:0], slices.Grow(w.chains[:0], len(a.Quotations))
	put := func(sp text.Span, m teiMark) {
		if m.span = r.span(sp); !m.span.Empty() {
			w.marks = append(w.marks, m)
		}
	}
	for _, f := range a.Set.Furniture {
		put(f.Span, teiMark{name: "fw"})
	}
	for i, q := range a.Quotations {
		w.chains = append(w.chains, chain{id: s.Label(q)})
		m := teiMark{name: "said", chain: &w.chains[i], quotation: q}
		if nobody(q) {
			m.name = "quote"
		}
		for _, sp := range site.Stretches(q) {
			put(sp, m)
		}
	}
	for i := range a.Mentions {
		m := teiMark{name: "rs", mention: &a.Mentions[i]}
		switch {
		case !m.mention.ByName:
		case m.mention.Agent.Kind == anno.PersonEntity:
			m.name = "persName"
		case m.mention.Agent.Kind == anno.OrganizationEntity:
			m.name = "orgName"
		}
		put(m.mention.Span(), m)
	}
	slices.SortStableFunc(w.marks, func(x, y teiMark) int {
		return cmp.Or(cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(y.span.End, x.span.End))
	})
}

// nobody tells whether words stand in quotation marks and nobody is named for
// them: they are a quote, what somebody says is said.
func nobody(q *dossier.Quotation) bool {
	return q.Speaker == nil && q.Unnamed == "" && q.Type() != anno.Indirect
}

// piece begins a piece of a mark.
func (w *teiWriter) piece(m *teiMark) {
	w.tag(m.name)
	if c := m.chain; c != nil {
		c.pieces++
		w.attr("xml:id", c.id, ordinal(c.pieces))
		if c.pieces > 1 {
			w.attr("prev", "#", c.id, ordinal(c.pieces-1))
		}
	}
	switch q := m.quotation; {
	case q != nil:
		w.number("n", q.Statement.Number)
		if q.Speaker != nil {
			w.refer("who", q.Speaker)
		}
		if !nobody(q) {
			w.attr("direct", strconv.FormatBool(q.Type() != anno.Indirect))
		}
	case m.mention != nil:
		w.refer("ref", m.mention.Agent)
		if !m.mention.ByName {
			w.attr("type", string(m.mention.Agent.Kind))
		}
	case m.name == "fw":
		w.attr("type", "furniture")
	}
	w.opened(m.name)
}

// ordinal is what the n-th piece of a mark adds to its id.
func ordinal(n int) string {
	if n == 1 {
		return ""
	}
	return "." + strconv.Itoa(n)
}

// refer writes an attribute that points at an agent of standOff.
func (w *teiWriter) refer(name string, g *dossier.Agent) {
	w.attr(name, "#", string(g.Kind), ".", word(g.ID))
}

// nest writes the words of a block with the marks over them. Where marks cross,
// the one that began later is closed and opened again. In furniture, furniture
// is not marked once more.
func (w *teiWriter) nest(r *reading, block text.Span, marks []teiMark, furniture bool) {
	w.cuts = append(w.cuts[:0], block.Start, block.End)
	for _, m := range marks {
		w.cuts = append(w.cuts, max(m.span.Start, block.Start), min(m.span.End, block.End))
	}
	slices.Sort(w.cuts)
	cuts := slices.Compact(w.cuts)
	w.nested = w.nested[:0]
	push := func(m teiMark) {
		if furniture && m.name == "fw" {
			return
		}
		w.piece(&m)
		w.nested = append(w.nested, m)
	}
	begun := 0
	for k, at := range cuts {
		if low := slices.IndexFunc(w.nested, func(m teiMark) bool { return m.span.End <= at }); low >= 0 {
			inner := w.nested[low:] // what is opened again is written over what has been read
			w.nested = w.nested[:low]
			for range inner {
				w.end()
			}
			for _, m := range inner {
				if m.span.End > at && at < block.End {
					push(m)
				}
			}
		}
		if k+1 == len(cuts) {
			break
		}
		for ; begun < len(marks) && max(marks[begun].span.Start, block.Start) <= at; begun++ {
			push(marks[begun])
		}
		w.text(r.text[at:cuts[k+1]])
	}
	for range w.nested {
		w.end()
	}
}
