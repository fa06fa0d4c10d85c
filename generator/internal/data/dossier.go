package data

import (
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// Version is that of the form of dossier.json. It is raised when a member goes
// or changes its meaning; members may be added without.
const Version = 1

// A head is what dossier.json begins with.
type head struct {
	Version  int            `json:"version"`
	Title    string         `json:"title"`
	Question string         `json:"question,omitempty"`
	Summary  string         `json:"summary,omitempty"`
	Language string         `json:"language"`
	Rights   string         `json:"rights,omitempty"`
	BaseURL  string         `json:"base_url,omitempty"`
	Counts   map[string]int `json:"counts"`
	Parts    []part         `json:"parts,omitempty"`
}

// writeDossier writes data/dossier.json: the head, and the records by section,
// in it or, when they are more than whole bytes, in parts beside it.
func writeDossier(s *site.Site, write Write, whole, most int) error {
	d, l := s.Dossier, linkerOf(s, site.DossierData)
	h := head{Version: Version, Title: d.Settings.Title, Question: d.Settings.Question, Summary: d.Settings.Summary, Language: d.Settings.Language,
		Rights: d.Settings.Rights, BaseURL: d.Settings.BaseURL, Counts: map[string]int{}}
	c := cutter{write: write, whole: whole, most: most, link: l}
	var room recorder
	put := func(section string, record any) error {
		h.Counts[section]++
		return c.add(section, record)
	}
	for _, a := range d.Articles {
		if err := put("articles", room.article(s, l, a)); err != nil {
			return err
		}
	}
	for _, g := range d.People {
		if err := put("people", agentRecord(l, g)); err != nil {
			return err
		}
	}
	for _, g := range d.Organizations {
		if err := put("organizations", agentRecord(l, g)); err != nil {
			return err
		}
	}
	for _, st := range d.Statements {
		if err := put("statements", room.statement(s, l, st)); err != nil {
			return err
		}
	}
	for _, r := range d.Retired {
		if err := put("retired", retiredRecord(r)); err != nil {
			return err
		}
	}
	for i, c := range d.Corrections {
		if err := put("corrections", correctionRecord(s, l, i, c)); err != nil {
			return err
		}
	}
	for _, i := range d.Issues {
		if err := put("issues", issueRecord(s, l, i)); err != nil {
			return err
		}
	}
	for _, e := range d.Events {
		if err := put("events", eventRecord(s, l, e)); err != nil {
			return err
		}
	}
	return c.end(h)
}

// A recorder makes one record after the other: the next is written over it.
type recorder struct {
	reading    reading
	furniture  []position
	quotations []quotationJSON
	positions  []position // of all of an article's quotations
	witnesses  []witnessJSON
}

// who names an agent in a record: kind and id together are its key. The zero who
// is nobody.
type who struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

func whoIs(g *dossier.Agent) who {
	if g == nil {
		return who{}
	}
	return who{string(g.Kind), g.ID}
}
