package dossier

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/lock"
)

// Known returns what the author's files say of names, for extraction.
func (f *Files) Known() []extract.Known {
	var out []extract.Known
	for _, a := range f.Agents {
		k := extract.Known{ID: a.id, Kind: agentKind(a), Name: a.Name.Value, Gender: genders[a.Pronoun.Value]}
		for _, n := range a.OtherNames {
			k.OtherNames = append(k.OtherNames, n.Value)
		}
		out = append(out, k)
	}
	return out
}

var genders = map[string]string{"he": "m", "she": "f"}

func agentKind(a *authored) anno.EntityKind {
	if a.kind == "organizations" {
		return anno.OrganizationEntity
	}
	return anno.PersonEntity
}

// Annotated is one article with all that is known about its text alone: what
// its annotations tell, those found, overruled by what a person marked.
type Annotated struct {
	*Received
	*study
	Rejected []Rejection
	day      int           // of publication, see dayOf
	anchors  []lock.Anchor // where the marks found their words
	pairs    []placed      // marks that join quotations or keep them apart
}

// Annotate runs extraction, extract.Run or what remembers it, on one article
// under its author's marks. It looks at nothing but its arguments, so articles
// may be annotated at the same time and kept while they do not change.
func Annotate(r *Received, known []extract.Known, run func(extract.Input) *anno.Set) (Annotated, diag.List) {
	var ds diag.List
	t := r.Source.Text
	m := place(r, &ds)
	in := extract.Input{Text: t, Blocks: r.Source.Blocks, BlocksBy: r.Source.BlocksBy, Title: r.facts.Title.Value, Names: known, Repairs: repairsOf(t, r.file, m.repairs, &ds)}
	for _, f := range m.furniture {
		if f.Reject.Value != "" {
			in.NotFurniture = append(in.NotFurniture, f.span)
		} else {
			in.Furniture = append(in.Furniture, anno.Furniture{Span: f.span, By: f.by})
		}
	}
	a := Annotated{Received: r, anchors: m.anchors, pairs: pairs(m.quotations)}
	on := r.facts.Published
	a.day = dayOf(on)
	in.Published.Year, in.Published.Month, in.Published.Day = on.Day()
	var set *anno.Set
	var over []placed
	set, a.Rejected, over = apply(t, run(in), m.quotations, m.mentions)
	for _, m := range over {
		ds.Warnf(r.file, m.Pos.Line, m.Pos.Col, "reject-nothing", "choose all words of the quotation that is suggested, or remove this mark",
			"no quotation of just these words is suggested, and none is rejected")
	}
	a.study = studyOf(r.Source, set)
	return a, ds
}
