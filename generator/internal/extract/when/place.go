package when

import "time"

// placeYear chooses the year of a month, and of a day in it, that is printed
// without one: the year in which it is the printed weekday, else the latest or
// next one by the tense of the words around, else the nearest. It sets From.
func (f *finder) placeYear(m *moment, month time.Month, day int, on *time.Weekday) {
	m.Relative = true
	if f.pub.IsZero() {
		m.By.Why = "the day of publication is not known"
		return
	}
	if f.pub.Month == 0 {
		m.Uncertain = true
		m.By.Why = "taken to be in the year of publication"
		m.on(Date{f.pub.Year, month, day})
		return
	}
	t := f.tense(m.a, m.b)
	best, uncertain := f.bestYear(m, month, day, on, t)
	m.on(best)
	m.Uncertain = uncertain
	switch {
	case t == past && !f.pub.before(best):
		m.By.Why = "the latest when published"
	case t == future && !best.before(f.pub):
		m.By.Why = "the next when published"
	default:
		m.By.Why = "the nearest to publication"
	}
}

// wrongDay is the cost of a date that is not the printed weekday.
const wrongDay = 10000

// bestYear returns the date of least cost in the year of publication, the one
// before and the one after. It is uncertain when another costs little more, or
// when it is not the weekday printed; the zero Date when none of them exists.
func (f *finder) bestYear(m *moment, month time.Month, day int, on *time.Weekday, t tense) (best Date, uncertain bool) {
	least, second := 0, 0
	for y := f.pub.Year - 1; y <= f.pub.Year+1; y++ {
		d := Date{y, month, day}
		if day > 0 && !d.exists() {
			continue
		}
		cost := f.cost(d, t)
		if day > 0 && t == past && f.is(m.a-1, "on") && f.pub.before(d) {
			cost *= 3 // "opened on Jan. 10" is over
		}
		if on != nil && d.weekday() != *on {
			cost += wrongDay
		}
		switch {
		case best.IsZero():
			best, least = d, cost
		case cost < least:
			best, least, second = d, cost, least
		case second == 0 || cost < second:
			second = cost
		}
	}
	return best, least >= wrongDay || second > 0 && 2*second < 3*least
}

// cost ranks a date for placeYear: how many days it is from publication, four
// times as many when the tense looks the other way. A date of the same calendar
// year, in which the year is not printed, is nearer when the tense is unclear.
func (f *finder) cost(d Date, t tense) int {
	n := f.pub.days(d)
	switch {
	case d.Day == 0 && f.pub.Year == d.Year && f.pub.Month == d.Month:
		return 0
	case n < 0 && t == future, n > 0 && t == past:
		return 4 * max(n, -n)
	case t == unclear && d.Year == f.pub.Year:
		return max(n, -n) / 3
	}
	return max(n, -n)
}
