package dossier

import (
	"cmp"
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/extract/when"
	"dossier/generator/internal/text"
)

// A Moment is a place in the calendar, as precise as it is known.
type Moment struct {
	From, To string // first and last day, month or year (ISO 8601: "2013-11-10", "2013-11", "2013"); one is "" when open, both when not known
	EDTF     string // Extended Date/Time Format (ISO 8601-2)
	Text     string // for people: "10 Nov 2013, early"
}

// IsZero tells whether nothing is known of when it was.
func (m Moment) IsZero() bool { return m.Start() == "" }

// Start is where the moment stands in a list: its first day, or the last of
// what has no first.
func (m Moment) Start() string { return cmp.Or(m.From, m.To) }

// Last is the last day, month or year of a moment of several; "" where it is one, or
// open.
func (m Moment) Last() string {
	if m.From == "" || m.From == m.To {
		return ""
	}
	return m.To
}

// Compare orders moments by their beginning, the less precise first.
func (m Moment) Compare(o Moment) int {
	return cmp.Or(cmp.Compare(m.Start(), o.Start()), cmp.Compare(m.To, o.To), cmp.Compare(m.EDTF, o.EDTF))
}

// momentOf is a date an article mentions.
func momentOf(d anno.Date) Moment { return Moment{d.From, d.To, d.EDTF, d.Text} }

// momentFrom is what an author wrote: a date, or two, with the part of the day
// when given ("early").
func momentFrom(from, to conf.Date, part string) Moment {
	if from.IsZero() {
		return Moment{}
	}
	e := when.Expression{From: calendar(from), To: calendar(from), Precision: when.Day, Part: part}
	if !to.IsZero() {
		e.To = calendar(to)
	}
	return Moment{e.From.String(), e.To.String(), e.EDTF(), e.String()}
}

func calendar(d conf.Date) when.Date {
	y, m, day := d.Day()
	return when.Date{Year: y, Month: m, Day: day}
}

// earlier tells whether a ends before b begins, as far as both are precise:
// March 2013 is neither earlier nor later than 2013.
func earlier(a, b conf.Date) bool {
	x, y := calendar(a), calendar(b)
	if x.Year != y.Year || x.Month == 0 || y.Month == 0 {
		return x.Year < y.Year
	}
	if x.Month != y.Month || x.Day == 0 || y.Day == 0 {
		return x.Month < y.Month
	}
	return x.Day < y.Day
}

// When is the date a quotation's tag gives; zero when it gives none that can be
// placed.
func (q *Quotation) When() Moment {
	dates := q.Article.Set.Dates
	if i := dateOf(dates, q.Manner.When); i >= 0 {
		return momentOf(dates[i])
	}
	return Moment{}
}

// dateOf finds the date a span lies in, of dates in order; -1 when it is empty
// or in none.
func dateOf(dates []anno.Date, at text.Span) int {
	i := sort.Search(len(dates), func(i int) bool { return dates[i].Span.End >= at.End })
	if at.Empty() || i == len(dates) || !dates[i].Span.Contains(at) {
		return -1
	}
	return i
}

// When is the day a statement was made: that of its event, else the first a
// witness gives; zero when the sources do not say.
func (s *Statement) When() Moment {
	if s.Event != nil && !s.Event.When.IsZero() {
		return s.Event.When
	}
	for _, w := range s.Witnesses {
		if m := w.Quotation.When(); !m.IsZero() {
			return m
		}
	}
	return Moment{}
}

// Appeared is when an article was published; zero when that is not known.
func (a *Article) Appeared() Moment { return momentFrom(a.Published, conf.Date{}, "") }
