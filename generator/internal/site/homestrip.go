package site

import "time"

// A Strip is all that has a date, drawn, and as a list that says the same.
type Strip struct {
	Chart    Chart
	Rows     []StripRow
	Earlier  int // rows before these
	Timeline string
}

// A StripRow is what has one date: a day; of a longer time a month, or a year.
type StripRow struct {
	Date       Date
	Href       string // of the page of that month; "" when the timeline is one page
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
	stripRows    = 16 // of the list
	stripNames   = 2  // articles a row names
	stripHeading = 60 // characters of a title
)

// strip draws the calendar; nil when nothing has a date.
func (s *Site) strip(p *Page) *Strip {
	if len(s.calendar) == 0 {
		return nil
	}
	d := &Strip{Chart: chart(s.calendar), Timeline: timelinePage.From(p.Address)}
	bins := binned(s.calendar)
	if n := len(bins) - stripRows; n > 0 {
		d.Earlier, bins = n, bins[n:]
	}
	for _, b := range bins {
		d.Rows = append(d.Rows, s.stripRow(p, b))
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
			start := m.at.Start()
			key := start[:min(len(start), bin)]
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

func (s *Site) stripRow(p *Page, b stretchOfTime) StripRow {
	first := b.list[0]
	r := StripRow{Date: Date{period(b.key, b.key), b.key}}
	if len(s.calendar) > wholeTimeline {
		r.Href = (stretchOfTime{key: first.period()}).address().From(p.Address)
		if len(b.key) < len("2006-01") {
			r.Href = ""
		}
	}
	for _, m := range b.list {
		switch {
		case m.event != nil:
			r.Events = append(r.Events, *eventLink(p, m.event))
		case m.statement != nil:
			r.Statements++
		default:
			r.Articles++
			if a := m.article; r.Articles <= stripNames {
				r.Printed = append(r.Printed, Printing{a.Outlet.Name, Link{clip(a.Title, stripHeading, false), ArticleAddress(a).From(p.Address)}})
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
