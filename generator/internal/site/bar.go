package site

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/generator/internal/collate"
)

// A Coverage is which words of a statement a witness carries: to draw, and in
// words, which say all the drawing does.
type Coverage struct {
	Segments []Segment
	Words    string // "34 of 43 words"
	Which    string // "words 1–14 and 18–37"; "" when it carries all of them
}

// A Segment is a stretch of a drawing, in thousandths.
type Segment struct {
	Kind SegmentKind
	Bar
}

// SegmentKind is what is drawn of a stretch of a statement.
type SegmentKind string

const (
	Carries SegmentKind = "said"  // the statement's words
	Changes SegmentKind = "other" // other words in their place
	Lacks   SegmentKind = "gap"   // nothing
)

// coverage reads a witness's differences from a base of so many words.
func coverage(diffs []collate.Diff, total int) Coverage {
	of := make([]SegmentKind, total)
	for i := range of {
		of[i] = Lacks
	}
	for _, d := range diffs {
		kind := Lacks
		switch d.Kind {
		case collate.Same, collate.Accidental, collate.Order:
			kind = Carries
		case collate.Substantive, collate.Insertion:
			if d.Witness.Len() > 0 {
				kind = Changes
			}
		}
		for i := d.Base.From; i < d.Base.To; i++ {
			of[i] = kind
		}
	}
	var c Coverage
	var which []string
	n := 0
	for from, to := 0, 0; from < total; from = to {
		for to = from + 1; to < total && of[to] == of[from]; to++ {
		}
		x := 1000 * from / total
		c.Segments = append(c.Segments, Segment{of[from], Bar{x, 1000*to/total - x}})
		if of[from] == Carries {
			n += to - from
			which = append(which, numbers(from+1, to))
		}
	}
	c.Words = fmt.Sprintf("%d of %s", n, plural(total, "word", "words"))
	if n < total && n > 0 {
		c.Which = "words " + list(which)
		if n == 1 {
			c.Which = "word " + which[0]
		}
	}
	return c
}

// drawn is the same for what is drawn alike and said alike: of a long statement
// several words are one thousandth.
func (c Coverage) drawn() string {
	if len(c.Segments) == 1 {
		return string(c.Segments[0].Kind)
	}
	var b strings.Builder
	b.WriteString(c.Which)
	for _, s := range c.Segments {
		fmt.Fprint(&b, " ", s.Kind, s.X)
	}
	return b.String()
}

// whole is the coverage of the base itself.
func (p *Page) whole(total int) Coverage {
	words := plural(total, "word", "words")
	c := Coverage{Words: p.slate.join(strconv.Itoa(total), " of ", words)}
	if total > 0 {
		c.Segments = append(p.slate.segments.list(1), Segment{Carries, Bar{0, 1000}})
	}
	return c
}

// numbers writes a range, both ends included: 3–7.
func numbers(from, to int) string {
	if from == to {
		return fmt.Sprint(from)
	}
	return fmt.Sprintf("%d–%d", from, to)
}

// list joins words as prose does: a, b and c.
func list(ss []string) string {
	if n := len(ss); n > 1 {
		return strings.Join(ss[:n-1], ", ") + " and " + ss[n-1]
	}
	return strings.Join(ss, "")
}
