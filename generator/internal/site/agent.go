package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

func (s *Site) people() {
	for _, k := range []struct {
		list   []*dossier.Agent
		at     Address
		title  string
		about  string
		people bool
	}{
		{s.Dossier.People, "people.html", "People", "Who speaks and who is named in these articles.", true},
		{s.Dossier.Organizations, "organizations.html", "Organizations", "Organizations that speak or are named in these articles.", false},
	} {
		if len(k.list) == 0 {
			continue
		}
		s.add(&Page{Address: k.at, Template: "people", Title: k.title, Description: k.about, Section: k.at, build: func(p *Page) any { return s.agentList(p, k.list) }})
		for _, g := range k.list {
			s.add(&Page{Address: AgentAddress(g), Template: "person", Title: g.Name, Description: g.Name + ": statements, positions and mentions, with their sentences.",
				Section: k.at, build: func(p *Page) any { return s.agent(p, g) }})
		}
	}
}

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

func (s *Site) person(p *Page, g *dossier.Agent) PersonItem {
	it := PersonItem{Voice: p.voice(g, ""), Role: s.roles[g], Statements: len(g.Statements), Articles: len(g.Articles), SortName: g.SortName, Percent: 100 * g.Quoted / s.loudest}
	switch {
	case g.Quoted > 0:
		it.Share = plural(g.Quoted, "word", "words") + ", " + percent(g.Quoted, s.quoted)
	case g.Reported > 0:
		it.Share = "reported only"
	default:
		it.Share = "named only"
	}
	return it
}

// role is what somebody is, in a phrase: the first role the author gives, else
// what articles call them most often (headlines write in their own way), the
// fullest of these.
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
		if b := d.Article.Set.BlockAt(d.Span.Start); b < 0 || d.Article.Set.Blocks[b].Kind == anno.Headline {
			continue
		}
		times[w]++
		if n := times[w]; n > most || n == most && len(w) > len(best) {
			best, most = w, n
		}
	}
	return best
}

// PersonList is the data of people.html and organizations.html.
type PersonList struct {
	Speaking []PersonItem
	Named    []PersonItem
}

func (s *Site) agentList(p *Page, list []*dossier.Agent) any {
	var l PersonList
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

// PersonPage is the data of a person's or an organization's page.
type PersonPage struct {
	PersonItem
	IsPerson     bool
	OtherNames   []string
	Roles        []RoleItem
	Links        []dossier.Link
	Identifiers  []dossier.Identifier
	Parent       *Link
	Members      []Link
	Biography    *dossier.Prose
	Facts        []string
	Quoted       []StatementItem
	Reported     []StatementItem
	Positions    []PositionItem
	Descriptions []Described
	Named        []Sentence // where articles name it, first of each paragraph
	About        []StatementItem
	Beside       []Beside
}

// RoleItem is an office with its years.
type RoleItem struct {
	When string
	Role string
	Org  *Link
	Name string
}

// Described is an outlet's own words about somebody.
type Described struct {
	Words  string
	Places []Place
}

// A Sentence is one that names somebody, with the name set off.
type Sentence struct {
	Before, Name, After string
	Place               Place
}

// Beside is somebody quoted in the same articles.
type Beside struct {
	Link
	Articles int
}

func (s *Site) agent(p *Page, g *dossier.Agent) any {
	d := PersonPage{PersonItem: s.person(p, g), IsPerson: g.Kind == anno.PersonEntity, Links: g.Links, Identifiers: g.Identifiers, Biography: g.Biography}
	for _, n := range g.OtherNames {
		if n != g.Name {
			d.OtherNames = append(d.OtherNames, n)
		}
	}
	for _, st := range g.Statements {
		it := s.item(p, st)
		it.Context, it.Own = context(st.Witnesses[0].Quotation), true
		if st.Type == anno.Indirect {
			d.Reported = append(d.Reported, it)
		} else {
			d.Quoted = append(d.Quoted, it)
		}
	}
	d.Facts = append(d.Facts, plural(len(g.Statements), "statement", "statements"))
	if g.Quoted > 0 {
		d.Facts = append(d.Facts, plural(g.Quoted, "quoted word", "quoted words"))
	}
	d.Facts = append(d.Facts, fmt.Sprintf("%d of %s", len(g.Articles), plural(len(s.Dossier.Articles), "article", "articles")))
	if n := len(g.Positions); n > 0 {
		d.Facts = append(d.Facts, plural(n, "position", "positions"))
	}
	for _, r := range g.Roles {
		it := RoleItem{Role: r.Role, When: span(r), Name: r.OrgName}
		if r.Organization != nil {
			it.Org = &Link{r.Organization.Name, AgentAddress(r.Organization).From(p.Address)}
		}
		d.Roles = append(d.Roles, it)
	}
	if g.Parent != nil {
		d.Parent = &Link{g.Parent.Name, AgentAddress(g.Parent).From(p.Address)}
	}
	for _, m := range g.Members {
		d.Members = append(d.Members, Link{m.Name, AgentAddress(m).From(p.Address)})
	}
	for _, pos := range g.Positions {
		d.Positions = append(d.Positions, s.position(p, pos))
	}
	for _, x := range g.Descriptions {
		block := x.Article.Set.BlockAt(x.Span.Start)
		if block < 0 {
			continue
		}
		words, at := x.Article.Text.Plain(x.Span), p.place(x.Article, block)
		i := slices.IndexFunc(d.Descriptions, func(o Described) bool { return strings.EqualFold(o.Words, words) })
		if i < 0 {
			i = len(d.Descriptions)
			d.Descriptions = append(d.Descriptions, Described{Words: words})
		}
		d.Descriptions[i].Places = append(d.Descriptions[i].Places, at)
	}
	d.Named = named(p, g)
	for _, q := range g.About {
		if !slices.ContainsFunc(d.About, func(it StatementItem) bool { return it.Number == q.Statement.Number }) {
			d.About = append(d.About, s.item(p, q.Statement))
		}
	}
	d.Beside = s.beside(p, g)
	return d
}

func span(r dossier.Role) string {
	from, to, as := DateOf(r.From).Text, DateOf(r.To).Text, DateOf(r.AsOf).Text
	switch {
	case from != "" && to != "":
		return from + " – " + to
	case from != "":
		return "from " + from
	case to != "":
		return "until " + to
	case as != "":
		return "in " + as
	}
	return ""
}

// named gives one sentence for each paragraph that names the agent.
func named(p *Page, g *dossier.Agent) []Sentence {
	var out []Sentence
	var last *dossier.Naming
	for i := range g.Named {
		n := &g.Named[i]
		if last != nil && last.Article == n.Article && last.Block == n.Block {
			continue
		}
		last = n
		t := n.Article.Text
		before, after := n.Sentence, n.Sentence
		before.End, after.Start = n.Mention.Start, n.Mention.End
		space := func(s string, has bool) string {
			if has {
				return s + " "
			}
			return s
		}
		src := t.String()
		out = append(out, Sentence{
			Before: space(excerpt(t, before, 160, true), before.End > before.Start && src[before.End-1] == ' '),
			Name:   t.Plain(n.Mention),
			After:  leading(src, after.Start) + excerpt(t, after, 160, false),
			Place:  p.place(n.Article, n.Block),
		})
	}
	return out
}

func leading(src string, at int) string {
	if at < len(src) && src[at] == ' ' {
		return " "
	}
	return ""
}

// beside lists who is quoted in the same articles, the most shared first.
func (s *Site) beside(p *Page, g *dossier.Agent) []Beside {
	type met struct {
		g *dossier.Agent
		n int
	}
	by := map[*dossier.Agent]map[*dossier.Article]bool{}
	for _, a := range g.Articles {
		for _, q := range a.Quotations {
			if q.Speaker != nil && q.Speaker != g {
				if by[q.Speaker] == nil {
					by[q.Speaker] = map[*dossier.Article]bool{}
				}
				by[q.Speaker][a] = true
			}
		}
	}
	var list []met
	for o, as := range by {
		list = append(list, met{o, len(as)})
	}
	slices.SortFunc(list, func(a, b met) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(b.g.Quoted, a.g.Quoted), cmp.Compare(a.g.SortName, b.g.SortName), cmp.Compare(a.g.ID, b.g.ID))
	})
	var out []Beside
	for _, m := range list[:min(len(list), 12)] {
		out = append(out, Beside{Link{m.g.Name, AgentAddress(m.g).From(p.Address)}, m.n})
	}
	return out
}
