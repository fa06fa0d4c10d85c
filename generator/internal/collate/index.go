package collate

import (
	"cmp"
	"slices"
)

// The index proposes pairs that may carry the same words: those that share a
// run of a few words. A run that many items hold proposes only the nearest in
// time, so that the number of pairs grows with the number of words. (Shingles,
// after Broder 1997, “On the resemblance and containment of documents”.)
const (
	runHere     = 2  // words in a row, within one article
	runSpeaker  = 3  // of one speaker; or two, when both say more than grammar does
	runAnybody  = 4  // of anybody: a speaker may be unknown, or named otherwise
	nearest     = 8  // items proposed by one run, before and after in time
	mostPerItem = 12 // items looked at for one item: those with most runs in common
)

// A posting says that an item holds a run of words.
type posting struct {
	run  uint64
	item int32 // its id
}

// around hands on the postings of the same run before and after one, the
// nearest in time.
func around(ps []posting, at int, meet func(posting)) {
	run := ps[at].run
	for k := at - 1; k >= 0 && k >= at-nearest && ps[k].run == run; k-- {
		meet(ps[k])
	}
	for k := at + 1; k < len(ps) && k <= at+nearest && ps[k].run == run; k++ {
		meet(ps[k])
	}
}

// propose finds the candidates of new items, which are in order of time, and
// anew those of items that what has come or gone stood near to.
func (h *Held) propose(all, fresh []*item) {
	h.post(fresh)
	of := make([][]int32, len(h.table)) // by id: its places among the postings
	for k, p := range h.postings {
		if h.table[p.item].again {
			of[p.item] = append(of[p.item], int32(k))
		}
	}
	common := make([]int32, len(h.table)) // runs that an item shares with each
	var met, fit []*item
	for _, it := range all {
		if !it.again {
			continue
		}
		met, fit = met[:0], fit[:0]
		meet := func(o *item, runs int) {
			if common[o.id] == 0 {
				met = append(met, o)
			}
			common[o.id] += int32(runs)
		}
		for _, at := range of[it.id] {
			around(h.postings, int(at), func(p posting) { meet(h.table[p.item], 1) })
		}
		for _, b := range it.beside {
			meet(b.item, b.runs)
		}
		for _, o := range met {
			if it.Reported == o.Reported && fullerFirst(o, it) < 0 && voice(it, o) != OtherSpeaker {
				fit = append(fit, o)
			}
		}
		slices.SortFunc(fit, func(a, b *item) int {
			return cmp.Or(cmp.Compare(common[b.id], common[a.id]), fullerFirst(a, b))
		})
		for _, o := range met {
			common[o.id] = 0
		}
		near := fit[:min(len(fit), mostPerItem)]
		if it.again = it.family == nil || !slices.Equal(near, it.near); it.again {
			it.near = slices.Clone(near)
		}
	}
}

// post puts the runs of new items among the others and takes out those of
// items that have gone. Whose neighbours these were is to be looked at again.
func (h *Held) post(fresh []*item) {
	words := 0
	for _, it := range fresh {
		words += len(it.words)
	}
	added := make([]posting, 0, 2*words)
	var own []uint64
	for _, it := range fresh {
		own = runs(own[:0], it)
		added = post(added, own, it.id)
	}
	sortPostings(added)
	kept := h.postings
	if len(kept) == 0 {
		h.postings = added
		return
	}
	out := make([]posting, 0, len(kept)+len(added))
	type change struct {
		run uint64
		at  int
	}
	var changes []change
	for i, k := 0, 0; i < len(kept) || k < len(added); {
		switch {
		case i < len(kept) && h.table[kept[i].item] == nil:
			changes = append(changes, change{kept[i].run, len(out)})
			i++
		case k == len(added) || i < len(kept) && h.before(kept[i], added[k]):
			out = append(out, kept[i])
			i++
		default:
			changes = append(changes, change{added[k].run, len(out)})
			out = append(out, added[k])
			k++
		}
	}
	h.postings = out
	for _, c := range changes {
		for k := max(0, c.at-nearest); k < min(len(out), c.at+nearest+1); k++ {
			if out[k].run == c.run {
				h.table[out[k].item].again = true
			}
		}
	}
}

// before orders postings by run, then in time.
func (h *Held) before(a, b posting) bool {
	if a.run != b.run {
		return a.run < b.run
	}
	return inTime(h.table[a.item], h.table[b.item]) < 0
}

// post adds the runs of an item, each once.
func post(out []posting, runs []uint64, item int32) []posting {
	slices.Sort(runs)
	for _, run := range slices.Compact(runs) {
		out = append(out, posting{run, item})
	}
	return out
}

// sortPostings puts equal runs together, in the order of items.
func sortPostings(ps []posting) {
	slices.SortFunc(ps, func(a, b posting) int {
		switch {
		case a.run < b.run:
			return -1
		case a.run > b.run:
			return 1
		}
		return int(a.item) - int(b.item)
	})
}

// runs adds to out the hashes an item is found by in other articles. The words
// of the outlet are passed over; what is marked as left out is not.
func runs(out []uint64, it *item) []uint64 {
	kind := kindOf(it)
	speaker := hash(hash(kind, "of"), it.Speaker)
	for _, part := range parts(it.words) {
		if it.Speaker != "" {
			out = shingles(out, speaker, part, runSpeaker)
			for i := range len(part) - 1 {
				if telling(part[i]) && telling(part[i+1]) {
					out = shingles(out, speaker, part[i:i+2], 2)
				}
			}
		}
		out = shingles(out, kind, part, runAnybody)
	}
	return out
}

// runsHere adds those it is found by in its own article besides.
func runsHere(out []uint64, it *item) []uint64 {
	for _, part := range parts(it.words) {
		out = shingles(out, kindOf(it), part, min(runHere, len(part)))
	}
	return out
}

func kindOf(it *item) uint64 {
	if it.Reported {
		return hash(start, "reported")
	}
	return hash(start, "quoted")
}

// parts are the words between marks of omission, without inserted ones.
func parts(ws []Word) [][]string {
	var out [][]string
	for _, w := range ws {
		if w.Cut || len(out) == 0 {
			out = append(out, nil)
		}
		if !w.Inserted {
			out[len(out)-1] = append(out[len(out)-1], w.Text)
		}
	}
	return out
}

// shingles adds to out the hash of each run of n words.
func shingles(out []uint64, seed uint64, ws []string, n int) []uint64 {
	for i := 0; n > 0 && i+n <= len(ws); i++ {
		h := number(seed, uint64(n))
		for _, w := range ws[i : i+n] {
			h = hash(h, w)
		}
		out = append(out, h)
	}
	return out
}

// The hash is FNV-1a with 64 bits (RFC 9923), a zero byte behind each word; it
// only proposes, so that a collision costs time, nothing else.
const (
	start = 14695981039346656037
	prime = 1099511628211
)

func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h * prime
}

func number(h, n uint64) uint64 {
	for ; n > 0; n >>= 8 {
		h = (h ^ n&0xff) * prime
	}
	return h * prime
}
