package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
)

// How many people one list shows before it becomes a register by letter.
const (
	wholeList = 200
	loudList  = 60
)

func (s *Site) people(add adder) {
	for _, k := range []struct {
		list  []*dossier.Agent
		name  string
		title string
		about string
	}{
		{s.Dossier.People, "people", "People", "Who speaks and who is named in these articles."},
		{s.Dossier.Organizations, "organizations", "Organizations", "Organizations that speak or are named in these articles."},
	} {
		if len(k.list) == 0 {
			continue
		}
		at := Address(k.name + ".html")
		add.one(&Page{Address: at, Template: "people", Title: k.title, Description: k.about, Section: at, build: func(p *Page) any { return s.agentList(p, k.name, k.list) }})
		if len(k.list) > wholeList {
			letters := alphabet{k.name, initialsOf(k.list)}
			for i, l := range letters.all {
				s.registers(add, &Page{Template: "register", Title: k.title + ", " + l.label, Short: l.label, Description: k.about, Section: at}, letters, i)
			}
		}
		words := func(p *Page) (title, short, description string) {
			name := p.About.(*dossier.Agent).Name
			return name, "", name + ": statements, positions and mentions, with their sentences."
		}
		build := func(p *Page) any { return s.agent(p, p.About.(*dossier.Agent)) }
		kind := &Page{addressOf: addressOf(AgentAddress), Template: "person", Section: at, words: words, build: build}
		for _, g := range k.list {
			add(kind, g)
			s.shelves(add, g, at)
		}
	}
}

// Role is what somebody is, in a phrase: "Secretary of State"; "" when nothing says.
func (s *Site) Role(g *dossier.Agent) string { return s.sketch(g).role() }

// PersonItem is a person or organization in a list.
type PersonItem struct {
	Voice
	Share      string // of the dossier's quoted words
	Percent    int    // of the loudest one's, for the bar
	Role       string
	Statements int
	Articles   int
	SortName   string
}

// reportedOnly is the share of one of whose words none stand between quotation marks.
const reportedOnly = "reported only"

// unnamed is the share of one whom only the author's files name.
const unnamed = "in no article"

func (s *Site) person(p *Page, g *dossier.Agent) PersonItem {
	it := PersonItem{Voice: p.voice(g, ""), Role: s.Role(g), Statements: len(g.Statements), Articles: len(g.Articles), SortName: g.SortName, Percent: 100 * g.Quoted / s.loudest}
	switch {
	case g.Quoted > 0:
		it.Share = plural(g.Quoted, "word", "words") + ", " + percent(g.Quoted, s.quoted)
	case g.Reported > 0:
		it.Share = reportedOnly
	case len(g.Articles) > 0:
		it.Share = "named only"
	default:
		it.Share = unnamed
	}
	return it
}

// role is what somebody is, in a phrase: the first role the author gives, else
// what articles call them most often, the fullest of these. Headings write in
// their own way, and a long phrase is a sentence's more than a person's.
func role(g *dossier.Agent) string {
	if len(g.Roles) > 0 {
		if r := g.Roles[0]; r.OrgName != "" {
			return r.Role + ", " + r.OrgName
		}
		return g.Roles[0].Role
	}
	if g.Classification != "" {
		return g.Classification
	}
	best, most := "", 0
	times := map[string]int{}
	for _, d := range g.Descriptions {
		w := d.Article.Text.Plain(d.Span)
		if b := d.Article.Set.BlockAt(d.Span.Start); b < 0 || d.Article.Set.Blocks[b].Kind == anno.Headline || !inAPhrase(w) {
			continue
		}
		times[w]++
		if n := times[w]; n > most || n == most && len(w) > len(best) {
			best, most = w, n
		}
	}
	return best
}

// roleWords is how many words a role in one phrase has at most.
const roleWords = 8

// inAPhrase tells whether words can be what somebody is, in a phrase: few, and
// not a heading, in which every word has a capital.
func inAPhrase(words string) bool {
	ws := strings.Fields(words)
	lower := slices.ContainsFunc(ws, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLetter(first) && !unicode.IsUpper(first)
	})
	return len(ws) <= roleWords && (lower || len(ws) < 5)
}

// PersonList is the data of people.html and organizations.html.
type PersonList struct {
	Speaking []PersonItem
	Named    []PersonItem
	Letters  []LetterItem // of a long list: pages that have everybody
	Total    int
}

// LetterItem leads to the names under a letter.
type LetterItem struct {
	Link
	N int
}

func (s *Site) agentList(p *Page, name string, list []*dossier.Agent) any {
	l := PersonList{Total: len(list)}
	if len(list) > wholeList {
		letters := alphabet{name, initialsOf(list)}
		for i, x := range letters.all {
			l.Letters = append(l.Letters, LetterItem{letters.link(p, i), len(x.agents)})
		}
		list = list[:loudList]
	}
	for _, g := range list {
		if it := s.person(p, g); len(g.Quotations) > 0 {
			l.Speaking = append(l.Speaking, it)
		} else {
			l.Named = append(l.Named, it)
		}
	}
	slices.SortStableFunc(l.Named, func(a, b PersonItem) int { return cmp.Compare(a.SortName, b.SortName) })
	return l
}

// An initial is a letter, and the names that begin with it.
type initial struct {
	key, label string
	agents     []*dossier.Agent
}

// initialsOf parts a list by the first letter of the name it sorts by, without
// its accent; what begins with no Latin letter stands together.
func initialsOf(list []*dossier.Agent) []initial {
	by := map[string][]*dossier.Agent{}
	for _, g := range list {
		k := "other"
		for _, r := range norm.NFD.String(strings.ToLower(g.SortName)) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if r >= 'a' && r <= 'z' {
					k = string(r)
				}
				break
			}
		}
		by[k] = append(by[k], g)
	}
	var out []initial
	for k, agents := range by {
		l := initial{k, strings.ToUpper(k), agents}
		if k == "other" {
			l.label = "other signs"
		}
		slices.SortStableFunc(l.agents, func(a, b *dossier.Agent) int {
			return cmp.Or(cmp.Compare(a.SortName, b.SortName), cmp.Compare(a.ID, b.ID))
		})
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b initial) int {
		return cmp.Or(cmp.Compare(len(a.key), len(b.key)), cmp.Compare(a.key, b.key))
	})
	return out
}

// An alphabet is a list by letters, each on a page of its own: people-b.html.
type alphabet struct {
	name string
	all  []initial
}

func (l alphabet) address(i int) Address { return Address(l.name + "-" + l.all[i].key + ".html") }

func (l alphabet) link(p *Page, i int) Link { return Link{l.all[i].label, p.To(l.address(i))} }

// pager leads from a page of one letter to all, and to those beside it.
func (l alphabet) pager(p *Page, at int) Pager {
	d := Pager{Label: "letters"}
	for i := range l.all {
		d.Pages = append(d.Pages, PageLink{l.link(p, i), l.address(i) == p.Address})
	}
	if at > 0 {
		before := l.link(p, at-1)
		d.Before = &before
	}
	if at+1 < len(l.all) {
		after := l.link(p, at+1)
		d.After = &after
	}
	return d
}

// from adds what the way to the letters is made from.
func (l alphabet) from(x sum.Sum) sum.Sum {
	for _, i := range l.all {
		x = x.Text(i.label)
	}
	return x
}

// RegisterPage is the data of a page of names under one letter.
type RegisterPage struct {
	Label   string
	Letters Pager // from letter to letter
	Names   []RegisterItem
	Pager   Pager
}

// RegisterItem is a name in the register.
type RegisterItem struct {
	Link
	Statements, Articles int
}

// registers adds the pages of a letter, each as the given one but for its
// address and, after the first, its title.
func (s *Site) registers(add adder, as *Page, letters alphabet, of int) {
	l, at := letters.all[of], letters.address(of)
	pages := leaves{at, "names, " + l.label, len(l.agents), registerSize, nil}
	for i := range pages.count() {
		page := *as
		page.Address, page.build = pages.address(i), func(p *Page) any { return s.register(p, letters, of, pages, i) }
		page.from = func(x sum.Sum, f *sums) sum.Sum {
			return entriesFrom(letters.from(x.Text(l.label)), pages, i, l.agents, f.listedAgent)
		}
		if i > 0 {
			page.Title += ", " + pages.title(i)
			page.Short, page.Above = pages.title(i), at
		}
		add.one(&page)
	}
}

func (s *Site) register(p *Page, letters alphabet, of int, pages leaves, i int) any {
	l := letters.all[of]
	d := RegisterPage{Label: l.label, Letters: letters.pager(p, of), Pager: pages.pager(p, i)}
	from, to := pages.bounds(i)
	for _, g := range l.agents[from:to] {
		d.Names = append(d.Names, RegisterItem{Link{g.SortName, p.toAgent(g)}, len(g.Statements), len(g.Articles)})
	}
	return d
}
