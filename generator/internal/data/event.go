package data

import (
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

type eventJSON struct {
	ID         string         `json:"id"`
	Page       string         `json:"page"`
	Title      string         `json:"title"`
	From       string         `json:"from,omitempty"`
	To         string         `json:"to,omitempty"`
	EDTF       string         `json:"edtf,omitempty"`
	When       string         `json:"when,omitempty"` // for people
	Where      string         `json:"where,omitempty"`
	Statements []int          `json:"statements,omitempty"`
	Evidence   []evidenceJSON `json:"evidence,omitempty"`
}

func eventRecord(s *site.Site, l linker, e *dossier.Event) eventJSON {
	j := eventJSON{ID: e.ID, Page: l.to(site.EventAddress(e)), Title: e.Title, From: e.When.From, To: e.When.To, EDTF: e.When.EDTF, When: e.When.Text, Where: e.Where}
	for _, st := range e.Statements {
		j.Statements = append(j.Statements, st.Number)
	}
	for _, w := range e.Evidence {
		j.Evidence = append(j.Evidence, evidence(s, w))
	}
	return j
}
