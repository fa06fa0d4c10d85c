package when

import "dossier/generator/internal/text"

// deictic reads "today", "yesterday morning", "later tonight", "the day after
// tomorrow", with its key word at token i.
func (f *finder) deictic(i int) *moment {
	if f.capital(i) && !f.begins(i) || f.quotedName(i) || f.is(i-1, "of") || f.generic(i) {
		return nil // USA Today, the “Today” show, the leaders of tomorrow
	}
	m := f.new(i, i+1, Day, "when/today", 0.85, "the day of publication")
	days := int(f.tokens[i].value)
	if f.is(i-2, "day") && (f.is(i-1, "after") && days > 0 || f.is(i-1, "before") && days < 0) {
		days, m.a = 2*days, i-2
		if f.is(i-3, "the") {
			m.a--
		}
	}
	if f.is(i, "tonight") {
		m.Part = "night"
	}
	f.fromToday(m, days)
	f.around(m)
	return m
}

// fromToday places a moment n days from publication.
func (f *finder) fromToday(m *moment, n int) {
	m.Relative = true
	if f.pub.Day == 0 {
		m.By.Why = "the day of publication is not known"
		return
	}
	m.on(f.pub.add(n))
	switch {
	case n < 0:
		m.By.Why = "counted back from publication"
	case n > 0:
		m.By.Why = "counted on from publication"
	}
}

// generic tells whether "today" at token i is these times: "today’s world".
func (f *finder) generic(i int) bool {
	return f.kind(i+1) == text.Clitic && f.is(i+2, "world", "society", "economy", "youth", "america", "market", "standards", "money", "dollars", "children",
		"politics", "republican", "democratic", "young", "version", "environment", "climate", "era", "generation", "leaders")
}

// quotedName tells whether token i stands alone between marks: the “Today” show.
func (f *finder) quotedName(i int) bool {
	return f.joined(i-1) && f.joined(i) && f.is(i-1, "“", "\"", "‘", "'") && f.is(i+1, "”", "\"", "’", "'")
}

// dayPart reads "this morning", "last night", "late last night".
func (f *finder) dayPart(i int) *moment {
	m := f.new(i, i+1, Day, "when/today", 0.9, "the day of publication")
	dir, ok := f.which(m)
	if !ok || f.capital(i) || f.capital(m.a) && !f.begins(m.a) || f.is(m.a-1, "the") {
		return nil
	}
	m.Part = f.low(i)
	switch {
	case dir == this:
		f.fromToday(m, 0)
	case dir == last && f.is(m.a, "last") && !f.is(i, "morning", "afternoon"):
		f.fromToday(m, -1)
	default:
		return nil
	}
	f.around(m)
	f.clockBehind(m)
	return m
}
