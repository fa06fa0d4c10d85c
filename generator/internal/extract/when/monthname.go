package when

import (
	"time"

	"dossier/generator/internal/text"
)

// bareMonth reads a month without day and year: "last June", "in November", "the
// November election".
func (f *finder) bareMonth(i int) *moment {
	m := f.new(i, i+1, Month, "when/month", 0.9, "")
	month := time.Month(f.tokens[i].value)
	if dir, ok := f.which(m); ok {
		if f.is(m.a-1, "the") || f.pub.Month == 0 && !f.pub.IsZero() {
			return nil
		}
		m.Relative = true
		f.whichMonth(m, month, dir)
		return m
	}
	if !f.capital(i) || !f.monthHere(i) {
		return nil
	}
	f.placeYear(m, month, 0, nil)
	return m
}

// whichMonth places "last June", "next January", "this November".
func (f *finder) whichMonth(m *moment, month time.Month, dir int) {
	if f.pub.IsZero() {
		m.By.Why = "the day of publication is not known"
		return
	}
	y := f.pub.Year
	switch {
	case dir == last && month >= f.pub.Month:
		y--
	case dir == next && month <= f.pub.Month:
		y++
	}
	m.on(Date{y, month, 0})
	m.By.Why = [...]string{"in the year of publication", "the last before publication", "the next after publication"}[dir]
}

// monthHere tells whether the word at token i, which a month is called, is the
// month: people are called April, and may march. Behind "in" and the like it
// is one, and before what it describes; other months may stand anywhere but
// beside a name.
func (f *finder) monthHere(i int) bool {
	p := i - 1
	if f.class(p) == edge {
		p--
	}
	abbreviated := len(f.word(i)) == 3 && !f.is(i, "may")
	described := f.noun(i+1) && f.class(i+1) != dayPart
	switch {
	case abbreviated, f.is(i, "MAY", "MARCH") && f.word(i) != "May" && f.word(i) != "March" && !f.is(p, "in"):
		return false
	case f.is(p, "in", "since", "until", "through", "during", "between", "throughout", "mid", "early", "late", "around"):
		return true
	case f.is(p, "and") && f.is(p-1, "now"):
		return true
	case f.is(p, "of"):
		return f.is(p-1, "end", "beginning", "start", "middle", "month", "week", "half", "part", "days", "course", "most", "all", "rest", "out", "as")
	case f.is(i, "may"):
		return false
	case f.is(p, "by", "from", "to", "for", "after", "before"):
		return !f.capital(i + 1)
	case f.is(p, "the", "a", "an", "this", "that", "his", "her", "their", "its"), f.kind(p) == text.Clitic:
		return described || f.capital(i+1) && !f.is(i, "march", "april", "june", "august")
	case f.is(i, "march", "april", "june", "august"):
		return f.is(p, "and", "or") && f.class(p-1) == monthName
	}
	return !f.capital(i+1) && (!f.capital(p) || f.begins(p))
}
