package verify

import (
	"iter"
	"slices"
	"sort"
)

// A run is n words of the index from at on.
type run struct{ at, n int }

func (r run) end() int { return r.at + r.n }

// A pattern is a part made ready for the index.
type pattern struct {
	part
	keys     []int32
	found    uint64 // sum of all words
	typeset  uint64 // of all but the first, with the gaps before them
	printed  uint64
	pow      uint64 // of all words
	powInner uint64
}

// pattern makes a part ready; ok is false when a word of it stands in no article.
func (ix *Index) pattern(p part) (pt pattern, ok bool) {
	pt = pattern{part: p, keys: ix.keysOf(p), pow: power(len(p.words)), powInner: power(len(p.words) - 1)}
	for i, w := range p.words {
		pt.found = extend(pt.found, uint64(pt.keys[i]))
		if i > 0 {
			pt.typeset = extend(pt.typeset, number(w.gap, w.form))
			pt.printed = extend(pt.printed, number(w.printed, w.raw))
		}
	}
	return pt, !slices.Contains(pt.keys, 0)
}

func (ix *Index) keysOf(p part) []int32 {
	keys := make([]int32, len(p.words))
	for i, w := range p.words {
		keys[i] = ix.keys[w.key]
	}
	return keys
}

// probes is at how many places of a long pattern its rarest words are sought.
const probes = 64

// occurrences returns where the words of a pattern stand, in order.
func (ix *Index) occurrences(p pattern) []int {
	var rarest []int32
	shift := -1
	last := max(0, len(p.keys)-3)
	for i := 0; i <= last; i += max(1, last/probes) {
		if hits := ix.places(p.keys[i:]); shift < 0 || len(hits) < len(rarest) {
			rarest, shift = hits, i
		}
		if len(rarest) < 4 {
			break
		}
	}
	var out []int
	for _, hit := range rarest {
		at := int(hit) - shift
		if at >= 0 && at+len(p.keys) <= len(ix.words) && ix.found.run(at, at+len(p.keys), p.pow) == p.found {
			out = append(out, at)
		}
	}
	if len(p.keys) < 3 {
		slices.Sort(out)
	}
	return out
}

// matches yields, for one stream, the places where all patterns stand in
// order in one article: for each place of the last one the tightest, which
// leaves out the least.
func (ix *Index) matches(stream int, hits [][]int, ps []pattern) iter.Seq[[]run] {
	in := make([][]int, len(hits))
	for k, h := range hits {
		in[k] = h[sort.SearchInts(h, ix.stream[stream]):sort.SearchInts(h, ix.stream[stream+1])]
	}
	back := ix.chain(in, ps)
	return func(yield func([]run) bool) {
		runs := make([]run, len(ps))
		last := len(ps) - 1
		for j := range in[last] {
			i, ok := j, true
			for k := last; k >= 0 && ok; k-- {
				runs[k] = run{in[k][i], len(ps[k].keys)}
				if k > 0 {
					i = back[k][i]
					ok = i >= 0
				}
			}
			if ok && !yield(runs) {
				return
			}
		}
	}
}

// chain returns for each place of each pattern but the first the latest place
// of the one before that a whole chain leads to, -1 where there is none.
func (ix *Index) chain(in [][]int, ps []pattern) [][]int {
	back := make([][]int, len(in))
	for k := 1; k < len(in); k++ {
		back[k] = make([]int, len(in[k]))
		i, latest := 0, -1
		for j, at := range in[k] {
			for i < len(in[k-1]) && in[k-1][i]+len(ps[k-1].keys) <= at {
				if k == 1 || back[k-1][i] >= 0 {
					latest = i
				}
				i++
			}
			back[k][j] = latest
			if latest >= 0 && ix.unitOf(in[k-1][latest]) != ix.unitOf(at) {
				back[k][j] = -1
			}
		}
	}
	return back
}
