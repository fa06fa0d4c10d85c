package site

import "strings"

func (s *Site) period(p *Page, list []stretchOfTime, i int) any {
	t := list[i]
	d := TimelinePage{Title: t.label(), Days: s.days(p, t.list)}
	if len(t.key) > len("2006") {
		d.Chart = chart(t.list)
	}
	link := func(t stretchOfTime) *Link { return &Link{t.label(), p.To(t.address())} }
	if i > 0 {
		d.Before = link(list[i-1])
	}
	if i+1 < len(list) {
		d.After = link(list[i+1])
	}
	return d
}

// A Year is the months of a year in the index of a long timeline.
type Year struct {
	Text   string
	Months []Month
}

// A Month is how much a page of the timeline holds, and its events by name.
type Month struct {
	Link
	Counts string
	Events []Link
}

func (s *Site) timelineIndex(p *Page) any {
	d := TimelinePage{Chart: chart(s.calendar()), Undated: s.undated()}
	for _, t := range periods(s.calendar()) {
		year := t.key[:len("2006")]
		if n := len(d.Years); n == 0 || d.Years[n-1].Text != year {
			d.Years = append(d.Years, Year{Text: year})
		}
		y := &d.Years[len(d.Years)-1]
		y.Months = append(y.Months, month(p, t))
	}
	return d
}

func month(p *Page, t stretchOfTime) Month {
	m := Month{Link: Link{t.label(), p.To(t.address())}}
	if len(t.key) == len("2006") {
		m.Text = "the year alone is known"
	}
	statements, articles := 0, 0
	for _, x := range t.list {
		switch {
		case x.event != nil:
			m.Events = append(m.Events, *eventLink(p, x.event))
		case x.statement != nil:
			statements++
		default:
			articles++
		}
	}
	var counts []string
	if articles > 0 {
		counts = append(counts, plural(articles, "article", "articles"))
	}
	if statements > 0 {
		counts = append(counts, plural(statements, "dated statement", "dated statements"))
	}
	m.Counts = strings.Join(counts, ", ")
	return m
}
