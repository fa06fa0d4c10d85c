// Package when finds dates and times in an article's text and says which day,
// month or year they mean, seen from the day the article was published: "early
// Sunday", published on Sunday 10 November 2013, is 2013-11-10, early. It reads
// American English news. What it cannot place it leaves open, and what is more
// often a name or a habit than a date ("Super Tuesday", "every Sunday", "April
// Orr") it leaves out.
package when

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Precision is how long a time the words leave open.
type Precision uint8

const (
	None   Precision = iota // not placed in the calendar: "weeks earlier"
	Decade                  // the 1990s
	Year                    // in 2009
	Season                  // last fall
	Month                   // in November
	Week                    // this week, the weekend: a few days in a row
	Day                     // Sunday
	Minute                  // Sunday at 3 p.m.
)

// String returns the precision in a word: "day".
func (p Precision) String() string {
	return [...]string{"none", "decade", "year", "season", "month", "week", "day", "minute"}[p]
}

// An Expression is what one date or time in the text means.
type Expression struct {
	Span      text.Span // the words: "early Sunday", "Nov. 10, 2013", "since 2009"; "on" and "in" stand outside
	From, To  Date      // the first and the last day, month or year; both zero when not placed, one when open ("since 2009")
	Precision Precision // Minute with zero dates: a time of a day not known
	Part      string    // part of the day, month or year: "early", "morning", "late night", "mid"
	Clock     string    // "15:04", of a day of 24 hours; else ""
	Zone      string    // time zone as printed: "ET", "Eastern time"; the clock is not converted
	Relative  bool      // placed by the day of publication, or by nothing yet
	Uncertain bool      // may mean another date
	About     bool      // holds roughly: "four years ago"
	By        anno.By
}

// Placed tells whether the expression has a place in the calendar.
func (e *Expression) Placed() bool { return !e.From.IsZero() || !e.To.IsZero() }

// An Article is what Find reads.
type Article struct {
	Text      string      // masked text (text.Text.Masked): markup is spaces
	Parts     []text.Span // headline, body paragraphs …, in order and disjoint
	Quoted    []text.Span // quoted stretches, sorted and disjoint; "today" in them is the speaker's
	Published Date        // as precise as known; zero when not known
}

// Rules documents the rules of this package.
func Rules() []rule.Doc { return slices.Clone(docs) }

// A Finder finds the dates and times of one article, then of the next, whose are
// written over those of the one before. The zero value is ready.
type Finder struct {
	finder
	found []Expression
}

// Find returns the dates and times in the parts, in order and disjoint. Spans
// are byte offsets into a.Text. It reads each part once and is pure.
//
//	Find(Article{Text: s, Parts: blocks, Published: Date{2013, 11, 10}})
//	“Kerry said early Sunday” → {Span of “early Sunday”, From 2013-11-10, Precision Day, Part “early”}
func Find(a Article) []Expression { return new(Finder).Find(a) }

// Find is the function Find; what it returns is good until the next.
func (r *Finder) Find(a Article) []Expression {
	f, out, quoted := &r.finder, r.found[:0], a.Quoted
	f.s, f.pub = a.Text, a.Published
	for _, p := range a.Parts {
		f.read(p)
		found := len(out)
		out = f.all(out)
		for i := range out[found:] {
			e := &out[found+i]
			for len(quoted) > 0 && quoted[0].End <= e.Span.Start {
				quoted = quoted[1:]
			}
			if e.Relative && e.Placed() && len(quoted) > 0 && quoted[0].Overlaps(e.Span) {
				e.Uncertain = true
				e.By.Why += "; in a quotation, which may be older than the article"
			}
		}
	}
	r.found = out
	return out
}

// all reads the part from left to right, and appends what it finds. Words a date
// has taken are not read again.
func (f *finder) all(out []Expression) []Expression {
	for i := 0; i < len(f.tokens); i++ {
		m := f.at(i)
		if m == nil {
			continue
		}
		out = append(out, f.finish(m))
		i, f.floor = m.b-1, m.b
	}
	return out
}

// at reads the expression whose key word is token i, if any.
func (f *finder) at(i int) *moment {
	switch f.tokens[i].class {
	case weekday, monthName, deictic, holidayName:
		return f.dayAt(i)
	case season:
		return f.season(i)
	case unit:
		return f.period(i)
	case dayPart:
		return f.dayPart(i)
	case meridiem, noon:
		return f.clockFirst(i)
	case number:
		return f.digits(i)
	}
	return nil
}

// dayAt reads an expression of a day or month with its key word at token i, and
// the time of day behind it.
func (f *finder) dayAt(i int) *moment {
	var m *moment
	switch f.class(i) {
	case weekday:
		m = f.weekday(i)
	case monthName:
		m = f.month(i)
	case deictic:
		m = f.deictic(i)
	case holidayName:
		m = f.holiday(i)
	}
	if m != nil && m.Precision == Day {
		f.clockBehind(m)
	}
	return m
}
