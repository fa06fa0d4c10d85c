package when

import (
	"fmt"
	"time"
)

// A Date is a day, month or year of the Gregorian calendar, as precise as it
// is known: Day, or Month and Day, are zero when they are not. The zero Date is
// no date. Package conf's Date.Day gives the three values in this order.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date in ISO 8601: "2013-11-10", "2013-11", "2013"; "" for none.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// time is the start of the date.
func (d Date) time() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) Date { return Date{t.Year(), t.Month(), t.Day()} }

// add returns the date n days later.
func (d Date) add(n int) Date { return dateOf(d.time().AddDate(0, 0, n)) }

// addMonths returns the month n months later, without a day.
func (d Date) addMonths(n int) Date {
	t := Date{d.Year, d.Month, 1}.time().AddDate(0, n, 0)
	return Date{t.Year(), t.Month(), 0}
}

func (d Date) weekday() time.Weekday { return d.time().Weekday() }

// before tells whether d starts before o.
func (d Date) before(o Date) bool { return d.time().Before(o.time()) }

// days returns how many days o is later than d, less than none when it is earlier.
func (d Date) days(o Date) int { return int(o.time().Sub(d.time()).Hours() / 24) }

// lastDay returns the last day of the month or year d.
func (d Date) lastDay() Date {
	switch {
	case d.Month == 0:
		return Date{d.Year, time.December, 31}
	case d.Day == 0:
		return dateOf(d.time().AddDate(0, 1, -1))
	}
	return d
}

// exists tells whether the month has the day: not 31 June.
func (d Date) exists() bool { return d.Day >= 1 && dateOf(d.time()) == d }

// weekOf returns the first and last day of d's week, from Sunday, as American
// calendars print it.
func weekOf(d Date) (Date, Date) {
	first := d.add(-int(d.weekday()))
	return first, first.add(6)
}
