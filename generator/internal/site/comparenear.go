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

// nearest finds, for each article, those that share most statements with it,
// then most people.
func nearest(articles []*dossier.Article, of map[*dossier.Article]*abstract) map[*dossier.Article][]near {
	out := map[*dossier.Article][]near{}
	for _, a := range articles {
		by := map[*dossier.Article]*near{}
		count := func(others []*dossier.Article, add func(*near)) {
			if len(others) > maxCommon {
				return
			}
			for _, o := range others {
				if o == a {
					continue
				}
				if by[o] == nil {
					by[o] = &near{article: o}
				}
				add(by[o])
			}
		}
		for _, st := range of[a].statements {
			count(carriers(st), func(n *near) { n.statements++ })
		}
		for _, x := range of[a].people {
			count(x.agent.Articles, func(n *near) { n.people++ })
		}
		var list []near
		for _, n := range by {
			list = append(list, *n)
		}
		slices.SortFunc(list, func(x, y near) int {
			return cmp.Or(cmp.Compare(y.statements, x.statements), cmp.Compare(y.people, x.people), cmp.Compare(x.article.ID, y.article.ID))
		})
		out[a] = list[:min(len(list), maxNear)]
	}
	return out
}

// carriers are the articles that carry a statement, each once.
func carriers(st *dossier.Statement) []*dossier.Article {
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
	for _, n := range s.nearby[a] {
		it := NearItem{Link: Link{n.article.Title, CompareAddress(a, n.article).From(p.Address)}, Outlet: n.article.Outlet.Name, Date: DateOf(n.article.Published)}
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
