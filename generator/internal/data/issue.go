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
		Holder   *who           `json:"holder"`
		Stance   dossier.Stance `json:"stance"`
		Basis    dossier.Basis  `json:"basis"`
		Via      *who           `json:"via,omitempty"`
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
			ev := evidenceJSON{Article: e.Article.ID, Block: site.BlockID(e.Article, e.Block), Position: newReading(e.Article.Text).position(e.Span), Words: e.Article.Text.Plain(e.Span)}
			if e.Quotation != nil {
				ev.Statement, ev.Label = e.Quotation.Statement.Number, s.Label(e.Quotation)
			}
			x.Evidence = append(x.Evidence, ev)
		}
		j.Positions = append(j.Positions, x)
	}
	return j
}
