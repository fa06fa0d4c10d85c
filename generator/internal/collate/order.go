package collate

import "slices"

// reorder pairs runs of words left over in both, wherever they stand, when a
// sentence or a stretch begins with them: the outlet has changed their order.
func (a *aligner) reorder() {
	var used []bool // words of the base that are paired
	looked := 0
	for j := 0; j+2 < len(a.witness) && looked < maxCells; j++ {
		if a.pair[j] >= 0 || a.pair[j+1] >= 0 || a.pair[j+2] >= 0 || !a.anew(j) {
			continue
		}
		if used == nil {
			used = a.used()
		}
		looked += len(a.base)
		i := 0
		for i+2 < len(a.base) && (used[i] || used[i+1] || used[i+2] || !slices.EqualFunc(a.base[i:i+3], a.witness[j:j+3], sameText)) {
			i++
		}
		if i+2 >= len(a.base) {
			continue
		}
		for ; i < len(a.base) && j < len(a.witness) && a.pair[j] < 0 && !used[i] && a.base[i].text == a.witness[j].text; i, j = i+1, j+1 {
			a.pair[j], used[i], a.moved[j] = i, true, true
		}
		j--
	}
}

// used tells which words of the base are paired.
func (a *aligner) used() []bool {
	a.taken = append(a.taken[:0], make([]bool, len(a.base))...)
	for _, b := range a.pair {
		if b >= 0 {
			a.taken[b] = true
		}
	}
	return a.taken
}

// anew tells whether a sentence or a stretch of the witness begins with word j.
func (a *aligner) anew(j int) bool {
	return a.witness[j].cut() || a.witness[j-1].last()
}

// sameText tells whether two words are one, however they are printed.
func sameText(a, b token) bool { return a.text == b.text }
