package verify

import (
	"cmp"
	"slices"
)

// What is looked at for the nearest candidates: orders what is shown, decides
// nothing.
const (
	maxNear      = 3
	maxCompared  = 12      // candidates that are compared word for word
	maxGrams     = 256     // places of the quotation where words are sought
	commonGram   = 500     // words that stand in more places tell nothing
	maxDiffWords = 240     // words of either side that are compared
	maxVotes     = 100_000 // places counted
)

// nearest is a candidate: a quotation, or a sentence of an outlet's own.
type nearest struct {
	place  Place
	source []string // its words as printed
	prose  []string // the author's
	edits  []edit
	alike  int // orders candidates
	row    int // the most words in a row that are the same
}

func (n *nearest) diff() string { return render(n.edits, n.source, n.prose) }

// shares tells whether enough words in a row are the same to say that words
// were changed, and not that there is nothing like it: three, of a short
// quotation two.
func (n *nearest) shares() bool { return n.row >= 3 || n.row == 2 && len(n.prose) <= 4 }

// A vote is how much of a quotation stands in an extent, and where the first
// of it does.
type vote struct {
	extent           // the quotation or sentence
	reach     extent // how far a candidate may reach: a quotation to its ends, the outlet's words to those of the article
	n         int
	gram, hit int // the first word of the quotation seen there, and where
}

// near returns the nearest candidates, the best first.
func (c *check) near() []nearest {
	w := c.ways[len(c.ways)-1]
	var keys []int32
	var prose []string
	joints := map[int]bool{} // words behind a mark of the author's
	for _, p := range w.ps {
		joints[len(keys)] = len(keys) > 0
		keys = append(keys, p.keys...)
		for _, x := range p.words {
			prose = append(prose, x.raw)
		}
	}
	var out []nearest
	for _, v := range c.votes(keys) {
		n := c.ix.compare(v, keys, prose, joints)
		again := func(o nearest) bool { return o.place.Article == n.place.Article && o.diff() == n.diff() }
		if n.row > 1 && !slices.ContainsFunc(out, again) {
			out = append(out, n)
		}
	}
	other := func(n nearest) int { // 1 where somebody else is quoted, 0 where the author's speaker is
		if slices.Contains(c.q.Speakers, n.place.Speaker) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b nearest) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(len(a.edits), len(b.edits)), cmp.Compare(other(a), other(b)))
	})
	far := slices.IndexFunc(out, func(n nearest) bool { return 4*n.alike < out[0].alike })
	if far < 0 {
		far = len(out)
	}
	return out[:min(far, maxNear)]
}

// votes finds the quotations and sentences that share runs of one to three
// words with keys, and returns those that share most. Runs that stand in very
// many places are passed over, unless there are no others.
func (c *check) votes(keys []int32) []vote {
	b := ballot{ix: c.ix, by: map[extent]*vote{}, left: maxVotes}
	step := max(1, len(keys)/maxGrams)
	var common []int32
	at := -1
	for n := min(3, len(keys)); n > 0; n-- {
		for i := 0; i+n <= len(keys); i += step {
			if slices.Contains(keys[i:i+n], 0) {
				continue
			}
			hits := c.ix.places(keys[i : i+n])
			if len(hits) <= commonGram {
				b.count(hits, i, n)
			} else if at < 0 {
				common, at = hits[:commonGram], i
			}
		}
	}
	if len(b.by) == 0 {
		b.count(common, at, 1)
	}
	out := make([]vote, 0, len(b.by))
	for _, v := range b.by {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b vote) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.from, b.from)) })
	return out[:min(len(out), maxCompared)]
}

// A ballot counts votes.
type ballot struct {
	ix   *Index
	by   map[extent]*vote
	left int
}

// count gives n to whatever stands around the hits of word i of the quotation.
func (b *ballot) count(hits []int32, i, n int) {
	if b.left -= len(hits); b.left < 0 {
		return
	}
	for _, h := range hits {
		if int(h) >= b.ix.stream[onPages] {
			continue
		}
		e, reach, ok := b.ix.around(int(h))
		if !ok {
			continue
		}
		v := b.by[e]
		if v == nil {
			v = &vote{extent: e, reach: reach, gram: i, hit: int(h)}
			b.by[e] = v
		}
		v.n += n
	}
}

// around returns what word i is counted for, its quotation, or the sentence
// when the outlet's, and how far a candidate there may reach. Quotations are
// looked at in their own stream only.
func (ix *Index) around(i int) (e, reach extent, ok bool) {
	w := &ix.words[i]
	if i < ix.stream[inArticles] {
		if w.quoted < 0 {
			return e, e, false
		}
		e = ix.quoted[w.quoted].extent
		return e, e, true
	}
	reach = ix.units[ix.unitOf(i)].extent
	reach.to-- // the word behind it
	return ix.sentences[w.sentence], reach, w.quoted == outside
}

// compare compares the words of an extent with the author's: those around what
// was found first, and of a long quotation from a little before the first
// difference on.
func (ix *Index) compare(v vote, keys []int32, prose []string, joints map[int]bool) nearest {
	const before = 20
	i, k := v.hit, v.gram // walk to the first difference
	for i < int(v.reach.to) && k < len(keys) && ix.words[i].key == keys[k] {
		i, k = i+1, k+1
	}
	at := 0
	if len(keys) > maxDiffWords {
		at = max(0, k-before)
	}
	from := max(int(v.reach.from), i-(k-at)-len(keys)-before)
	from = max(from, i-maxDiffWords/2)
	to := min(int(v.reach.to), i+len(keys)-k+len(keys)+before)
	keys, prose = keys[at:min(len(keys), at+maxDiffWords)], prose[at:min(len(prose), at+maxDiffWords)]
	to = min(to, from+maxDiffWords)
	n := nearest{place: ix.placeOf(v.hit), prose: prose}
	var source []int32
	for i := from; i < to; i++ {
		source = append(source, ix.words[i].key)
		n.source = append(n.source, ix.rawAt(i))
	}
	n.edits = trim(diff(source, keys))
	for i, e := range n.edits {
		if e.kind == removed && joints[at+e.prose] {
			n.edits[i].kind = cut
		}
	}
	n.alike, n.row = common(n.edits)
	return n
}
