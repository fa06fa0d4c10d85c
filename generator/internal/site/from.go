package site

import (
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
)

// From is the sum of all a page is made from but the templates: two pages at the
// same address with the same sum have the same bytes, whatever else is in the two
// dossiers. ok is false where nobody says: such a page is made each time.
//
// A sum takes in too much rather than too little. Of an article it has the whole
// file, of a statement all its witnesses; and what only the author's files can
// change is in each of them.
func (p *Page) From() (from sum.Sum, ok bool) {
	f := p.site.from()
	all := f.all.Text(p.Template)
	switch about := p.About.(type) {
	case *dossier.Article:
		if p.Template == "source" {
			return all.With(f.listed(about)), true
		}
		return f.reading(all, about), true
	case *dossier.Statement:
		return f.statement(all, about)
	case *dossier.Agent:
		return f.agent(all, about)
	case *couple:
		return f.couple(all, about), true
	}
	if p.from != nil {
		return p.from(all, f), true
	}
	return 0, false
}

// DataFrom is the sum of all the files for machines about an article are made from.
func (s *Site) DataFrom(a *dossier.Article) sum.Sum {
	f := s.from()
	x := f.all.With(f.text(a))
	for _, q := range a.Quotations { // of their numbers the labels are made
		x = x.Int(q.Statement.Number).Text(q.Statement.Slug)
	}
	return x
}

// sums are what pages of a site are made from, in numbers: of all pages, and, by
// their place in the dossier, of articles, agents and statements.
type sums struct {
	site       *Site
	all        sum.Sum   // in every page
	articles   []sum.Sum // what they say
	items      []sum.Sum // likewise, with what lists say of them
	carrying   []sum.Sum // likewise, with the statements they carry and whom they name
	company    []sum.Sum // what they say, with what lists say of those they quote
	agents     []sum.Sum // who they are
	people     []sum.Sum // what lists say of them
	statements []sum.Sum
}

// summed sums up a site.
func (s *Site) summed() *sums {
	d := s.Dossier
	f := &sums{site: s, all: dossier.Author(d).Text(d.Settings.Title).Text(d.Settings.BaseURL).Bool(d.Kept).Bool(s.Digests).Bool(s.hasFeed).Bool(s.AllCards())}
	for _, e := range s.Menu {
		f.all = f.all.Text(string(e.Address))
	}
	f.agents = sumOf(s, s.agents, func(g *dossier.Agent) sum.Sum {
		return sum.Sum(0).Text(string(g.Kind)).Text(g.ID).Text(g.Name).Text(g.SortName).Text(g.Initials).Int(g.Voice)
	})
	f.articles = sumOf(s, d.Articles, f.article)
	f.statements = sumOf(s, d.Statements, f.carried)
	f.people = sumOf(s, s.agents, f.person)
	f.items = sumOf(s, d.Articles, func(a *dossier.Article) sum.Sum { return f.text(a).Int(shared(a, s.of(a).statements())) })
	f.carrying = sumOf(s, d.Articles, f.carries)
	f.company = sumOf(s, d.Articles, f.quotes)
	if len(d.Articles) <= maxBoxes { // each page draws which of them carry a statement
		for _, x := range f.articles {
			f.all = f.all.With(x)
		}
	}
	return f
}

// sumOf is the sum of each.
func sumOf[T any](s *Site, list []T, of func(T) sum.Sum) []sum.Sum {
	out := make([]sum.Sum, len(list))
	s.crew.Each(len(list), func(i int) { out[i] = of(list[i]) })
	return out
}

// carries is the sum of an article with the statements it carries and whom it names.
func (f *sums) carries(a *dossier.Article) sum.Sum {
	b := f.site.of(a)
	x := f.each(f.listed(a), b.statements())
	for _, st := range b.statements() {
		x = f.each(x, st.Echoes)
	}
	for _, y := range b.people() {
		x = x.With(f.who(y.agent))
	}
	return x
}

// quotes is the sum of an article with what lists say of those it quotes.
func (f *sums) quotes(a *dossier.Article) sum.Sum {
	x := f.text(a)
	for _, g := range f.site.of(a).company() {
		x = x.With(f.listedAgent(g))
	}
	return x
}

// article is the sum of what an article says: its files, and who those are that it
// quotes and names.
func (f *sums) article(a *dossier.Article) sum.Sum {
	x := dossier.From(a)
	for _, q := range a.Quotations {
		x = x.With(f.who(q.Speaker))
	}
	for _, m := range a.Mentions {
		x = x.With(f.who(m.Agent)).Bool(m.First).Bool(m.ByName)
	}
	return x
}

// who is the sum of a name, as it stands beside words; nil is nobody.
func (f *sums) who(g *dossier.Agent) sum.Sum {
	if g == nil {
		return 0
	}
	return f.agents[g.Rank]
}

// text is the sum of an article.
func (f *sums) text(a *dossier.Article) sum.Sum { return f.articles[a.Order] }

// listed is the sum of an article with what lists say of it.
func (f *sums) listed(a *dossier.Article) sum.Sum { return f.items[a.Order] }

// listedAgent is the sum of what lists say of somebody.
func (f *sums) listedAgent(g *dossier.Agent) sum.Sum { return f.people[g.Rank] }

// carried is the sum of a statement: who carries it, where, how, and why.
func (f *sums) carried(st *dossier.Statement) sum.Sum {
	x := sum.Sum(0).Int(st.Number).Text(st.Slug).Text(string(st.Type)).With(f.who(st.Speaker)).Int(len(st.Evidence)).Text(eventID(st.Event))
	for _, w := range st.Witnesses {
		q, j := w.Quotation, w.Join
		x = x.With(f.text(q.Article)).Int(q.N).Int(int(w.Relation)).Int(int(w.At)).Int(int(w.Words))
		x = x.Int(int(j.Reason)).Int(int(j.Of)).Int(int(j.Carried)).Int(int(j.Telling)).Int(int(j.Changed)).Int(int(j.Voice)).Int(int(j.Nearness))
		if w.With != nil { // the differences are those of the words, which the articles have
			x = x.With(f.text(w.With.Quotation.Article)).Int(w.With.Quotation.N)
		}
	}
	return x
}

// each adds statements.
func (f *sums) each(x sum.Sum, list []*dossier.Statement) sum.Sum {
	for _, st := range list {
		x = x.With(f.statements[st.Order])
	}
	return x
}

// person is the sum of what lists say of somebody.
func (f *sums) person(g *dossier.Agent) sum.Sum {
	s := f.site
	return f.who(g).Text(s.Role(g)).Int(g.Quoted).Int(g.Reported).Int(len(g.Statements)).Int(len(g.Articles)).
		Int(100 * g.Quoted / s.loudest).Text(percent(g.Quoted, s.quoted))
}

func (f *sums) reading(x sum.Sum, a *dossier.Article) sum.Sum {
	b := f.site.of(a)
	x = x.With(f.carrying[a.Order])
	for _, n := range b.near() {
		x = x.With(f.text(n.article)).Int(n.statements).Int(n.people)
	}
	for _, y := range b.people() {
		x = x.With(f.listedAgent(y.agent))
		if d := f.site.sketch(y.agent).first(); d != nil {
			x = x.With(f.text(d.Article)).Int(d.Span.Start)
		}
	}
	return x
}

func (f *sums) statement(x sum.Sum, st *dossier.Statement) (_ sum.Sum, ok bool) {
	if len(st.Evidence) > 0 {
		return 0, false
	}
	s := f.site
	x = x.With(f.statements[st.Order]).Int(len(s.Dossier.Articles))
	if st.Speaker != nil {
		x = x.Text(s.Role(st.Speaker))
	}
	x = f.each(x.Int(len(st.Echoes)), st.Echoes)
	for _, near := range s.Dossier.Statements[max(st.Order-1, 0):min(st.Order+2, len(s.Dossier.Statements))] {
		if near.Speaker == st.Speaker {
			x = x.With(f.statements[near.Order])
		}
	}
	return x, true
}

func (f *sums) agent(x sum.Sum, g *dossier.Agent) (_ sum.Sum, ok bool) {
	if len(g.Positions) > 0 || g.Biography != nil {
		return 0, false
	}
	s := f.site
	x = x.With(f.listedAgent(g)).Int(len(s.Dossier.Articles))
	for _, n := range g.OtherNames {
		x = x.Text(n)
	}
	for _, o := range g.Members {
		x = x.With(f.who(o))
	}
	x = f.each(x.With(f.who(g.Parent)), g.Statements).Int(len(g.About))
	for _, q := range g.About {
		x = x.With(f.statements[q.Statement.Order])
	}
	for _, a := range g.Articles {
		x = x.With(f.company[a.Order])
	}
	for _, d := range g.Descriptions {
		x = x.With(f.text(d.Article)).Int(d.Span.Start)
	}
	return x, true
}

// couple is the sum of a comparison. Who has the same share of words in both
// stands there by rank.
func (f *sums) couple(x sum.Sum, c *couple) sum.Sum {
	x = x.With(f.carrying[c[0].Order]).With(f.carrying[c[1].Order])
	a, b := f.site.of(c[0]).speakers(), f.site.of(c[1]).speakers()
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0].Rank < b[0].Rank {
			a, b = b, a
		}
		x, b = x.With(f.who(b[0])), b[1:]
	}
	return x
}

// retired is the sum of a statement no article carries.
func (f *sums) retired(x sum.Sum, r *dossier.Retired) sum.Sum {
	x = x.Int(r.Number).Text(r.Slug).Text(r.Words).Bool(r.Whole)
	for _, g := range f.site.agents {
		if g.ID == r.Speaker {
			x = x.With(f.who(g))
		}
	}
	if r.Into != nil {
		x = x.With(f.statements[r.Into.Order])
	}
	for _, w := range r.Witnesses {
		x = x.Text(w.ID).Text(w.Version).Text(w.Place).Text(w.Words).Text(string(w.Fate)).Bool(w.Article != nil)
		if w.Article != nil {
			x = x.With(f.text(w.Article))
		}
	}
	return x
}

// period is the sum of a month of the timeline, and of those beside it. An event
// shows words of several articles.
func (f *sums) period(x sum.Sum, list []stretchOfTime, i int) sum.Sum {
	for _, t := range list[max(i-1, 0):min(i+2, len(list))] {
		x = x.Text(t.key)
	}
	for _, m := range list[i].list {
		switch {
		case m.event != nil:
			x = f.each(x.Text(m.event.ID), m.event.Statements)
			for _, w := range m.event.Evidence {
				x = x.With(f.text(w.Article)).Int(w.Block).Int(w.Span.Start).Int(w.Span.End)
			}
		case m.statement != nil:
			x = x.With(f.statements[m.statement.Order])
		default:
			x = f.each(x.With(f.text(m.article)), f.site.of(m.article).statements())
		}
	}
	return x
}
