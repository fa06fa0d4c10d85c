package when

import (
	"fmt"
	"strings"
	"time"
)

// EDTF returns the value in the Extended Date/Time Format (ISO 8601-2, level 1):
//
//	2013-11-10   2013-11   2013   199X   2013-23 (fall)   2013-11-10/2013-11-16
//	2013-11-10T15:00:00   2009/.. (since)   2016-03-15? (uncertain)   2012~ (about)
//
// The part of the day has no form in it and is left out, the zone is not known
// well enough to be in it; "" for what is not placed.
func (e *Expression) EDTF() string {
	if !e.Placed() {
		return ""
	}
	mark := ""
	switch {
	case e.Uncertain && e.About:
		mark = "%"
	case e.Uncertain:
		mark = "?"
	case e.About:
		mark = "~"
	}
	switch {
	case e.To.IsZero():
		return e.From.String() + mark + "/.."
	case e.From.IsZero():
		return "../" + e.To.String() + mark
	case e.Precision == Decade && e.isDecade():
		return fmt.Sprintf("%03dX", e.From.Year/10) + mark
	case e.Precision == Season && e.From.Year == e.To.Year:
		return fmt.Sprintf("%04d-%d%s", e.From.Year, 21+(e.From.Month-time.March)/3, mark)
	case e.From != e.To:
		return e.From.String() + mark + "/" + e.To.String() + mark
	case e.Clock != "":
		return e.From.String() + "T" + e.Clock + ":00" + mark
	}
	return e.From.String() + mark
}

func (e *Expression) isDecade() bool { return e.From.Year%10 == 0 && e.To.Year == e.From.Year+9 }

// String returns the value for people: "10 Nov 2013, early", "early 2016",
// "10–11 Nov 2013", "10 Nov 2013, 15:00 ET", "since 2009", "about 2012",
// "15 Mar 2016?"; "" for what is not placed and has no time of day.
func (e *Expression) String() string {
	if !e.Placed() {
		return strings.TrimSpace(e.Clock + " " + e.Zone)
	}
	var b strings.Builder
	if e.About {
		b.WriteString("about ")
	}
	exact := e.Precision >= Day
	if !exact && e.Part != "" {
		b.WriteString(e.Part + " ")
	}
	b.WriteString(e.calendar())
	if e.Uncertain {
		b.WriteString("?")
	}
	if exact && e.Part != "" {
		b.WriteString(", " + e.Part)
	}
	if e.Clock != "" {
		b.WriteString(", " + e.Clock)
		if e.Zone != "" {
			b.WriteString(" " + e.Zone)
		}
	}
	return b.String()
}

// calendar is String without what narrows it.
func (e *Expression) calendar() string {
	switch {
	case e.To.IsZero():
		return "since " + e.From.human()
	case e.From.IsZero():
		return "until " + e.To.human()
	case e.Precision == Decade && e.isDecade():
		return fmt.Sprintf("%ds", e.From.Year)
	case e.Precision == Season:
		return e.season()
	}
	return humanRange(e.From, e.To)
}

func (e *Expression) season() string {
	name := [...]string{"spring", "summer", "fall", "winter"}[(e.From.Month-time.March)/3]
	if e.From.Year != e.To.Year {
		return fmt.Sprintf("%s %d–%02d", name, e.From.Year, e.To.Year%100)
	}
	return fmt.Sprintf("%s %d", name, e.From.Year)
}

func (d Date) human() string {
	switch {
	case d.Month == 0:
		return fmt.Sprint(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", d.Month.String()[:3], d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month.String()[:3], d.Year)
}

// humanRange writes what both ends share once.
func humanRange(a, b Date) string {
	switch {
	case a == b:
		return a.human()
	case a.Year == b.Year && a.Month == b.Month && a.Day > 0:
		return fmt.Sprintf("%d–%s", a.Day, b.human())
	case a.Year == b.Year && a.Day > 0:
		return fmt.Sprintf("%d %s–%s", a.Day, a.Month.String()[:3], b.human())
	}
	return a.human() + "–" + b.human()
}
