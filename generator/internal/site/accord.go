package site

import "dossier/generator/internal/dossier"

// An Accord is how the holders of positions on one issue stand to one another,
// by the stance each held last. What is unclear is set beside nothing.
type Accord struct {
	Issue    Link
	Question string
	Agree    []Side      // two or more who all support, or all oppose
	Conflict []Opponents // who supports against who opposes
	Between  []Sider     // conditional: each on terms of their own, so no two of them agree by that
	Unclear  []Sider
}

// A Side is who shares a stance.
type Side struct {
	Stance dossier.Stance
	Who    []Sider
	More   int // beyond these, where only some are named
}

// A Sider is somebody on a side. Basis is "" for own words: what is reported
// or inferred is a weaker ground to say that people agree.
type Sider struct {
	Link
	Basis string
}

// Opponents are the two sides of a conflict.
type Opponents struct{ For, Against []Sider }

func accord(p *Page, is *dossier.Issue) Accord {
	a := Accord{Issue: Link{is.Title, p.To(IssueAddress(is))}, Question: is.Question}
	by := sides(p, is)
	for _, st := range []dossier.Stance{dossier.Supports, dossier.Opposes} {
		if len(by[st]) > 1 {
			a.Agree = append(a.Agree, Side{Stance: st, Who: by[st]})
		}
	}
	if len(by[dossier.Supports]) > 0 && len(by[dossier.Opposes]) > 0 {
		a.Conflict = []Opponents{{by[dossier.Supports], by[dossier.Opposes]}}
	}
	a.Between, a.Unclear = by[dossier.Conditional], by[dossier.Unclear]
	return a
}

// sides are who holds which stance, by the stance each held last.
func sides(p *Page, is *dossier.Issue) map[dossier.Stance][]Sider {
	by := map[dossier.Stance][]Sider{}
	for _, pos := range is.Positions {
		if pos.Later != nil {
			continue
		}
		x := Sider{Link: Link{pos.Holder.Name, p.toAgent(pos.Holder)}}
		if pos.Basis != dossier.OwnWords {
			x.Basis = basisWords[pos.Basis]
		}
		by[pos.Stance] = append(by[pos.Stance], x)
	}
	return by
}

// A SuggestionItem is a statement a person may take for evidence.
type SuggestionItem struct {
	StatementItem
	Keywords []string
	Article  string // ids to write under evidence:
	Exact    string
}

// mostSuggestions is how many an issue's page lists.
const mostSuggestions = 40

func (s *Site) suggestion(p *Page, g *dossier.Suggestion) SuggestionItem {
	q := g.Statement.Witnesses[0].Quotation
	stretches := q.Stretches()
	return SuggestionItem{StatementItem: s.item(p, g.Statement), Keywords: g.Keywords, Article: q.Article.ID, Exact: stretches[0]}
}
