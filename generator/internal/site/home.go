package site

import (
	"fmt"
	"strings"

	"dossier/generator/internal/dossier"
)

// HomePage is the data of index.html: what a reader should know first, a few
// of everything, and the way to all of it.
type HomePage struct {
	Title       string
	Question    string
	Summary     string   // the author's, or what the dossier holds in a sentence
	Facts       []string // the same in figures
	Stands      []Stand  // where the issues stand
	Issues      *Link    // to all issues, when these are not all
	Shared      Shared
	Key         []StatementItem
	All         *Link // to all statements
	People      []PersonItem
	Everyone    *Link // to all people, when these are not all
	Articles    []ArticleItem
	Latest      bool  // the articles are the latest, the newest first
	More        *Link // to all articles, when these are not all
	Changes     []HomeChange
	Corrections *Link // to all corrections, when these are not all
	Matrix      *Matrix
	Holders     *Link // to the matrix in full, when this is not all of it
	Strip       *Strip
	Notes       []Link
	Briefings   []BriefingEntry
}

// HomeChange is a correction in a line.
type HomeChange struct {
	Date Date // zero when no correction explains the changes yet
	Link
	What string // "2 articles, 1 statement"
}

// How much of a list the home page shows.
const (
	keyStatements = 6
	keyPeople     = 8
	keyArticles   = 6
	keyChanges    = 3
	keyHolders    = 12
	keyIssues     = 8
)

func (s *Site) home(p *Page) any {
	d := s.Dossier
	h := HomePage{Title: d.Settings.Title, Question: d.Settings.Question, Summary: d.Settings.Summary, Facts: s.Facts(),
		Shared: s.common(p), Changes: s.changed(p), Strip: s.strip(p)}
	if h.Summary == "" {
		h.Summary = s.inASentence()
	}
	h.Corrections = all(p, len(d.Corrections), keyChanges, "corrections", CorrectionsAddress)
	h.Stands = s.stands(p)
	h.Issues = all(p, len(d.Issues), keyIssues, "issues", "positions.html")
	for _, st := range s.key(h.Shared.Agreed) {
		h.Key = append(h.Key, s.brief(p, st, keyWords))
	}
	h.All = all(p, len(d.Statements), len(h.Key), "statements", statementsPage)
	for _, g := range d.People[:min(len(d.People), keyPeople)] {
		h.People = append(h.People, s.person(p, g))
	}
	h.Everyone = all(p, len(d.People), keyPeople, "people, quoted or named", "people.html")
	var articles []*dossier.Article
	articles, h.Latest = s.latest()
	for _, a := range articles {
		h.Articles = append(h.Articles, p.articleItem(a))
	}
	h.More = all(p, len(d.Articles), len(articles), "articles", articlesPage)
	if len(d.Issues) > 0 {
		m := s.matrix(p)
		h.Holders = all(p, len(m.Rows), keyHolders, "holders", "positions.html")
		m.Rows = m.Rows[:min(len(m.Rows), keyHolders)]
		h.Matrix = &m
	}
	for _, n := range d.Notes {
		h.Notes = append(h.Notes, Link{n.Title, p.To(NoteAddress(n))})
	}
	for _, b := range d.Briefings {
		h.Briefings = append(h.Briefings, briefingEntry(p, b))
	}
	return h
}

// all leads to the whole of a list of which some are shown; nil when all are.
func all(p *Page, n, shown int, what string, to Address) *Link {
	if n <= shown {
		return nil
	}
	return &Link{fmt.Sprintf("all %s %s", Thousands(n), what), p.To(to)}
}

// speaking counts those whose words the articles print: "4 people and 2 organizations";
// "" when there are none.
func (s *Site) speaking() string {
	var who []string
	for _, k := range []struct {
		list      []*dossier.Agent
		one, many string
	}{{s.Dossier.People, "person", "people"}, {s.Dossier.Organizations, "organization", "organizations"}} {
		n := 0
		for _, g := range k.list {
			if len(g.Quotations) > 0 {
				n++
			}
		}
		if n > 0 {
			who = append(who, plural(n, k.one, k.many))
		}
	}
	return list(who)
}

// Facts are the dossier in figures: "2 articles", "words of 6 people".
func (s *Site) Facts() []string {
	d := s.Dossier
	facts := []string{plural(len(d.Articles), "article", "articles")}
	if from, to := s.printed(); from != "" {
		facts = append(facts, period(from, to))
	}
	if who := s.speaking(); who != "" {
		facts = append(facts, "words of "+who)
	}
	facts = append(facts, plural(len(d.Statements), "statement", "statements"))
	if n := len(d.Issues); n > 0 {
		facts = append(facts, plural(n, "issue", "issues"))
	}
	return facts
}

// inASentence says what the dossier holds when its author does not.
func (s *Site) inASentence() string {
	if len(s.Dossier.Articles) == 0 {
		return ""
	}
	many, who := len(s.Dossier.Articles) > 1, s.speaking()
	var b strings.Builder
	fmt.Fprintf(&b, "%s", plural(len(s.Dossier.Articles), "news article", "news articles"))
	if many {
		b.WriteString(", read side by side")
	}
	if who != "" {
		fmt.Fprintf(&b, ": what %s said, as printed", who)
		if many {
			b.WriteString(", and which articles carry it")
		}
	}
	return b.String() + "."
}

// printed are the first and the last day of publication that are known; "" for none.
func (s *Site) printed() (from, to string) {
	for _, a := range s.Dossier.Articles {
		at := s.of(a).appeared().Start()
		if at == "" {
			continue
		}
		if from == "" || at < from {
			from = at
		}
		to = max(to, at)
	}
	return from, to
}

// period writes two dates as one stretch of time.
func period(from, to string) string {
	short := func(iso string) string {
		first, _, ok := days(iso)
		if !ok {
			return iso
		}
		return dateAt(first).Format(map[int]string{4: "2006", 7: "Jan 2006", 10: "2 Jan 2006"}[len(iso)])
	}
	if from == to {
		return short(from)
	}
	a, b := short(from), short(to)
	if len(from) == len(to) && len(from) > 4 && from[:4] == to[:4] { // the year once
		a = strings.TrimSuffix(a, " "+from[:4])
	}
	return a + " – " + b
}

// changed are the newest corrections.
func (s *Site) changed(p *Page) []HomeChange {
	if !s.Dossier.Kept {
		return nil
	}
	var out []HomeChange
	for i, c := range s.Dossier.Corrections[:min(len(s.Dossier.Corrections), keyChanges)] {
		articles, statements := 0, 0
		for _, ch := range c.Changes {
			if ch.ID != "" {
				articles++
			} else {
				statements++
			}
		}
		var what []string
		if articles > 0 {
			what = append(what, plural(articles, "article", "articles"))
		}
		if statements > 0 {
			what = append(what, plural(statements, "statement", "statements"))
		}
		why := first(clip(c.Why, 160, false), "Not explained yet.")
		out = append(out, HomeChange{DateOf(c.Date), Link{why, p.To(s.CorrectionAddress(i))}, strings.Join(what, ", ")})
	}
	return out
}
