package prose

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/verify"
)

// A cast is everybody and everything an author may name near a quotation.
type cast struct {
	names    *verify.Names
	agents   map[string]*dossier.Agent // by the id an author writes
	articles map[string]*dossier.Article
	outlets  map[string]bool // by name
}

// newCast lists people and organizations by their names, articles by their ids
// and outlets by their names. As in links, a person goes before an
// organization of the same id, and both before an article.
func newCast(d *dossier.Dossier, h *Held) *cast {
	c := &cast{agents: map[string]*dossier.Agent{}, articles: map[string]*dossier.Article{}, outlets: map[string]bool{}}
	var list []verify.Name
	for _, a := range d.Articles {
		c.articles[a.ID] = a
		list = append(list, verify.Name{ID: a.ID, Kind: verify.Source}, verify.Name{ID: "articles/" + a.ID, Kind: verify.Source})
		if o := a.Outlet; o.Name != "" && !c.outlets[o.Name] {
			c.outlets[o.Name] = true
			list = append(list, verify.Name{ID: o.ID, Kind: verify.Source, Forms: outletForms(o.Name)})
		}
	}
	surnames := surnames(d.People)
	agents := slices.Concat(d.Organizations, d.People)
	for _, g := range agents {
		c.agents[g.ID] = g
	}
	for _, g := range agents {
		forms := forms(g, surnames)
		if len(forms) == 0 {
			continue
		}
		folder := "people/"
		if g.Kind == anno.OrganizationEntity {
			folder = "organizations/"
		}
		c.agents[folder+g.ID] = g
		list = append(list, verify.Name{ID: folder + g.ID, Forms: forms})
		if c.agents[g.ID] == g { // for links alone: the form is one of those above
			list = append(list, verify.Name{ID: g.ID, Forms: forms[:1]})
		}
	}
	c.names = h.namesOf(list)
	return c
}

// outletForms are a name and the same with a small “the”.
func outletForms(name string) []string {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return []string{name, "the " + rest}
	}
	return []string{name}
}

// forms are the names that stand for an agent: its own, those the author
// lists, and the surname of a person nobody shares it with. A single word that
// is also another word of English stands for nobody unless the author says so.
func forms(g *dossier.Agent, surnames map[string]int) []string {
	var out []string
	if g.Authored || strings.Contains(g.Name, " ") || !common(g.Name) {
		out = append(out, g.Name)
	}
	out = append(out, g.OtherNames...)
	if s := surname(g); surnames[s] == 1 && !common(s) && !slices.Contains(out, s) {
		out = append(out, s)
	}
	return out
}

// surname is the part of a person's sort name before the comma; "" without one.
func surname(g *dossier.Agent) string {
	s, _, ok := strings.Cut(g.SortName, ", ")
	if !ok || g.Kind != anno.PersonEntity {
		return ""
	}
	return s
}

// surnames counts the people of each surname.
func surnames(people []*dossier.Agent) map[string]int {
	out := map[string]int{}
	for _, g := range people {
		if s := surname(g); s != "" {
			out[s]++
		}
	}
	return out
}

// common tells whether a word is one of English beside being a name: May, Price.
func common(word string) bool {
	return lexicon.Look(strings.ToLower(word)).Class&^lexicon.Given != 0
}

// only returns the agent that ids name, nil when they name several.
func (c *cast) only(ids []string) *dossier.Agent {
	g := c.agents[ids[0]]
	for _, id := range ids[1:] {
		if c.agents[id] != g {
			return nil
		}
	}
	return g
}

// speakers returns the agents named near a quotation by the id of their file.
// An organization that is the source named is not a speaker too.
func (c *cast) speakers(q verify.Quote) []string {
	var out []string
	for _, id := range q.Speakers {
		g := c.agents[id]
		if g == nil || len(q.Sources) > 0 && c.outlets[g.Name] || slices.Contains(out, g.ID) {
			continue
		}
		out = append(out, g.ID)
	}
	return out
}

func (c *cast) isPerson(id string) bool { return c.agents[id].Kind == anno.PersonEntity }
