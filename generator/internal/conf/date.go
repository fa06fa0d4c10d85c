package conf

import (
	"reflect"
	"time"

	"go.yaml.in/yaml/v4"
)

// Precision is how much of a date is known.
type Precision int

const (
	NoDate  Precision = iota
	ToYear            // 2013
	ToMonth           // 2013-11
	ToDay             // 2013-11-10
	ToTime            // 2013-11-10T08:30:00-05:00
)

// A Date is a date as precise as its author wrote it. A date without a time
// has no zone: it is the same day everywhere, and Time is its start in UTC.
// A date with a time keeps the zone it was written with. One that does not exist
// has its place, and no precision.
type Date struct {
	Value     string // as written
	Line, Col int
	Precision Precision
	Time      time.Time
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.Precision == NoDate }

// Pos returns where the date stands.
func (d Date) Pos() Pos { return Pos{d.Line, d.Col} }

// String returns the date as written.
func (d Date) String() string { return d.Value }

// Day returns the year, month and day as written, month and day 0 when not known.
func (d Date) Day() (year int, month time.Month, day int) {
	year, month, day = d.Time.Date()
	switch d.Precision {
	case NoDate:
		return 0, 0, 0
	case ToYear:
		return year, 0, 0
	case ToMonth:
		return year, month, 0
	}
	return year, month, day
}

// dateForms are what may be written (RFC 3339 and its reduced forms in ISO 8601).
var dateForms = []struct {
	layout    string
	precision Precision
}{
	{"2006", ToYear},
	{"2006-01", ToMonth},
	{time.DateOnly, ToDay},
	{time.RFC3339, ToTime},
	{"2006-01-02T15:04Z07:00", ToTime},
}

// ParseDate reads a date in one of the forms above. The time zone of the
// machine plays no part.
func ParseDate(s string) (Date, bool) {
	for _, f := range dateForms {
		if t, err := time.ParseInLocation(f.layout, s, time.UTC); err == nil {
			return Date{Value: s, Precision: f.precision, Time: t}, true
		}
	}
	return Date{}, false
}

func (d *decoder) date(n *yaml.Node, v reflect.Value, key string) {
	s, ok := d.text(n, key)
	if !ok {
		return
	}
	date, ok := ParseDate(s)
	if !ok {
		v.Set(reflect.ValueOf(Date{Value: s, Line: n.Line + d.lineOffset, Col: n.Column}))
		d.errorAt(n, "bad-date", "write 2013-11-10, 2013-11, 2013 or 2013-11-10T08:30:00-05:00", "%s must be a date that exists; this is %q", what(key), s)
		return
	}
	date.Line, date.Col = n.Line+d.lineOffset, n.Column
	v.Set(reflect.ValueOf(date))
}
