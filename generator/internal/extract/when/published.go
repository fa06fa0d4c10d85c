package when

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/text"
)

// longestStamp is how many bytes a line that only says when it was published may have.
const longestStamp = 160

// Published returns the date of publication that stands in the text itself, and
// whether there is one. head are the spans to look in: what stands before the
// story, the furniture, and the first paragraph for its dateline. A line counts
// when it holds a date with its year and nothing but a byline, a time, and words
// such as Updated. A line that says Published is believed before one with a bare
// date, that before one that says Updated, and a dateline last.
//
//	“Updated 4:13 PM ET, Fri August 26, 2016” → 2016-08-26T16:13:00, zone ET
//	“PORTHAVEN, Nov. 10, 2013 (AP) — The ferry …” → 2013-11-10
//
// The clock is not converted and the span is that of the date.
func Published(s string, head []text.Span) (Expression, bool) {
	var best Expression
	rank := noStamp
	f := finder{s: s}
	for _, h := range head {
		for from := h.Start; from < h.End; {
			line := text.Span{Start: from, End: h.End}
			if n := strings.IndexByte(s[from:h.End], '\n'); n >= 0 {
				line.End = from + n
			}
			if e, r := f.stamp(line); r < rank {
				best, rank = e, r
			}
			from = line.End + 1
		}
	}
	return best, rank < noStamp
}

// How much a stamp says of publication, the best first.
const (
	saysPublished = iota
	bareDate
	saysUpdated
	inDateline
	noStamp
)

// stamp reads one line.
func (f *finder) stamp(line text.Span) (Expression, int) {
	const dateline = 80
	short := line
	if line.Len() > longestStamp {
		short.End = line.Start + len(strings.ToValidUTF8(f.s[line.Start:line.Start+dateline], ""))
	}
	f.read(short)
	found := f.all(nil)
	k := slices.IndexFunc(found, func(e Expression) bool { return !e.Relative && e.Precision >= Day && e.From == e.To && e.Placed() })
	if k < 0 {
		return Expression{}, noStamp
	}
	e := found[k]
	if f.dateline(e.Span) {
		e.By.Rule, e.By.Why, e.By.Confidence = "when/dateline", "the story’s dateline", 0.85
		return e, inDateline
	}
	if line != short {
		return Expression{}, noStamp
	}
	rank, clock := f.stampWords(found, e.Span)
	if rank == noStamp {
		return Expression{}, noStamp
	}
	for _, o := range found {
		if e.Clock == "" && !o.Placed() && o.Clock != "" {
			e.Clock, e.Zone, e.Precision = o.Clock, o.Zone, Minute
		}
	}
	if e.Clock == "" && clock != "" {
		e.Clock, e.Precision = clock, Minute
	}
	e.By.Rule, e.By.Why, e.By.Confidence = "when/published", "a line that says when the story was published", 0.95
	return e, rank
}

// stampWords reads what stands around the date in a stamp: noStamp when anything
// does that is no part of one. It returns a clock of 24 hours, too.
func (f *finder) stampWords(found []Expression, date text.Span) (rank int, clock string) {
	rank = bareDate
	i := f.byline()
	for ; i < len(f.tokens); i++ {
		t := f.tokens[i]
		switch {
		case slices.ContainsFunc(found, func(e Expression) bool { return e.Span.Contains(t.Span) }):
		case f.is(i, "published", "posted", "created"):
			if t.End <= date.Start {
				rank = saysPublished
			}
		case f.is(i, "updated", "modified"):
			if t.End <= date.Start && rank == bareDate {
				rank = saysUpdated
			}
		case t.Kind == text.Punct, f.is(i, "on", "at", "first", "last", "originally", "date", "by"), shortDays[f.low(i)], zones[f.word(i)]:
		case f.is(i+1, ":") && len(f.word(i+2)) == 2 && digits(f.word(i)) >= 0 && digits(f.word(i)) < 24 && digits(f.word(i+2)) < 60:
			clock = fmt.Sprintf("%02d:%s", digits(f.word(i)), f.word(i+2))
			i += 2
		case f.is(i-1, ":") && t.Kind == text.Digits: // seconds
		default:
			return noStamp, ""
		}
	}
	return rank, clock
}

// byline returns the token behind "By Jane Orr |" at the front of the line, 0
// when there is none.
func (f *finder) byline() int {
	if !f.is(0, "by") {
		return 0
	}
	for i := 1; i < len(f.tokens) && i < 12; i++ {
		if f.is(i, "|", "•", "·", "—", "–") {
			return i
		}
	}
	return 0
}

// dateline tells whether the date is that of a dateline: behind a place in
// capitals at the front of the line, and before a dash or an agency's name.
func (f *finder) dateline(date text.Span) bool {
	for i := range f.tokens {
		t := f.tokens[i]
		if t.Start >= date.Start {
			for j := i; j < len(f.tokens); j++ {
				if f.tokens[j].Start >= date.End {
					return i > 0 && f.is(j, "—", "–", "-", "(")
				}
			}
			return false
		}
		w := f.word(i)
		capitals := t.Kind != text.Letters || strings.ToUpper(w) == w || i > 0 && f.is(i-1, ",") && f.capital(i)
		if !capitals || t.Kind == text.Digits || i == 0 && (t.Kind == text.Punct || len(w) < 3) {
			return false
		}
	}
	return false
}

var shortDays = setOf("mon mon. tue tue. tues tues. wed wed. thu thu. thur thurs thurs. fri fri. sat sat. sun sun. sunday monday tuesday wednesday thursday friday saturday")
