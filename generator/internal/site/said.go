package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// Said is the statements of one day and occasion.
type Said struct {
	When  Date
	Note  string // "day of publication; …" when the sources give no day
	Event *Link
	Items []StatementItem
}

// momentDate is a moment for people, and for machines when it is one day, one
// month or one year, and sure: HTML has no form for the others.
func momentDate(m dossier.Moment) Date {
	d := Date{Text: m.Text}
	if m.From == m.To && !strings.ContainsAny(m.EDTF, "?~%") {
		d.ISO = m.From
	}
	return d
}

// placed is where in the calendar a statement stands: when it was made, or
// else when it was printed first. said tells which.
func (s *Site) placed(st *dossier.Statement) (at dossier.Moment, said bool) {
	if m := st.When(); !m.IsZero() {
		return m, true
	}
	for _, w := range st.Witnesses {
		if m := s.of(w.Quotation.Article).appeared(); !m.IsZero() && (at.IsZero() || m.Compare(at) < 0) {
			at = m
		}
	}
	return at, false
}

// byDay orders statements by their dates, those without one last; on a day as
// the articles print them.
func (s *Site) byDay(list []*dossier.Statement) []*dossier.Statement {
	type dated struct {
		*dossier.Statement
		at   dossier.Moment
		said bool
	}
	all := make([]dated, len(list))
	for i, st := range list {
		all[i].Statement = st
		all[i].at, all[i].said = s.placed(st)
	}
	first := func(d dated) *dossier.Quotation { return d.Witnesses[0].Quotation }
	slices.SortStableFunc(all, func(x, y dated) int {
		switch {
		case x.at.IsZero() != y.at.IsZero():
			return cmp.Compare(y.at.Start(), x.at.Start())
		case x.said != y.said && x.at.Start() == y.at.Start():
			if x.said {
				return -1
			}
			return 1
		case x.said && y.said && x.Event != nil && x.Event == y.Event:
			return cmp.Compare(slices.Index(x.Event.Statements, x.Statement), slices.Index(y.Event.Statements, y.Statement))
		}
		return cmp.Or(cmp.Compare(x.at.Start(), y.at.Start()), cmp.Compare(eventID(x.Event), eventID(y.Event)),
			cmp.Compare(first(x).Article.Order, first(y).Article.Order), cmp.Compare(first(x).N, first(y).N))
	})
	out := make([]*dossier.Statement, len(all))
	for i, d := range all {
		out[i] = d.Statement
	}
	return out
}

func eventID(e *dossier.Event) string {
	if e == nil {
		return ""
	}
	return e.ID
}

// said groups statements, given in order of their dates, under their days.
func (s *Site) said(p *Page, list []*dossier.Statement) []Said {
	var out []Said
	var last string
	var before *dossier.Quotation
	for _, st := range list {
		at, said := s.placed(st)
		key := at.From + "/" + at.To
		if said {
			key += " said " + eventID(st.Event)
		}
		if len(out) == 0 || key != last {
			out, last = append(out, s.heading(p, st, at, said)), key
		}
		it, q := s.item(p, st), st.Witnesses[0].Quotation
		it.Own, it.Said = true, circumstances(st)
		if q.Type() != anno.Direct || before == nil || q.Article != before.Article || q.N != before.N+1 {
			it.Context = context(q) // else it is what stands right above
		}
		before = q
		g := &out[len(out)-1]
		g.Items = append(g.Items, it)
	}
	return out
}

func (s *Site) heading(p *Page, st *dossier.Statement, at dossier.Moment, said bool) Said {
	h := Said{When: momentDate(at)}
	switch e := st.Event; {
	case said && e != nil:
		h.Event = &Link{e.Title, p.To(EventAddress(e))}
	case said: // each statement keeps its own words for the time of day
		h.When.Text = strings.Split(h.When.Text, ",")[0]
	case at.IsZero():
		h.Note = "day not known"
	default:
		h.Note = "printed on this day; when it was said is not given"
	}
	return h
}

// circumstances are the words in which articles say when and where something
// was said, or in what, each once.
func circumstances(st *dossier.Statement) []string {
	var out []string
	for _, w := range st.Witnesses {
		t, m := w.Quotation.Article.Text, w.Quotation.Manner
		for _, at := range []text.Span{m.Venue, m.When} {
			if at.Empty() || at == m.When && m.Venue.Contains(at) {
				continue
			}
			if words := t.Plain(at); !slices.Contains(out, words) {
				out = append(out, words)
			}
		}
	}
	return out
}

// weight says how much a statement should be among the first a reader sees:
// what several articles carry, then what positions rest on.
func weight(st *dossier.Statement) int {
	n := 0
	for range carriers(st) {
		n += 2
	}
	if n == 2 { // one article, however often
		n = 0
	}
	return n + len(st.Evidence)
}

// heaviest picks the n statements of most weight, quoted before reported, the
// longest first.
func heaviest(list []*dossier.Statement, n int) []*dossier.Statement {
	reported := func(st *dossier.Statement) int {
		if st.Type == anno.Indirect {
			return 1
		}
		return 0
	}
	sorted := sortedBy(list, func(st *dossier.Statement) [3]int {
		return [3]int{-weight(st), reported(st), -int(st.Witnesses[0].Words)}
	})
	return sorted[:min(n, len(sorted))]
}

// sortedBy sorts by figures that are found once for each, the first that differ;
// what has the same stays in its order.
func sortedBy[T any, F [3]int | [5]int](list []T, figures func(T) F) []T {
	type figured struct {
		figures F
		of      T
	}
	all := make([]figured, len(list))
	for i, x := range list {
		all[i] = figured{figures(x), x}
	}
	slices.SortStableFunc(all, func(a, b figured) int {
		for i := range len(a.figures) {
			if c := cmp.Compare(a.figures[i], b.figures[i]); c != 0 {
				return c
			}
		}
		return 0
	})
	out := make([]T, len(all))
	for i, x := range all {
		out[i] = x.of
	}
	return out
}
