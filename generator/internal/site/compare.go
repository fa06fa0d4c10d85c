package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
)

// compares adds a page for each article and those nearest to it.
func (s *Site) compares() {
	s.nearby = nearest(s.Dossier.Articles, s.abstracts)
	seen := map[Address]bool{}
	for _, a := range s.Dossier.Articles {
		for _, n := range s.nearby[a] {
			x, y := inOrder(a, n.article)
			at := CompareAddress(x, y)
			if seen[at] {
				continue
			}
			seen[at] = true
			s.add(&Page{Address: at, Template: "compare", Title: "Compared: " + x.Title + ", and " + y.Title, Short: s.outlet(x) + " and " + s.outlet(y), Section: articlesPage,
				Description: fmt.Sprintf("What %s and %s both print, and what only one does.", s.outlet(x), s.outlet(y)),
				build:       func(p *Page) any { return s.compare(p, x, y) }})
		}
	}
}

// ComparePage is the data of a comparison. Its articles are A and B.
type ComparePage struct {
	Articles [2]ArticleItem
	Names    [2]string // "A", "B"
	Facts    []string
	Shared   []SharedStatement
	Differ   bool      // in the words of some of them
	Orders   [2][]Link // the shared statements as each prints them; empty when both do alike
	Only     [2][]OnlyStatement
	Both     []Link // people both name
	Left     [2][]LeftOut
	Speakers []SpeakerRow
}

// SharedStatement is one both articles carry.
type SharedStatement struct {
	Number   int
	Href     string
	Voice    Voice
	Wordings []Wording // one when both print the same words; else the fuller first
}

// A Wording is a reading, and how those that print it introduce it.
type Wording struct {
	Tags []Tag
	Reading
}

// A Tag is how an article introduces words.
type Tag struct {
	Siglum
	Named, Verb string
	Times       int // how often it prints the statement
}

// OnlyStatement is one that only one of the two carries.
type OnlyStatement struct {
	Number int
	Href   string
	Words  string
	Voice  Voice
	Place  Place
}

// LeftOut is somebody one article names and the other does not.
type LeftOut struct {
	Link
	Times int
	Place Place // the first
}

var ab = [2]string{"A", "B"}

func (s *Site) compare(p *Page, x, y *dossier.Article) any {
	as := [2]*dossier.Article{x, y}
	d := ComparePage{Names: ab}
	var only [2]int
	order := [2][]*dossier.Statement{}
	for i, a := range as {
		d.Articles[i] = p.articleItem(a)
		d.Only[i] = make([]OnlyStatement, 0, len(s.abstracts[a].statements))
		for _, st := range s.abstracts[a].statements {
			if carried(st, as[1-i]) != "none" {
				order[i] = append(order[i], st)
				continue
			}
			only[i]++
			q := own(st, a)[0]
			d.Only[i] = append(d.Only[i], OnlyStatement{st.Number, StatementAddress(st).From(p.Address), clip(q.Words(), 140, false), p.voice(st.Speaker, q.Unnamed), p.at(q)})
		}
	}
	for _, st := range order[0] {
		d.Shared = append(d.Shared, s.shared(p, st, as))
	}
	if !slices.Equal(order[0], order[1]) {
		for i := range order {
			for _, st := range order[i] {
				d.Orders[i] = append(d.Orders[i], Link{strconv.Itoa(st.Number), StatementAddress(st).From(p.Address)})
			}
		}
	}
	reworded, introduced := 0, 0
	for _, sh := range d.Shared {
		if len(sh.Wordings) > 1 {
			reworded++
		}
		if x, y := sh.verbs(); x != "" && y != "" && !strings.EqualFold(x, y) {
			introduced++
		}
	}
	d.Facts = []string{plural(len(d.Shared), "statement", "statements") + " in both", fmt.Sprintf("%d only in A", only[0]), fmt.Sprintf("%d only in B", only[1])}
	if len(d.Shared) > 0 {
		d.Differ = reworded > 0
		d.Facts = append(d.Facts, fmt.Sprintf("%d in other words or in part", reworded), fmt.Sprintf("%d with another verb", introduced))
	}
	d.Both, d.Left = s.named(p, as)
	d.Speakers = s.speakers(p, as)
	return d
}

// own are an article's quotations of a statement, the fullest first.
func own(st *dossier.Statement, a *dossier.Article) []*dossier.Quotation {
	var out []*dossier.Quotation
	for _, w := range st.Witnesses {
		if w.Quotation.Article == a {
			out = append(out, w.Quotation)
		}
	}
	if len(out) > 1 {
		slices.SortStableFunc(out, func(x, y *dossier.Quotation) int { return cmp.Compare(y.Witness.Words, x.Witness.Words) })
	}
	return out
}

// shared lays the two fullest printings side by side; the fuller one is the
// base.
func (s *Site) shared(p *Page, st *dossier.Statement, as [2]*dossier.Article) SharedStatement {
	d := SharedStatement{Number: st.Number, Href: StatementAddress(st).From(p.Address), Voice: p.voice(st.Speaker, st.Witnesses[0].Quotation.Unnamed)}
	tags := map[string]Tag{}
	var ws []witness
	for i, a := range as {
		qs := own(st, a)
		w := witness{Quotation: qs[0], name: Siglum{ab[i], p.at(qs[0])}}
		tags[ab[i]] = Tag{w.name, phrase(a, w.Source), phrase(a, w.Cue), len(qs)}
		ws = append(ws, w)
	}
	for _, r := range sideBySide(ws[0], ws[1]) {
		w := Wording{Reading: r}
		for _, n := range r.Witnesses {
			w.Tags = append(w.Tags, tags[n.Name])
		}
		slices.SortFunc(w.Tags, func(a, b Tag) int { return cmp.Compare(a.Name, b.Name) })
		d.Wordings = append(d.Wordings, w)
	}
	return d
}

// sideBySide are the readings of two witnesses of a statement; the base is the
// one that prints more words.
func sideBySide(a, b witness) []Reading {
	if sameWords(a.Quotation, b.Quotation) { // and so it is mostly: nothing need be aligned
		return []Reading{{Witnesses: []Siglum{a.name, b.name}, Runs: wholly(a.Quotation)}}
	}
	x, y := collate.Read(a.Stretches()), collate.Read(b.Stretches())
	if len(y) > len(x) {
		a, b, x, y = b, a, y, x
	}
	a.diffs, b.diffs = nil, collate.Align(x, y)
	return readings([]witness{a, b})
}

// sameWords tells, without reading them, that two quotations of a statement
// print the same words: both all of the statement's, or the same characters.
func sameWords(a, b *dossier.Quotation) bool {
	return entire(a) && entire(b) || slices.Equal(a.Stretches(), b.Stretches())
}

// entire tells whether a quotation prints the words of its statement, all of
// them and no others.
func entire(q *dossier.Quotation) bool {
	return q.Witness.Relation == dossier.Full || q.Witness.Relation == dossier.Typographic
}

// verbs are the two an article each has for the same words.
func (d SharedStatement) verbs() (a, b string) {
	for _, w := range d.Wordings {
		for _, t := range w.Tags {
			if t.Name == ab[0] {
				a = t.Verb
			} else {
				b = t.Verb
			}
		}
	}
	return a, b
}

// named lists whom both name, and whom each leaves out, those named most first.
func (s *Site) named(p *Page, as [2]*dossier.Article) (both []Link, left [2][]LeftOut) {
	link := func(x appearance) Link { return Link{x.agent.Name, AgentAddress(x.agent).From(p.Address)} }
	leave := func(out int, x appearance) { // the other article names them
		left[out] = append(left[out], LeftOut{link(x), x.times, p.place(as[1-out], x.block)})
	}
	a, b := s.abstracts[as[0]].people, s.abstracts[as[1]].people
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && s.rank[a[0].agent] < s.rank[b[0].agent]:
			leave(1, a[0])
			a = a[1:]
		case len(a) == 0 || a[0].agent != b[0].agent:
			leave(0, b[0])
			b = b[1:]
		default:
			both = append(both, link(a[0]))
			a, b = a[1:], b[1:]
		}
	}
	for i := range left {
		slices.SortStableFunc(left[i], func(x, y LeftOut) int { return cmp.Compare(y.Times, x.Times) })
	}
	return both, left
}
