package dossier

import (
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
)

// TestJoin: which names of which articles are one person. Each article is a
// list of names; want gives the id of each, articles parted by a bar.
func TestJoin(t *testing.T) {
	author := func(id, name string, others ...string) *authored {
		a := &authored{id: id, kind: "people"}
		a.Name = conf.Text{Value: name}
		for _, o := range others {
			a.OtherNames = append(a.OtherNames, conf.Text{Value: o})
		}
		return a
	}
	for _, c := range []struct {
		name     string
		files    []*authored
		articles [][]string
		want     string
	}{
		{"the same full name", nil, [][]string{{"Jane Smith"}, {"Jane Smith"}}, "jane-smith | jane-smith"},
		{"a middle initial and a suffix make no other person", nil, [][]string{{"John F. Smith"}, {"John Smith Jr."}}, "john-f-smith | john-f-smith"},
		{"another middle name does", nil, [][]string{{"John Paul Smith"}, {"John Smith"}}, "john-paul-smith | john-smith"},
		{"a bare surname that one person has", nil, [][]string{{"Jane Smith"}, {"Smith"}}, "jane-smith | jane-smith"},
		{"a bare surname that two have", nil, [][]string{{"Jane Smith", "Carl Smith"}, {"Smith"}}, "jane-smith carl-smith | smith"},
		{"a bare surname of one much better known", nil, [][]string{{"Jane Smith"}, {"Jane Smith"}, {"Jane Smith"}, {"Jane Smith"}, {"Jane Smith"}, {"Smith"}, {"Smith", "Bo Smythe"}}, "jane-smith | jane-smith | jane-smith | jane-smith | jane-smith | jane-smith | jane-smith bo-smythe"},
		{"the author's file, by another name", []*authored{author("maj", "Jane Smith", "Janey")}, [][]string{{"Janey"}, {"Jane Smith"}}, "maj | maj"},
		{"a name the author gave to two", []*authored{author("a", "Jane Smith", "Smith"), author("b", "Carl Smith", "Smith")}, [][]string{{"Smith"}}, "smith"},
		{"a name without a Latin letter", nil, [][]string{{"Ελλη Παππα"}, {"Ελλη Παππα", "Νίκος Παππας"}}, "n-de7bd5bcda | n-de7bd5bcda n-2c0422b795"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var articles []Annotated
			for _, names := range c.articles {
				in := &study{}
				for _, n := range names {
					in.entities = append(in.entities, candidateOf(anno.Entity{Kind: anno.PersonEntity, Name: n}))
				}
				articles = append(articles, Annotated{study: in})
			}
			var got []string
			for _, agents := range newRegistry(nil).join(c.files, articles) {
				var ids []string
				for _, g := range agents {
					ids = append(ids, g.ID)
				}
				got = append(got, strings.Join(ids, " "))
			}
			if s := strings.Join(got, " | "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ name, sort, initials string }{
		{"John Kerry", "Kerry, John", "JK"},
		{"Tamara Cofman Wittes", "Wittes, Tamara Cofman", "TCW"},
		{"Robert Downey Jr.", "Downey, Robert", "RDJ"},
		{"Plato", "Plato", "PL"},
	} {
		if s := (called{anno.PersonEntity, c.name}).sortName(); s != c.sort {
			t.Errorf("%s sorts as %q, want %q", c.name, s, c.sort)
		}
		if s := initials(c.name); s != c.initials {
			t.Errorf("%s is %q, want %q", c.name, s, c.initials)
		}
	}
}
