package verify

import (
	"fmt"
	"strings"
)

// longInsertion is how many words of the source an insertion may stand for
// before it counts as a cut.
const longInsertion = 5

// cuts judges what the joints of a match leave out and put in; false when a
// word partly in brackets is not that of the source.
func (c *check) cuts(m *match) bool {
	ix, first, last := c.ix, m.first(), m.last()
	if !m.phrase.lead.none() {
		from := int(ix.sentenceOf(first).from)
		c.cut(m.phrase.lead, from, first)
		if !c.stem(m.phrase.lead, max(from, first-1), first) {
			return false
		}
	}
	for k, j := range m.joints {
		from, to := m.runs[k].end(), m.runs[k+1].at
		c.cut(j, from, to)
		if !c.stem(j, from, to) {
			return false
		}
		if n := to - from; len(j.added) > 0 && !j.cut && n > longInsertion {
			c.need(LimitCut, func() string { return fmt.Sprintf("%s stands for %d words of the source", j.brackets(), n) })
		}
		if a := ix.units[ix.unitOf(from)].article; ix.block(a, from-1) != ix.block(a, to) {
			c.need(Joined, because("the cut runs over the end of a paragraph"))
		}
	}
	if !m.tail.none() {
		to := int(ix.sentenceOf(last).to)
		c.cut(m.tail, last+1, to)
		return c.stem(m.tail, last+1, min(last+2, to))
	}
	return true
}

// cut judges a joint that stands for words [from, to) of the source.
func (c *check) cut(j joint, from, to int) {
	if j.cut {
		c.need(MarkedCut, func() string { return "a cut is marked" })
	}
	if len(j.added) > 0 {
		c.need(MarkedInsertion, func() string { return j.brackets() + " is the author’s" })
	}
	for _, w := range j.added {
		if k := key(w); limits(k) && !isNumber(k) {
			c.need(LimitCut, func() string { return "the author puts “" + w + "” into it" })
		}
	}
	if c.ix.hides(from, to) {
		c.need(LimitCut, func() string { return "what is left out holds " + c.ix.limiting(from, to) })
	}
}

func (j joint) brackets() string { return "[" + strings.Join(j.added, " ") + "]" }

// stem tells whether [from, to) is the one word that the author writes partly
// in brackets, half of it at least outside: need[ed] for need.
func (c *check) stem(j joint, from, to int) bool {
	if j.stem == "" {
		return true
	}
	if to-from != 1 {
		return false
	}
	k := key(c.ix.rawAt(from))
	return 2*len(j.stem) >= len(k) && (strings.HasPrefix(k, j.stem) || strings.HasSuffix(k, j.stem))
}
