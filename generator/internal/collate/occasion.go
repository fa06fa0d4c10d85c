package collate

import "slices"

// An occasion is two articles, the lower first, that share a statement of a speaker.
type occasion struct {
	a, b    int
	speaker string
}

// order ranks what speaks for one occasion, the most first.
var order = map[Nearness]int{SameArticle: 0, Occasion: 1, SameDays: 2, SameWeek: 3, SameMonth: 4, Undated: 5, FarApart: 6}

// apartInTime says how near two articles are by their dates.
func (g *grouper) apartInTime(i, j int) Nearness {
	a, b := g.items[i], g.items[j]
	days := max(a.Day-b.Day, b.Day-a.Day)
	switch {
	case a.Article == b.Article:
		return SameArticle
	case a.Day == 0 || b.Day == 0:
		return Undated
	case days <= 2:
		return SameDays
	case days <= 7:
		return SameWeek
	case days <= 31:
		return SameMonth
	}
	return FarApart
}

// onOccasion says the same, once it is known which articles share statements.
func (g *grouper) onOccasion(i, j int) Nearness {
	near := g.apartInTime(i, j)
	if near == SameArticle {
		return near
	}
	a, b := g.items[i], g.items[j]
	for _, speaker := range []string{a.Speaker, b.Speaker} {
		if speaker != "" && g.shared[occasion{min(a.Article, b.Article), max(a.Article, b.Article), speaker}] {
			return Occasion
		}
	}
	return near
}

// Words a statement must have to tell of an occasion, and how many articles
// before it in time an article is paired with.
const (
	occasionWords = 8
	occasionNear  = 16
)

// occasions notes which articles share a statement.
func (g *grouper) occasions() {
	trees := map[int][]*item{}
	for i := range g.items {
		if b := g.base(i); g.items[i].heard >= occasionWords && g.items[b].Speaker != "" {
			trees[b] = append(trees[b], g.items[i])
		}
	}
	for b, tree := range trees {
		slices.SortFunc(tree, byTime)
		for i, x := range tree {
			for _, y := range tree[max(0, i-occasionNear):i] {
				if x.Article != y.Article {
					g.shared[occasion{min(x.Article, y.Article), max(x.Article, y.Article), g.items[b].Speaker}] = true
				}
			}
		}
	}
}

// few is the number of words up to which a phrase may be a stock phrase.
const few = 8

// stock tells whether a few words stand in several statements, none of which
// is nearer than the others: then they are a phrase the speaker uses, and
// tell nothing of the occasion.
func (g *grouper) stock(proofs []proof) bool {
	if len(proofs) < 2 || proofs[0].join.Carried >= few || order[proofs[0].join.Nearness] <= order[SameDays] {
		return false
	}
	first := g.base(proofs[0].at)
	return slices.ContainsFunc(proofs[1:], func(p proof) bool { return g.base(p.at) != first })
}

// reaches tells whether few words that tie item i to j also tie it to the
// statement j is part of: else a phrase said every day would make one
// statement of a year.
func (g *grouper) reaches(i, j int, nearness func(i, j int) Nearness) bool {
	b := g.base(j)
	if b == j || nearness(i, j) == SameArticle {
		return true
	}
	far := nearness(i, b)
	if order[far] <= order[nearness(i, j)] {
		return true
	}
	_, ok := g.table.judge(g.items[j], g.items[i], far)
	return ok
}
