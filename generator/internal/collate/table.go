package collate

import "slices"

// What pairing a word is worth, and what it costs to begin a run of pairs
// anew: a word of mere grammar alone between two others is no evidence. At a
// mark of omission a new run is expected.
const (
	worthTelling = 6
	worthGrammar = 3
	costOfRun    = 4
)

// table pairs the words of two ranges by dynamic programming: the best sum of
// worths less runs, ties in favour of the earliest words. A run goes on over
// inserted words.
func (a *aligner) table(b, w Range) {
	n, m := b.Len(), w.Len()
	width := m + 1
	best := zeros(&a.best, (n+1)*width)   // of base[i:] and witness[j:]
	going := zeros(&a.going, (n+1)*width) // the same, when a run goes on so far
	for i := n - 1; i >= 0; i-- {
		bw := &a.base[b.From+i]
		for j := m - 1; j >= 0; j-- {
			at := i*width + j
			ww := &a.witness[w.From+j]
			best[at] = max(best[at+width], best[at+1])
			if bw.text == ww.text {
				pair := worth(ww) + going[at+width+1]
				best[at] = max(best[at], pair-a.cost(b.From+i, w.From+j))
				going[at] = pair
			}
			if ww.inserted() {
				going[at] = max(going[at], going[at+1])
			}
			if bw.inserted() {
				going[at] = max(going[at], going[at+width])
			}
			going[at] = max(going[at], best[at])
		}
	}
	on := false
	for i, j := 0, 0; i < n && j < m; {
		at := i*width + j
		bw, ww := &a.base[b.From+i], &a.witness[w.From+j]
		equal := bw.text == ww.text
		switch {
		case on && equal && worth(ww)+going[at+width+1] == going[at],
			!on && equal && worth(ww)+going[at+width+1]-a.cost(b.From+i, w.From+j) == best[at]:
			a.pair[w.From+j] = b.From + i
			i, j, on = i+1, j+1, true
		case on && ww.inserted() && going[at] == going[at+1]:
			j++
		case on && bw.inserted() && going[at] == going[at+width]:
			i++
		case on:
			on = false
		case best[at] == best[at+width]:
			i++
		default:
			j++
		}
	}
}

func worth(w *token) int32 {
	if w.telling() {
		return worthTelling
	}
	return worthGrammar
}

func zeros(buffer *[]int32, n int) []int32 {
	*buffer = slices.Grow((*buffer)[:0], n)[:n]
	clear(*buffer)
	return *buffer
}

// cost is what it costs to begin a run at these two words: nothing at a mark
// of omission, or for a word that stands alone between two.
func (a *aligner) cost(i, j int) int32 {
	alone := a.witness[j].cut() && (j+1 == len(a.witness) || a.witness[j+1].cut())
	if alone || j > 0 && a.witness[j].cut() || i > 0 && a.base[i].cut() {
		return 0
	}
	return costOfRun
}
