package site

import (
	"cmp"
	"iter"
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
	m, _ := b.site.meetings.Get().(*meetings)
	if m == nil {
		m = &meetings{with: make([]near, len(b.site.abstracts))}
	}
	defer b.site.meetings.Put(m)
	for _, st := range b.statements() {
		if len(st.Witnesses) > 1 {
			if m.others = slices.AppendSeq(m.others[:0], carriers(st)); len(m.others) <= maxCommon {
				for _, a := range m.others {
					m.meet(a).statements++
				}
			}
		}
	}
	for _, x := range b.people() {
		if len(x.agent.Articles) <= maxCommon {
			for _, a := range x.agent.Articles {
				m.meet(a).people++
			}
		}
	}
	return m.end(b.article)
}

// A meetings counts what one article after the other has in common with others.
type meetings struct {
	with   []near             // by the order of articles
	met    []*near            // those of them that are not empty
	others []*dossier.Article // that carry a statement
}

func (m *meetings) meet(a *dossier.Article) *near {
	n := &m.with[a.Order]
	if n.article == nil {
		n.article = a
		m.met = append(m.met, n)
	}
	return n
}

// end lists the nearest to an article, the nearest first, and forgets all.
func (m *meetings) end(to *dossier.Article) []near {
	best := make([]near, 0, maxNear+1)
	for _, n := range m.met {
		if n.article != to {
			if at, _ := slices.BinarySearchFunc(best, *n, near.compare); at < maxNear {
				best = slices.Insert(best, at, *n)
				best = best[:min(len(best), maxNear)]
			}
		}
		*n = near{}
	}
	m.met = m.met[:0]
	return slices.Clip(best)
}

// compare puts the nearer first.
func (x near) compare(y near) int {
	return cmp.Or(cmp.Compare(y.statements, x.statements), cmp.Compare(y.people, x.people), cmp.Compare(x.article.ID, y.article.ID))
}

// carriers are the articles that carry a statement, each once: what one prints
// twice stands side by side, but for the fullest.
func carriers(st *dossier.Statement) iter.Seq[*dossier.Article] {
	return func(yield func(*dossier.Article) bool) {
		var first, last *dossier.Article
		for _, w := range st.Witnesses {
			a := w.Quotation.Article
			if a != first && a != last && !yield(a) {
				return
			}
			first, last = cmp.Or(first, a), a
		}
	}
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
	for _, n := range s.of(a).near() {
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
