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
func (s *Site) compares(add adder) {
	words := func(p *Page) (title, short, description string) {
		x, y := p.About.(*couple)[0], p.About.(*couple)[1]
		return "Compared: " + x.Title + ", and " + y.Title, s.outlet(x) + " and " + s.outlet(y),
			fmt.Sprintf("What %s and %s both print, and what only one does.", s.outlet(x), s.outlet(y))
	}
	build := func(p *Page) any { return s.compare(p, *p.About.(*couple)) }
	kind := &Page{addressOf: addressOf(func(c *couple) Address { return CompareAddress(c[0], c[1]) }), Template: "compare", Section: articlesPage, words: words, build: build}
	s.crew.Each(len(s.abstracts), func(i int) { s.abstracts[i].near() })
	for _, a := range s.Dossier.Articles {
		for _, n := range s.of(a).near() {
			if n.article.Order < a.Order && s.of(n.article).isNear(a) {
				continue // it has been added
			}
			x, y := inOrder(a, n.article)
			add(kind, &couple{x, y})
		}
	}
}

// A couple is two articles that are compared, in the order of their ids.
type couple [2]*dossier.Article

// ComparePage is the data of a comparison. Its articles are A and B.
type ComparePage struct {
	Articles [2]ArticleItem
	Names    [2]string // "A", "B"
	Facts    []string
	Total    int               // statements in both
	Shared   []SharedStatement // those of them that the two do not print and introduce alike
	Alike    []BriefStatement  // the others
	Differ   bool              // in the words of some of them
	Signs    Signs
	Orders   [2][]Link           // the statements in both as each prints them; empty when the order is the same
	Apart    [][2]BriefStatement // of the same words in both, but not one: of two speakers, or too short
	Only     [2][]BriefStatement // of other words
	Both     []Link              // people both name
	Left     [2][]LeftOut
	Speakers []SpeakerRow
	Unlisted int // speakers beyond these
}

// SharedStatement is one both articles carry, each in its own way.
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

// A Tag is how an article introduces words, or both do alike.
type Tag struct {
	Witnesses   []Siglum
	Named, Verb string
	Times       int // how often it prints the statement
}

// BriefStatement is one of which there is nothing to compare: only one of the two
// carries it, or both do alike.
type BriefStatement struct {
	Number  int
	Href    string
	Words   string
	Voice   Voice
	Printed []Siglum // where; with names if in both
}

// LeftOut is somebody one article names and the other does not.
type LeftOut struct {
	Link
	Times int
	Place Place // the first
}

var ab = [2]string{"A", "B"}

func (s *Site) compare(p *Page, as couple) any {
	d := ComparePage{Names: ab}
	var order, only [2][]*dossier.Statement
	var sums [2][]uint64
	for i, a := range as {
		d.Articles[i] = p.articleItem(a)
		order[i], only[i], sums[i] = p.parted(a, as[1-i])
	}
	const paired = 0
	for k, sum := range sums[0] {
		if at := slices.Index(sums[1], sum); at >= 0 {
			d.Apart = append(d.Apart, [2]BriefStatement{p.printing(only[0][k], as[0], ab[0]), p.printing(only[1][at], as[1], ab[1])})
			sums[0][k], sums[1][at] = paired, paired
		}
	}
	for i, a := range as {
		d.Only[i] = p.slate.only.list(len(only[i]))
		for k, st := range only[i] {
			if sums[i][k] != paired {
				d.Only[i] = append(d.Only[i], p.printing(st, a, ""))
			}
		}
	}
	d.Total = len(order[0])
	d.Shared, d.Alike = p.slate.shared.list(d.Total), p.slate.only.list(d.Total)
	for _, st := range order[0] {
		printed, tags := p.printings(st, as)
		if x, y := tags[0], tags[1]; x.Times == 1 && x.same(y) && sameWords(printed[0].Quotation, printed[1].Quotation) {
			d.Alike = append(d.Alike, p.brief(st, printed[0].Quotation, append(p.slate.sigla.list(2), printed[0].name, printed[1].name)))
		} else {
			d.Shared = append(d.Shared, p.shared(st, printed, tags))
		}
	}
	if !slices.Equal(order[0], order[1]) {
		for i := range order {
			for _, st := range order[i] {
				d.Orders[i] = append(d.Orders[i], Link{strconv.Itoa(st.Number), p.toStatement(st)})
			}
		}
	}
	reworded, introduced := 0, 0
	for _, sh := range d.Shared {
		for _, w := range sh.Wordings {
			d.Signs = d.Signs.of(w.Reading)
		}
		if len(sh.Wordings) > 1 {
			reworded++
		}
		if x, y := sh.verbs(); x != "" && y != "" && !strings.EqualFold(x, y) {
			introduced++
		}
	}
	d.Facts = []string{plural(d.Total, "statement", "statements") + " in both", fmt.Sprintf("%d only in A", len(d.Only[0])), fmt.Sprintf("%d only in B", len(d.Only[1]))}
	if d.Total > 0 {
		d.Differ = reworded > 0
		d.Facts = append(d.Facts, fmt.Sprintf("%d in other words or in part", reworded), fmt.Sprintf("%d with another verb", introduced))
	}
	if n := len(d.Apart); n > 0 {
		d.Facts = append(d.Facts, fmt.Sprintf("%d in the same words, but kept apart", n))
	}
	d.Both, d.Left = s.named(p, as)
	d.Speakers, d.Unlisted = s.speakers(p, as)
	return d
}

// parted are the statements of an article that another carries too, and those it
// does not, with the sums of their words.
func (p *Page) parted(a, other *dossier.Article) (both, only []*dossier.Statement, sums []uint64) {
	all, worded := p.site.of(a).statements(), p.site.of(a).wordings()
	both, only, sums = p.slate.statements.list(len(all)), p.slate.statements.list(len(all)), p.slate.sums.list(len(all))
	for i, st := range all {
		if carried(st, other) != "none" {
			both = append(both, st)
		} else {
			only, sums = append(only, st), append(sums, worded[i])
		}
	}
	return both, only, sums
}

// printing is a statement as an article prints it.
func (p *Page) printing(st *dossier.Statement, a *dossier.Article, name string) BriefStatement {
	q, _ := fullest(st, a)
	return p.brief(st, q, append(p.slate.sigla.list(1), Siglum{name, p.at(q)}))
}

// fullest is an article's quotation of a statement that has most of its words,
// and how many it has.
func fullest(st *dossier.Statement, a *dossier.Article) (q *dossier.Quotation, times int) {
	for _, w := range st.Witnesses {
		if w.Quotation.Article != a {
			continue
		}
		if times++; times == 1 || w.Words > q.Witness.Words {
			q = w.Quotation
		}
	}
	return q, times
}

// brief is a statement in the words of one quotation.
func (p *Page) brief(st *dossier.Statement, q *dossier.Quotation, printed []Siglum) BriefStatement {
	return BriefStatement{st.Number, p.toStatement(st), clip(q.Words(), 140, false), p.voice(st.Speaker, q.Unnamed), printed}
}

// printings are the fullest of each of two articles, and how it is introduced.
func (p *Page) printings(st *dossier.Statement, as [2]*dossier.Article) (ws [2]witness, tags [2]Tag) {
	names := p.slate.sigla.list(2)
	for i, a := range as {
		q, times := fullest(st, a)
		names = append(names, Siglum{ab[i], p.at(q)})
		ws[i] = witness{Quotation: q, name: names[i]}
		tags[i] = Tag{names[i : i+1], phrase(a, q.Source()), phrase(a, q.Cue()), times}
	}
	return ws, tags
}

// same tells whether two articles introduce words alike, and as often.
func (t Tag) same(as Tag) bool {
	return t.Named == as.Named && t.Verb == as.Verb && t.Times == as.Times
}

// shared lays two printings side by side; the fuller one is the base.
func (p *Page) shared(st *dossier.Statement, ws [2]witness, tags [2]Tag) SharedStatement {
	d := SharedStatement{Number: st.Number, Href: p.toStatement(st), Voice: p.voice(st.Speaker, st.Witnesses[0].Quotation.Unnamed)}
	names := append(p.slate.sigla.list(2), ws[0].name, ws[1].name)
	readings := append(p.slate.readings.list(2), Reading{Witnesses: names, Runs: p.wholly(ws[0].Quotation)})
	if !sameWords(ws[0].Quotation, ws[1].Quotation) { // mostly nothing need be aligned
		readings = p.sideBySide(ws[0], ws[1])
	}
	d.Wordings = p.slate.wordings.list(len(readings))
	for _, r := range readings {
		d.Wordings = append(d.Wordings, Wording{p.tagged(r.Witnesses, tags), r})
	}
	return d
}

// tagged is how those that print a reading introduce it.
func (p *Page) tagged(witnesses []Siglum, tags [2]Tag) []Tag {
	out := p.slate.tags.list(2)
	for i, t := range tags {
		switch {
		case !slices.ContainsFunc(witnesses, func(w Siglum) bool { return w.Name == ab[i] }):
		case len(out) > 0 && t.same(out[0]):
			out[0].Witnesses = witnesses
		default:
			out = append(out, t)
		}
	}
	return out
}

// sideBySide are the readings of two witnesses of a statement; the base is the
// one that prints more words.
func (p *Page) sideBySide(a, b witness) []Reading {
	x, y := collate.Read(a.Stretches()), collate.Read(b.Stretches())
	if len(y) > len(x) {
		a, b, x, y = b, a, y, x
	}
	a.diffs, b.diffs = nil, collate.Align(x, y)
	return p.readings([]witness{a, b})
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
			for _, of := range t.Witnesses {
				if of.Name == ab[0] {
					a = t.Verb
				} else {
					b = t.Verb
				}
			}
		}
	}
	return a, b
}

// named lists whom both name, and whom each leaves out, those named most first.
func (s *Site) named(p *Page, as [2]*dossier.Article) (both []Link, left [2][]LeftOut) {
	link := func(x appearance) Link { return Link{x.agent.Name, p.toAgent(x.agent)} }
	leave := func(out int, x appearance) { // the other article names them
		left[out] = append(left[out], LeftOut{link(x), x.times, p.place(as[1-out], x.block)})
	}
	a, b := s.of(as[0]).people(), s.of(as[1]).people()
	both, left[0], left[1] = p.slate.links.list(min(len(a), len(b))), p.slate.left.list(len(b)), p.slate.left.list(len(a))
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].agent.Rank < b[0].agent.Rank:
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
