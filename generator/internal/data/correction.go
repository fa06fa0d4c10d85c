package data

import (
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/site"
)

type (
	correctionJSON struct {
		Date    string       `json:"date,omitempty"`
		Why     string       `json:"why,omitempty"`
		Page    string       `json:"page,omitempty"`
		Changes []changeJSON `json:"changes,omitempty"`
	}
	changeJSON struct {
		Kind      lock.Kind `json:"kind"`
		Article   string    `json:"article,omitempty"`
		Statement int       `json:"statement,omitempty"`
		Was       string    `json:"was,omitempty"` // version of the text, or words, before
	}
)

func correctionRecord(s *site.Site, l linker, i int, c dossier.Correction) correctionJSON {
	j := correctionJSON{Date: iso(c.Date), Why: c.Why}
	if s.Dossier.Kept {
		j.Page = l.to(s.CorrectionAddress(i))
	}
	for _, ch := range c.Changes {
		j.Changes = append(j.Changes, changeJSON{ch.Kind, ch.ID, ch.Number, ch.From})
	}
	return j
}
