package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/dossier"
)

// maxNear is how many others an article is compared with, so that the number
// of pages grows with that of articles, not with that of pairs.
const maxNear = 5

// maxCommon is the most articles a statement or a person may stand in to make
// two of them near: what everybody prints tells no two articles from the rest,
// and to count it would take time that grows with the square.
const maxCommon = 64

// A near is another article, and what both have.
type near struct {
	article            *dossier.Article
	statements, people int
}

// nearest finds the articles that share most statements with one, then most
// people.
func nearest(b *abstract) []near {
	var all []near
	place := map[*dossier.Article]int{} // in the list, from 1
	meet := func(a *dossier.Article) *near {
		at := place[a]
		if at == 0 {
			all = append(all, near{article: a})
			at = len(all)
			place[a] = at
		}
		return &all[at-1]
	}
	for _, st := range b.statements() {
		if len(st.Witnesses) > 1 {
			if others := carriers(st); len(others) <= maxCommon {
				for _, a := range others {
					meet(a).statements++
				}
			}
		}
	}
	for _, x := range b.people() {
		if len(x.agent.Articles) <= maxCommon {
			for _, a := range x.agent.Articles {
				meet(a).people++
			}
		}
	}
	var best []near // so far, the nearest first
	for _, n := range all {
		if n.article == b.article {
			continue
		}
		if at, _ := slices.BinarySearchFunc(best, n, near.compare); at < maxNear {
			best = slices.Insert(best, at, n)
			best = best[:min(len(best), maxNear)]
		}
	}
	return best
}

// compare puts the nearer first.
func (x near) compare(y near) int {
	return cmp.Or(cmp.Compare(y.statements, x.statements), cmp.Compare(y.people, x.people), cmp.Compare(x.article.ID, y.article.ID))
}

// carriers are the articles that carry a statement, each once.
func carriers(st *dossier.Statement) []*dossier.Article {
	if len(st.Witnesses) == 1 {
		return []*dossier.Article{st.Witnesses[0].Quotation.Article}
	}
	var out []*dossier.Article
	seen := map[*dossier.Article]bool{}
	for _, w := range st.Witnesses {
		if a := w.Quotation.Article; !seen[a] {
			seen[a] = true
			out = append(out, a)
		}
	}
	return out
}

// NearItem leads from an article to its comparison with another.
type NearItem struct {
	Link   // to the comparison
	Outlet string
	Date   Date
	Facts  []string // what both have
}

func (s *Site) nearestItems(p *Page, a *dossier.Article) []NearItem {
	var out []NearItem
	for _, n := range s.abstracts[a].near() {
		it := NearItem{Link: Link{n.article.Title, p.To(CompareAddress(a, n.article))}, Outlet: n.article.Outlet.Name, Date: p.slate.date(n.article.Published)}
		if n.statements > 0 {
			it.Facts = append(it.Facts, plural(n.statements, "statement", "statements")+" in both")
		}
		if n.people > 0 {
			it.Facts = append(it.Facts, plural(n.people, "person", "people")+" in both")
		}
		out = append(out, it)
	}
	return out
}
