package verify

import (
	"fmt"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// quotation judges a match in what stands between quotation marks: inside one
// quotation or over two, whole or a part, by whom and in which source.
func (c *check) quotation(m *match) {
	ix := c.ix
	first, last := ix.words[m.first()].quoted, ix.words[m.last()].quoted
	q := &ix.quoted[first]
	switch {
	case first != last:
		c.need(Across, func() string {
			return fmt.Sprintf("runs quotations %d and %d together; quote them one by one", q.N, ix.quoted[last].N)
		})
	case m.first() > int(q.from) || m.last() < int(q.to)-1:
		c.need(Fragment, func() string { return fmt.Sprintf("a part of quotation %d", q.N) })
	}
	c.source(q.article)
	switch {
	case len(c.q.Speakers) == 0 || slices.Contains(c.q.Speakers, q.Speaker):
	case q.Speaker == "":
		c.need(UnknownSpeaker, func() string {
			if q.Name == "" {
				return "the source does not say whose words these are"
			}
			return "the source gives these words to " + q.Name
		})
	default:
		c.need(WrongSpeaker, func() string { return "these are words of " + shown(q.Name, q.Speaker) })
	}
}

func shown(name, id string) string {
	if name != "" {
		return name
	}
	return id
}

// source judges whether an article is the one named nearby, or of its outlet.
func (c *check) source(article int) {
	a := &c.ix.articles[article]
	if len(c.q.Sources) > 0 && !slices.Contains(c.q.Sources, a.ID) && !slices.Contains(c.q.Sources, a.Outlet) {
		c.need(WrongSource, func() string { return "these words stand in " + a.ID })
	}
}

// outlet judges a match among all that the articles print. What stands inside
// one quotation as a whole is no match here: it was judged among quotations.
// The other words are the outlet's, and a quotation it prints may stand among
// them in its marks.
func (c *check) outlet(m *match) bool {
	ix := c.ix
	own, bare := false, false
	before := ix.words[m.first()].quoted
	for k, r := range m.runs {
		if c.left -= r.n; c.left < 0 {
			return false
		}
		p := &m.parts[k]
		for i := range r.n {
			now := ix.words[r.at+i].quoted
			own = own || now == outside
			if now != before && !marksBorder(m, p, k, i) {
				bare = true
			}
			before = now
		}
	}
	if !own {
		return false
	}
	article := ix.units[ix.unitOf(m.first())].article
	a := &ix.articles[article]
	if bare {
		c.need(Across, because("runs the outlet’s words and a quotation together; keep the marks of the inner one"))
	}
	if !ix.opensSentence(m.first()) || !ix.endsSentence(m.last()) {
		c.need(Fragment, because("a part of the outlet’s own sentence"))
	}
	c.source(article)
	ids := slices.Concat(c.q.Speakers, c.q.Sources)
	if len(c.q.Speakers) > 0 && !slices.Contains(ids, a.Outlet) && !slices.Contains(ids, a.ID) {
		c.need(WrongSpeaker, func() string { return c.whoseReport(a, m) })
	}
	return true
}

// marksBorder tells whether the author sets a quotation mark before word i of
// part k, where a quotation begins or ends in the source.
func marksBorder(m *match, p *part, k, i int) bool {
	g := p.lead
	switch {
	case i > 0:
		g = p.words[i].gap
	case k > 0:
		g += m.parts[k-1].tail
	}
	for _, r := range g {
		if r == '"' {
			return true
		}
	}
	return false
}

// whoseReport says that words are the outlet's, and of whose speech if they
// stand in reported speech.
func (c *check) whoseReport(a *Article, m *match) string {
	w := c.ix.words[m.first()]
	span := text.Span{Start: int(w.start), End: int(w.end)}
	for _, q := range a.Quotations {
		if q.Type != anno.Direct && slices.ContainsFunc(q.Content, span.Overlaps) && shown(q.Name, q.Speaker) != "" {
			return "the outlet reports " + shown(q.Name, q.Speaker) + " in these words; they are the outlet’s"
		}
	}
	return "these are the outlet’s own words"
}

// furniture judges a match on a whole page: it is one only if words of it
// stand in furniture.
func (c *check) furniture(m *match) bool {
	for _, r := range m.runs {
		if c.left -= r.n; c.left < 0 {
			return false
		}
		for i := range r.n {
			if c.ix.words[r.at+i].quoted == aside {
				c.source(c.ix.units[c.ix.unitOf(m.first())].article)
				c.need(Furniture, because("these words stand only in page furniture, which is no part of the article"))
				return true
			}
		}
	}
	return false
}

// whereIs describes the place of a match.
func (c *check) whereIs(m *match) Place {
	ix := c.ix
	p := ix.placeOf(m.first())
	p.Spans, p.Quotations = nil, nil
	if m.stream == inArticles {
		p.Speaker, p.Statement = ix.articles[ix.units[ix.unitOf(m.first())].article].Outlet, 0
	}
	for _, r := range m.runs {
		for i := r.at; i < r.end(); i++ {
			w := &ix.words[i]
			if i == r.at || bordersIn(ix.gaps[w.gap]) {
				p.Spans = append(p.Spans, text.Span{Start: int(w.start), End: int(w.end)})
			}
			p.Spans[len(p.Spans)-1].End = int(w.end)
			if w.quoted >= 0 {
				if n := ix.quoted[w.quoted].N; !slices.Contains(p.Quotations, n) {
					p.Quotations = append(p.Quotations, n)
				}
			}
		}
	}
	return p
}

// placeOf describes the place of word i.
func (ix *Index) placeOf(i int) Place {
	a := &ix.articles[ix.units[ix.unitOf(i)].article]
	w := &ix.words[i]
	p := Place{Article: a.ID, Speaker: a.Outlet, Spans: []text.Span{{Start: int(w.start), End: int(w.end)}}}
	if b := a.Set.BlockAt(int(w.start)); b >= 0 {
		p.Paragraph = int(a.Set.Blocks[b].N)
	}
	if w.quoted >= 0 {
		q := ix.quoted[w.quoted]
		p.Speaker, p.Statement, p.Quotations = q.Speaker, q.Statement, []int{q.N}
	}
	if w.quoted == aside {
		p.Speaker = ""
	}
	return p
}
