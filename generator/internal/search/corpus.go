package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// A corpus is the words of all documents as numbers, in one row: a word costs
// four bytes however often it comes.
type corpus struct {
	ids   map[string]uint32
	vocab []string // by id
	words []uint32 // ids
	runs  []run    // in order
	marks []uint32 // of every stride-th word, the run it is in: an index into runs
	docs  int
}

// A run is words in a row of one document, in one voice.
type run struct{ doc, voice, first uint32 } // first is an index into words

// stride is so long that marks are little beside words, and so short that few
// runs are passed by from a mark to a word.
const stride = 32

// newCorpus makes room for the words of about so many bytes of text.
func newCorpus(size int) corpus {
	const bytesPerWord = 5 // with the space behind it, and few enough
	return corpus{ids: map[string]uint32{}, words: make([]uint32, 0, size/bytesPerWord), marks: make([]uint32, 0, size/bytesPerWord/stride)}
}

// at is the run a word is in, and whether the word behind it is of the same
// document.
func (c *corpus) at(word uint32) (here run, goesOn bool) {
	r := int(c.marks[word/stride])
	for r+1 < len(c.runs) && c.runs[r+1].first <= word {
		r++
	}
	here = c.runs[r]
	if r+1 == len(c.runs) {
		return here, int(word)+1 < len(c.words)
	}
	next := c.runs[r+1]
	return here, word+1 < next.first || next.doc == here.doc
}

// add takes one document and gives its number. Its stretches are one text:
// a word that a quotation mark cuts in two is still one word, of the voice it
// begins in.
func (c *corpus) add(stretches []Stretch) int {
	doc := c.docs
	c.docs++
	if len(stretches) == 0 {
		return doc
	}
	words := stretches[0].Words
	if len(stretches) > 1 {
		n := 0
		for _, s := range stretches {
			n += len(s.Words)
		}
		var b strings.Builder
		b.Grow(n)
		for _, s := range stretches {
			b.WriteString(s.Words)
		}
		words = b.String()
	}
	k, end, begun := 0, len(stretches[0].Words), false
	for span, w := range Words(words) {
		for span.Start >= end {
			k++
			end += len(stretches[k].Words)
			begun = false
		}
		if !begun {
			begun = true
			c.runs = append(c.runs, run{uint32(doc), stretches[k].Voice.code(), uint32(len(c.words))})
		}
		if len(c.words)%stride == 0 {
			c.marks = append(c.marks, uint32(len(c.runs)-1))
		}
		id, known := c.ids[w]
		if !known {
			id = uint32(len(c.vocab))
			w = strings.Clone(w)
			c.ids[w] = id
			c.vocab = append(c.vocab, w)
		}
		c.words = append(c.words, id)
	}
	return doc
}

// terms gives every word, and every pair of neighbours in a document, with
// where it stands, in the order of their keys: "fish", "fish and", "fishing".
// With pairs, a phrase is found without the places of common words, and
// however common its words are.
func (c *corpus) terms(w *termWriter) {
	order := make([]uint32, len(c.vocab)) // ids by rank
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return compare(c.vocab[a], c.vocab[b]) })
	rank := make([]uint32, len(order))
	for r, id := range order {
		rank[id] = uint32(r)
	}
	var pairs []uint64 // rank of the second word, place of the first
	var key []byte
	for r, at := range c.places(rank) {
		pairs = slices.Grow(pairs[:0], len(at))
		for _, i := range at {
			here, goesOn := c.at(i)
			w.post(here.doc, here.voice)
			if goesOn {
				pairs = append(pairs, uint64(rank[c.words[i+1]])<<32|uint64(i))
			}
		}
		key = append(key[:0], c.vocab[order[r]]...)
		w.term(key)
		key = append(key, ' ')
		first := len(key)
		slices.Sort(pairs)
		for k, p := range pairs {
			here, _ := c.at(uint32(p))
			w.post(here.doc, here.voice)
			if k+1 == len(pairs) || pairs[k+1]>>32 != p>>32 {
				key = append(key[:first], c.vocab[order[p>>32]]...)
				w.term(key)
			}
		}
	}
}

// places gives the words in the order of their ranks, each with the places it
// stands at, which are lent. Places are put in order by counting, so the work
// grows as the text does, and for some words at a time, so that the room does
// not.
func (c *corpus) places(rank []uint32) iter.Seq2[int, []uint32] {
	return func(yield func(int, []uint32) bool) {
		count := make([]int, len(rank))
		for _, id := range c.words {
			count[rank[id]]++
		}
		const times = 8 // the text is gone through, when it is long
		most := max(1<<12, len(c.words)/times)
		var room []uint32
		for from := 0; from < len(rank); {
			to, n := from, 0
			for to < len(rank) && (to == from || n+count[to] <= most) {
				n += count[to]
				to++
			}
			room = slices.Grow(room[:0], n)[:n]
			next, k := make([]int, to-from), 0
			for r := range next {
				next[r] = k
				k += count[from+r]
			}
			for i, id := range c.words {
				if r := int(rank[id]) - from; r >= 0 && r < len(next) {
					room[next[r]] = uint32(i)
					next[r]++
				}
			}
			k = 0
			for ; from < to; from++ {
				if !yield(from, room[k:k+count[from]]) {
					return
				}
				k += count[from]
			}
		}
	}
}

// compare orders strings as a browser does, by UTF-16 units: characters beyond
// the basic plane come before those from U+E000 to U+FFFF.
func compare(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && i < len(a) && !utf8.RuneStart(a[i]) {
		i--
	}
	if i >= len(a) || i >= len(b) || a[i] < 0xee || b[i] < 0xee {
		return cmp.Compare(a, b)
	}
	x, _ := utf8.DecodeRuneInString(a[i:])
	y, _ := utf8.DecodeRuneInString(b[i:])
	if (x > 0xffff) != (y > 0xffff) {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}
