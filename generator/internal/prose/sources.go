package prose

import (
	"cmp"
	"slices"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/verify"
)

// sources are the dossier's articles as verification sees them.
func sources(d *dossier.Dossier) []verify.Article {
	out := make([]verify.Article, len(d.Articles))
	for i, a := range d.Articles {
		out[i] = verify.Article{ID: a.ID, Outlet: a.Outlet.ID, Text: a.Text, Set: a.Set}
		for _, q := range a.Quotations {
			out[i].Quotations = append(out[i].Quotations, quotation(q))
		}
	}
	return out
}

// quotation goes by the statement's number, the one authors know, and takes the
// speaker another witness names where the article names none.
func quotation(q *dossier.Quotation) verify.Quotation {
	v := verify.Quotation{N: q.Statement.Number, Statement: q.Statement.Number, Name: q.Unnamed, Type: q.Type(), Content: q.Content(), Quoted: q.Quoted()}
	if g := cmp.Or(q.Speaker, q.Statement.Speaker); g != nil {
		v.Speaker, v.Name = g.ID, g.Name
	}
	return v
}

// place finds in the dossier what verification names by ids and numbers.
func (c *cast) place(w verify.Place) Place {
	a := c.articles[w.Article]
	p := Place{Article: a, Block: a.Set.BlockAt(w.Spans[0].Start)}
	for _, q := range a.Quotations {
		if w.Statement == q.Statement.Number && slices.ContainsFunc(q.Content(), w.Spans[0].Overlaps) {
			p.Quotation = q
		}
	}
	return p
}
