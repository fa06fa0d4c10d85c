package site

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"
)

// A Chart draws moments by date in three rows: events, statements, articles. A
// dot is a day, a month or a year, larger the more it holds; what is known
// less precisely, or lasts, is a line. The list beside it says the same.
type Chart struct {
	Width, Height, AxisY int
	Left                 int
	Rows                 []ChartRow
	Ticks                []Tick
	Undrawn              int // moments that only the list has
}

// ChartRow is one kind of moment.
type ChartRow struct {
	Y, TextY int
	LineY    int
	Name     string
	Class    string
	Dots     []ChartDot
	Lines    []Bar // below the dots
}

// ChartDot is the moments of one day, month or year.
type ChartDot struct {
	X, R   int
	Count  string // written above it; "" for one, or where there is no room
	CountY int
}

// Sizes of the drawing.
const (
	chartWidth, chartLeft = 1000, 110
	chartRow, chartFoot   = 52, 26
	chartEdge             = 22 // room at both ends, for half a dot
	chartTicks            = 9
	roomForCounts         = 24 // dots in a row
	roomForLines          = 6
)

// chart draws the moments, which are in order.
func chart(list []moment) Chart {
	sc := chartScale(list)
	c := Chart{Width: chartWidth, Left: chartLeft, Ticks: sc.ticks(chartTicks)}
	for _, r := range []struct {
		name, class string
		kind        int
	}{{"Events", "event", 0}, {"Statements", "dot", 1}, {"Articles", "print", 2}} {
		row := ChartRow{Name: r.name, Class: r.class}
		c.Undrawn += row.fill(list, r.kind, sc)
		if len(row.Dots)+len(row.Lines) > 0 {
			row.Y = len(c.Rows)*chartRow + chartRow/2 + 4
			row.TextY, row.LineY = row.Y+4, row.Y+18
			for i := range row.Dots {
				row.Dots[i].CountY = row.Y - row.Dots[i].R - 4
			}
			c.Rows = append(c.Rows, row)
		}
	}
	c.AxisY = len(c.Rows) * chartRow
	c.Height = c.AxisY + chartFoot
	return c
}

// extent is the first and the last day of a moment; what has no end, or no
// beginning, is a point.
func (m moment) extent() (first, last int, ok bool) {
	first, last, ok = days(m.at.Start())
	if m.at.To != m.at.Start() {
		if _, to, ends := days(m.at.To); ends {
			last = max(last, to)
		}
	}
	return first, last, ok
}

// chartScale spans the days of publication, the events, and the statements near
// them, so that one statement of long ago does not press all others together;
// without articles, everything.
func chartScale(list []moment) scale {
	sc := scale{left: chartLeft + chartEdge, right: chartWidth - chartEdge}
	known := false
	reach := func(first, last int) {
		if !known {
			sc.first, sc.last, known = first, last, true
		}
		sc.first, sc.last = min(sc.first, first), max(sc.last, last)
	}
	for _, m := range list {
		if first, last, ok := m.extent(); ok && m.article != nil {
			reach(first, last)
		}
	}
	from, to, printed := sc.first-(31+sc.last-sc.first), sc.last+(31+sc.last-sc.first), known
	for _, m := range list {
		if first, last, ok := m.extent(); ok && (!printed || m.event != nil || first >= from && last <= to && len(m.at.Start()) == len(time.DateOnly)) {
			reach(first, last)
		}
	}
	sc.first, sc.last = sc.first-1, sc.last+1
	return sc
}

// bin is how much of an ISO date a dot stands for on a scale: its day, its
// month or its year.
func (s scale) bin() int {
	switch n := s.last - s.first; {
	case n <= 70:
		return len("2006-01-02")
	case n <= 10*366:
		return len("2006-01")
	}
	return len("2006")
}

// fill puts the moments of one kind in dots, and in lines where they last or
// are known less precisely than a dot. What lies beyond the scale is counted at
// its end. Many lines would say nothing; then the list alone has them, and how many
// these are is counted.
func (r *ChartRow) fill(list []moment, kind int, sc scale) (undrawn int) {
	bin := sc.bin()
	counts := map[int]int{}
	var order []int
	earlier, later, lasting := 0, 0, 0
	for _, m := range list {
		first, last, ok := m.extent()
		if m.kind() != kind || !ok {
			continue
		}
		start, end := m.at.Start(), cmp.Or(m.at.To, m.at.Start())
		if len(start) < bin || len(end) < bin || start[:bin] != end[:bin] {
			lasting++
			l := Bar{sc.x(first), max(4, sc.x(last)-sc.x(first))}
			if !slices.Contains(r.Lines, l) {
				r.Lines = append(r.Lines, l)
			}
			continue
		}
		switch {
		case last < sc.first:
			earlier++
			continue
		case first > sc.last:
			later++
			continue
		}
		first, last, _ = days(start[:bin])
		x := sc.x((first + last) / 2)
		if counts[x] == 0 {
			order = append(order, x)
		}
		counts[x]++
	}
	if len(r.Lines) > roomForLines {
		r.Lines, undrawn = nil, lasting
	}
	if earlier > 0 {
		r.Dots = append(r.Dots, ChartDot{X: sc.left, R: 5, Count: "← " + strconv.Itoa(earlier)})
	}
	if later > 0 {
		r.Dots = append(r.Dots, ChartDot{X: sc.right, R: 5, Count: strconv.Itoa(later) + " →"})
	}
	for _, x := range order {
		n := counts[x]
		d := ChartDot{X: x, R: min(14, 5+int(math.Round(1.4*math.Sqrt(float64(n-1)))))}
		if n > 1 && len(order) <= roomForCounts {
			d.Count = strconv.Itoa(n)
		}
		r.Dots = append(r.Dots, d)
	}
	return undrawn
}
