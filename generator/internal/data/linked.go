package data

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// A thing is a node of JSON-LD in the words of schema.org. It judges no claim:
// there is no ClaimReview.
type thing map[string]any

// node makes a thing of pairs of name and value; what is empty is left out.
func node(kind string, pairs ...any) thing {
	t := thing{"@type": kind}
	for i := 0; i+1 < len(pairs); i += 2 {
		name := pairs[i].(string)
		switch v := pairs[i+1].(type) {
		case string:
			if v != "" {
				t[name] = v
			}
		case []thing:
			if len(v) > 0 {
				t[name] = v
			}
		case []string:
			if len(v) > 0 {
				t[name] = v
			}
		case thing:
			if v != nil {
				t[name] = v
			}
		}
	}
	return t
}

// linked is the JSON-LD of a page: a WebPage; for a reading page what it is
// based on and whom it mentions, for a statement the Quotation, for a person
// the Person, for the data page the files.
func linked(s *site.Site, p *site.Page) any {
	l, d := linkerOf(s, p.Address), s.Dossier.Settings
	page := node("WebPage", "name", p.Title, "description", p.Description, "inLanguage", d.Language,
		"isPartOf", node("WebSite", "name", d.Title, "url", d.BaseURL))
	page["@context"] = "https://schema.org"
	if l.base != "" && p.Template != "missing" {
		page["url"] = l.to(p.Address)
	}
	switch about := p.About.(type) {
	case *dossier.Article:
		page["isBasedOn"] = newsArticle(about)
		if p.Template == "article" {
			if list := mentioned(l, about); len(list) > 0 {
				page["mentions"] = list
			}
		}
	case *dossier.Statement:
		page["mainEntity"] = quotation(l, about)
	case *dossier.Agent:
		page["mainEntity"] = agent(l, about)
	}
	if p.Address == site.DataPageAddress {
		page["mainEntity"] = dataset(s, l)
	}
	return page
}

func newsArticle(a *dossier.Article) thing {
	n := node("NewsArticle", "headline", a.Title, "datePublished", iso(a.Published), "inLanguage", a.Language, "url", a.URL, "archivedAt", a.Archived)
	if a.Outlet.Name != "" {
		n["publisher"] = node("Organization", "name", a.Outlet.Name, "url", a.Outlet.URL)
	}
	if a.Byline != "" {
		n["creditText"] = a.Byline
	}
	return n
}

func mentioned(l linker, a *dossier.Article) []thing {
	var out []thing
	people, organizations := named(a)
	for _, g := range append(people, organizations...) {
		out = append(out, brief(l, g))
	}
	return out
}

// brief names an agent; its page tells the rest.
func brief(l linker, g *dossier.Agent) thing {
	return node(schemaKind(g), "@id", l.to(site.AgentAddress(g)+"#agent"), "name", g.Name)
}

func schemaKind(g *dossier.Agent) string {
	if g.Kind == anno.PersonEntity {
		return "Person"
	}
	return "Organization"
}

// quotation is a statement. Reported speech is the outlet's own words: no
// Quotation, and nobody's creation but about somebody.
func quotation(l linker, st *dossier.Statement) thing {
	kind, by := "Quotation", "creator"
	if st.Type == anno.Indirect {
		kind, by = "CreativeWork", "about"
	}
	var based []thing
	seen := map[*dossier.Article]bool{}
	for _, w := range st.Witnesses {
		if a := w.Quotation.Article; !seen[a] {
			seen[a] = true
			based = append(based, newsArticle(a))
		}
	}
	n := node(kind, "text", st.Words, "inLanguage", st.Witnesses[0].Quotation.Article.Language, "isPartOf", based)
	switch unnamed := st.Witnesses[0].Quotation.Unnamed; {
	case st.Speaker != nil:
		n[by] = brief(l, st.Speaker)
	case unnamed != "":
		n["creditText"] = unnamed
	}
	return n
}

func agent(l linker, g *dossier.Agent) thing {
	n := brief(l, g)
	if len(g.OtherNames) > 0 {
		n["alternateName"] = g.OtherNames
	}
	var identifiers, offices, links []thing
	for _, i := range g.Identifiers {
		identifiers = append(identifiers, node("PropertyValue", "propertyID", i.Scheme, "value", i.ID))
	}
	for _, r := range g.Roles {
		organization := thing(nil)
		switch {
		case r.Organization != nil:
			organization = brief(l, r.Organization)
		case r.OrgName != "":
			organization = node("Organization", "name", r.OrgName)
		}
		offices = append(offices, node("OrganizationRole", "roleName", r.Role, "startDate", iso(r.From), "endDate", iso(r.To), "memberOf", organization))
	}
	for _, k := range g.Links {
		links = append(links, node("WebPage", "name", k.Label, "url", k.URL))
	}
	for _, x := range []struct {
		name string
		list []thing
	}{{"identifier", identifiers}, {"memberOf", offices}, {"subjectOf", links}} {
		if len(x.list) > 0 {
			n[x.name] = x.list
		}
	}
	if g.Parent != nil {
		n["parentOrganization"] = brief(l, g.Parent)
	}
	return n
}

func dataset(s *site.Site, l linker) thing {
	d := s.Dossier.Settings
	file := func(kind string, a site.Address) thing {
		return node("DataDownload", "encodingFormat", kind, "contentUrl", l.to(a))
	}
	return node("Dataset", "name", d.Title, "description", "Articles, people, organizations, statements and positions of this dossier.", "copyrightNotice", d.Rights,
		"distribution", []thing{file("application/json", site.DossierData), file("text/csv", site.QuotationTable)})
}
