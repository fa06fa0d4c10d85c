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
	item int32 // position in time
}

// candidates lists for each item, by its position in the order of prepare, the
// fuller items it may be part of, the likeliest first.
func candidates(items []*item) [][]int {
	inTime := make([]int, len(items)) // position in time → position in items
	for i := range inTime {
		inTime[i] = i
	}
	slices.SortFunc(inTime, func(a, b int) int { return cmp.Or(byTime(items[a], items[b]), a-b) })
	postings := index(items, inTime)
	of := make([][]int32, len(items)) // position in time → its places among the postings
	for k, p := range postings {
		of[p.item] = append(of[p.item], int32(k))
	}
	out := make([][]int, len(items))
	common := make([]int, len(items)) // runs that item i shares with each
	var met, fit []int
	for t, i := range inTime {
		met, fit = met[:0], fit[:0]
		meet := func(k int) {
			j := inTime[postings[k].item]
			if common[j]++; common[j] == 1 {
				met = append(met, j)
			}
		}
		for _, at := range of[t] {
			run := postings[at].run
			for k := int(at) - 1; k >= 0 && k >= int(at)-nearest && postings[k].run == run; k-- {
				meet(k)
			}
			for k := int(at) + 1; k < len(postings) && k <= int(at)+nearest && postings[k].run == run; k++ {
				meet(k)
			}
		}
		for _, j := range met {
			if j < i && items[i].Reported == items[j].Reported && voice(items[i], items[j]) != OtherSpeaker {
				fit = append(fit, j)
			}
		}
		slices.SortFunc(fit, func(a, b int) int { return cmp.Or(cmp.Compare(common[b], common[a]), cmp.Compare(a, b)) })
		out[i] = slices.Clone(fit[:min(len(fit), mostPerItem)])
		for _, j := range met {
			common[j] = 0
		}
	}
	return out
}

// index lists the runs of all items, equal ones together, in order of time.
func index(items []*item, inTime []int) []posting {
	words := 0
	for _, it := range items {
		words += len(it.words)
	}
	out := make([]posting, 0, 3*words)
	var own []uint64
	for t, i := range inTime {
		from := len(out)
		own = runs(own[:0], items[i])
		slices.Sort(own)
		for _, run := range own {
			out = append(out, posting{run, int32(t)})
		}
		out = out[:from+len(slices.Compact(out[from:]))]
	}
	slices.SortFunc(out, func(a, b posting) int {
		switch {
		case a.run < b.run:
			return -1
		case a.run > b.run:
			return 1
		}
		return int(a.item) - int(b.item)
	})
	return out
}

// runs adds to out the hashes an item is found by. The words of the outlet are
// passed over; what is marked as left out is not.
func runs(out []uint64, it *item) []uint64 {
	kind := hash(start, "quoted")
	if it.Reported {
		kind = hash(start, "reported")
	}
	here, speaker := number(kind, uint64(it.Article)+1), hash(hash(kind, "of"), it.Speaker)
	for _, part := range parts(it.words) {
		out = shingles(out, here, part, min(runHere, len(part)))
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
