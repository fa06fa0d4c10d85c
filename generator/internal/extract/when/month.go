package when

import (
	"time"

	"dossier/generator/internal/text"
)

// month reads "Nov. 10, 2013", "10 November 2013", "Nov. 10-11", "November
// 2013", "last June" and "in November", with the month at token i.
func (f *finder) month(i int) *moment {
	m := f.dayFirst(i)
	if m == nil {
		m = f.monthDay(i, nil)
	}
	if m == nil {
		m = f.monthYear(i)
	}
	if m == nil {
		m = f.bareMonth(i)
	}
	if m != nil {
		f.around(m)
	}
	return m
}

// monthDay reads a month at token i and the day or days behind it. The year is
// the one printed, or the one that fits the weekday and the tense best.
func (f *finder) monthDay(i int, on *time.Weekday) *moment {
	first, last, end := f.daysBehind(i)
	if first == 0 || f.counts(end) || f.is(i, "may") && !f.capital(i) {
		return nil
	}
	month := time.Month(f.tokens[i].value)
	m := f.new(i, end, Day, "when/day", 0.95, "")
	y, end := f.yearBehind(end)
	m.b = end
	from, to := Date{y, month, first}, Date{y, month, last.Day}
	if last.Month != 0 {
		to.Month = last.Month
	}
	if y == 0 {
		if f.event(m, month, first, on != nil) {
			return nil
		}
		f.placeYear(m, month, first, on)
		from.Year, to.Year = m.From.Year, m.From.Year
		if f.pub.IsZero() {
			return m
		}
	} else {
		m.By.Why = "printed in full"
	}
	if to.before(from) {
		to.Year++ // Dec. 31–Jan. 1
	}
	if !from.exists() || !to.exists() {
		return nil
	}
	m.From, m.To = from, to
	return m
}

// daysBehind returns the first and last day behind the month at token i and the
// token behind them; the first is zero when none follows. last has a month of
// its own in "June 30–July 1".
func (f *finder) daysBehind(i int) (first int, last Date, end int) {
	w := f.word(i + 1)
	if first = f.dayOfMonth(i + 1); first == 0 {
		// "10-11" is one word.
		if len(w) >= 3 && len(w) <= 5 && f.kind(i+1) != text.Letters {
			for k := 1; k <= 2; k++ {
				if w[k] == '-' && digits(w[:k]) > 0 && digits(w[k+1:]) > digits(w[:k]) {
					return digits(w[:k]), Date{Day: digits(w[k+1:])}, i + 2
				}
			}
		}
		return 0, Date{}, 0
	}
	if f.breaks(i + 1) {
		return 0, Date{}, 0
	}
	last.Day, end = first, i+2
	if f.class(i+2) == monthName && f.s[f.tokens[i+1].End:f.tokens[i+2].Start] == "-" && f.dayOfMonth(i+3) > 0 { // "30-April" is one word
		return first, Date{Month: time.Month(f.tokens[i+2].value), Day: f.dayOfMonth(i + 3)}, i + 4
	}
	if f.is(i+2, "–", "—", "-", "to", "through") {
		switch to := f.dayOfMonth(i + 3); {
		case to > first && !f.counts(i+4) && f.class(i+4) != monthName && f.class(i+4) != meridiem:
			return first, Date{Day: to}, i + 4
		case f.class(i+3) == monthName && f.dayOfMonth(i+4) > 0 && !f.is(i+2, "to"):
			return first, Date{Month: time.Month(f.tokens[i+3].value), Day: f.dayOfMonth(i + 4)}, i + 5
		}
	}
	return first, last, end
}

// yearBehind returns the year printed at token i, behind a comma or not, and
// the token behind it; 0 and i when there is none.
func (f *finder) yearBehind(i int) (int, int) {
	j := i
	if f.is(j, ",") {
		j++
	}
	if y := f.year(j); y > 0 && !f.breaks(j) {
		return y, j + 1
	}
	return 0, i
}

// counts tells whether token i shows that the number before it counts things.
func (f *finder) counts(i int) bool {
	return f.is(i, "percent", "%", "per", "million", "billion", "trillion", "thousand", "points", "people", "votes", "voters", "delegates",
		"years", "months", "weeks", "days", "hours", "minutes", "times", "miles", "feet", "percentage", "seats", "states", "jobs", "members") ||
		f.is(i, ":") && f.joined(i)
}

// event tells whether a date without a year names the attacks of 2001, not a day.
func (f *finder) event(m *moment, month time.Month, day int, known bool) bool {
	if month != time.September || day != 11 || known {
		return false
	}
	return f.noun(m.b) || f.capital(m.b) || !f.is(m.a-1, "on")
}

// dayFirst reads "10 November 2013", "the 10th of November".
func (f *finder) dayFirst(i int) *moment {
	a := i - 1
	if f.is(a, "of") {
		a--
	}
	day := f.dayOfMonth(a)
	if day == 0 || a < f.floor || f.breaks(i) {
		return nil
	}
	y, end := f.yearBehind(i + 1)
	ordinal := len(f.word(a)) > 2
	if !ordinal && (a < i-1 || y == 0 && !f.is(a-1, "on", "since", "until", "from", "by")) {
		return nil
	}
	if f.is(a-1, "the") && a > f.floor {
		a--
	}
	m := f.new(a, end, Day, "when/day", 0.95, "printed in full")
	month := time.Month(f.tokens[i].value)
	if y == 0 {
		f.placeYear(m, month, day, nil)
		y = m.From.Year
	}
	d := Date{y, month, day}
	if y == 0 || d.exists() {
		if y > 0 {
			m.on(d)
		}
		return m
	}
	return nil
}

// monthYear reads "November 2013", "November of 2013".
func (f *finder) monthYear(i int) *moment {
	j := i + 1
	if f.is(j, "of") {
		j++
	}
	y, end := f.yearBehind(j)
	if y == 0 || f.counts(end) || !f.capital(i) {
		return nil
	}
	return f.new(i, end, Month, "when/month", 0.95, "printed in full").on(Date{y, time.Month(f.tokens[i].value), 0})
}
