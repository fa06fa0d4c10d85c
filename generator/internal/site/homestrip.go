package site

import "time"

// A Strip is all that has a date, drawn, and as a list that says the same.
type Strip struct {
	Chart    Chart
	Rows     []StripRow
	Timeline string
}

// A StripRow is what has one date: a day; of a longer time a month, or a year.
// What lies beyond the drawing is a row before the others, or behind them.
type StripRow struct {
	Date       Date
	Href       string // of the page of that month, where the timeline has such pages
	Events     []Link
	Statements int
	Printed    []Printing // articles; none when there are more than a line can name
	Articles   int        // how many then
}

// A Printing is an article in a line.
type Printing struct {
	Outlet string
	Link
}

const (
	stripRows    = 24 // of the list
	stripNames   = 2  // articles a row names
	stripHeading = 60 // characters of a title
)

// strip draws the calendar; nil when nothing has a date.
func (s *Site) strip(p *Page) *Strip {
	if !s.hasCalendar() {
		return nil
	}
	calendar := s.calendar()
	d := &Strip{Chart: chart(calendar), Timeline: p.To(timelinePage)}
	sc := chartScale(calendar)
	var earlier, within, later []moment
	for _, m := range calendar {
		switch first, last, ok := m.extent(); {
		case ok && last < sc.first:
			earlier = append(earlier, m)
		case ok && first > sc.last:
			later = append(later, m)
		default:
			within = append(within, m)
		}
	}
	if len(earlier) > 0 {
		d.Rows = append(d.Rows, stripRow(p, Date{Text: "earlier"}, earlier))
	}
	for _, b := range binned(within) {
		r := stripRow(p, Date{period(b.key, b.key), b.key}, b.list)
		if len(calendar) > wholeTimeline && len(b.key) >= len("2006-01") {
			r.Href = p.To(stretchOfTime{key: b.list[0].period()}.address())
		}
		d.Rows = append(d.Rows, r)
	}
	if len(later) > 0 {
		d.Rows = append(d.Rows, stripRow(p, Date{Text: "later"}, later))
	}
	return d
}

// binned parts moments by day, month or year, the finest that a short list can
// hold. What is known less precisely has a row of its own.
func binned(list []moment) []stretchOfTime {
	var out []stretchOfTime
	for _, bin := range []int{len(time.DateOnly), len("2006-01"), len("2006")} {
		out = nil
		at := map[string]int{}
		for _, m := range list {
			key := m.at.Start()
			key = key[:min(len(key), bin)]
			i, ok := at[key]
			if !ok {
				i = len(out)
				at[key] = i
				out = append(out, stretchOfTime{key: key})
			}
			out[i].list = append(out[i].list, m)
		}
		if len(out) <= stripRows {
			break
		}
	}
	return out
}

func stripRow(p *Page, at Date, list []moment) StripRow {
	r := StripRow{Date: at}
	for _, m := range list {
		switch {
		case m.event != nil:
			r.Events = append(r.Events, *eventLink(p, m.event))
		case m.statement != nil:
			r.Statements++
		default:
			r.Articles++
			if a := m.article; r.Articles <= stripNames {
				r.Printed = append(r.Printed, Printing{a.Outlet.Name, Link{clip(a.Title, stripHeading, false), p.toArticle(a, "")}})
			}
		}
	}
	if r.Articles > stripNames {
		r.Printed = nil
	} else {
		r.Articles = 0
	}
	return r
}
