package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"

	"dossier/generator/internal/dossier"
)

// most is how much of each part a briefing of a length holds. Even a full one
// stays within some three hundred pages.
type most struct{ statements, people, moments int }

var mostOf = map[dossier.Length]most{
	dossier.LengthShort:    {6, 6, 10},
	dossier.LengthStandard: {16, 16, 40},
	dossier.LengthFull:     {400, 200, 800},
}

// An extract is what a briefing takes from the dossier.
type extract struct {
	*dossier.Briefing
	articles   map[*dossier.Article]bool
	scope      []*dossier.Statement // carried by its articles, by its people
	key        []*dossier.Statement // those set out
	cited      []*dossier.Statement // all it refers to, by number: each has an endnote
	positions  []*dossier.Position  // as held last, with the evidence of its articles
	people     []*dossier.Agent
	morePeople int
	moments    []moment
	moreDates  int
}

func (s *Site) extract(b *dossier.Briefing) *extract {
	x := &extract{Briefing: b, articles: map[*dossier.Article]bool{}}
	for _, a := range b.Articles {
		x.articles[a] = true
	}
	for _, st := range s.Dossier.Statements {
		if st := x.within(st); st != nil && x.has(st.Speaker) {
			x.scope = append(x.scope, st)
		}
	}
	for _, i := range b.Issues {
		for _, pos := range i.Positions {
			if pos := x.shown(pos); pos != nil {
				x.positions = append(x.positions, pos)
			}
		}
	}
	x.key = keyOf(x.scope, mostOf[b.Length].statements, func(*dossier.Statement) int { return 0 })
	if len(b.Statements) > 0 {
		x.key = nil
		for _, st := range b.Statements {
			if st := x.within(st); st != nil {
				x.key = append(x.key, st)
			}
		}
	}
	x.cite(s)
	x.cast(s)
	x.dates(s)
	return x
}

// has tells whether a briefing is about somebody.
func (x *extract) has(g *dossier.Agent) bool {
	return len(x.People) == 0 || slices.Contains(x.People, g)
}

// within is a statement as the briefing's articles carry it; nil when none does.
func (x *extract) within(st *dossier.Statement) *dossier.Statement {
	out := *st
	out.Witnesses = nil
	for _, w := range st.Witnesses {
		if x.articles[w.Quotation.Article] {
			out.Witnesses = append(out.Witnesses, w)
		}
	}
	if len(out.Witnesses) == 0 {
		return nil
	}
	return &out
}

// shown is a position as the briefing's articles show it; nil when they do not,
// or another has taken its place.
func (x *extract) shown(pos *dossier.Position) *dossier.Position {
	out := *pos
	out.Evidence = nil
	for _, e := range pos.Evidence {
		if x.articles[e.Article] {
			out.Evidence = append(out.Evidence, e)
		}
	}
	if len(out.Evidence) == 0 || pos.Later != nil || !x.has(pos.Holder) {
		return nil
	}
	return &out
}

// cite gathers every statement the briefing refers to: those set out, those
// positions rest on, those its prose quotes, places or links.
func (x *extract) cite(s *Site) {
	numbers := map[int]bool{}
	for _, st := range x.key {
		numbers[st.Number] = true
	}
	for _, pos := range x.positions {
		for _, e := range pos.Evidence {
			if e.Quotation != nil {
				numbers[e.Quotation.Statement.Number] = true
			}
		}
	}
	for _, n := range placedIn(x.Text) {
		numbers[n] = true
	}
	for _, q := range s.prose.Reading(x.Text).Quotations {
		for _, w := range q.Where {
			if w.Quotation != nil {
				numbers[w.Quotation.Statement.Number] = true
			}
		}
	}
	for _, st := range s.Dossier.Statements {
		if numbers[st.Number] {
			// What the prose places from elsewhere keeps its own witnesses.
			x.cited = append(x.cited, cmp.Or(x.within(st), st))
		}
	}
}

// placedIn lists the statements a text places whole or links by number.
func placedIn(p *dossier.Prose) []int {
	var out []int
	if p == nil {
		return nil
	}
	_ = ast.Walk(proseParser.Parse(gmtext.NewReader([]byte(p.Markdown))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *Figure:
			out = append(out, n.Number)
		case *IDLink:
			if number, ok := strings.CutPrefix(n.ID, "q:"); ok {
				if i, err := strconv.Atoi(number); err == nil {
					out = append(out, i)
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return out
}

// endnotes say where on the briefing's own page a statement is told.
func (x *extract) endnotes() map[Address]string {
	out := map[Address]string{}
	for _, st := range x.cited {
		out[StatementAddress(st)] = fmt.Sprintf("#n%d", st.Number)
	}
	return out
}

// cast lists whom the briefing is about: those it names, else all who speak in
// its articles or hold a position in it, the loudest first.
func (x *extract) cast(s *Site) {
	in := map[*dossier.Agent]bool{}
	for _, st := range x.scope {
		in[st.Speaker] = true
	}
	for _, pos := range x.positions {
		in[pos.Holder] = true
	}
	for _, g := range x.People {
		in[g] = true
	}
	for _, g := range s.agents {
		if in[g] {
			x.people = append(x.people, g)
		}
	}
	if n := max(mostOf[x.Length].people, len(x.People)); len(x.people) > n {
		x.people, x.morePeople = x.people[:n], len(x.people)-n
	}
}

// dates takes from the calendar what the briefing's articles show: when there
// is too much, events before statements before publications.
func (x *extract) dates(s *Site) {
	var all []moment
	for _, m := range s.calendar() {
		if x.dated(m) {
			all = append(all, m)
		}
	}
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(a, b moment) int { return cmp.Compare(a.kind(), b.kind()) })
	if n := mostOf[x.Length].moments; len(ranked) > n {
		x.moreDates, ranked = len(ranked)-n, ranked[:n]
	}
	for _, m := range all {
		if slices.Contains(ranked, m) {
			x.moments = append(x.moments, m)
		}
	}
}

func (x *extract) dated(m moment) bool {
	switch {
	case m.event != nil:
		return slices.ContainsFunc(m.event.Evidence, func(w dossier.Words) bool { return x.articles[w.Article] }) ||
			slices.ContainsFunc(m.event.Statements, func(st *dossier.Statement) bool { return x.within(st) != nil })
	case m.statement != nil:
		return slices.ContainsFunc(x.cited, func(st *dossier.Statement) bool { return st.Number == m.statement.Number })
	}
	return x.articles[m.article]
}
