package when

import "strings"

// class is what a word does in a date. Words of the first group begin or are
// the heart of an expression, those of the second only stand around one.
type class uint8

const (
	other       class = iota
	weekday           // value: 0 for Sunday
	monthName         // value: 1 for January
	deictic           // value: days from today
	holidayName       // value: index into holidays
	season            // value: its first month
	unit              // value: a period
	dayPart           // morning
	meridiem          // p.m.; value: 12
	noon              // value: the hour
	number            // digits, read by form; "two", value 2

	which // this, last, next; value: a direction
	edge  // early, late, mid
	shift // earlier, later, ago
)

// Directions of "which".
const (
	this = iota
	last
	next
)

// Periods of "unit"; plural is added to them.
const (
	minuteUnit = iota
	hourUnit
	dayUnit
	weekUnit
	weekendUnit
	monthUnit
	yearUnit
	decadeUnit
	centuryUnit

	plural = 16
)

type lexeme struct {
	class class
	value int8
}

// lexemes are the words a date is made of, as they are printed. Periods belong
// to abbreviations, as text.Words keeps them: "Nov.", "p.m.".
var lexemes = buildLexemes()

// shapes has a bit for each length the lexemes have that begin with a byte. Few
// other words look like one.
var shapes = func() (shapes [256]uint32) {
	for w := range lexemes {
		shapes[w[0]] |= 1 << len(w)
	}
	return shapes
}()

func buildLexemes() map[string]lexeme {
	m := map[string]lexeme{}
	// add lists words, value by value from the first one, spellings of one value
	// joined by "|"; proper ones have a capital or capitals only.
	add := func(c class, first int, proper bool, words string) {
		for i, same := range strings.Fields(words) {
			for w := range strings.SplitSeq(same, "|") {
				l := lexeme{c, int8(first + i)}
				m[strings.ToUpper(w[:1])+w[1:]] = l
				m[strings.ToUpper(w)] = l
				if !proper {
					m[w] = l
				}
			}
		}
	}
	add(weekday, 0, true, "sunday monday tuesday wednesday thursday friday saturday")
	add(monthName, 1, true, `january|jan.|jan february|feb.|feb march|mar. april|apr. may june|jun. july|jul.
		august|aug.|aug september|sept.|sep.|sept october|oct.|oct november|nov.|nov december|dec.|dec`)
	add(deictic, -1, false, "yesterday today|tonight tomorrow")
	add(season, 3, false, "spring . . summer . . fall|autumn . . winter")
	add(unit, 0, false, "minute hour day week weekend month year decade century")
	add(unit, plural, false, "minutes hours days weeks weekends months years decades centuries")
	add(dayPart, 0, false, "morning afternoon evening night")
	add(meridiem, 0, false, "a.m.|am|a.m")
	add(meridiem, 12, false, "p.m.|pm|p.m")
	add(noon, 0, false, "midnight")
	add(noon, 12, false, "noon|midday")
	add(number, 1, false, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
	add(number, 30, false, "thirty")
	add(number, 40, false, "forty")
	add(number, 50, false, "fifty")
	add(which, this, false, "this last|past next|coming")
	add(edge, 0, false, "early late mid")
	add(shift, 0, false, "earlier later ago")
	delete(m, ".")
	for i, h := range holidays {
		w, _, _ := strings.Cut(h.name, " ")
		if _, ok := m[w]; !ok {
			m[w] = lexeme{holidayName, int8(i)}
		}
	}
	return m
}
