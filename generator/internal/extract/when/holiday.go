package when

import (
	"strings"
	"time"
)

// A holidayDay is a day with a name. Those of a fixed date have day; the others
// are the nth weekday of the month, from the end when n is negative.
type holidayDay struct {
	name    string
	month   time.Month
	day     int
	weekday time.Weekday
	n       int
	every   int // years; it falls in those that leave rest when divided
	rest    int
}

// holidays are American, and Christmas. Longer names stand before shorter ones.
var holidays = []holidayDay{
	{name: "Christmas Day", month: time.December, day: 25},
	{name: "Christmas Eve", month: time.December, day: 24},
	{name: "Christmas", month: time.December, day: 25},
	{name: "New Year ’s Day", month: time.January, day: 1},
	{name: "New Year ’s Eve", month: time.December, day: 31},
	{name: "Fourth of July", month: time.July, day: 4},
	{name: "Independence Day", month: time.July, day: 4},
	{name: "Halloween", month: time.October, day: 31},
	{name: "Valentine ’s Day", month: time.February, day: 14},
	{name: "Veterans Day", month: time.November, day: 11},
	{name: "Thanksgiving Day", month: time.November, weekday: time.Thursday, n: 4},
	{name: "Thanksgiving", month: time.November, weekday: time.Thursday, n: 4},
	{name: "Labor Day", month: time.September, weekday: time.Monday, n: 1},
	{name: "Memorial Day", month: time.May, weekday: time.Monday, n: -1},
	{name: "Election Day", month: time.November, weekday: time.Tuesday, every: 2},
	{name: "Inauguration Day", month: time.January, day: 20, every: 4, rest: 1},
}

// in returns the holiday in year y, no date when that year has none.
func (h *holidayDay) in(y int) Date {
	if h.every > 0 && y%h.every != h.rest {
		return Date{}
	}
	first := Date{y, h.month, 1}
	shift := (int(h.weekday) - int(first.weekday()) + 7) % 7 // to the first such weekday
	switch {
	case h.day > 0:
		return Date{y, h.month, h.day}
	case h.n > 0:
		return first.add(shift + 7*(h.n-1))
	case h.n < 0:
		d := Date{y, h.month, 0}.lastDay()
		return d.add(-(int(d.weekday()-h.weekday+7) % 7))
	}
	// Election Day is the Tuesday after the first Monday: the 2nd to the 8th.
	second := Date{y, h.month, 2}
	return second.add((int(h.weekday) - int(second.weekday()) + 7) % 7)
}

// holiday reads a holiday whose first word is token i, and its year. What is
// named after one ("a Christmas party") is none.
func (f *finder) holiday(i int) *moment {
	if f.is(i-1, "merry", "happy", "white") || f.is(i-1, "on") && f.is(i-2, "war") {
		return nil
	}
	for k := range holidays {
		h := &holidays[k]
		end := f.names(i, h.name)
		if end == 0 {
			continue
		}
		if f.noun(end) && f.class(end) != dayPart && f.class(end) != shift || f.capital(end) && !f.breaks(end) {
			return nil
		}
		m := f.new(i, end, Day, "when/holiday", 0.9, "a day of the calendar")
		f.placeHoliday(m, h)
		f.around(m)
		return m
	}
	return nil
}

func (f *finder) placeHoliday(m *moment, h *holidayDay) {
	if y, end := f.yearBehind(m.b); y > 0 {
		m.b = end
		m.on(h.in(y))
		return
	}
	m.Relative = true
	dir, given := f.which(m)
	if f.pub.Day == 0 {
		m.By.Why = "the day of publication is not known"
		return
	}
	t := f.tense(m.a, m.b)
	if given {
		t = [...]tense{t, past, future}[dir]
	}
	best, bestCost := Date{}, 0
	for y := f.pub.Year - 4; y <= f.pub.Year+4; y++ {
		d := h.in(y)
		if d.IsZero() {
			continue
		}
		if cost := f.cost(d, t); best.IsZero() || cost < bestCost {
			best, bestCost = d, cost
		}
	}
	m.on(best)
}

// names returns the token behind the words of name when they stand at token i, else 0.
func (f *finder) names(i int, name string) int {
	first := i
	for w := range strings.FieldsSeq(name) {
		if f.word(i) != w && !(w == "’s" && f.word(i) == "'s") && !(i == first && f.low(i) == "fourth" && w == "Fourth") || i > first && f.breaks(i) {
			return 0
		}
		i++
	}
	return i
}
