package data

import (
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

type (
	issueJSON struct {
		ID        string         `json:"id"`
		Page      string         `json:"page"`
		Title     string         `json:"title"`
		Question  string         `json:"question,omitempty"`
		Keywords  []string       `json:"keywords,omitempty"`
		Positions []positionJSON `json:"positions,omitempty"`
	}
	positionJSON struct {
		Holder   who            `json:"holder"`
		Stance   dossier.Stance `json:"stance"`
		Basis    dossier.Basis  `json:"basis"`
		Via      who            `json:"via,omitzero"`
		Since    string         `json:"since,omitempty"`
		Note     string         `json:"note,omitempty"`
		Evidence []evidenceJSON `json:"evidence"`
	}
	evidenceJSON struct {
		Article   string   `json:"article"`
		Block     string   `json:"block"`
		Position  position `json:"position"`
		Words     string   `json:"words"`
		Statement int      `json:"statement,omitempty"` // 0: narration, left out
		Label     string   `json:"label,omitempty"`
	}
)

func issueRecord(s *site.Site, l linker, is *dossier.Issue) issueJSON {
	j := issueJSON{ID: is.ID, Page: l.to(site.IssueAddress(is)), Title: is.Title, Question: is.Question, Keywords: is.Keywords}
	for _, p := range is.Positions {
		x := positionJSON{Holder: whoIs(p.Holder), Stance: p.Stance, Basis: p.Basis, Via: whoIs(p.Via), Since: iso(p.Since), Note: p.Note}
		for _, e := range p.Evidence {
			x.Evidence = append(x.Evidence, evidence(s, e.Words))
		}
		j.Positions = append(j.Positions, x)
	}
	return j
}

// evidence is what an author points to, in the text and as the statement it is part of.
func evidence(s *site.Site, w dossier.Words) evidenceJSON {
	j := evidenceJSON{Article: w.Article.ID, Block: site.BlockID(w.Article, w.Block), Position: newReading(w.Article.Text).position(w.Span), Words: w.Article.Text.Plain(w.Span)}
	if w.Quotation != nil {
		j.Statement, j.Label = w.Quotation.Statement.Number, s.Label(w.Quotation)
	}
	return j
}
