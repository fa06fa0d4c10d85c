package collate

import (
	"fmt"
	"strings"
)

// Reason says why an item belongs to a statement.
type Reason string

const (
	SameWords Reason = "same-words" // all words of both, in order
	Part      Reason = "part"       // all its words stand in the other in a row
	WithCuts  Reason = "with-cuts"  // all its words stand in the other, with cuts or insertions
	Overlap   Reason = "overlap"    // the end of one is the beginning of the other
	Reordered Reason = "reordered"  // the other's words in another order
	Reworded  Reason = "reworded"   // a few words differ
	ByPerson  Reason = "by-person"  // a person joined them
)

// Nearness is what speaks for one occasion.
type Nearness string

const (
	SameArticle Nearness = "in one article"
	Occasion    Nearness = "in articles that share another statement of the speaker"
	SameDays    Nearness = "within two days"
	SameWeek    Nearness = "within a week"
	SameMonth   Nearness = "within a month"
	Undated     Nearness = "without a date in one"
	FarApart    Nearness = "more than a month apart"
)

// A Join is the reason an item belongs to a statement, with the numbers that
// explain it. The zero Join is the base's.
type Join struct {
	To       int // the item it was compared with: the base, or a witness between
	Reason   Reason
	Voice    Voice
	Nearness Nearness
	Carried  int  // words of the item that stand in the other
	Telling  int  // of these, words that say more than grammar does
	Of       int  // words of the item
	Changed  int  // words that differ, an unmarked cut counted as one and a quarter of its words
	apart    bool // what it has beyond the other stands in stretches of their own, and is less
}

// String tells the reason in a line.
//
//	part: 11 of 11 words, 6 of them telling; one speaker, within two days
func (j Join) String() string {
	switch j.Reason {
	case "":
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
