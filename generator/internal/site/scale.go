package site

import (
	"fmt"
	"time"
)

// A scale places days of the calendar on a line, from left to right.
type scale struct {
	first, last int // days since 1970-01-01
	left, right int // in units of the drawing
}

// A Tick is a date written under a line.
type Tick struct {
	X    int
	Text string
}

// precisions are how dates are written, and how long each lasts.
var precisions = []struct {
	layout              string
	years, months, days int
}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}}

// days gives the first and the last day of a date in ISO 8601, to the day, the
// month or the year; ok is false for anything else.
func days(iso string) (first, last int, ok bool) {
	for _, f := range precisions {
		if len(f.layout) != len(iso) {
			continue
		}
		if t, err := time.Parse(f.layout, iso); err == nil {
			return day(t), day(t.AddDate(f.years, f.months, f.days)) - 1, true
		}
	}
	return 0, 0, false
}

func day(t time.Time) int { return int(t.Unix() / 86400) }

func dateAt(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// x is where a day stands: the middle of its own width.
func (s scale) x(day int) int {
	day = min(max(day, s.first), s.last)
	return s.left + (2*(day-s.first)+1)*(s.right-s.left)/(2*(s.last-s.first+1))
}

// tickRoom is how near the end of a line a date may stand without being cut.
const tickRoom = 30

// steps are how far apart ticks may stand, the closest first.
var steps = []struct {
	years, months, days int
	layout              string
}{
	{0, 0, 1, "2 Jan"}, {0, 0, 2, "2 Jan"}, {0, 0, 7, "2 Jan"}, {0, 0, 14, "2 Jan"},
	{0, 1, 0, "Jan 2006"}, {0, 2, 0, "Jan 2006"}, {0, 3, 0, "Jan 2006"}, {0, 6, 0, "Jan 2006"},
	{1, 0, 0, "2006"}, {2, 0, 0, "2006"}, {5, 0, 0, "2006"}, {10, 0, 0, "2006"}, {50, 0, 0, "2006"}, {100, 0, 0, "2006"}, {1000, 0, 0, "2006"},
}

// ticks are at most n dates, as close as that allows.
func (s scale) ticks(n int) []Tick {
	for _, st := range steps {
		at := dateAt(s.first)
		switch { // begin where a calendar would
		case st.years > 0:
			at = time.Date(at.Year()-at.Year()%st.years, 1, 1, 0, 0, 0, 0, time.UTC)
		case st.months > 0:
			at = time.Date(at.Year(), at.Month()-(at.Month()-1)%time.Month(st.months), 1, 0, 0, 0, 0, time.UTC)
		}
		var out []Tick
		for ; day(at) <= s.last && len(out) <= n; at = at.AddDate(st.years, st.months, st.days) {
			if x := s.x(day(at)); day(at) >= s.first && x <= s.right-tickRoom {
				out = append(out, Tick{x, at.Format(st.layout)})
			}
		}
		if len(out) <= n {
			if len(out) > 0 && st.years+st.months == 0 {
				out[0].Text += fmt.Sprintf(" %d", dateAt(s.first).Year())
			}
			return out
		}
	}
	return nil
}
