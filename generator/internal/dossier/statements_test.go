package dossier

import (
	"testing"
	"time"
	"unique"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/conf"
)

func TestRelation(t *testing.T) {
	for _, c := range []struct {
		base, witness string
		want          Relation
	}{
		{"We will rebuild the old pier in May", "We will rebuild the old pier in May", Full},
		{"We will rebuild the old pier in May", "we will rebuild the old pier in May,", Typographic},
		{"We will rebuild the old pier in May", "rebuild the old pier", Fragment},
		{"We will rebuild the old pier in May", "We will rebuild … in May", Variant},
		{"We will rebuild the old pier in May", "We shall rebuild the old pier in May", Variant},
		{"We will rebuild the old pier in May", "We will rebuild the old [wooden] pier in May", Variant},
	} {
		clusters := collate.Group([]collate.Item{
			{Stretches: []string{c.base}, Speaker: "person/jane-smith"},
			{Stretches: []string{c.witness}, Speaker: "person/jane-smith", Article: "b", Day: 1},
		}, collate.Decisions{Join: [][2]int{{0, 1}}})
		for _, w := range clusters[0].Witnesses {
			if w.Item == 1 && relation(w) != c.want {
				t.Errorf("%s: %s, want %s", c.witness, relation(w), c.want)
			}
		}
	}
}

func TestSpeakerOfStatement(t *testing.T) {
	jane := &Agent{Kind: anno.PersonEntity, Name: "Jane Smith"}
	smith := &Agent{Kind: anno.PersonEntity, Name: "Smith"}
	omar := &Agent{Kind: anno.PersonEntity, Name: "Omar Reed"}
	said := func(g *Agent, sure float64) *Witness {
		return &Witness{Quotation: &Quotation{Speaker: g, Utterance: &Utterance{attrib: unique.Make(anno.By{Origin: anno.Rule, Confidence: sure})}}}
	}
	for _, c := range []struct {
		name      string
		witnesses []*Witness
		want      *Agent
	}{
		{"nobody is named", []*Witness{said(nil, 0)}, nil},
		{"named in the second", []*Witness{said(nil, 0), said(jane, 0.9)}, jane},
		{"concluded in the first, printed in the second", []*Witness{said(omar, 0.4), said(jane, 0.9)}, jane},
		{"only concluded", []*Witness{said(nil, 0), said(omar, 0.4)}, omar},
		{"by the full name", []*Witness{said(smith, 0.9), said(jane, 0.4)}, jane},
	} {
		if got := speaker(c.witnesses); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestDay: dates of days count; where the author gives none, one in the file's name.
func TestDay(t *testing.T) {
	date := func(p conf.Precision, s string) conf.Date {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return conf.Date{Precision: p, Time: d}
	}
	third := dayOf(date(conf.ToDay, "2024-05-03"))
	for _, c := range []struct {
		published conf.Date
		want      int // days after the third of May; -third when unknown
	}{
		{date(conf.ToDay, "2024-05-05"), 2},
		{dayIn("harbor-news-2024-05-04"), 1},
		{date(conf.ToMonth, "2024-05-01"), -third},
		{dayIn("harbor-news-2024-13-04"), -third},
		{dayIn("harbor-news"), -third},
	} {
		if got := dayOf(c.published) - third; got != c.want {
			t.Errorf("%v: %d, want %d", c.published.Time, got, c.want)
		}
	}
}
