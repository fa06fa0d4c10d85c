package site

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// What the home page picks from all there is: by figures, never by meaning.

// keyWords is how many characters of a key statement the home page shows.
const keyWords = 320

// key picks the statements the home page sets out. What already stands above as
// shared comes last, unless a position rests on it.
func (s *Site) key(above []StatementItem) []*dossier.Statement {
	shown := map[int]bool{}
	for _, it := range above {
		shown[it.Number] = true
	}
	return keyOf(s.Dossier.Statements, keyStatements, func(st *dossier.Statement) int {
		if shown[st.Number] && len(st.Evidence) == 0 {
			return 1
		}
		return 0
	})
}

// latest are the articles the home page lists: all of few in their order, of
// many those that appeared last, the newest first, where that is known.
func (s *Site) latest() (list []*dossier.Article, newest bool) {
	d := s.Dossier.Articles
	if len(d) <= keyArticles {
		return d, false
	}
	dated := slices.DeleteFunc(slices.Clone(d), func(a *dossier.Article) bool { return s.of(a).appeared().IsZero() })
	if len(dated) < keyArticles {
		return d[:keyArticles], false
	}
	slices.SortStableFunc(dated, func(a, b *dossier.Article) int {
		return cmp.Compare(s.of(b).appeared().Start(), s.of(a).appeared().Start())
	})
	return dated[:keyArticles], true
}

// Shared is what articles have in common, and what one alone has.
type Shared struct {
	Heading  string // over Agreed
	Agreed   []StatementItem
	More     int // statements several articles carry, beyond these
	Differ   []Differing
	Echoes   [][2]StatementItem // the same words, given to two people
	Widely   []Widely           // who is quoted in most articles, of more than two
	OneOnly  []OneOnly          // who is quoted in a single article
	Unlisted Unlisted
}

// Unlisted is how many more there are of each than the page shows.
type Unlisted struct{ Differ, Echoes, Widely, OneOnly int }

// Widely is a speaker whom several articles quote.
type Widely struct {
	Voice
	In string // "14 of 30 articles"
	N  int    // statements
}

// Differing is a statement that articles print in different words.
type Differing struct {
	StatementItem
	Other  Place // that has the change
	Change Change
}

// OneOnly is a speaker whom one article alone quotes.
type OneOnly struct {
	Voice
	Place Place
	N     int
}

// How much of each the home page shows.
const (
	keyShared  = 4
	keyDiffer  = 4
	keyEchoes  = 4
	keyOneOnly = 5
	keyPlaces  = 3
	keyWidely  = 5
	sharedText = 240 // characters of a statement
	changeText = 60  // characters of a change of its words
)

func (s *Site) common(p *Page) Shared {
	d := Shared{Heading: "More than one article carries"}
	switch len(s.Dossier.Articles) {
	case 0, 1:
		return d
	case 2:
		d.Heading = "Both articles carry"
	}
	var list []*dossier.Statement
	for _, st := range s.Dossier.Statements {
		if elsewhere(st) {
			list = append(list, st)
		}
	}
	list = heaviest(list, len(list))
	for _, st := range list[:min(len(list), keyShared)] {
		d.Agreed = append(d.Agreed, s.brief(p, st, sharedText))
	}
	d.More = len(list) - len(d.Agreed)
	for _, st := range list {
		x, differs := s.differing(p, st)
		switch {
		case !differs:
		case len(d.Differ) == keyDiffer:
			d.Unlisted.Differ++
		default:
			d.Differ = append(d.Differ, x)
		}
	}
	d.Echoes, d.Unlisted.Echoes = s.echoes(p)
	d.Widely, d.Unlisted.Widely = s.widely(p)
	d.OneOnly, d.Unlisted.OneOnly = s.oneOnly(p)
	return d
}

// echoes lists words that are given to two people, each of whom stands with them,
// and counts those beyond.
func (s *Site) echoes(p *Page) (out [][2]StatementItem, more int) {
	sure := func(st *dossier.Statement) bool {
		return st.Type != anno.Indirect && !st.Witnesses[0].Quotation.Guessed()
	}
	var list []*dossier.Statement
	for _, st := range s.Dossier.Statements {
		if len(st.Echoes) > 0 && sure(st) {
			list = append(list, st)
		}
	}
	for _, st := range heaviest(list, len(list)) {
		e := st.Echoes[0]
		switch {
		case !sure(e) || st.Order > e.Order && e.Echoes[0] == st: // it is told with the other
		case len(out) == keyEchoes:
			more++
		default:
			out = append(out, [2]StatementItem{s.brief(p, st, sharedText), s.brief(p, e, sharedText)})
		}
	}
	return out, more
}

// widely lists the people whom most articles quote, and counts those beyond.
func (s *Site) widely(p *Page) (out []Widely, more int) {
	total := len(s.Dossier.Articles)
	if total == 2 {
		return nil, 0
	}
	type counted struct {
		*dossier.Agent
		n int
	}
	var list []counted
	for _, g := range s.Dossier.People {
		if n := len(quoting(g)); n > 1 {
			list = append(list, counted{g, n})
		}
	}
	slices.SortStableFunc(list, func(a, b counted) int { return cmp.Compare(b.n, a.n) })
	shown := list[:min(len(list), keyWidely)]
	for _, c := range shown {
		out = append(out, Widely{p.voice(c.Agent, ""), fmt.Sprintf("%s of %s", Thousands(c.n), plural(total, "article", "articles")), len(c.Statements)})
	}
	return out, len(list) - len(shown)
}

// brief is a statement in at most so many characters, with the first places.
func (s *Site) brief(p *Page, st *dossier.Statement, most int) StatementItem {
	it := s.item(p, st)
	it.Words = clip(it.Words, most, false)
	if n := len(it.Places) - keyPlaces; n > 0 {
		it.Places, it.Further = it.Places[:keyPlaces], it.Further+n
	}
	return it
}

// differing finds an article that prints other words in the place of some of
// the fullest one's: the first such change. Cuts are on the statement's page.
func (s *Site) differing(p *Page, st *dossier.Statement) (Differing, bool) {
	base := st.Witnesses[0].Quotation
	all := p.witnesses(st)
	for i, w := range st.Witnesses {
		if w.Relation != dossier.Variant || w.Quotation.Article == base.Article {
			continue
		}
		for _, r := range p.readings([]witness{all[0], all[i]})[1:] {
			for _, c := range r.Changes {
				if c.Words != "" && c.For != "" {
					c.Words, c.For = clip(c.Words, changeText, false), clip(c.For, changeText, false)
					return Differing{s.brief(p, st, sharedText), p.at(w.Quotation), c}, true
				}
			}
		}
	}
	return Differing{}, false
}

// oneOnly lists speakers that a single article quotes, by their words, and counts
// those beyond.
func (s *Site) oneOnly(p *Page) (out []OneOnly, more int) {
	for _, g := range s.Dossier.People {
		if len(g.Quotations) == 0 {
			continue
		}
		a := g.Quotations[0].Article
		if slices.ContainsFunc(g.Quotations, func(q *dossier.Quotation) bool { return q.Article != a }) {
			continue
		}
		if len(out) == keyOneOnly {
			more++
			continue
		}
		out = append(out, OneOnly{p.voice(g, ""), p.at(g.Quotations[0]), len(g.Statements)})
	}
	return out, more
}
