package data

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

type (
	statementJSON struct {
		Number    int           `json:"number"`
		Slug      string        `json:"slug"`
		Page      string        `json:"page"`
		Words     string        `json:"words"`
		Type      anno.Type     `json:"type"`
		Speaker   who           `json:"speaker,omitzero"`
		Published string        `json:"published,omitempty"` // by the first dated witness
		Witnesses []witnessJSON `json:"witnesses"`
		Positions []heldJSON    `json:"positions,omitempty"` // it is evidence for
		Echoes    []int         `json:"echoes,omitempty"`    // statements of other speakers with the same words
	}
	witnessJSON struct {
		Article     string           `json:"article"`
		Label       string           `json:"label"`
		Relation    string           `json:"relation"`
		At          int              `json:"at"`            // first word of the statement it carries, from 0
		Words       int              `json:"words"`         // how many of its words
		Why         string           `json:"why,omitempty"` // it belongs here
		Differences []differenceJSON `json:"differences,omitempty"`
	}
	differenceJSON struct {
		Kind    collate.Kind `json:"kind"`
		Marked  bool         `json:"marked,omitempty"`
		Base    string       `json:"base,omitempty"`    // words of the first witness
		Witness string       `json:"witness,omitempty"` // words of this one
	}
	heldJSON struct {
		Issue  string `json:"issue"`
		Holder who    `json:"holder"`
	}
	retiredJSON struct {
		Number  int    `json:"number"`
		Slug    string `json:"slug"`
		Speaker string `json:"speaker,omitempty"`
		Words   string `json:"words"`
		Into    int    `json:"into,omitempty"`
	}
)

func (to *recorder) statement(s *site.Site, l linker, st *dossier.Statement) statementJSON {
	to.witnesses = to.witnesses[:0]
	j := statementJSON{Number: st.Number, Slug: st.Slug, Page: l.to(site.StatementAddress(st)), Words: st.Words, Type: st.Type, Speaker: whoIs(st.Speaker), Published: iso(site.Published(st))}
	for i, w := range st.Witnesses {
		x := witnessJSON{Article: w.Quotation.Article.ID, Label: s.Label(w.Quotation), Relation: w.Relation.String(), At: int(w.At), Words: int(w.Words)}
		if i > 0 {
			x.Why = w.Join.String()
			x.Differences = differences(st.Witnesses[0].Quotation, w)
		}
		to.witnesses = append(to.witnesses, x)
	}
	j.Witnesses = to.witnesses
	for _, e := range st.Evidence {
		j.Positions = append(j.Positions, heldJSON{e.Position.Issue.ID, whoIs(e.Position.Holder)})
	}
	for _, o := range st.Echoes {
		j.Echoes = append(j.Echoes, o.Number)
	}
	return j
}

// differences lists where a witness differs from the first one; equal words are
// left out.
func differences(of *dossier.Quotation, w *dossier.Witness) []differenceJSON {
	diffs := w.Diffs()
	if !slices.ContainsFunc(diffs, func(d collate.Diff) bool { return d.Kind != collate.Same }) {
		return nil
	}
	base, own := of.Stretches(), w.Quotation.Stretches()
	b, o := collate.Read(base), collate.Read(own)
	var out []differenceJSON
	for _, d := range diffs {
		if d.Kind != collate.Same {
			out = append(out, differenceJSON{d.Kind, d.Marked, collate.Print(base, b[d.Base.From:d.Base.To]), collate.Print(own, o[d.Witness.From:d.Witness.To])})
		}
	}
	return out
}

func retiredRecord(r *dossier.Retired) retiredJSON {
	j := retiredJSON{Number: r.Number, Slug: r.Slug, Speaker: r.Speaker, Words: r.Words}
	if r.Into != nil {
		j.Into = r.Into.Number
	}
	return j
}
