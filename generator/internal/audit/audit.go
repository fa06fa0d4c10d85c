// Package audit looks for what is no mistake in any one file, but wrong in the
// dossier as a whole.
package audit

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/text"
)

// Run looks through an assembled dossier:
//
//	people/ada-vale.md:1:1: warning[never-named]: no article names Ada Vale; …
//	articles/a.txt:3:1: error[unclassified]: these characters belong to no class: “Ferry late”; …
func Run(d *dossier.Dossier) diag.List {
	return append(unused(d), unclassified(d)...)
}

// unused warns of files about people and organizations that no article names,
// nobody belongs to, and no position needs.
func unused(d *dossier.Dossier) diag.List {
	var ds diag.List
	needed := map[*dossier.Agent]bool{}
	agents := slices.Concat(d.People, d.Organizations)
	for _, g := range agents {
		needed[g.Parent] = true
		for _, p := range g.Positions {
			needed[g], needed[p.Via] = true, true
		}
	}
	for _, g := range agents {
		if !g.Authored || needed[g] || len(g.Named)+len(g.Quotations)+len(g.Members) > 0 {
			continue
		}
		folder := "people"
		if g.Kind == anno.OrganizationEntity {
			folder = "organizations"
		}
		ds.Warnf(fmt.Sprintf("%s/%s.md", folder, g.ID), 1, 1, "never-named", "correct name:, add other_names: as articles print them, or remove the file",
			"no article names %s", g.Name)
	}
	return ds
}

// unclassified reports characters of a source that stand in no class of its
// ledger. Every one must (line breaks are a class); one that does not would be
// on no page.
func unclassified(d *dossier.Dossier) diag.List {
	var ds diag.List
	for _, a := range d.Articles {
		report := func(s text.Span) {
			if i := strings.IndexFunc(a.Text.Slice(s), seen); i > 0 {
				s.Start += i
			}
			line, col := a.Text.Position(s.Start)
			ds.Errorf(a.Source.Path, line, col, "unclassified", "mark them as furniture, and report this: the reading has a gap",
				"these characters belong to no class: “%s”", clip(strings.TrimSpace(a.Text.Slice(s))))
		}
		at := 0
		for _, r := range a.Ledger {
			if r.Span().Start > at {
				report(text.Span{Start: at, End: r.Span().Start})
			}
			if r.Class() == ledger.Blank && strings.ContainsFunc(a.Text.Slice(r.Span()), seen) {
				report(r.Span())
			}
			at = r.Span().End
		}
		if at < a.Text.Len() {
			report(text.Span{Start: at, End: a.Text.Len()})
		}
	}
	return ds
}

// seen tells whether a reader sees a character.
func seen(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
