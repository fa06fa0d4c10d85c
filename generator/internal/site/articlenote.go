package site

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// carriers are the first witnesses of a statement in each article, as many as a
// note could name: a statement an article repeats ten thousand times is not
// looked through ten thousand times.
func (s *Site) carriers(st *dossier.Statement) []*dossier.Witness {
	if few, ok := s.carried()[st]; ok {
		return few
	}
	return st.Witnesses
}

// fewCarriers is carriers for the statements with many witnesses.
func fewCarriers(statements []*dossier.Statement) map[*dossier.Statement][]*dossier.Witness {
	out := map[*dossier.Statement][]*dossier.Witness{}
	for _, st := range statements {
		if len(st.Witnesses) <= 2*mostPlaces {
			continue
		}
		of := map[*dossier.Article]int{}
		for _, w := range st.Witnesses {
			if of[w.Quotation.Article]++; of[w.Quotation.Article] <= mostPlaces { // one may be the note's own
				out[st] = append(out[st], w)
			}
		}
	}
	return out
}

// also lists where else a quotation's statement is printed, other articles
// first, and counts the places it leaves out.
func (p *Page) also(q *dossier.Quotation) (places []Place, more int) {
	others := len(q.Statement.Witnesses) - 1
	for _, here := range []bool{false, true} {
		for _, w := range p.site.carriers(q.Statement) {
			o := w.Quotation
			switch {
			case o == q || (o.Article == q.Article) != here:
			case len(places) == shownOf(others):
				return places, others - len(places)
			default:
				pl := p.at(o)
				pl.Here = here
				places = append(places, pl)
			}
		}
	}
	return places, 0
}

// An Echo says to whom else the words of a note are given.
type Echo struct {
	Name  string // "others" where there are several
	Place Place  // of one; of several only the link to all
}

// echo is that of a quotation; nil for none.
func (p *Page) echo(q *dossier.Quotation) *Echo {
	switch list := q.Statement.Echoes; len(list) {
	case 0:
		return nil
	case 1:
		other := list[0].Witnesses[0].Quotation
		at := p.at(other)
		at.Here = other.Article == q.Article
		return &Echo{list[0].Speaker.Name, at}
	}
	return &Echo{"others", Place{Href: p.toStatement(q.Statement) + "#echoes"}}
}

func (s *Site) note(p *Page, q *dossier.Quotation) *Note {
	id := s.label(q)
	n := &Note{ID: "n" + id[1:], LabelID: id, Number: q.Statement.Number, Statement: p.toStatement(q.Statement),
		Voice: p.voiceIn(q.Article, q.Speaker, q.Unnamed), Kind: q.Type(), Reviewed: q.State() == dossier.Reviewed, Doubt: q.Doubt()}
	for _, c := range q.Cue() {
		n.Cue = cmp.Or(n.Cue, q.Article.Text.Plain(c))
	}
	if q.Type() == anno.Indirect {
		n.Remarks = append(n.Remarks, "reported speech")
	}
	switch {
	case n.Cue == "":
		n.Remarks = append(n.Remarks, "no tag of its own")
	case len(collate.Words(n.Cue)) == 0: // a colon, a dash
		n.Remarks = append(n.Remarks, "named with “"+n.Cue+"”")
		n.Cue = ""
	}
	n.Also, n.More = p.also(q)
	n.Echo = p.echo(q)
	for _, r := range q.Article.Set.Repairs {
		if repairs(r, q) {
			n.Remarks = append(n.Remarks, fmt.Sprintf("printed %s, read %s for pairing", q.Article.Text.Slice(r.Span), r.Read))
		}
	}
	if q.Witness.Relation == dossier.Fragment {
		n.Remarks = append(n.Remarks, fmt.Sprintf("%s of a longer statement", plural(int(q.Witness.Words), "word", "words")))
	}
	return n
}

// repairs tells whether a repair is of the words or marks of a quotation.
func repairs(r anno.Repair, q *dossier.Quotation) bool {
	return slices.ContainsFunc(stretches(q), func(s text.Span) bool { return s.Start <= r.Span.End && r.Span.Start <= s.End })
}
