package when

import (
	"fmt"
	"strings"
	"time"

	"dossier/generator/internal/text"
)

// digits reads what begins with a number at token i: "2013-11-10", "11/10/2013",
// "2009", "2009-2012", "the 1990s", "3pm".
func (f *finder) digits(i int) *moment {
	t := f.tokens[i]
	if t.Kind != text.Digits {
		return nil
	}
	w := f.word(i)
	switch {
	case len(w) >= 10 && w[4] == '-' && w[7] == '-':
		return f.iso(i)
	case len(w) <= 2 && f.is(i+1, "/") && f.is(i+3, "/"):
		return f.slashed(i)
	case len(w) >= 3 && len(w) <= 5 && (w[len(w)-1] == 's' || f.kind(i+1) == text.Clitic):
		return f.decade(i)
	case len(w) <= 4 && (strings.HasSuffix(w, "pm") || strings.HasSuffix(w, "am")):
		return f.joinedClock(i)
	case len(w) == 4 || len(w) == 7 || len(w) == 9:
		return f.years(i)
	}
	return nil
}

// iso reads "2013-11-10", with hour and minute behind a T or not.
func (f *finder) iso(i int) *moment {
	w := f.word(i)
	d := Date{digits(w[:4]), time.Month(digits(w[5:7])), digits(w[8:10])}
	if len(w) > 10 && w[10] != 'T' || d.Year < 1 || d.Month < 1 || !d.exists() {
		return nil
	}
	m := f.new(i, i+1, Day, "when/numeric", 0.95, "printed in full").on(d)
	if len(w) == len("2006-01-02T15") && f.is(i+1, ":") && len(f.word(i+2)) == 2 && digits(w[11:]) < 24 && digits(f.word(i+2)) < 60 {
		m.Clock = w[11:] + ":" + f.word(i+2)
		m.b = i + 3
		m.timed()
	}
	return m
}

// slashed reads "11/10/2013", month first as Americans write it. When both
// numbers may be the month, only the year is sure.
func (f *finder) slashed(i int) *moment {
	for k := i; k < i+4; k++ {
		if !f.joined(k) {
			return nil
		}
	}
	if i > 0 && f.is(i-1, "/") || f.is(i+5, "/") {
		return nil
	}
	a, b, y := digits(f.word(i)), digits(f.word(i+2)), digits(f.word(i+4))
	switch {
	case len(f.word(i+4)) == 2 && y >= 0:
		y += 2000
		if y > f.pub.Year+1 {
			y -= 100
		}
	case f.year(i+4) == 0:
		return nil
	}
	m := f.new(i, i+5, Day, "when/numeric", 0.9, "month first, as the day cannot be a month")
	us, other := Date{y, time.Month(a), b}, Date{y, time.Month(b), a}
	usOK, otherOK := a >= 1 && a <= 12 && us.exists(), b >= 1 && b <= 12 && other.exists()
	switch {
	case usOK && otherOK && us != other:
		m.Precision = Year
		m.By.Why = fmt.Sprintf("may be %s or %s", us.human(), other.human())
		m.By.Confidence = 0.7
		return m.on(Date{Year: y})
	case usOK:
		return m.on(us)
	case otherOK:
		m.By.Why = "day first, as it cannot be a month"
		return m.on(other)
	}
	return nil
}

// joinedClock reads "3pm", "3:30pm".
func (f *finder) joinedClock(i int) *moment {
	w := f.word(i)
	afternoon := 0
	if w[len(w)-2] == 'p' {
		afternoon = 12
	}
	m := f.new(i, i+1, Minute, "when/clock", 0.85, "the day is not given")
	h, min := digits(w[:len(w)-2]), 0
	if f.is(i-1, ":") && f.joined(i-1) && f.joined(i-2) && len(w) == 4 && i-2 >= f.floor {
		h, min, m.a = digits(f.word(i-2)), h, i-2
	}
	if h < 1 || h > 12 || min < 0 || min > 59 {
		return nil
	}
	m.Clock = fmt.Sprintf("%02d:%02d", h%12+afternoon, min)
	f.zone(m)
	f.dayBehind(m)
	return m
}

// decade reads "the 1990s", "the early 1990s", "the ’90s".
func (f *finder) decade(i int) *moment {
	w := strings.TrimSuffix(f.word(i), "s")
	end := i + 1
	if f.kind(i+1) == text.Clitic && f.joined(i) {
		if !f.is(i+1, "’s", "'s") || len(f.word(i)) != 4 || f.word(i)[3] != '0' || !f.is(i-1, "the", "early", "late", "mid") || f.noun(i+2) || f.capital(i+2) {
			return f.years(i)
		}
		end++
	} else if w == f.word(i) {
		return nil
	}
	y, a := digits(w), i
	switch {
	case len(w) == 4 && y >= 1600 && y < 2100 && y%10 == 0:
	case len(w) == 2 && y%10 == 0 && y >= 20 && f.joined(i-1) && f.is(i-1, "'", "’", "‘") && (f.is(i-2, "the", "and") || f.class(i-2) == edge):
		y, a = y+1900, i-1
	default:
		return nil
	}
	m := f.new(a, end, Decade, "when/decade", 0.95, "printed in full")
	m.From, m.To = Date{Year: y}, Date{Year: y + 9}
	f.around(m)
	if f.is(m.a-1, "the") && m.a > f.floor {
		m.a--
	}
	return m
}
