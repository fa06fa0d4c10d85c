package collate

import (
	"cmp"
	"slices"

	"dossier/generator/internal/crew"
)

// Held keeps, from one time to the next, what collation of an article's
// quotations has found, so that after an edit only those are compared anew that
// the edit may touch. What Group returns is the same whatever is held. The zero
// value holds nothing.
type Held struct {
	Crew crew.Crew // does what can be done at the same time
	// Once says that nothing is grouped again: what has served is let go.
	Once bool

	*found
}

// found is what is held.
type found struct {
	articles   map[string]*article
	vocabulary vocabulary
	names      table[*name]       // of speakers, by what they are called
	table      []*item            // by id, those that came together in order of time; nil for one that is gone
	inOrder    int32              // so many of them stand in order of time
	index      index              // of the items in the table
	decided    []*item            // in pairs, by a person, the last time
	placed     []*article         // by place; one that is gone has no items
	shared     map[occasion]int32 // how many families tell of it
	told       map[occasion]bool  // whether any did, of those whose number has changed this time; nil before any did
}

// An article is the items of one, in the order of the text.
type article struct {
	id    string
	place int32
	items []*item
	given []int // the same by index, as Group was given them this time

	changed bool // they are not those of the last time
}

// split parts n things, and calls do for each part.
func (h *Held) split(n int, do func(part, from, to int)) { h.Crew.Parts(n, 64, do) }

// renew takes over what was given: an item that stands between the same others
// of its article is kept. It returns all items by index, those that are new, and
// those that are no more.
func (h *Held) renew(in []*Item) (all, fresh, gone []*item) {
	if h.found == nil || len(h.table) > 2*len(in)+1000 { // ids are not given twice
		words := 0
		for i := range in {
			for _, s := range in[i].Stretches {
				words += len(s) / 6
			}
		}
		h.found = &found{articles: map[string]*article{}, shared: map[occasion]int32{}, index: newIndex(2 * words)}
	}
	var given []*article
	var a *article
	for i := range in {
		if id := in[i].Article; a == nil || a.id != id {
			if a = h.articles[id]; a == nil {
				a = &article{id: id, place: int32(len(h.placed))}
				h.articles[id], h.placed = a, append(h.placed, a)
			}
			if len(a.given) == 0 {
				given = append(given, a)
			}
		}
		a.given = append(a.given, i)
	}
	for id, a := range h.articles {
		if len(a.given) == 0 {
			delete(h.articles, id)
			gone, a.items = append(gone, a.items...), nil
		}
	}
	all = make([]*item, len(in))
	var come, went [crew.Most][]*item
	h.split(len(given), func(part, from, to int) {
		var room []Word
		for _, a := range given[from:to] {
			more, less := h.reread(a, in, &room)
			come[part], went[part] = append(come[part], more...), append(went[part], less...)
			for _, it := range a.items {
				all[it.index] = it
			}
			a.given = a.given[:0]
		}
	})
	fresh, gone = slices.Concat(come[:]...), append(gone, slices.Concat(went[:]...)...)
	for _, it := range gone {
		h.table[it.id] = nil
	}
	slices.SortFunc(fresh, inTime)
	for _, it := range fresh {
		it.id = int32(len(h.table))
		h.table = append(h.table, it)
	}
	if len(fresh) == len(h.table) {
		h.inOrder = int32(len(fresh))
	}
	h.compare(given)
	return all, fresh, gone
}

// reread puts the items given for an article in the place of those it had, and
// returns the new ones and those that are no more. Kept are those before and after all that differ, if
// they still stand in the same order. Words are read into room, which is lent.
func (h *Held) reread(a *article, in []*Item, room *[]Word) (fresh, gone []*item) {
	given, had := a.given, a.items
	slices.SortStableFunc(given, func(x, y int) int { return cmp.Compare(in[x].Start, in[y].Start) })
	head, tail := 0, 0
	for head < min(len(had), len(given)) && had[head].Start == in[given[head]].Start && had[head].says(in[given[head]]) {
		head++
	}
	if head == len(had) && head == len(given) {
		for k, it := range had {
			it.Item, it.index = in[given[k]], int32(given[k])
		}
		return nil, nil
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
	gone = had[head : len(had)-tail]
	a.items = make([]*item, 0, len(given))
	for k, i := range given {
		var it *item
		switch left := len(given) - k; {
		case k < head:
			it = had[k]
		case left <= tail:
			it = had[len(had)-left]
		default:
			it = h.ready(in[i], room)
			it.from = a
			fresh = append(fresh, it)
		}
		it.Item, it.index = in[i], int32(i)
		a.items = append(a.items, it)
	}
	a.changed = true
	return fresh, gone
}

// A neighbor is an item of the same article, by its place there, and how many
// runs of words both hold.
type neighbor struct{ item, runs int32 }

// compare finds which items of an article share runs of words, where they have
// changed.
func (h *Held) compare(articles []*article) {
	h.split(len(articles), func(_, from, to int) {
		s := shingler{sums: h.vocabulary.sums}
		var here []posting
		for _, a := range articles[from:to] {
			if !a.changed {
				continue
			}
			a.changed, here = false, here[:0]
			for k, it := range a.items {
				it.beside, it.again = nil, true
				for _, run := range s.here(it) {
					here = append(here, post(run, int32(k)))
				}
			}
			slices.Sort(here)
			here = slices.Compact(here)
			for k, p := range here {
				it := a.items[p.item()]
				around(here, k, func(o posting) {
					if i := slices.IndexFunc(it.beside, func(b neighbor) bool { return b.item == o.item() }); i >= 0 {
						it.beside[i].runs++
					} else {
						it.beside = append(it.beside, neighbor{o.item(), 1})
					}
				})
			}
		}
	})
}
