package collate

import (
	"cmp"
	"slices"
)

// An occasion is two articles, the lower number first, that share a statement of
// a speaker.
type occasion struct {
	a, b    int32  // places in what is held
	speaker uint32 // a number of the vocabulary
}

func occasionOf(x, y *item, speaker uint32) occasion {
	a, b := x.from.place, y.from.place
	return occasion{min(a, b), max(a, b), speaker}
}

// compare orders occasions, in any way.
func (o occasion) compare(p occasion) int {
	return cmp.Or(cmp.Compare(o.a, p.a), cmp.Compare(o.b, p.b), cmp.Compare(o.speaker, p.speaker))
}

// nearness says what speaks for one occasion of two items.
type nearness func(a, b *item) Nearness

// apartInTime says how near two articles are by their dates.
func apartInTime(a, b *item) Nearness {
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
func (g *grouper) onOccasion(a, b *item) Nearness {
	near := apartInTime(a, b)
	if near == SameArticle {
		return near
	}
	for _, it := range [...]*item{a, b} {
		if it.Speaker != "" && g.shared[occasionOf(a, b, it.speaker)] > 0 {
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

// A leaf is an item of a tree.
type leaf struct{ base, item *item }

// tells lists the occasions the statements of a family tell of, each once.
func (g *grouper) tells(f *family) []occasion {
	g.told, g.found = g.told[:0], g.found[:0]
	for _, it := range f.items {
		if b := it.base(); it.heard >= occasionWords && b.Speaker != "" {
			g.told = append(g.told, leaf{b, it})
		}
	}
	slices.SortFunc(g.told, func(x, y leaf) int {
		return cmp.Or(cmp.Compare(x.base.id, y.base.id), byTime(x.item, y.item))
	})
	for i, x := range g.told {
		for _, y := range g.told[max(0, i-occasionNear):i] {
			if x.base == y.base && x.item.from != y.item.from {
				g.found = append(g.found, occasionOf(x.item, y.item, x.base.speaker))
			}
		}
	}
	slices.SortFunc(g.found, occasion.compare)
	return slices.Clone(slices.Compact(g.found))
}

// remember counts the occasions of a family after the first round.
func (h *Held) remember(f *family) {
	for _, o := range f.occasions {
		h.count(o, 1)
	}
}

// forget takes off those of a family that is no more.
func (h *Held) forget(f *family) {
	for _, o := range f.occasions {
		h.count(o, -1)
	}
}

// count keeps how many families tell of an occasion, and whether any did
// before.
func (h *Held) count(o occasion, n int32) {
	if _, seen := h.told[o]; !seen && h.told != nil {
		h.told[o] = h.shared[o] > 0
	}
	if h.shared[o] += n; h.shared[o] == 0 {
		delete(h.shared, o)
	}
}

// elsewhere lists the families that were done and whose second round may come
// out otherwise, as an occasion has come or gone.
func (h *Held) elsewhere() (out []*family) {
	for o, told := range h.told {
		if told == (h.shared[o] > 0) {
			continue
		}
		for _, place := range [...]int32{o.a, o.b} {
			for _, it := range h.placed[place].items {
				if f := it.family; f != nil && f.done && it.speaker == o.speaker {
					f.done = false
					out = append(out, f)
				}
			}
		}
	}
	h.told = map[occasion]bool{} // from now on families have told
	return out
}

// few is the number of words up to which a phrase may be a stock phrase.
const few = 8

// stock tells whether a few words stand in several statements, none of which
// is nearer than the others: then they are a phrase the speaker uses, and
// tell nothing of the occasion.
func (g *grouper) stock(proofs []proof) bool {
	if len(proofs) < 2 || proofs[0].join.Carried >= few || proofs[0].join.Nearness <= SameDays {
		return false
	}
	first := proofs[0].at.base()
	return slices.ContainsFunc(proofs[1:], func(p proof) bool { return p.at.base() != first })
}

// reaches tells whether few words that tie an item to another also tie it to
// the statement that one is part of: else a phrase said every day would make
// one statement of a year.
func (g *grouper) reaches(it, on *item, nearness nearness) bool {
	b := on.base()
	if b == on || nearness(it, on) == SameArticle {
		return true
	}
	far := nearness(it, b)
	if far <= nearness(it, on) {
		return true
	}
	_, ok := g.judge(on, it, far)
	return ok
}
