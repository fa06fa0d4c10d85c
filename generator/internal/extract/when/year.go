package when

import "dossier/generator/internal/text"

// years reads a year, or two that span a time: "in 2009", "2009-2012", "from
// 1956 through 2012", "the 2012 election".
func (f *finder) years(i int) *moment {
	from, to, end := f.yearSpan(i)
	if from == 0 || f.counts(end) || !f.yearHere(i, end) {
		return nil
	}
	m := f.new(i, end, Year, "when/year", 0.9, "printed in full")
	m.From, m.To = Date{Year: from}, Date{Year: to}
	f.around(m)
	return m
}

// yearSpan returns the first and last year at token i and the token behind them.
func (f *finder) yearSpan(i int) (from, to, end int) {
	if w := f.word(i); len(w) == 9 || len(w) == 7 { // 2009-2012, 2009-12
		from, to = digits(w[:4]), digits(w[5:])
		if len(w) == 7 {
			to += from / 100 * 100
		}
		if w[4] != '-' || from < 1600 || to >= 2100 || to <= from || len(w) == 7 && f.is(i-1, "in", "since") && to-from > 40 {
			return 0, 0, 0
		}
		return from, to, i + 1
	}
	if from = f.year(i); from == 0 {
		return 0, 0, 0
	}
	to = f.year(i + 2)
	if n := f.dayOfMonth(i + 2); f.is(i+1, "–") && f.joined(i) && f.joined(i+1) && n > from%100 {
		to = from/100*100 + n // 2011–12
	}
	switch {
	case to <= from:
	case f.is(i+1, "–", "—", "-") && f.joined(i), f.is(i-1, "from") && f.is(i+1, "to", "through", "until"), f.is(i+1, "through"), f.is(i-1, "between") && f.is(i+1, "and"):
		return from, to, i + 3
	}
	return from, from, i + 1
}

// yearHere tells whether the number at tokens [i, end) is a year: behind a word
// that leads to one, or before what a year describes. A number of four digits
// alone may be anything.
func (f *finder) yearHere(i, end int) bool {
	p := i - 1
	if f.class(p) == edge || f.class(p) == shift {
		p--
	}
	ended := f.kind(end) == text.Punct || f.kind(end) == text.Clitic || f.is(end, "and", "or")
	recent := f.year(i) >= 1900 || len(f.word(i)) > 4
	switch {
	case f.joined(i-1) && !f.is(i-1, "(", "“", "\"", "—", "–"):
		return false
	case len(f.word(i)) == len("2009-2012"):
		return recent
	case f.is(p, "in", "since", "until", "during", "throughout", "circa", "year"), f.class(i-1) == edge:
		return !f.measured(end)
	case f.is(p, "by", "of", "from", "to", "for", "after", "before", "between", "into", "through", "around", "than", "and", "or"):
		return recent && f.ledTo(i, p, end)
	case f.is(p, "the", "a", "his", "her", "their", "its", "our", "my", "this", "that"), f.kind(p) == text.Clitic:
		return recent && (f.noun(end) || f.capital(end)) && !f.measured(end)
	case f.is(p, ",") && f.floor > 0 && f.floor == p:
		return recent && ended // 2004, 2008 and 2012
	}
	return recent && dated[f.low(end)] || recent && f.is(end, "presidential", "republican", "democratic", "general") && !f.begins(i)
}

// ledTo tells whether the number at tokens [i, end), behind the word at p, is a
// year: "from 2009", "back to 2009", "the storm of 1953", "2004 and 2008". A
// round one may well count what follows.
func (f *finder) ledTo(i, p, end int) bool {
	switch {
	case f.is(p, "and", "or"):
		return f.floor > 0 && f.floor == p
	case f.is(p, "to") && !f.is(p-1, "back", "prior", "dating"), f.is(p, "than"):
		return false
	case f.is(p, "of") && f.noun(end) && !dated[f.low(p-1)]:
		return false // a poll of 2047 registered voters
	case f.is(p, "of") && (f.is(p-1, "number", "total", "sum", "average") || f.kind(p-1) != text.Letters):
		return false
	}
	ended := f.kind(end) == text.Punct || f.kind(end) == text.Clitic
	return ended || !f.noun(end) || f.year(i)%100 != 0 && !f.measured(end)
}

// dated are what years describe without an article: "2012 election".
var dated = setOf(`election elections campaign campaigns race races primary primaries cycle caucus caucuses convention conventions debate
	budget season contest contests bid run nominee nominees candidate candidates crisis recession invasion attack attacks war report study interview`)

// measured tells whether token i is what is counted, not dated.
func (f *finder) measured(i int) bool {
	return f.is(i, "people", "votes", "voters", "miles", "feet", "meters", "pounds", "dollars", "euros", "men", "women", "workers", "troops",
		"soldiers", "pages", "square", "members", "calories", "watts", "acres", "tons")
}
