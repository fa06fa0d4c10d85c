package data

import (
	"strconv"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// tei makes an article a TEI P5 document (https://tei-c.org/guidelines/p5/):
// what is known of it, standOff lists of whom it names or quotes, and its text
// with their words and names marked.
func tei(w *teiWriter, s *site.Site, a *dossier.Article, r *reading) {
	l := linkerOf(s, site.TEIAddress(a))
	w.start("TEI", "xmlns", "http://www.tei-c.org/ns/1.0", "xml:lang", a.Language)
	w.line()
	teiHeader(&w.xmlWriter, s, a, l)
	people, organizations := named(a)
	if len(people)+len(organizations) > 0 {
		w.start("standOff")
		w.line()
		list(&w.xmlWriter, l, "listPerson", "person", "persName", people)
		list(&w.xmlWriter, l, "listOrg", "org", "orgName", organizations)
		w.end()
		w.line()
	}
	w.start("text")
	w.start("body")
	w.start("div", "type", "article")
	w.line()
	w.body(s, a, r)
	w.end()
	w.end()
	w.end()
	w.line()
	w.end()
	w.line()
}

func teiHeader(w *xmlWriter, s *site.Site, a *dossier.Article, l linker) {
	w.start("teiHeader")
	w.start("fileDesc")
	w.line()
	w.start("titleStmt")
	w.start("title")
	w.text(a.Title)
	w.end()
	w.end()
	w.line()
	w.start("publicationStmt")
	w.start("publisher")
	w.text(s.Dossier.Settings.Title)
	w.end()
	w.element("idno", l.to(site.ArticleAddress(a)), "type", "page")
	if a.Rights != "" {
		w.start("availability")
		w.element("p", a.Rights)
		w.end()
	}
	w.end()
	w.line()
	w.start("sourceDesc")
	w.start("bibl")
	w.element("title", a.Title, "level", "a")
	w.element("author", a.Byline)
	w.element("publisher", a.Outlet.Name)
	date := site.DateOf(a.Published)
	w.element("date", date.Text, "when", date.ISO)
	for _, u := range []string{a.URL, a.Archived} {
		if u != "" {
			w.empty("ref", "target", u)
		}
	}
	if a.Inferred {
		w.element("note", strings.TrimSpace("Outlet and date are inferred. "+a.BasisNote))
	}
	if a.Digest {
		w.element("note", "A digest by the editors of the dossier: the narrative is theirs.")
	}
	w.end()
	w.end()
	w.line()
	w.end()
	w.end()
	w.line()
}

// named lists the people and organizations an article names or quotes, in the
// order of their first mention, then of their first words.
func named(a *dossier.Article) (people, organizations []*dossier.Agent) {
	seen := map[*dossier.Agent]bool{nil: true}
	add := func(g *dossier.Agent) {
		if seen[g] {
			return
		}
		seen[g] = true
		if g.Kind == anno.PersonEntity {
			people = append(people, g)
		} else {
			organizations = append(organizations, g)
		}
	}
	for _, m := range a.Mentions {
		add(m.Agent)
	}
	for _, q := range a.Quotations {
		add(q.Speaker)
	}
	return people, organizations
}

func list(w *xmlWriter, l linker, name, item, label string, agents []*dossier.Agent) {
	if len(agents) == 0 {
		return
	}
	w.start(name)
	w.line()
	for _, g := range agents {
		w.tag(item)
		w.attr("xml:id", string(g.Kind), ".", word(g.ID))
		w.opened(item)
		w.element(label, g.Name)
		w.element("idno", l.to(site.AgentAddress(g)), "type", "page")
		for _, i := range g.Identifiers {
			w.element("idno", i.ID, "type", word(i.Scheme))
		}
		if g.Kind == anno.PersonEntity {
			for _, r := range g.Roles {
				w.element("occupation", r.Role, "from", iso(r.From), "to", iso(r.To))
			}
		}
		w.end()
		w.line()
	}
	w.end()
	w.line()
}

// word writes s as a part of an XML name; different strings stay different:
// letters, digits and hyphens stay, any other character is written as a number
// between dots. An agent's xml:id is its kind, a dot and the word of its id.
func word(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return !nameRune(r) }) {
		return s
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if nameRune(r) {
			out = append(out, byte(r))
		} else {
			out = append(strconv.AppendInt(append(out, '.'), int64(r), 16), '.')
		}
	}
	return string(out)
}

func nameRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_'
}
