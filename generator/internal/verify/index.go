package verify

import (
	"cmp"
	"slices"
	"sort"

	"dossier/generator/internal/text"
)

// An Index holds the words of all articles, three streams of them one behind
// the other: what stands in quotation marks, quotation by quotation; what the
// articles print, without furniture; and, of articles with furniture, all.
// It never changes, and may be asked from several goroutines.
type Index struct {
	articles  []Article
	words     []word
	found     sums             // by key: the same words
	typeset   sums             // by form, with the gap before: the same but for typography
	printed   sums             // as printed, with the gap before
	limits    []int32          // of the words before this one, how many limit a sentence
	order     []int32          // all words, sorted by themselves and the next two
	keys      map[string]int32 // key → number, from 1
	gaps      []string         // gaps by number
	gapID     map[string]int32
	quoted    []quoted
	sentences []extent
	units     []unit
	stream    [streams + 1]int // where each begins
}

// The streams, in the order they are looked at.
const (
	inQuotations = iota
	inArticles
	onPages
	streams
)

// A word of an index. Every unit ends in one that equals no other.
type word struct {
	key      int32
	gap      int32 // before it
	start    int32 // in its article's text
	end      int32
	quoted   int32 // index into Index.quoted; outside or aside
	sentence int32
}

const (
	outside = -1 // of every quotation
	aside   = -2 // in furniture
)

// An extent is a range of words.
type extent struct{ from, to int32 }

// A unit is what one article gives to one stream.
type unit struct {
	extent
	article int
}

// quoted is a quotation and where its words stand in the first stream.
type quoted struct {
	extent
	article int
	*Quotation
}

// NewIndex builds an index of the articles. Time and memory grow with their
// length (and the logarithm of it).
func NewIndex(articles []Article) *Index {
	ix := &Index{articles: articles, keys: map[string]int32{}, gapID: map[string]int32{}}
	b := builder{Index: ix}
	ix.found, ix.typeset, ix.printed, ix.limits = sums{0}, sums{0}, sums{0}, []int32{0}
	stretches := make([][]stretch, len(articles))
	for i := range articles {
		stretches[i] = b.quotations(i)
	}
	ix.stream[inArticles] = len(ix.words)
	for i := range articles {
		b.body(i, stretches[i], true)
	}
	ix.stream[onPages] = len(ix.words)
	for i := range articles {
		if len(articles[i].Set.Furniture) > 0 {
			b.body(i, stretches[i], false)
		}
	}
	ix.stream[streams] = len(ix.words)
	ix.order = make([]int32, len(ix.words))
	for i := range ix.order {
		ix.order[i] = int32(i)
	}
	slices.SortFunc(ix.order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(ix.triple(int(x)), ix.triple(int(y))), cmp.Compare(x, y))
	})
	return ix
}

// keyBits is the room a word's number has in a triple. Numbers beyond share
// the last place; every hit is verified, so that costs time only.
const keyBits = 21

func room(key int32) uint64 { return uint64(min(key, 1<<keyBits-1)) }

// triple packs the numbers of three words from i on.
func (ix *Index) triple(i int) uint64 {
	t := uint64(0)
	for k := i; k < i+3; k++ {
		t <<= keyBits
		if k < len(ix.words) {
			t |= room(ix.words[k].key)
		}
	}
	return t
}

// places returns the places where the first words of keys stand, at most three
// of them: sorted only when there are three.
func (ix *Index) places(keys []int32) []int32 {
	keys = keys[:min(len(keys), 3)]
	low, rest := uint64(0), (3-len(keys))*keyBits
	for _, k := range keys {
		low = low<<keyBits | room(k)
	}
	low <<= rest
	high := low + 1<<rest
	from := sort.Search(len(ix.order), func(i int) bool { return ix.triple(int(ix.order[i])) >= low })
	n := sort.Search(len(ix.order)-from, func(i int) bool { return ix.triple(int(ix.order[from+i])) >= high })
	return ix.order[from : from+n]
}

// unitOf returns the index of the unit that holds word i.
func (ix *Index) unitOf(i int) int {
	return sort.Search(len(ix.units), func(k int) bool { return int(ix.units[k].to) > i })
}

func (ix *Index) text(i int) *text.Text { return ix.articles[ix.units[ix.unitOf(i)].article].Text }

// raw returns word i as printed.
func (ix *Index) raw(t *text.Text, i int) string {
	span := text.Span{Start: int(ix.words[i].start), End: int(ix.words[i].end)}
	if len(t.Markup()) == 0 {
		return t.Slice(span)
	}
	r := read(t, span)
	return r.s
}

// block returns the index of the block word i stands in.
func (ix *Index) block(a, i int) int { return ix.articles[a].Set.BlockAt(int(ix.words[i].start)) }
