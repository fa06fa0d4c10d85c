package verify

import "slices"

// Check looks a quotation up and says on which rung it stands. It always
// answers, in bounded time, whatever the quotation is.
func (ix *Index) Check(q Quote) Verdict {
	c := &check{ix: ix, q: q, left: maxSteps, best: unseen}
	if p := newPart(q.Text, nil); len(p.words) > 0 {
		c.seek(phrase{parts: []part{p}, literal: true})
	} else {
		return Verdict{Rung: NotFound, Why: "there is no word in it"}
	}
	if m, ok := marked(q.Text); ok {
		c.seek(m)
	}
	for stream := 0; stream < streams && (c.best == unseen || c.best.rung().Severity() != Pass); stream++ {
		for i := range c.ways {
			c.look(stream, &c.ways[i])
		}
	}
	if c.best == unseen {
		return c.missing()
	}
	return c.verdict()
}

// maxSteps bounds the words and cuts that are looked at one by one for a
// quotation. Only hostile texts need so many: a match without cuts that differs
// in typography alone needs none.
const maxSteps = 1 << 20

// unseen is worse than any set of rungs.
const unseen = issues(1) << 31

// A check is the lookup of one quotation.
type check struct {
	ix   *Index
	q    Quote
	left int   // steps
	ways []way // how the quotation can be read
	best issues
	at   []match // the best matches, first the one that is shown
	// Of the match being judged:
	is   issues
	over bool // it is none after all, or too few steps are left to judge it
	tell bool // put reasons into words
	why  []note
}

// A way is a reading of the quotation, made ready for the index, and where its
// parts stand; without hits when a word of it stands nowhere.
type way struct {
	phrase
	ps   []pattern
	hits [][]int
}

func (c *check) seek(p phrase) {
	w := way{phrase: p}
	all := true
	for _, part := range p.parts {
		pt, ok := c.ix.pattern(part)
		w.ps = append(w.ps, pt)
		all = all && ok
	}
	before := map[uint64][]int{} // parts may be equal
	for _, pt := range w.ps {
		if !all {
			break
		}
		if _, ok := before[pt.found]; !ok {
			before[pt.found] = c.ix.occurrences(pt)
		}
		w.hits = append(w.hits, before[pt.found])
	}
	c.ways = append(c.ways, w)
}

// A match is where the parts of a way stand, in one article.
type match struct {
	*way
	runs   []run
	stream int
}

func (m *match) first() int { return m.runs[0].at }
func (m *match) last() int  { return m.runs[len(m.runs)-1].end() - 1 }

// maxPlaces is how many equally good places a verdict names.
const maxPlaces = 8

// look judges all matches of a way in one stream and keeps the best.
func (c *check) look(stream int, w *way) {
	if len(w.hits) == 0 {
		return
	}
	for runs := range c.ix.matches(stream, w.hits, w.ps) {
		if c.left -= len(runs) - 1; c.left < 0 && len(runs) > 1 {
			return
		}
		m := match{w, runs, stream}
		is := c.judge(&m)
		switch {
		case is < c.best:
			c.best, c.at = is, c.at[:0]
		case is > c.best || len(c.at) == maxPlaces || is == unseen:
			continue
		}
		m.runs = slices.Clone(runs)
		c.at = append(c.at, m)
		if is == 0 && len(c.at) == maxPlaces {
			return
		}
	}
}

// A note is why a rung is needed.
type note struct {
	Rung
	text string
}

// need adds a rung to what the match needs. The reason is only put into words
// for the match that is shown.
func (c *check) need(r Rung, why func() string) {
	c.is |= 1 << r
	if !c.tell {
		return
	}
	if n := (note{r, why()}); !slices.Contains(c.why, n) {
		c.why = append(c.why, n)
	}
}

// because is a reason that needs no working out.
func because(why string) func() string { return func() string { return why } }

// judge returns the rungs a match needs, unseen when it is none after all.
func (c *check) judge(m *match) issues {
	c.is, c.why, c.over = 0, c.why[:0], false
	if !c.place(m) {
		return unseen
	}
	for k := range m.runs {
		c.part(m, k)
	}
	if m.bracketed {
		c.need(MarkedInsertion, because("what is in brackets is the author’s"))
	}
	c.edges(m)
	foreign := m.literal && len(c.ways) > 1 && c.is.has(Punctuation)
	if !c.cuts(m) || c.over || foreign {
		return unseen
	}
	return c.is
}

// place judges whose words a match is; false when it is no match of its stream.
func (c *check) place(m *match) bool {
	switch m.stream {
	case inQuotations:
		c.quotation(m)
		return true
	case inArticles:
		return c.outlet(m)
	}
	return c.furniture(m)
}

// verdict puts the best match into words.
func (c *check) verdict() Verdict {
	c.tell = true
	c.left = maxSteps
	c.judge(&c.at[0])
	v := Verdict{Rung: c.best.rung(), Why: reasons(c.why, c.best.rung().Severity())}
	for i := range c.at {
		v.Where = append(v.Where, c.whereIs(&c.at[i]))
	}
	return v
}

// reasons joins what is to be said at a severity, by rung.
func reasons(why []note, s Severity) string {
	slices.SortStableFunc(why, func(a, b note) int { return int(a.Rung) - int(b.Rung) })
	out := ""
	for _, n := range why {
		if n.Severity() != s {
			continue
		}
		if out != "" {
			out += "; "
		}
		out += n.text
	}
	return out
}
