package when

import (
	"time"

	"dossier/generator/internal/text"
)

// period reads "last week", "earlier this month", "over the weekend" and "two
// days ago", with the unit at token i.
func (f *finder) period(i int) *moment {
	if f.capital(i) && !f.begins(i) {
		return nil // ABC’s This Week
	}
	if f.class(i+1) == shift {
		return f.ago(i)
	}
	u := int(f.tokens[i].value)
	if u == weekendUnit {
		return f.weekend(i)
	}
	if u != weekUnit && u != monthUnit && u != yearUnit {
		return nil
	}
	m := f.new(i, i+1, Week, "when/period", 0.9, "counted from publication")
	dir, ok := f.which(m)
	if !ok || f.is(m.a, "this") && m.a < i-1 && dir == last || f.lasting(m) {
		return nil
	}
	m.Relative = true
	if f.pub.IsZero() || u != yearUnit && f.pub.Month == 0 || u == weekUnit && f.pub.Day == 0 {
		m.By.Why = "the day of publication is not known"
	} else {
		n := [...]int{0, -1, 1}[dir]
		if u == weekUnit && dir == this && f.pub.weekday() == time.Sunday && f.tense(m.a, m.b) == past {
			n = -1 // a Sunday paper’s week is the one that ended
		}
		f.placePeriod(m, u, n)
	}
	f.around(m)
	f.narrow(m)
	return m
}

// lasting tells whether the moment tells how long, not when: "the last year",
// "past month" without "this", "this year or two".
func (f *finder) lasting(m *moment) bool {
	return f.is(m.a-1, "the", "every", "each") || f.is(m.a, "past") || f.capital(m.a) && !f.begins(m.a)
}

func (f *finder) placePeriod(m *moment, u, n int) {
	switch u {
	case weekUnit:
		m.From, m.To = weekOf(f.pub.add(7 * n))
	case monthUnit:
		m.Precision = Month
		m.on(f.pub.addMonths(n))
	case yearUnit:
		m.Precision = Year
		m.on(Date{Year: f.pub.Year + n})
	}
}

// narrow reads "earlier this month" as its days up to publication, "later" as
// those from then on.
func (f *finder) narrow(m *moment) {
	if f.pub.Day == 0 || m.From.IsZero() || !f.is(m.a, "earlier", "later") {
		return
	}
	first, end := Date{m.From.Year, max(m.From.Month, 1), max(m.From.Day, 1)}, m.To.lastDay()
	if f.pub.before(first) || end.before(f.pub) {
		return
	}
	m.Part = ""
	if f.is(m.a, "earlier") {
		m.From, m.To = first, f.pub
	} else {
		m.From, m.To = f.pub, end
	}
}

// weekend reads "this weekend", "last weekend", "over the weekend".
func (f *finder) weekend(i int) *moment {
	m := f.new(i, i+1, Week, "when/weekend", 0.85, "")
	m.Relative = true
	dir, ok := f.which(m)
	switch {
	case ok && f.is(m.a-1, "the"), !ok && !(f.is(i-1, "the") && f.is(i-2, "over", "during", "on", "for", "through")):
		return nil
	case !ok:
		m.a--
		if f.is(i+1, "of", "before", "after", "when", "that") {
			return nil
		}
	}
	if f.pub.Day == 0 {
		m.By.Why = "the day of publication is not known"
		return m
	}
	f.placeWeekend(m, dir, ok)
	f.around(m)
	return m
}

// placeWeekend counts from the weekend publication falls in, or the one ahead.
func (f *finder) placeWeekend(m *moment, dir int, given bool) {
	days := int(time.Saturday - f.pub.weekday())
	inside := days == 0 || days == 6
	if days == 6 {
		days = -1 // Sunday
	}
	m.By.Why = "the one nearest to publication"
	t := f.tense(m.a, m.b)
	switch {
	case dir == last, dir == this && !inside && (t == past || t == unclear && !given):
		days -= 7
		m.By.Why = "the one before publication"
	case dir == next && (inside || f.is(m.b-2, "next")):
		days += 7
		m.Uncertain = !inside
		m.By.Why = "the one of the next week"
	}
	m.From = f.pub.add(days)
	m.To = m.From.add(1)
}

// ago reads "two days ago", "a year ago", "weeks earlier", with the unit at
// token i. What is told from another day than publication is left open.
func (f *finder) ago(i int) *moment {
	m := f.new(i, i+2, None, "when/ago", 0.8, "counted from a day the words do not give")
	n := f.quantity(m)
	u := int(f.tokens[i].value) &^ plural
	if f.is(i+1, "later") && n == 0 || u < dayUnit || u == weekendUnit || u == centuryUnit {
		return nil
	}
	m.Relative = true
	if !f.is(i+1, "ago") || n == 0 || f.pub.IsZero() {
		return m
	}
	if f.class(i+2) == weekday || f.is(i+2, "today") {
		return m // "a week ago Friday"
	}
	f.placeAgo(m, u, n)
	return m
}

// quantity takes the number before the unit into the moment and returns it; 0
// for "several" and for none.
func (f *finder) quantity(m *moment) int {
	a := m.a - 1
	if a < f.floor {
		return 0
	}
	n := 0
	switch {
	case f.is(a, "a", "an"):
		n = 1
	case f.class(a) == number && f.kind(a) == text.Letters:
		n = int(f.tokens[a].value)
	case f.class(a) == number:
		n = max(digits(f.word(a)), 0)
	case f.is(a, "several", "many", "some"):
	case f.is(a, "few"):
		if f.is(a-1, "a") && a > f.floor {
			a--
		}
	case f.is(a, "of") && f.is(a-1, "couple") && f.is(a-2, "a") && a-2 >= f.floor:
		a -= 2
	default:
		return 0
	}
	m.a = a
	return n
}

// placeAgo counts back from publication. Days are exact; longer units hold
// roughly, so that the week, month or year stands for them.
func (f *finder) placeAgo(m *moment, u, n int) {
	if n > 400 || f.pub.Day == 0 && (u < monthUnit || f.pub.Month == 0 && u < yearUnit) {
		return
	}
	m.By.Why = "counted back from publication"
	m.About = u != dayUnit
	switch u {
	case dayUnit:
		m.Precision = Day
		m.on(f.pub.add(-n))
	case weekUnit:
		m.Precision = Week
		m.From, m.To = weekOf(f.pub.add(-7 * n))
	case monthUnit:
		m.Precision = Month
		m.on(f.pub.addMonths(-n))
	case yearUnit:
		m.Precision = Year
		m.on(Date{Year: f.pub.Year - n})
	case decadeUnit:
		m.Precision = Year
		m.on(Date{Year: f.pub.Year - 10*n})
	}
}
