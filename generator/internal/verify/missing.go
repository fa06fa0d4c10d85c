package verify

import (
	"fmt"
	"slices"
	"strings"
)

// missing says what became of a quotation whose words stand nowhere as quoted:
// in another order, changed, or nothing like it.
func (c *check) missing() Verdict {
	near := c.near()
	v := Verdict{Rung: NotFound, Why: "no source has these words"}
	for _, n := range near {
		v.Near = append(v.Near, Candidate{n.place, n.diff()})
	}
	if len(near) > 0 && near[0].oneWay() {
		v.Rung, v.Why = Changed, near[0].why()
		return v
	}
	if runs, ok := c.shuffled(); ok {
		p := c.whereIs(&match{runs: runs})
		v.Rung, v.Where = Order, []Place{p}
		v.Why = fmt.Sprintf("quotation %d has these words in another order", p.Quotations[0])
		return v
	}
	if len(near) > 0 && near[0].shares() {
		v.Rung, v.Why = Changed, near[0].why()
	}
	return v
}

// shuffled finds a quotation that has all parts of the quotation, or all its
// words next to one another, in another order.
func (c *check) shuffled() (runs []run, ok bool) {
	for i := range c.ways {
		w := &c.ways[i]
		switch {
		case len(w.hits) == 0:
			continue
		case len(w.ps) > 1:
			runs, ok = c.partsShuffled(w)
		case len(w.ps[0].keys) > 1:
			runs, ok = c.wordsShuffled(w.ps[0].keys)
		}
		if ok {
			return runs, ok
		}
	}
	return nil, false
}

// partsShuffled looks for a quotation that holds every part of w somewhere.
func (c *check) partsShuffled(w *way) (runs []run, ok bool) {
	in := map[int32][]run{} // quotation → the parts it holds
	for k, hits := range w.hits {
		for _, at := range hits {
			if at >= c.ix.stream[inArticles] {
				break
			}
			q := c.ix.words[at].quoted
			if len(in[q]) != k {
				continue
			}
			in[q] = append(in[q], run{at, len(w.ps[k].keys)})
			if k == len(w.hits)-1 {
				runs = slices.SortedFunc(slices.Values(in[q]), func(a, b run) int { return a.at - b.at })
				if !slices.Equal(runs, in[q]) {
					return runs, true
				}
			}
		}
	}
	return nil, false
}

// maxAnchors is how many places of a word are looked at for its neighbours.
const maxAnchors = 200

// wordsShuffled looks for a window of a quotation that holds the words of keys
// and no others. Windows are compared by a sum that knows no order, then for good.
func (c *check) wordsShuffled(keys []int32) (runs []run, ok bool) {
	n := len(keys)
	want := uint64(0)
	for _, k := range keys {
		want += weigh(k)
	}
	sorted := slices.Sorted(slices.Values(keys))
	for _, anchor := range c.ix.rarest(keys) {
		q := c.ix.words[anchor].quoted
		if int(anchor) >= c.ix.stream[inArticles] || q < 0 || c.left < 0 {
			continue
		}
		from := max(int(c.ix.quoted[q].from), int(anchor)-n+1)
		to := min(int(c.ix.quoted[q].to), int(anchor)+n)
		c.left -= to - from
		got := uint64(0)
		for i := from; i < to; i++ {
			got += weigh(c.ix.words[i].key)
			if i-n >= from {
				got -= weigh(c.ix.words[i-n].key)
			}
			if i-n+1 >= from && got == want && slices.Equal(sorted, c.ix.sortedKeys(i-n+1, i+1)) {
				return []run{{i - n + 1, n}}, true
			}
		}
	}
	return nil, false
}

func weigh(key int32) uint64 {
	return mulmod(uint64(key)+base, power(3)) ^ uint64(key)*0x9e3779b97f4a7c15
}

func (ix *Index) sortedKeys(from, to int) []int32 {
	var out []int32
	for i := from; i < to; i++ {
		out = append(out, ix.words[i].key)
	}
	slices.Sort(out)
	return out
}

// rarest returns the first places of the word of keys that stands in the fewest.
func (ix *Index) rarest(keys []int32) []int32 {
	var best []int32
	for i, k := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		if hits := ix.places([]int32{k}); i == 0 || len(hits) < len(best) {
			best = hits
		}
	}
	best = slices.Sorted(slices.Values(best))
	return best[:min(len(best), maxAnchors)]
}

// oneWay tells whether words are left out or put in, but not both.
func (n *nearest) oneWay() bool {
	gone, put := n.differs()
	return n.shares() && (len(gone) == 0) != (len(put) == 0)
}

// differs returns the words left out without a mark, and those put in.
func (n *nearest) differs() (gone, put []string) {
	for _, e := range n.edits {
		switch e.kind {
		case removed:
			gone = append(gone, n.source[e.source])
		case added:
			put = append(put, n.prose[e.prose])
		}
	}
	return gone, put
}

// why says what differs, in the words of both sides.
func (n *nearest) why() string {
	gone, put := n.differs()
	switch {
	case len(gone) == 0 && len(put) == 0:
		return "the words stand in the source, but not as they are cut here"
	case len(put) == 0:
		return "leaves out " + some(gone) + " without a mark"
	case len(gone) == 0:
		return "adds " + some(put)
	}
	return "has " + some(put) + " where the source has " + some(gone)
}

// some quotes a few words.
func some(ws []string) string {
	const few = 6
	if len(ws) > few {
		ws = append(slices.Clone(ws[:few]), "…")
	}
	return "“" + strings.Join(ws, " ") + "”"
}
