package when

import (
	"fmt"
	"strings"
)

// clockFirst reads a time of day at token i ("p.m.", "noon") with the number
// before it, and the day behind it: "3 p.m. ET on Sunday".
func (f *finder) clockFirst(i int) *moment {
	m := f.new(i, i+1, Minute, "when/clock", 0.9, "the day is not given")
	if f.class(i) == noon {
		if f.capital(i) || f.is(i-1, "high") || f.noun(i+1) {
			return nil
		}
		m.Clock = fmt.Sprintf("%02d:00", f.tokens[i].value)
	} else if !f.meridiem(m) {
		return nil
	}
	f.zone(m)
	f.dayBehind(m)
	return m
}

// meridiem reads the number before "p.m.".
func (f *finder) meridiem(m *moment) bool {
	i := m.a
	clock, a := f.hourBefore(i-1, int(f.tokens[i].value))
	if clock == "" || a < f.floor {
		return false
	}
	m.a, m.Clock = a, clock
	return true
}

// hourBefore reads "3" or "3:30" that ends with token i; afternoon is 12 hours
// on. It returns the clock and the first token, "" for no time.
func (f *finder) hourBefore(i, afternoon int) (string, int) {
	h, min, a := digits(f.word(i)), 0, i
	if f.is(i-1, ":") && f.joined(i-2) && f.joined(i-1) && len(f.word(i)) == 2 {
		h, min, a = digits(f.word(i-2)), h, i-2
	} else if hh, mm, ok := strings.Cut(f.word(i), "."); ok && len(mm) == 2 { // 3.30 p.m.
		h, min = digits(hh), digits(mm)
	}
	if h < 1 || h > 12 || min < 0 || min > 59 {
		return "", 0
	}
	return fmt.Sprintf("%02d:%02d", h%12+afternoon, min), a
}

// zone takes a time zone behind the moment into it.
func (f *finder) zone(m *moment) {
	j := m.b
	w := f.word(j)
	switch {
	case f.breaks(j):
		return
	case zones[w]:
		j++
	case longZones[w]:
		j++
		if f.is(j, "standard", "daylight", "summer") {
			j++
		}
		if f.is(j, "time") {
			j++
		}
	case w == "local" && f.is(j+1, "time"):
		j += 2
	default:
		return
	}
	m.Zone = f.s[f.tokens[m.b].Start:f.tokens[j-1].End]
	m.b = j
}

var (
	zones     = setOf("ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST HST GMT UTC BST CET CEST")
	longZones = setOf("Eastern Central Mountain Pacific")
)

// dayBehind takes a day behind a time into the moment: "3 p.m. on Sunday".
func (f *finder) dayBehind(m *moment) {
	j := m.b
	if f.is(j, ",") {
		j++
	}
	if f.is(j, "on") {
		j++
	}
	if f.breaks(j) {
		return
	}
	was := f.floor
	f.floor = j
	d := f.day(j)
	f.floor = was
	if d == nil || d.Precision != Day || d.From != d.To {
		return
	}
	clock, zone := m.Clock, m.Zone
	a := m.a
	*m = *d
	m.a, m.Clock, m.Zone = a, clock, zone
	m.timed()
}

// day reads a day that begins with token i or a word before its key word.
func (f *finder) day(i int) *moment {
	for k := i; k <= i+2 && f.in(k); k++ {
		switch f.class(k) {
		case weekday:
			return f.weekday(k)
		case monthName:
			return f.month(k)
		case deictic:
			return f.deictic(k)
		case which, edge:
		default:
			return nil
		}
	}
	return nil
}

// timed makes a day with a time of day one of that precision.
func (m *moment) timed() {
	if m.Placed() {
		m.Precision = Minute
	}
	if m.Clock == "00:00" && m.Placed() {
		m.Uncertain = true // midnight before or behind the day
		m.By.Why += "; midnight may be its start or its end"
	}
}

// clockBehind takes a time behind a day into the moment: "Sunday at 3 p.m. ET".
func (f *finder) clockBehind(m *moment) {
	j := m.b
	if f.is(j, ",") {
		j++
	}
	if f.is(j, "at", "around", "about", "by", "before", "after") {
		j++
	}
	c := &moment{}
	for k := j; k <= j+3 && f.in(k); k++ {
		switch f.class(k) {
		case meridiem, noon:
			c = f.new(k, k+1, Minute, "", 0, "")
			if f.class(k) == noon {
				c.Clock = fmt.Sprintf("%02d:00", f.tokens[k].value)
			} else if !f.meridiem(c) {
				return
			}
			if c.a != j {
				return
			}
			f.zone(c)
			m.b, m.Clock, m.Zone = c.b, c.Clock, c.Zone
			m.timed()
			return
		case number:
		default:
			if !f.is(k, ":") {
				return
			}
		}
	}
}
