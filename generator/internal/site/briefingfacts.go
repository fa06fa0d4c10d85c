package site

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/dossier"
)

// coverFacts say what was read, what is in the briefing, and who answers for it.
func (s *Site) coverFacts(x *extract) []Fact {
	var outlets []string
	var from, to Date
	inferred := 0
	for _, a := range x.Articles {
		if name := a.Outlet.Name; name != "" && !slices.Contains(outlets, name) {
			outlets = append(outlets, name)
		}
		if day := DateOf(a.Published); day.ISO != "" {
			if from.ISO == "" {
				from = day
			}
			to = day
		}
		if a.Inferred {
			inferred++
		}
	}
	articles := plural(len(x.Articles), "article", "articles")
	if len(outlets) > 0 {
		articles += ": " + someOf(outlets)
	}
	printed := from.Text
	if to != from {
		printed += " to " + to.Text
	}
	switch {
	case printed == "" || inferred == 0:
	case inferred == len(x.Articles):
		printed += ", inferred"
	default:
		printed += ", in part inferred"
	}
	speakers := map[*dossier.Agent]bool{}
	for _, st := range x.key {
		speakers[st.Speaker] = true
	}
	quotations, reviewed, _ := x.reviewed()
	facts := []Fact{
		{Label: "Question", Text: s.Dossier.Settings.Question},
		{Label: "Articles", Text: articles},
		{Label: "Printed", Text: printed},
		{Label: "Statements", Text: fmt.Sprintf("%d of %d set out, by %s", len(x.key), len(x.scope), plural(len(speakers), "speaker", "speakers"))},
		{Label: "Reviewed", Text: fmt.Sprintf("%d of %s, by a person", reviewed, plural(quotations, "quotation", "quotations"))},
		{Label: "Editor", Text: x.Editor},
		{Label: "Date", Text: DateOf(x.Date).Text},
		{Label: "Build", Text: s.buildID(), Code: true},
	}
	return slices.DeleteFunc(facts, func(f Fact) bool { return f.Text == "" })
}

// buildID names the build; "" before one.
func (s *Site) buildID() string {
	if s.Dossier.Build == nil {
		return ""
	}
	return s.Dossier.Build()
}

// someOf names a few and counts the rest.
func someOf(names []string) string {
	const few = 6
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}

// reviewed counts the quotations of the briefing's articles, those a person has
// reviewed, and those with a doubt.
func (x *extract) reviewed() (all, reviewed, doubts int) {
	for _, a := range x.Articles {
		for _, q := range a.Quotations {
			all++
			if q.State() == dossier.Reviewed {
				reviewed++
			}
			if q.Doubt() != "" {
				doubts++
			}
		}
	}
	return all, reviewed, doubts
}

func (s *Site) briefingMethod(x *extract) []string {
	all, reviewed, doubts := x.reviewed()
	out := []string{
		fmt.Sprintf("The articles were read as they were received. Rules and a trained model found %s in them, and who says each; a person has reviewed %d, and their pages tell of %s.", plural(all, "quotation", "quotations"), reviewed, plural(doubts, "doubt", "doubts")),
		"The number in brackets names a statement: the same words, whichever article prints them. The endnotes say where each stands.",
	}
	if x.Text != nil {
		out = append(out, "Every quotation in the summary was compared with its source, character by character; a misquotation would have stopped the making of this page.")
	}
	if len(x.positions) > 0 {
		out = append(out, "Positions were assigned by the editors, each on the evidence cited. Somebody is called silent when these articles show no position, and no more is meant.")
	}
	if s.buildID() != "" {
		out = append(out, "The build names all it was made from: the same articles and files give the same build, and the same bytes.")
	}
	return out
}

func (s *Site) briefingRights(x *extract) []string {
	var out []string
	add := func(r string) {
		if r != "" && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	add(s.Dossier.Settings.Rights)
	for _, a := range x.Articles {
		add(a.Rights)
	}
	return out
}
