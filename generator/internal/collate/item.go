package collate

import (
	"cmp"
	"slices"
	"strings"
)

// An item is an Item made ready: its words, the parts of its speaker's name;
// then where collation has put it. But for its place it stays the same as long
// as its article prints the same words of the same speaker.
type item struct {
	*Item
	index   int32 // in what Group was given
	id      int32 // in the index
	from    *article
	words   []token
	heard   int32  // words that are the speaker's, not inserted by the outlet
	speaker uint32 // his number in the vocabulary
	name    *name

	beside  []neighbor // items of its article that share runs of words with it
	near    []*item    // fuller items it may be part of, the likeliest first
	echoed  []*item    // fuller items of other speakers that have its words
	leader  *item      // while families are found: some item of its own nearer to the one all of them find
	family  *family    // nil when nothing may tie it to another item
	tree    *branch    // likewise
	length  int32      // of words, of which Group may let go
	isTitle bool
	again   bool // near is not what it was
	touched bool // its family is to be found anew
}

// A comparison is how an item compares with a fuller one.
type comparison struct {
	with *item
	Likeness
}

// ready makes an Item ready. Its words are read into room, which is lent.
func (h *Held) ready(in *Item, room *[]Word) *item {
	words := Append((*room)[:0], in.Stretches)
	*room = words
	it := &item{Item: in, words: tokens(words, h.vocabulary.number), isTitle: title(words), name: h.names.get(in.Called, nameOf), speaker: h.vocabulary.number(in.Speaker)}
	it.length = int32(len(it.words))
	for _, w := range it.words {
		if !w.inserted() {
			it.heard++
		}
	}
	return it
}

// says tells whether two items are the same but for the place in the article.
func (i *Item) says(o *Item) bool {
	return i == o || i.Speaker == o.Speaker && i.Called == o.Called && i.Guessed == o.Guessed && i.Reported == o.Reported && i.Inside == o.Inside &&
		i.Day == o.Day && i.Article == o.Article && slices.Equal(i.Stretches, o.Stretches)
}

// fullerFirst orders items so that what another may be part of stands before
// it, whatever the order they came in.
func fullerFirst(a, b *item) int {
	if a.heard != b.heard { // most pairs end here
		return int(b.heard - a.heard)
	}
	return cmp.Or(cmp.Compare(len(a.Stretches), len(b.Stretches)), byTime(a, b),
		cmp.Compare(a.Speaker, b.Speaker), slices.Compare(a.Stretches, b.Stretches), cmp.Compare(a.index, b.index))
}

// stretches tells whether a range of its words is one or more whole stretches.
func (it *item) stretches(r Range) bool {
	begins := r.From == 0 || it.words[r.From].stretch() != it.words[r.From-1].stretch()
	ends := r.To == len(it.words) || it.words[r.To].stretch() != it.words[r.To-1].stretch()
	return begins && ends && len(it.Stretches) > 1
}

// byTime orders items by day, article and place.
func byTime(a, b *item) int {
	switch {
	case a.Day != b.Day:
		return a.Day - b.Day
	case a.Article != b.Article:
		return cmp.Compare(a.Article, b.Article)
	}
	return a.Start - b.Start
}

// inTime is byTime with every tie broken.
func inTime(a, b *item) int {
	if by := byTime(a, b); by != 0 {
		return by
	}
	return fullerFirst(a, b)
}

// Voice is how the speakers of two items relate.
type Voice uint8

const (
	OneSpeaker   Voice = iota + 1 // known in both, the same
	OneName                       // “Obama”, “Barack Obama”, in two articles
	Unknown                       // in one, or in both
	Concluded                     // in one, or in both; in one article
	OtherSpeaker                  // never joined
)

func (v Voice) String() string {
	return [...]string{"", "one speaker", "one name, shorter or spelled otherwise", "speaker not named in one", "speaker concluded in one", "other speakers"}[v]
}

// voice compares the speakers of two items. A speaker that was concluded from
// the text around gives way to the one the same words have elsewhere in the
// same article.
func voice(a, b *item) Voice {
	here := a.Article == b.Article
	switch {
	case a.Speaker != "" && a.Speaker == b.Speaker:
		return OneSpeaker
	case a.Speaker == "" && b.Speaker == "" && here && a.Called != "" && a.Called == b.Called:
		return OneSpeaker
	case a.Speaker == "" || b.Speaker == "":
		return Unknown
	case !here && oneName(a.name, b.name):
		return OneName
	case here && (a.Guessed || b.Guessed):
		return Concluded
	}
	return OtherSpeaker
}

// A name is what a speaker is called, in words without accents.
type name struct {
	words  []string
	suffix string // "jr"; no word of the name
}

func nameOf(called string) *name {
	n := &name{}
	for _, w := range Words(called) {
		n.words = append(n.words, plain(w))
	}
	if last := len(n.words) - 1; last > 0 && suffixes[n.words[last]] {
		n.suffix, n.words = n.words[last], n.words[:last]
	}
	return n
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// oneName tells whether two names may be one person's: a surname alone, or
// given names that begin alike (“Joe”, “Joseph R.”). A father and a son of the
// same given name are two.
func oneName(a, b *name) bool {
	if len(a.words) == 0 || len(b.words) == 0 || a.words[len(a.words)-1] != b.words[len(b.words)-1] {
		return false
	}
	x, y := a.words[0], b.words[0]
	switch {
	case len(a.words) == 1 || len(b.words) == 1:
		return true
	case x == y:
		return a.suffix == b.suffix
	}
	return strings.HasPrefix(x, begin(y)) && strings.HasPrefix(y, begin(x))
}

// begin is the first two letters of a given name.
func begin(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 2)])
}
