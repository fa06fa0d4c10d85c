package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A corpus is the words of all documents as numbers, in one row: two slices of
// the same length, so that a word costs eight bytes however often it comes.
type corpus struct {
	ids   map[string]uint32
	vocab []string // by id
	word  []uint32 // id
	run   []uint32 // index into runs
	runs  []run
	docs  int
}

// A run is words in a row of one document, in one voice.
type run struct{ doc, voice uint32 }

func newCorpus() corpus { return corpus{ids: map[string]uint32{}} }

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
		var b strings.Builder
		for _, s := range stretches {
			b.WriteString(s.Words)
		}
		words = b.String()
	}
	some := len(words) / 6 // as long as words and the space behind them are
	c.word, c.run = slices.Grow(c.word, some), slices.Grow(c.run, some)
	k, end := 0, len(stretches[0].Words)
	c.runs = append(c.runs, run{uint32(doc), stretches[0].Voice.code()})
	for span, w := range Words(words) {
		for span.Start >= end {
			k++
			end += len(stretches[k].Words)
			c.runs = append(c.runs, run{uint32(doc), stretches[k].Voice.code()})
		}
		id, known := c.ids[w]
		if !known {
			id = uint32(len(c.vocab))
			w = strings.Clone(w)
			c.ids[w] = id
			c.vocab = append(c.vocab, w)
		}
		c.word = append(c.word, id)
		c.run = append(c.run, uint32(len(c.runs)-1))
	}
	return doc
}

// terms gives every word, and every pair of neighbours in a document, with
// where it stands, in the order of their keys: "fish", "fish and", "fishing".
// With pairs, a phrase is found without the places of common words, and
// however common its words are. Words are put in order once and their places
// with them by counting, so the work grows as the text does.
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
	starts := make([]int, len(order)+1)
	for _, id := range c.word {
		starts[rank[id]+1]++
	}
	for r := range order {
		starts[r+1] += starts[r]
	}
	places, next := make([]uint32, len(c.word)), slices.Clone(starts)
	for i, id := range c.word {
		places[next[rank[id]]] = uint32(i)
		next[rank[id]]++
	}
	var pairs []uint64 // rank of the second word, place of the first
	var key []byte
	for r, id := range order {
		at := places[starts[r]:starts[r+1]]
		pairs = slices.Grow(pairs[:0], len(at))
		for _, i := range at {
			at := c.runs[c.run[i]]
			w.post(at.doc, at.voice)
			if k := int(i) + 1; k < len(c.word) && c.runs[c.run[k]].doc == at.doc {
				pairs = append(pairs, uint64(rank[c.word[k]])<<32|uint64(i))
			}
		}
		key = append(key[:0], c.vocab[id]...)
		w.term(key)
		key = append(key, ' ')
		first := len(key)
		slices.Sort(pairs)
		for k, p := range pairs {
			at := c.runs[c.run[uint32(p)]]
			w.post(at.doc, at.voice)
			if k+1 == len(pairs) || pairs[k+1]>>32 != p>>32 {
				key = append(key[:first], c.vocab[order[p>>32]]...)
				w.term(key)
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
