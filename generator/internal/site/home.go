package site

import (
	"fmt"
	"slices"

	"dossier/generator/internal/dossier"
)

// HomePage is the data of index.html.
type HomePage struct {
	Title     string
	Question  string
	Summary   string
	Counts    string
	Agreed    []StatementItem // carried by more than one article
	OneOnly   []OneOnly       // who is quoted in a single article
	Both      string          // heading over Agreed
	Key       []StatementItem
	People    []PersonItem
	Articles  []ArticleItem
	More      *Link // to all articles, when these are not all
	Matrix    *Matrix
	Dates     []Dated
	Timeline  *Link
	Notes     []Link
	Briefings []BriefingEntry
}

// OneOnly is a speaker whom one article alone quotes.
type OneOnly struct {
	Voice
	Place Place
	N     int
}

// Dated is something with a date.
type Dated struct {
	Date Date
	Link Link
	What string
}

// How much of a list the home page shows.
const (
	keyStatements = 6
	keyPeople     = 10
	keyArticles   = 12
	keyDates      = 12
)

func (s *Site) home(p *Page) any {
	d := s.Dossier
	speakers := 0
	for _, g := range s.agents {
		if len(g.Quotations) > 0 {
			speakers++
		}
	}
	h := HomePage{Title: d.Settings.Title, Question: d.Settings.Question, Summary: d.Settings.Summary,
		Counts: fmt.Sprintf("%s, %s, %s.", plural(len(d.Articles), "article", "articles"), plural(speakers, "voice", "voices"), plural(len(d.Statements), "statement", "statements"))}
	for _, st := range d.Statements {
		if slices.ContainsFunc(st.Witnesses, func(w *dossier.Witness) bool { return elsewhere(w.Quotation) }) && len(h.Agreed) < keyStatements {
			h.Agreed = append(h.Agreed, s.item(p, st))
		}
	}
	h.Both = "More than one article carries"
	if len(d.Articles) == 2 {
		h.Both = "Both articles carry"
	}
	if len(d.Articles) > 1 {
		h.OneOnly = s.oneOnly(p)
	}
	for _, st := range keyOf(d.Statements, keyStatements) {
		h.Key = append(h.Key, s.item(p, st))
	}
	for _, g := range d.People[:min(len(d.People), keyPeople)] {
		h.People = append(h.People, s.person(p, g))
	}
	if n := len(d.Articles); n > keyArticles {
		h.More = &Link{fmt.Sprintf("all %d articles", n), articlesPage.From(p.Address)}
	}
	for _, a := range d.Articles[:min(len(d.Articles), keyArticles)] {
		h.Articles = append(h.Articles, p.articleItem(a))
	}
	h.Dates, h.Timeline = s.dates(p)
	if len(d.Issues) > 0 {
		m := s.matrix(p)
		h.Matrix = &m
	}
	for _, n := range d.Notes {
		h.Notes = append(h.Notes, Link{n.Title, NoteAddress(n).From(p.Address)})
	}
	for _, b := range d.Briefings {
		h.Briefings = append(h.Briefings, briefingEntry(p, b))
	}
	return h
}

// dates are the first events and articles of the timeline.
func (s *Site) dates(p *Page) ([]Dated, *Link) {
	var out []Dated
	for _, m := range s.calendar {
		switch {
		case len(out) == keyDates:
		case m.event != nil:
			out = append(out, Dated{momentDate(m.at), *eventLink(p, m.event), ""})
		case m.article != nil:
			out = append(out, Dated{momentDate(m.at), Link{m.article.Title, ArticleAddress(m.article).From(p.Address)}, first(m.article.Outlet.Name, "An article") + " publishes"})
		}
	}
	if len(s.calendar) == 0 {
		return nil, nil
	}
	return out, &Link{"the timeline", timelinePage.From(p.Address)}
}

// oneOnly lists speakers that a single article quotes, by their words.
func (s *Site) oneOnly(p *Page) []OneOnly {
	var out []OneOnly
	for _, g := range s.Dossier.People {
		if len(g.Quotations) == 0 || len(out) == keyStatements {
			continue
		}
		a := g.Quotations[0].Article
		if slices.ContainsFunc(g.Quotations, func(q *dossier.Quotation) bool { return q.Article != a }) {
			continue
		}
		out = append(out, OneOnly{p.voice(g, ""), p.at(g.Quotations[0]), len(g.Quotations)})
	}
	return out
}
