package collate

import (
	"cmp"
	"slices"
)

// Held keeps, from one time to the next, what collation of an article's
// quotations has found, so that after an edit only those are compared anew that
// the edit may touch. What Group returns is the same whatever is held. The zero
// value holds nothing.
type Held struct {
	articles map[string]*article
	names    map[string]name // of speakers, by what they are called
	table    []*item         // by id, in order of time as they came; nil for one that is gone
	postings []posting       // of the items in the table; see index
	families []*family
	shared   map[occasion]int  // how many families tell of it
	told     map[occasion]bool // whether any did, of those whose number has changed this time
}

// An article is the items of one, in the order of the text.
type article struct {
	id    string
	items []*item
	given []int // the same by index, as Group was given them this time
}

// renew takes over what was given: an item that stands between the same others
// of its article is kept. It returns all items by index, and those that are new.
func (h *Held) renew(in []Item) (all, fresh []*item) {
	if h.articles == nil || len(h.table) > 2*len(in)+1000 { // ids are not given twice
		*h = Held{articles: map[string]*article{}, names: map[string]name{}, shared: map[occasion]int{}, told: map[occasion]bool{}}
	}
	var a *article
	for i := range in {
		if id := in[i].Article; a == nil || a.id != id {
			if a = h.articles[id]; a == nil {
				a = &article{id: id}
				h.articles[id] = a
			}
		}
		a.given = append(a.given, i)
	}
	all = make([]*item, len(in))
	for id, a := range h.articles {
		if len(a.given) == 0 {
			delete(h.articles, id)
		}
		fresh = append(fresh, h.reread(a, in)...)
		for _, it := range a.items {
			all[it.index] = it
		}
		a.given = a.given[:0]
	}
	slices.SortFunc(fresh, inTime)
	for _, it := range fresh {
		it.id = int32(len(h.table))
		h.table = append(h.table, it)
	}
	return all, fresh
}

// reread puts the items given for an article in the place of those it had, and
// returns the new ones. Kept are those before and after all that differ, if
// they still stand in the same order.
func (h *Held) reread(a *article, in []Item) (fresh []*item) {
	given, had := a.given, a.items
	slices.SortStableFunc(given, func(x, y int) int { return cmp.Compare(in[x].Start, in[y].Start) })
	head, tail := 0, 0
	for head < min(len(had), len(given)) && had[head].Start == in[given[head]].Start && had[head].says(in[given[head]]) {
		head++
	}
	if head == len(had) && head == len(given) {
		for k, it := range had {
			it.index = given[k]
		}
		return nil
	}
	before, moved := -1, 0 // where the head ends, how far the tail has moved
	if head > 0 {
		before = had[head-1].Start
	}
	for tail < min(len(had), len(given))-head {
		was, now := had[len(had)-1-tail], in[given[len(given)-1-tail]]
		if tail == 0 {
			moved = now.Start - was.Start
		}
		if now.Start-was.Start != moved || min(now.Start, was.Start) <= before || !was.says(now) {
			break
		}
		tail++
	}
	for _, it := range had[head : len(had)-tail] {
		h.table[it.id] = nil
	}
	a.items = make([]*item, 0, len(given))
	for k, i := range given {
		var it *item
		switch left := len(given) - k; {
		case k < head:
			it = had[k]
		case left <= tail:
			it = had[len(had)-left]
			it.Start = in[i].Start
		default:
			it = ready(in[i], h.names)
			it.from = a
			fresh = append(fresh, it)
		}
		it.index = i
		a.items = append(a.items, it)
	}
	a.compare()
	return fresh
}

// A neighbor is an item of the same article, and how many runs of words both hold.
type neighbor struct {
	item *item
	runs int
}

// compare finds which items of an article share runs of words.
func (a *article) compare() {
	var here []posting
	var own []uint64
	for k, it := range a.items {
		it.beside, it.again = nil, true
		own = runsHere(own[:0], it)
		here = post(here, own, int32(k))
	}
	sortPostings(here)
	for k, p := range here {
		meet := func(o posting) {
			it, other := a.items[p.item], a.items[o.item]
			if i := slices.IndexFunc(it.beside, func(b neighbor) bool { return b.item == other }); i >= 0 {
				it.beside[i].runs++
			} else {
				it.beside = append(it.beside, neighbor{other, 1})
			}
		}
		around(here, k, meet)
	}
}
