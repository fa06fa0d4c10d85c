package when

import (
	"time"

	"dossier/generator/internal/text"
)

// weekday reads "Sunday", "early Sunday", "last Sunday", "late on Sunday night"
// and "Friday, Aug. 26".
func (f *finder) weekday(i int) *moment {
	day := time.Weekday(f.tokens[i].value)
	if f.dayName(i) {
		return nil
	}
	j := i + 1
	if f.is(j, ",") {
		j++
	}
	if f.class(j) == monthName {
		if m := f.monthDay(j, &day); m != nil {
			m.a = i
			f.around(m)
			return m
		}
	}
	m := f.new(i, i+1, Day, "when/weekday", 0.9, "")
	m.Relative = true
	w, given := f.which(m)
	if !given && f.habit(i) || given && f.is(m.a-1, "the") {
		return nil
	}
	if f.pub.Day == 0 {
		m.By.Why = "the day of publication is not known"
	} else {
		f.placeWeekday(m, day, w, given)
	}
	f.around(m)
	return m
}

// which takes "last", "this coming" and the like before the moment into it, and
// returns the direction. "the last week" is a length of time, not a date: the
// caller looks for "the".
func (f *finder) which(m *moment) (dir int, ok bool) {
	if m.a-1 < f.floor || f.class(m.a-1) != which {
		return 0, false
	}
	m.a--
	dir = int(f.tokens[m.a].value)
	if m.a > f.floor && dir != this && f.is(m.a-1, "this") {
		m.a--
	}
	return dir, true
}

// placeWeekday applies the convention of news: a bare weekday is one of the
// seven days up to publication, or of the seven from it on when what happens
// then is yet to come.
func (f *finder) placeWeekday(m *moment, day time.Weekday, w int, given bool) {
	back := int(f.pub.weekday()-day+7) % 7 // days since the last one; 0 today
	ahead := (7 - back) % 7
	sameWeek := day < f.pub.weekday()
	switch {
	case given && w == last:
		if back == 0 {
			back = 7
		}
		m.on(f.pub.add(-back))
		m.Uncertain = sameWeek && !f.is(m.a, "this")
		m.By.Why = "the one before publication"
	case given && w == next:
		if ahead == 0 {
			ahead = 7
		}
		// "next Friday", written on a Monday, is seldom that week's.
		if day > f.pub.weekday() && f.is(m.b-2, "next") {
			ahead += 7
			m.Uncertain = true
		}
		m.on(f.pub.add(ahead))
		m.By.Why = "the one after publication"
	case f.tense(m.a, m.b) == future, given && f.tense(m.a, m.b) == unclear:
		m.on(f.pub.add(ahead))
		m.By.Why = "yet to come when published, within seven days"
	default:
		m.on(f.pub.add(-back))
		m.By.Why = "past when published, within seven days"
	}
}

// around takes the part of the day into a moment: "early", "morning". An edge
// may stand before "on": "late on Sunday".
func (f *finder) around(m *moment) {
	if f.class(m.b) == dayPart && !f.capital(m.b) && m.Precision == Day {
		m.Part = f.low(m.b)
		m.b++
	}
	e := m.a - 1
	if f.is(e, "on") && m.Precision == Day && f.class(e-1) != other {
		e--
	}
	switch {
	case e < f.floor:
	case f.class(e) == edge, f.class(e) == shift && !f.is(e, "ago"):
		m.a = e
		word := f.low(e)
		if m.Precision < Day {
			word = positive[word]
		}
		m.Part = join(word, m.Part)
	}
}

// positive is the edge of a longer time: "earlier this spring" is early in it.
var positive = map[string]string{"early": "early", "earlier": "early", "late": "late", "later": "late", "mid": "mid"}

func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}

// dayName tells whether the weekday at token i is in a name ("Super Tuesday",
// "Monday Night Football", "Friday the 13th") or stands for a programme.
func (f *finder) dayName(i int) bool {
	switch {
	case f.joined(i-1) && f.kind(i-1) != text.Letters && f.is(i-1, "@", "#", "/"):
		return true
	case f.capital(i-1) && !f.breaks(i) && daysNamed[f.low(i-1)]:
		return true
	case f.is(i, "sunday") && f.is(i-1, "news"):
		return true // Fox News Sunday
	case f.is(i+1, "the") && f.dayOfMonth(i+2) > 0:
		return true
	case f.capital(i+1) && !f.breaks(i+1) && dayNames[f.low(i+1)]:
		return true
	}
	for j := i + 1; j <= i+3 && f.kind(j) == text.Letters && !f.breaks(j); j++ {
		if f.is(j, "show", "shows", "program", "programs", "papers", "newspapers", "school") {
			return true
		}
	}
	return false
}

// daysNamed stand before a weekday in a name, dayNames behind one.
var (
	daysNamed = setOf("super black good bloody cyber giving ash palm easter holy fat taco whit maundy shrove blue manic ruby freaky casual stormy red")
	dayNames  = setOf("morning night afternoon evening times school mail express telegraph mirror herald review journal post today group house sermon funday")
)

// habit tells whether the weekday at token i is no certain one: "every Sunday",
// "on a Sunday", "the Sunday before".
func (f *finder) habit(i int) bool {
	p := i - 1
	if f.class(p) == edge {
		p--
	}
	switch {
	case f.is(p, "every", "each", "any", "some", "one", "per", "most", "another", "previous", "first", "second", "third", "fourth", "final"):
		return true
	case f.is(p, "following"):
		return f.is(p-1, "the") // not "Following Sunday’s storm"
	case f.is(p, "that"):
		return f.class(i+1) == dayPart || f.is(i+1, ",", ".") // "that Sunday night"; not "said that Sunday was"
	case f.is(p, "a"):
		return !f.noun(i+1) || f.class(i+1) == dayPart && !f.noun(i+2)
	case f.is(p, "the"):
		return !f.noun(i+1) && !f.capital(i+1) && f.class(i+1) != dayPart
	}
	return false
}
