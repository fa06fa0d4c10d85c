package collate

import (
	"fmt"
	"strings"
)

// Reason says why an item belongs to a statement.
type Reason uint8

const (
	SameWords Reason = iota + 1 // all words of both, in order
	Part                        // all its words stand in the other in a row
	WithCuts                    // all its words stand in the other, with cuts or insertions
	Overlap                     // the end of one is the beginning of the other
	Reordered                   // the other's words in another order
	Reworded                    // a few words differ
	ByPerson                    // a person joined them
)

func (r Reason) String() string {
	return [...]string{"", "same-words", "part", "with-cuts", "overlap", "reordered", "reworded", "by-person"}[r]
}

// Nearness is what speaks for one occasion, the most first.
type Nearness uint8

const (
	SameArticle Nearness = iota + 1
	Occasion
	SameDays
	SameWeek
	SameMonth
	Undated
	FarApart
)

func (n Nearness) String() string {
	return [...]string{"", "in one article", "in articles that share another statement of the speaker", "within two days", "within a week", "within a month",
		"without a date in one", "more than a month apart"}[n]
}

// A Join is the reason an item belongs to a statement, with the numbers that
// explain it. The zero Join is the base's.
type Join struct {
	Likeness
	Of       int32 // words of the item
	To       int32 // the item it was compared with: the base, or a witness between
	Voice    Voice
	Nearness Nearness
}

// A Likeness is how the words of an item relate to another's.
type Likeness struct {
	Carried int32 // words of the item that stand in the other
	Telling int32 // of these, words that say more than grammar does
	Changed int32 // words that differ, an unmarked cut counted as one and a quarter of its words
	Reason  Reason
	apart   bool // what it has beyond the other stands in stretches of their own, and is less
}

// String tells the reason in a line.
//
//	part: 11 of 11 words, 6 of them telling; one speaker, within two days
func (j Join) String() string {
	switch j.Reason {
	case 0:
		return "the base"
	case ByPerson:
		return "joined by a person"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d of %d words, %d of them telling", j.Reason, j.Carried, j.Of, j.Telling)
	if j.Changed > 0 {
		fmt.Fprintf(&b, ", %d changed", j.Changed)
	}
	fmt.Fprintf(&b, "; %s, %s", j.Voice, j.Nearness)
	return b.String()
}
