package collate

import (
	"cmp"
	"slices"
)

// Kind classes a difference between a witness and the base.
type Kind string

const (
	Same        Kind = "same"        // the same characters
	Accidental  Kind = "accidental"  // the same words; case, punctuation or typography differ
	Substantive Kind = "substantive" // other words for those of the base, or words added
	Cut         Kind = "cut"         // words of the base left out inside, marked or not
	Insertion   Kind = "insertion"   // words in square brackets, in one of the two
	Order       Kind = "order"       // words the witness prints in another place
	Trim        Kind = "trim"        // words of the base before or after all the witness carries
	Beyond      Kind = "beyond"      // words of the witness before or after all the base carries
)

// A Range is a half-open range of words, [From, To).
type Range struct{ From, To int }

// Len is the number of words.
func (r Range) Len() int { return r.To - r.From }

// A Diff relates a run of words of the base to a run of words of the witness;
// one of the two may be empty. Where they stand in the text is told by the
// words: the first one's Start, the last one's End, of its Stretch.
type Diff struct {
	Kind    Kind
	Marked  bool // of a Cut: the witness shows it (…, or narration between its stretches)
	Base    Range
	Witness Range
}

// Align relates every word of witness to base, and every word of base to
// witness, in the order of the witness: the ranges of the diffs cover the words
// of both, each once. Equal words are paired so that as many as possible
// follow one another in both.
//
//	base     We will open the bridge in May
//	witness  We … open the new bridge
//	diffs    same We | marked cut will | same open the | substantive new | same bridge | trim in May
func Align(base, witness []Word) []Diff {
	numbers := map[string]uint32{}
	number := func(s string) uint32 {
		n, known := numbers[s]
		if !known {
			n = uint32(len(numbers))
			numbers[s] = n
		}
		return n
	}
	var a aligner
	return a.align(tokens(base, number), tokens(witness, number))
}

// An aligner keeps its tables from one alignment to the next; what it returns
// is overwritten by the next.
type aligner struct {
	base, witness []token
	pair          []int  // for each word of the witness the word of the base, or -1
	moved         []bool // words of the witness that stand elsewhere in the base
	best, going   []int32
	taken         []bool // words of the base that are paired
	threes        []three
	places        []Range
	out           []Diff
}

func (a *aligner) align(base, witness []token) []Diff {
	a.base, a.witness = base, witness
	a.pair, a.moved, a.out = a.pair[:0], slices.Grow(a.moved[:0], len(witness))[:len(witness)], a.out[:0]
	clear(a.moved)
	if slices.EqualFunc(base, witness, sameText) {
		for i := range base {
			a.pair = append(a.pair, i)
		}
	} else {
		for range witness {
			a.pair = append(a.pair, -1)
		}
		a.anchor(Range{0, len(base)}, Range{0, len(witness)})
		a.reorder()
	}
	return a.diffs()
}

// Tables of up to so many cells are filled at once; longer stretches are parted
// at anchors first, and what then is still too long stays unpaired.
const (
	anchorCells = 1 << 11
	maxCells    = 1 << 16
)

// anchor pairs the words of two ranges: at once when they are short, else
// around and between runs of three words that each stand once in both.
func (a *aligner) anchor(b, w Range) {
	if b.Len() == 0 || w.Len() == 0 {
		return
	}
	if b.Len()*w.Len() <= anchorCells {
		a.table(b, w)
		return
	}
	from := Range{b.From, w.From} // first unpaired word of base, of witness
	for _, p := range rising(a.unique(b, w)) {
		if p.From < from.From || p.To < from.To {
			continue // inside the run before
		}
		n := 0
		for p.From+n < b.To && p.To+n < w.To && a.base[p.From+n].text == a.witness[p.To+n].text {
			a.pair[p.To+n] = p.From + n
			n++
		}
		a.between(Range{from.From, p.From}, Range{from.To, p.To})
		from = Range{p.From + n, p.To + n}
	}
	a.between(Range{from.From, b.To}, Range{from.To, w.To})
}

func (a *aligner) between(b, w Range) {
	if b.Len()*w.Len() <= maxCells {
		a.table(b, w)
	}
}

// unique lists the places (base, witness) of three words that stand once in
// each range, in the order of the base.
func (a *aligner) unique(b, w Range) []Range {
	a.threes = appendThrees(appendThrees(a.threes[:0], a.base, b, 0), a.witness, w, 1)
	slices.SortFunc(a.threes, func(x, y three) int {
		return cmp.Or(cmp.Compare(x.words, y.words), cmp.Compare(x.last, y.last))
	})
	out := a.places[:0]
	for from, to := 0, 0; from < len(a.threes); from = to {
		x := a.threes[from]
		for to = from + 1; to < len(a.threes) && a.threes[to].equals(x); to++ {
		}
		if to == from+2 {
			if y := a.threes[from+1]; x.side() == 0 && y.side() == 1 {
				out = append(out, Range{x.at(), y.at()})
			}
		}
	}
	slices.SortFunc(out, func(x, y Range) int { return x.From - y.From })
	a.places = out
	return out
}

// rising returns a longest subsequence of places that rises in the witness too.
func rising(ps []Range) []Range {
	var tails []int // tails[n]: index of the smallest end of a run of n+1
	before := make([]int, len(ps))
	for i, p := range ps {
		lo, hi := 0, len(tails)
		for lo < hi {
			if mid := (lo + hi) / 2; ps[tails[mid]].To < p.To {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[i] = -1
		if lo > 0 {
			before[i] = tails[lo-1]
		}
		if lo == len(tails) {
			tails = append(tails, i)
		} else {
			tails[lo] = i
		}
	}
	out := make([]Range, len(tails))
	if len(tails) > 0 {
		for i, k := len(tails)-1, tails[len(tails)-1]; i >= 0; i, k = i-1, before[k] {
			out[i] = ps[k]
		}
	}
	return out
}

// A three is a run of three words, and where it stands: sorted, those of the same
// words are neighbours, the base's first.
type three struct{ words, last uint64 } // two words; the third one, above the side, above the place

func appendThrees(out []three, ws []token, r Range, side uint64) []three {
	for i := r.From; i+2 < r.To; i++ {
		out = append(out, three{uint64(ws[i].text)<<32 | uint64(ws[i+1].text), uint64(ws[i+2].text)<<32 | side<<31 | uint64(i)})
	}
	return out
}

func (t three) equals(o three) bool { return t.words == o.words && t.last>>32 == o.last>>32 }
func (t three) side() uint64        { return t.last >> 31 & 1 }
func (t three) at() int             { return int(t.last & (1<<31 - 1)) }
