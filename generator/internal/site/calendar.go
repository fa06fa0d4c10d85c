package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/dossier"
)

// A moment is something with a date: an event, a statement that says when it
// was made, or an article. Exactly one of the three is set.
type moment struct {
	at        dossier.Moment
	event     *dossier.Event
	statement *dossier.Statement
	article   *dossier.Article
}

// kind is the order of what has the same date.
func (m moment) kind() int {
	switch {
	case m.event != nil:
		return 0
	case m.statement != nil:
		return 1
	}
	return 2
}

// moments goes through all that has a date, kind by kind.
func (s *Site) moments(yield func(moment) bool) {
	for _, a := range s.Dossier.Articles {
		if at := s.of(a).appeared(); !at.IsZero() && !yield(moment{at: at, article: a}) {
			return
		}
	}
	for _, e := range s.Dossier.Events {
		if !e.When.IsZero() && !yield(moment{at: e.When, event: e}) {
			return
		}
	}
	for _, st := range s.Dossier.Statements {
		if at := st.When(); !at.IsZero() && !yield(moment{at: at, statement: st}) {
			return
		}
	}
}

// hasCalendar tells whether anything has a date.
func (s *Site) hasCalendar() bool {
	for range s.moments {
		return true
	}
	return false
}

// inTime is all that has a date, in order.
func (s *Site) inTime() []moment {
	list := slices.Collect(s.moments)
	order := make([]int32, len(list)) // a moment is long to move
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, k int32) int {
		x, y := &list[i], &list[k]
		if c := cmp.Compare(x.at.Start(), y.at.Start()); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(x.kind(), y.kind()), x.at.Compare(y.at), cmp.Compare(i, k))
	})
	out := make([]moment, len(list))
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}

// period is the month a moment stands under, or the year where that is all
// there is.
func (m moment) period() string { return m.at.Start()[:min(len(m.at.Start()), len("2006-01"))] }

// A stretch of the calendar that has a page.
type stretchOfTime struct {
	key  string // "2013-11" or "2013"
	list []moment
}

func (t stretchOfTime) address() Address { return Address("timeline/" + t.key + ".html") }
func (t stretchOfTime) label() string    { return dateOn(t.key).Text }

// periods parts the moments by month.
func periods(list []moment) []stretchOfTime {
	var out []stretchOfTime
	for _, m := range list {
		if k := m.period(); len(out) == 0 || out[len(out)-1].key != k {
			out = append(out, stretchOfTime{key: k})
		}
		t := &out[len(out)-1]
		t.list = append(t.list, m)
	}
	return out
}
