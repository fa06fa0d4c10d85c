package audit

import (
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

func lines(ds diag.List) string {
	var b strings.Builder
	ds.Print(&b)
	return b.String()
}

// TestUnused: a file is needed when an article names its subject, when somebody
// belongs to it, and when a position is its subject's or came through it.
func TestUnused(t *testing.T) {
	agent := func(kind anno.EntityKind, id string) *dossier.Agent {
		return &dossier.Agent{Kind: kind, ID: id, Name: id, Authored: true}
	}
	nobody, named, holder, via := agent(anno.PersonEntity, "nobody"), agent(anno.PersonEntity, "named"), agent(anno.PersonEntity, "holder"), agent(anno.PersonEntity, "via")
	port, parent, members := agent(anno.OrganizationEntity, "port"), agent(anno.OrganizationEntity, "parent"), agent(anno.OrganizationEntity, "members")
	found := &dossier.Agent{Kind: anno.PersonEntity, ID: "found", Name: "found"} // no file of the author's
	named.Named = []dossier.Naming{{}}
	holder.Positions = []*dossier.Position{{Holder: holder, Via: via}}
	members.Members, members.Parent = []*dossier.Agent{named}, parent
	got := lines(Run(&dossier.Dossier{People: []*dossier.Agent{nobody, named, holder, via, found}, Organizations: []*dossier.Agent{port, parent, members}}))
	want := `organizations/port.md:1:1: warning[never-named]: no article names port; correct name:, add other_names: as articles print them, or remove the file
people/nobody.md:1:1: warning[never-named]: no article names nobody; correct name:, add other_names: as articles print them, or remove the file
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestUnclassified: letters in no class are found, at the front, between, in
// what passes for blank, and at the end; white space is not missed.
func TestUnclassified(t *testing.T) {
	const s = "Head\n\nThe ferry is late.\n"
	run := func(c ledger.Class, from, to int) ledger.Run {
		return ledger.NewRun(c, text.Span{Start: from, End: to})
	}
	for _, c := range []struct {
		name string
		runs []ledger.Run
		want string
	}{
		{"all", []ledger.Run{run(ledger.Headline, 0, 4), run(ledger.Blank, 4, 6), run(ledger.Body, 6, 24), run(ledger.Blank, 24, 25)}, ""},
		{"front", []ledger.Run{run(ledger.Blank, 4, 6), run(ledger.Body, 6, 25)}, "1:1 Head"},
		{"between", []ledger.Run{run(ledger.Headline, 0, 6), run(ledger.Body, 10, 25)}, "3:1 The"},
		{"blank", []ledger.Run{run(ledger.Headline, 0, 4), run(ledger.Blank, 4, 25)}, "3:1 The ferry is late."},
		{"end", []ledger.Run{run(ledger.Headline, 0, 19)}, "3:14 late."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &dossier.Article{Source: &source.Article{Path: "articles/a.txt"}, Text: text.New(s), Ledger: c.runs}
			got, want := lines(Run(&dossier.Dossier{Articles: []*dossier.Article{a}})), ""
			if at, words, ok := strings.Cut(c.want, " "); ok {
				want = "articles/a.txt:" + at + ": error[unclassified]: these characters belong to no class: “" + words + "”; mark them as furniture, and report this: the reading has a gap\n"
			}
			if got != want {
				t.Errorf("got  %swant %s", got, want)
			}
		})
	}
}
