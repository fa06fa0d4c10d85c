package collate

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"

	"dossier/generator/internal/crew"
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

// A posting says that an item holds a run of words: the hash of the run, and
// below it the id of the item. A collision of runs costs time, nothing else.
type posting uint64

const idBits = 25

func post(run uint64, id int32) posting { return posting(run>>idBits<<idBits | uint64(id)) }
func (p posting) item() int32           { return int32(p & (1<<idBits - 1)) }
func (p posting) run() uint64           { return uint64(p >> idBits) }

// An index is postings in buckets by the first bits of the run; those of a
// bucket are by run, then in time.
type index struct {
	shift   int // of a posting, to its bucket
	buckets [][]posting
}

// perBucket is how many postings a bucket has, about, when an index is begun.
const perBucket = 256

func newIndex(postings int) index {
	n := bits.Len(uint(postings / perBucket))
	return index{64 - n, make([][]posting, 1<<n)}
}

func (x *index) bucket(p posting) int { return int(p >> x.shift) }

// around hands on the postings of the same run before and after one, the
// nearest in time.
func around(ps []posting, at int, meet func(posting)) {
	run := ps[at].run()
	for k := at - 1; k >= 0 && k >= at-nearest && ps[k].run() == run; k-- {
		meet(ps[k])
	}
	for k := at + 1; k < len(ps) && k <= at+nearest && ps[k].run() == run; k++ {
		meet(ps[k])
	}
}

// propose finds the candidates of new items, which are in order of time, and
// anew those of items that what has come or gone stood near to. It returns those
// that may have others than before.
func (h *Held) propose(all, fresh, gone []*item) (again []*item) {
	h.post(fresh, gone)
	for _, it := range all {
		if it.again {
			again = append(again, it)
		}
	}
	h.split(len(again), func(_, from, to int) {
		s := shingler{sums: h.vocabulary.sums}
		common := make([]int32, len(h.table)) // runs that an item shares with each
		var met []int32                       // ids
		var fit, others []*item
		var table aligner
		for _, it := range again[from:to] {
			met, fit, others = met[:0], fit[:0], others[:0]
			meet := func(id, runs int32) {
				if common[id] == 0 {
					met = append(met, id)
				}
				common[id] += runs
			}
			postings := s.postings(it)
			for _, own := range postings {
				bucket := h.index.buckets[h.index.bucket(own)]
				at := sort.Search(len(bucket), func(k int) bool { return !h.before(bucket[k], own) })
				around(bucket, at, func(p posting) { meet(p.item(), 1) })
			}
			for _, b := range it.beside {
				meet(it.from.items[b.item].id, b.runs)
			}
			for _, id := range met {
				switch o := h.table[id]; {
				case it.Reported != o.Reported || fullerFirst(o, it) > 0 || (it.Inside || o.Inside) && it.Article == o.Article:
				case voice(it, o) != OtherSpeaker:
					fit = append(fit, o)
				case common[id] >= echoRuns:
					others = append(others, o)
				}
			}
			likeliest := func(a, b *item) int {
				return cmp.Or(cmp.Compare(common[b.id], common[a.id]), fullerFirst(a, b))
			}
			slices.SortFunc(fit, likeliest)
			slices.SortFunc(others, likeliest)
			it.echoed = table.echoes(it, others)
			near := slices.DeleteFunc(fit[:min(len(fit), mostPerItem)], func(o *item) bool {
				return int(2*common[o.id]) < len(postings) && !table.mayJoin(o, it) // those with most runs in common mostly may
			})
			for _, id := range met {
				common[id] = 0
			}
			if it.again = it.family == nil || !slices.Equal(near, it.near); it.again {
				it.near = slices.Clone(near)
				if it.tree != nil {
					it.tree.compared = nil
				}
			}
		}
	})
	return slices.DeleteFunc(again, func(it *item) bool { return !it.again })
}

// post puts the runs of new items among the others and takes out those of
// items that have gone. Whose neighbours these were is to be looked at again.
func (h *Held) post(fresh, gone []*item) {
	added := h.sorted(fresh)
	s := shingler{sums: h.vocabulary.sums}
	left := map[int]bool{} // buckets that something goes from
	for _, it := range gone {
		for _, p := range s.postings(it) {
			left[h.index.bucket(p)] = true
		}
	}
	for b, more := range added {
		if kept := h.index.buckets[b]; len(kept) == 0 {
			h.index.buckets[b] = more
		} else if len(more) > 0 || left[b] {
			h.index.buckets[b] = h.merge(kept, more)
		}
	}
}

// sorted gives the postings of items, which are in order of time, by bucket.
func (h *Held) sorted(items []*item) [][]posting {
	var counts [crew.Most][]int32 // of each part of the items: postings by bucket, then where the next goes
	h.split(len(items), func(part, from, to int) {
		s, count := shingler{sums: h.vocabulary.sums}, make([]int32, len(h.index.buckets))
		for _, it := range items[from:to] {
			for _, p := range s.postings(it) {
				count[h.index.bucket(p)]++
			}
		}
		counts[part] = count
	})
	out, n := make([][]posting, len(h.index.buckets)), int32(0)
	ends := make([]int32, len(out))
	for b := range out {
		for _, count := range counts {
			if count != nil {
				count[b], n = n, n+count[b]
			}
		}
		ends[b] = n
	}
	room := make([]posting, n)
	h.split(len(items), func(part, from, to int) {
		s, next := shingler{sums: h.vocabulary.sums}, counts[part]
		for _, it := range items[from:to] {
			for _, p := range s.postings(it) {
				b := h.index.bucket(p)
				room[next[b]] = p
				next[b]++
			}
		}
	})
	h.split(len(out), func(_, from, to int) {
		for b := from; b < to; b++ {
			begin := int32(0)
			if b > 0 {
				begin = ends[b-1]
			}
			if begin < ends[b] {
				out[b] = room[begin:ends[b]:ends[b]]
				slices.Sort(out[b])
			}
		}
	})
	return out
}

// merge puts new postings of a bucket among those it has, and takes out those of
// items that have gone.
func (h *Held) merge(kept, added []posting) []posting {
	out := make([]posting, 0, len(kept)+len(added))
	type change struct {
		run uint64
		at  int
	}
	var changes []change
	for i, k := 0, 0; i < len(kept) || k < len(added); {
		switch {
		case i < len(kept) && h.table[kept[i].item()] == nil:
			changes = append(changes, change{kept[i].run(), len(out)})
			i++
		case k == len(added) || i < len(kept) && h.before(kept[i], added[k]):
			out = append(out, kept[i])
			i++
		default:
			changes = append(changes, change{added[k].run(), len(out)})
			out = append(out, added[k])
			k++
		}
	}
	for _, c := range changes {
		for k := max(0, c.at-nearest); k < min(len(out), c.at+nearest+1); k++ {
			if out[k].run() == c.run {
				h.table[out[k].item()].again = true
			}
		}
	}
	return out
}

// before orders postings by run, then in time.
func (h *Held) before(a, b posting) bool {
	if a.run() != b.run() || a.item() < h.inOrder && b.item() < h.inOrder {
		return a < b
	}
	return inTime(h.table[a.item()], h.table[b.item()]) < 0
}

// A shingler finds runs of words; what it returns is overwritten by the next.
type shingler struct {
	sums    []uint64 // of words, by number
	part    []uint64 // of the words at hand
	telling []bool   // which of them say more than grammar does
	runs    []uint64
	out     []posting
}

// postings are those of an item, by run, each once.
func (s *shingler) postings(it *item) []posting {
	s.runs, s.out = s.runs[:0], s.out[:0]
	s.elsewhere(it)
	for _, run := range s.runs {
		s.out = append(s.out, post(run, it.id))
	}
	slices.Sort(s.out)
	s.out = slices.Compact(s.out)
	return s.out
}

// elsewhere finds the hashes an item is found by in other articles. The words
// of the outlet are passed over; what is marked as left out is not.
func (s *shingler) elsewhere(it *item) {
	kind := kindOf(it)
	speaker := hash(hash(kind, "of"), it.Speaker)
	s.parts(it.words, func() {
		if it.Speaker != "" {
			s.shingles(speaker, 0, len(s.part), runSpeaker)
			for i := range len(s.part) - 1 {
				if s.telling[i] && s.telling[i+1] {
					s.shingles(speaker, i, i+2, 2)
				}
			}
		}
		s.shingles(kind, 0, len(s.part), runAnybody)
	})
}

// here finds those it is found by in its own article besides.
func (s *shingler) here(it *item) []uint64 {
	s.runs = s.runs[:0]
	kind := kindOf(it)
	s.parts(it.words, func() { s.shingles(kind, 0, len(s.part), min(runHere, len(s.part))) })
	return s.runs
}

func kindOf(it *item) uint64 {
	if it.Reported {
		return hash(start, "reported")
	}
	return hash(start, "quoted")
}

// parts goes through the words between marks of omission, without inserted ones.
func (s *shingler) parts(ws []token, part func()) {
	s.part, s.telling = s.part[:0], s.telling[:0]
	for i, w := range ws {
		if w.cut() && i > 0 {
			part()
			s.part, s.telling = s.part[:0], s.telling[:0]
		}
		if !w.inserted() {
			s.part, s.telling = append(s.part, s.sums[w.text]), append(s.telling, w.telling())
		}
	}
	part()
}

// shingles notes the hash of each run of n words of the part at hand.
func (s *shingler) shingles(seed uint64, from, to, n int) {
	seed = number(seed, uint64(n))
	for i := from; n > 0 && i+n <= to; i++ {
		h := seed
		for _, w := range s.part[i : i+n] {
			h = bits.RotateLeft64(h^w, 29) * prime
		}
		s.runs = append(s.runs, h^h>>32)
	}
}

// The hash is FNV-1a with 64 bits (RFC 9923), a zero byte behind each word.
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
