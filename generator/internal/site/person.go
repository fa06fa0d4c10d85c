package site

import (
	"fmt"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// PersonPage is the data of a person's or an organization's page.
type PersonPage struct {
	PersonItem
	IsPerson     bool
	OtherNames   []string
	Roles        []RoleItem
	Links        []dossier.Link
	Identifiers  []dossier.Identifier
	Parent       *Link
	Members      []Member
	Biography    *dossier.Prose
	Facts        []string
	Quoted       []Said // by date
	Reported     []Said
	Selected     int      // how many of the statements are shown; 0 for all
	Events       []Link   // where they spoke
	Rest         *Further // pages with every statement
	Positions    []PositionItem
	Descriptions []Described
	Others       []Described // descriptions beyond the most frequent
	Undescribed  int         // and beyond these
	Named        []Sentence  // where articles name it, first of each paragraph
	NamedRest    *Further
	About        []StatementItem
	AboutRest    *Further
	Beside       []Beside
	Unlisted     int // quoted in the same articles, beyond these
	Network      *Network
}

// Further leads to the pages of a list of which only some is shown.
type Further struct {
	Total int
	Pages []Link
}

// RoleItem is an office with its years.
type RoleItem struct {
	When string
	Role string
	Org  *Link
	Name string
}

// Member is somebody who holds an office in an organization, or a part of it.
type Member struct {
	Link
	Roles []RoleItem
}

func (s *Site) agent(p *Page, g *dossier.Agent) any {
	d := PersonPage{PersonItem: s.person(p, g), IsPerson: g.Kind == anno.PersonEntity, Links: g.Links, Identifiers: g.Identifiers, Biography: g.Biography}
	for _, n := range g.OtherNames {
		if n != g.Name {
			d.OtherNames = append(d.OtherNames, n)
		}
	}
	further := map[string]*Further{}
	for _, sh := range s.shelvesOf(g) {
		further[sh.key] = &Further{sh.n, sh.links(p)}
	}
	d.Rest, d.AboutRest, d.NamedRest = further["statements"], further["about"], further["named"]
	s.statementsOf(p, g, &d)
	d.Facts = s.factsOf(g)
	d.Roles = roles(p, g, nil)
	if g.Parent != nil {
		d.Parent = &Link{g.Parent.Name, p.toAgent(g.Parent)}
	}
	for _, m := range g.Members {
		d.Members = append(d.Members, Member{Link{m.Name, p.toAgent(m)}, roles(p, m, g)})
	}
	for _, pos := range g.Positions {
		d.Positions = append(d.Positions, s.position(p, pos))
	}
	d.Descriptions, d.Others, d.Undescribed = described(p, g)
	list := naming(g)
	if d.NamedRest != nil {
		list = list[:topStatements]
	}
	d.Named = sentences(p, list)
	others := about(g)
	if d.AboutRest != nil {
		others = heaviest(others, topStatements/2)
	}
	for _, st := range others {
		d.About = append(d.About, s.item(p, st))
	}
	d.Beside, d.Network, d.Unlisted = s.beside(p, g)
	return d
}

// statementsOf fills what somebody said, by date: all of it, or the heaviest.
func (s *Site) statementsOf(p *Page, g *dossier.Agent, d *PersonPage) {
	shown := g.Statements
	if d.Rest != nil {
		shown = heaviest(shown, topStatements)
		d.Selected = len(shown)
	}
	var quoted, reported []*dossier.Statement
	seen := map[*dossier.Event]bool{}
	for _, st := range s.byDay(shown) {
		if st.Type == anno.Indirect {
			reported = append(reported, st)
		} else {
			quoted = append(quoted, st)
		}
		if e := st.Event; e != nil && !seen[e] {
			seen[e] = true
			d.Events = append(d.Events, Link{e.Title, p.To(EventAddress(e))})
		}
	}
	d.Quoted, d.Reported = s.said(p, quoted), s.said(p, reported)
}

func (s *Site) factsOf(g *dossier.Agent) []string {
	var facts []string
	if n := len(g.Statements); n > 0 {
		facts = append(facts, plural(n, "statement", "statements"))
	}
	if g.Quoted > 0 {
		facts = append(facts, plural(g.Quoted, "quoted word", "quoted words"))
	}
	of := plural(len(s.Dossier.Articles), "article", "articles")
	if n := len(quoting(g)); n > 0 {
		facts = append(facts, fmt.Sprintf("speaks in %s of %s", Thousands(n), of))
	}
	if n := len(g.Articles); n > 0 {
		facts = append(facts, fmt.Sprintf("named in %s of %s", Thousands(n), of))
	} else {
		facts = append(facts, fmt.Sprintf("named in none of %s", of))
	}
	if n := len(g.Positions); n > 0 {
		facts = append(facts, plural(n, "position", "positions"))
	}
	return facts
}

// quoting are the articles that quote somebody, or report what they say.
func quoting(g *dossier.Agent) map[*dossier.Article]bool {
	in := map[*dossier.Article]bool{}
	for _, q := range g.Quotations {
		in[q.Article] = true
	}
	return in
}

// roles are the offices of somebody; those in one organization when in is set.
func roles(p *Page, g, in *dossier.Agent) []RoleItem {
	var out []RoleItem
	for _, r := range g.Roles {
		if in != nil && r.Organization != in {
			continue
		}
		it := RoleItem{Role: r.Role, When: span(r), Name: r.OrgName}
		if r.Organization != nil && in == nil {
			it.Org = &Link{r.Organization.Name, p.toAgent(r.Organization)}
		}
		out = append(out, it)
	}
	return out
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
