package site

import (
	"fmt"

	"dossier/generator/internal/dossier"
)

// RetiredPage is the data of the page of a statement no article carries.
type RetiredPage struct {
	Number      int
	Words       string
	Speaker     *Link
	Stood       []Stood
	Into        *Link // what stands in its place
	Whole       bool  // Into has all its words
	IntoWords   string
	Corrections string // link
}

// Stood is a place a retired statement had.
type Stood struct {
	Article Link // its Href "" when the dossier has the article no more
	Locator string
	Version string // of the text, see lock.Version
	Words   string // as printed there; "" when they are the statement's
	Fate    string // what became of them, in a clause
}

var fates = map[dossier.Fate]string{
	dossier.NoArticle: "the article is not in this dossier any more",
	dossier.Changed:   "the article’s text has been replaced, and does not have these words",
	dossier.Unquoted:  "the article still has these words, which are not taken for this quotation any more",
}

// formerly is the retired statement of a number; nil when there is none.
func (s *Site) formerly(number int) *dossier.Retired {
	for _, r := range s.Dossier.Retired {
		if r.Number == number {
			return r
		}
	}
	return nil
}

func (s *Site) retired(p *Page, r *dossier.Retired) any {
	d := RetiredPage{Number: r.Number, Words: r.Words, Whole: r.Whole, Corrections: p.To(CorrectionsAddress)}
	for _, g := range s.agents {
		if g.ID == r.Speaker {
			d.Speaker = &Link{g.Name, p.toAgent(g)}
		}
	}
	if r.Into != nil {
		d.Into = &Link{fmt.Sprintf("statement %d", r.Into.Number), p.toStatement(r.Into)}
		d.IntoWords = Printed(r.Into.Witnesses[0].Quotation)
	}
	for _, w := range r.Witnesses {
		st := Stood{Article: Link{Text: w.ID}, Locator: w.Place, Version: w.Version, Fate: fates[w.Fate]}
		if w.Article != nil {
			st.Article = Link{outlet(w.Article), p.toArticle(w.Article, "")}
		}
		if w.Words != r.Words {
			st.Words = w.Words
		}
		d.Stood = append(d.Stood, st)
	}
	return d
}
