package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/dossier"
)

// Beside is somebody quoted in the same articles.
type Beside struct {
	Link
	Short    string // as the picture names it, when that is not part of the name
	Articles int
	Share    string
	With     []string // whom else of the list a line joins them to
}

// besideMost is how many others a page lists and draws.
const besideMost = 8

// mostSpeakers is how many speakers of one article are looked at: beyond it,
// each of them would be held against all others.
const mostSpeakers = 200

// speakersOf are those an article quotes, by rank.
func (s *Site) speakersOf(a *dossier.Article) []*dossier.Agent {
	var out []*dossier.Agent
	seen := map[*dossier.Agent]bool{nil: true}
	for _, q := range a.Quotations {
		if !seen[q.Speaker] {
			seen[q.Speaker] = true
			out = append(out, q.Speaker)
		}
	}
	slices.SortFunc(out, func(a, b *dossier.Agent) int { return cmp.Compare(a.Rank, b.Rank) })
	return out
}

// inBoth counts the numbers two ascending lists have in common.
func inBoth(a, b []int) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x == y:
			n++
			a, b = a[1:], b[1:]
		case x < y:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

// beside lists who is quoted in the articles that quote somebody (or, of one
// who is never quoted, that name them), the most shared first, draws it, and counts
// those beyond.
func (s *Site) beside(p *Page, g *dossier.Agent) (out []Beside, n *Network, more int) {
	in := quoting(g)
	by := map[*dossier.Agent][]int{} // articles, ascending
	for i, a := range g.Articles {
		if len(in) > 0 && !in[a] {
			continue
		}
		for _, o := range s.of(a).company() {
			if o != g {
				by[o] = append(by[o], i)
			}
		}
	}
	var list []*dossier.Agent
	for o := range by {
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b *dossier.Agent) int {
		return cmp.Or(cmp.Compare(len(by[b]), len(by[a])), cmp.Compare(a.Rank, b.Rank))
	})
	more = max(0, len(list)-besideMost)
	list = list[:len(list)-more]
	shared := func(a, b *dossier.Agent) int {
		switch {
		case a == g:
			return len(by[b])
		case b == g:
			return len(by[a])
		}
		return inBoth(by[a], by[b])
	}
	n = network(g, list, shared)
	for _, o := range list {
		it := Beside{Link: Link{o.Name, p.toAgent(o)}, Articles: len(by[o]), Share: s.person(p, o).Share}
		if short := shortName(o); short == o.Initials {
			it.Short = short
		}
		for _, x := range n.tied[o] {
			it.With = append(it.With, shortName(x))
		}
		out = append(out, it)
	}
	return out, n, more
}
