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
	place := make(map[*dossier.Article]int, len(articles))
	for i, a := range articles {
		place[a] = i
	}
	out := make(map[*dossier.Article][]near, len(articles))
	with := make([]near, len(articles)) // what each has in common with the one looked at
	var met []int
	for _, a := range articles {
		count := func(others []*dossier.Article, statements, people int) {
			if len(others) > maxCommon {
				return
			}
			for _, o := range others {
				if o == a {
					continue
				}
				i := place[o]
				if with[i].article == nil {
					with[i].article = o
					met = append(met, i)
				}
				with[i].statements += statements
				with[i].people += people
			}
		}
		for _, st := range of[a].statements {
			if len(st.Witnesses) > 1 {
				count(carriers(st), 1, 0)
			}
		}
		for _, x := range of[a].people {
			count(x.agent.Articles, 0, 1)
		}
		var best []near // so far, the nearest first
		for _, i := range met {
			at, _ := slices.BinarySearchFunc(best, with[i], near.compare)
			if at < maxNear {
				best = slices.Insert(best, at, with[i])
				best = best[:min(len(best), maxNear)]
			}
			with[i] = near{}
		}
		out[a], met = best, met[:0]
	}
	return out
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
