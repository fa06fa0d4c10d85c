package data

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/pen"
	"dossier/generator/internal/site"
)

// Linked writes the JSON-LD of a page, in the words of schema.org: a WebPage;
// for a reading page what it is based on and whom it mentions, for a statement
// the Quotation, for a person the Person, for the data page the files. It judges
// no claim: there is no ClaimReview. Members are in the order of their names.
func Linked(w *pen.Pen, s *site.Site, p *site.Page) {
	l, d := linkerOf(s, p.Address), s.Dossier.Settings
	j := ld{w, l}
	w.Open('{')
	w.Member("@context", "https://schema.org")
	w.Member("@type", "WebPage")
	w.Some("description", p.Describe())
	w.Some("inLanguage", d.Language)
	if a, ok := p.About.(*dossier.Article); ok {
		w.Name("isBasedOn")
		j.article(a)
	}
	w.Name("isPartOf")
	j.begin("WebSite")
	w.Some("name", d.Title)
	w.Some("url", d.BaseURL)
	w.Close('}')
	switch about := p.About.(type) {
	case *dossier.Article:
		if p.Template == "article" {
			j.mentions(about)
		}
	case *dossier.Statement:
		w.Name("mainEntity")
		j.quotation(about)
	case *dossier.Agent:
		w.Name("mainEntity")
		j.agent(about)
	}
	if p.Address == site.DataPageAddress {
		w.Name("mainEntity")
		j.dataset(s)
	}
	w.Some("name", p.Name())
	if l.base != "" && p.Template != "missing" {
		w.Some("url", l.to(p.Address))
	}
	w.Close('}')
}

// An ld writes nodes of JSON-LD on a page.
type ld struct {
	*pen.Pen
	linker
}

// begin begins a node of a kind; Close('}') ends it.
func (j ld) begin(kind string) {
	j.Open('{')
	j.Member("@type", kind)
}

func (j ld) article(a *dossier.Article) {
	j.begin("NewsArticle")
	j.Some("archivedAt", a.Archived)
	j.Some("creditText", a.Byline)
	j.Some("datePublished", iso(a.Published))
	j.Some("headline", a.Title)
	j.Some("inLanguage", a.Language)
	if a.Outlet.Name != "" {
		j.Name("publisher")
		j.begin("Organization")
		j.Some("name", a.Outlet.Name)
		j.Some("url", a.Outlet.URL)
		j.Close('}')
	}
	j.Some("url", a.URL)
	j.Close('}')
}

func (j ld) mentions(a *dossier.Article) {
	people, organizations := named(a)
	if len(people)+len(organizations) == 0 {
		return
	}
	j.Name("mentions")
	j.Open('[')
	for _, g := range append(people, organizations...) {
		j.brief(g)
	}
	j.Close(']')
}

// brief names an agent; its page tells the rest.
func (j ld) brief(g *dossier.Agent) {
	j.identity(g)
	j.Some("name", g.Name)
	j.Close('}')
}

// identity begins the node of an agent.
func (j ld) identity(g *dossier.Agent) {
	j.Open('{')
	j.Some("@id", j.to(site.AgentAddress(g)+"#agent"))
	if g.Kind == anno.PersonEntity {
		j.Member("@type", "Person")
	} else {
		j.Member("@type", "Organization")
	}
}

// quotation is a statement. Reported speech is the outlet's own words: no
// Quotation, and nobody's creation but about somebody.
func (j ld) quotation(st *dossier.Statement) {
	kind, by := "Quotation", "creator"
	if st.Type == anno.Indirect {
		kind, by = "CreativeWork", "about"
	}
	first := st.Witnesses[0].Quotation
	j.begin(kind)
	if st.Speaker != nil {
		j.Name(by)
		j.brief(st.Speaker)
	} else {
		j.Some("creditText", first.Unnamed)
	}
	j.Some("inLanguage", first.Article.Language)
	j.Name("isPartOf")
	j.Open('[')
	seen := map[*dossier.Article]bool{}
	for _, w := range st.Witnesses {
		if a := w.Quotation.Article; !seen[a] {
			seen[a] = true
			j.article(a)
		}
	}
	j.Close(']')
	j.Some("text", st.Words)
	j.Close('}')
}

func (j ld) agent(g *dossier.Agent) {
	j.identity(g)
	if len(g.OtherNames) > 0 {
		j.Name("alternateName")
		j.Open('[')
		for _, name := range g.OtherNames {
			j.String(name)
		}
		j.Close(']')
	}
	many(j, "identifier", g.Identifiers, func(i dossier.Identifier) {
		j.begin("PropertyValue")
		j.Some("propertyID", i.Scheme)
		j.Some("value", i.ID)
		j.Close('}')
	})
	many(j, "memberOf", g.Roles, j.office)
	j.Some("name", g.Name)
	if g.Parent != nil {
		j.Name("parentOrganization")
		j.brief(g.Parent)
	}
	many(j, "subjectOf", g.Links, func(k dossier.Link) {
		j.begin("WebPage")
		j.Some("name", k.Label)
		j.Some("url", k.URL)
		j.Close('}')
	})
	j.Close('}')
}

func (j ld) office(r dossier.Role) {
	j.begin("OrganizationRole")
	j.Some("endDate", iso(r.To))
	switch {
	case r.Organization != nil:
		j.Name("memberOf")
		j.brief(r.Organization)
	case r.OrgName != "":
		j.Name("memberOf")
		j.begin("Organization")
		j.Member("name", r.OrgName)
		j.Close('}')
	}
	j.Some("roleName", r.Role)
	j.Some("startDate", iso(r.From))
	j.Close('}')
}

// many writes a member that lists things; none for no thing.
func many[T any](j ld, name string, list []T, write func(T)) {
	if len(list) == 0 {
		return
	}
	j.Name(name)
	j.Open('[')
	for _, x := range list {
		write(x)
	}
	j.Close(']')
}

func (j ld) dataset(s *site.Site) {
	d := s.Dossier.Settings
	j.begin("Dataset")
	j.Some("copyrightNotice", d.Rights)
	j.Member("description", "Articles, people, organizations, statements and positions of this dossier.")
	j.Name("distribution")
	j.Open('[')
	for _, f := range []struct {
		kind string
		at   site.Address
	}{{"application/json", site.DossierData}, {"text/csv", site.QuotationTable}} {
		j.begin("DataDownload")
		j.Member("contentUrl", j.to(f.at))
		j.Member("encodingFormat", f.kind)
		j.Close('}')
	}
	j.Close(']')
	j.Some("name", d.Title)
	j.Close('}')
}
