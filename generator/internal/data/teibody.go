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

// A teiMark is an element around words of the text. Elements nest, marks need
// not: a mark is written in pieces, each of which names the one before.
type teiMark struct {
	span  text.Span // of the reading
	name  string
	attrs []string
	chain *chain // nil for what has no id
}

// A chain numbers the pieces of one mark: q12, q12.2, q12.3.
type chain struct {
	id     string
	pieces int
}

// teiBody writes the blocks of an article. The text in them is the reading's.
func teiBody(w *xmlWriter, s *site.Site, a *dossier.Article, r *reading) {
	marks := teiMarks(s, a, r)
	top := true // head stands before all but furniture
	next := 0
	var active []teiMark
	for i, b := range a.Set.Blocks {
		v := r.span(b.Span)
		active = slices.DeleteFunc(active, func(m teiMark) bool { return m.span.End <= v.Start })
		for ; next < len(marks) && marks[next].span.Start < v.End; next++ {
			if marks[next].span.End > v.Start {
				active = append(active, marks[next])
			}
		}
		id := site.BlockID(a, i)
		switch {
		case b.Kind == anno.Aside:
			w.start("fw", "xml:id", id, "type", "furniture")
		case b.Kind == anno.Headline && top:
			w.start("head", "xml:id", id)
		case b.N > 0:
			w.start("p", "xml:id", id, "n", strconv.Itoa(int(b.N)))
		default:
			w.start("ab", "xml:id", id, "type", b.Kind.String())
		}
		top = top && b.Kind == anno.Aside || top && b.Kind == anno.Headline
		nest(w, r, v, active, b.Kind == anno.Aside)
		w.end()
		w.line()
	}
}

// teiMarks lists what is marked, as it stands: outer before inner.
func teiMarks(s *site.Site, a *dossier.Article, r *reading) []teiMark {
	var out []teiMark
	put := func(sp text.Span, c *chain, name string, attrs ...string) {
		if v := r.span(sp); !v.Empty() {
			out = append(out, teiMark{v, name, attrs, c})
		}
	}
	for _, f := range a.Set.Furniture {
		put(f.Span, nil, "fw", "type", "furniture")
	}
	for _, q := range a.Quotations {
		c := &chain{id: s.Label(q)}
		name, attrs := said(q)
		for _, sp := range site.Stretches(q) {
			put(sp, c, name, attrs...)
		}
	}
	for _, m := range a.Mentions {
		name, kind := "rs", string(m.Agent.Kind)
		if m.ByName {
			name, kind = map[anno.EntityKind]string{anno.PersonEntity: "persName", anno.OrganizationEntity: "orgName"}[m.Agent.Kind], ""
		}
		put(m.Span(), nil, name, "ref", "#"+agentID(m.Agent), "type", kind)
	}
	slices.SortStableFunc(out, func(x, y teiMark) int {
		return cmp.Or(cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(y.span.End, x.span.End))
	})
	return out
}

// said is the element of a quotation: said for what somebody says, quote for
// words in quotation marks nobody is named for.
func said(q *dossier.Quotation) (name string, attrs []string) {
	number := strconv.Itoa(q.Statement.Number)
	if q.Speaker == nil && q.Unnamed == "" && q.Type() != anno.Indirect {
		return "quote", []string{"n", number}
	}
	who := ""
	if q.Speaker != nil {
		who = "#" + agentID(q.Speaker)
	}
	return "said", []string{"n", number, "who", who, "direct", strconv.FormatBool(q.Type() != anno.Indirect)}
}

// nest writes the words of a block with the marks over them. Where marks cross,
// the one that began later is closed and opened again. In furniture, furniture
// is not marked once more.
func nest(w *xmlWriter, r *reading, block text.Span, marks []teiMark, furniture bool) {
	cuts := []int{block.Start, block.End}
	for _, m := range marks {
		cuts = append(cuts, max(m.span.Start, block.Start), min(m.span.End, block.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var open []teiMark
	push := func(m teiMark) {
		if furniture && m.name == "fw" {
			return
		}
		w.start(m.name, append(m.chain.next(), m.attrs...)...)
		open = append(open, m)
	}
	begun := 0
	for k, at := range cuts {
		if low := slices.IndexFunc(open, func(m teiMark) bool { return m.span.End <= at }); low >= 0 {
			inner := slices.Clone(open[low:])
			open = open[:low]
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
	for range open {
		w.end()
	}
}

// next gives the attributes that name a piece and the one before.
func (c *chain) next() []string {
	if c == nil {
		return nil
	}
	c.pieces++
	name := func(n int) string {
		if n == 1 {
			return c.id
		}
		return c.id + "." + strconv.Itoa(n)
	}
	if c.pieces == 1 {
		return []string{"xml:id", c.id}
	}
	return []string{"xml:id", name(c.pieces), "prev", "#" + name(c.pieces-1)}
}
