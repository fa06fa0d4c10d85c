package furniture

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// An Imprint is what the lines between headline and story say of an article
// itself, in the words they print; "" is what none says.
type Imprint struct {
	Byline    string // "Jane Smith and John Doe, Associated Press", without By
	Outlet    string // "The Harbor Gazette"
	Published string // the day, as 2013-11-10
	Updated   bool   // the day is that of an update: no line says when it was first published
}

// Doubt says why the day may not be that of publication, "" where it is.
func (in Imprint) Doubt() string {
	if !in.Updated {
		return ""
	}
	return "The day is that of an update; when the text was first published it does not say."
}

// Such lines stand near the beginning, and are short.
const (
	imprintLines = 8   // with words, the headline among them
	storyBytes   = 250 // a line of more is the story
)

// ReadImprint reads an article's imprint where its text prints one.
//
//	Talks 'went nowhere'
//	The Harbor Gazette
//	By Jane Smith | Nov. 10, 2013
//	…
func ReadImprint(text string) Imprint {
	var in Imprint
	read, headline := 0, false
	for line := range strings.Lines(text) {
		if line = clean(line); line == "" {
			continue
		}
		if read++; read > imprintLines || len(line) > storyBytes {
			break
		}
		switch by, found := printed(line); {
		case !found && !headline:
			headline = true
		case found && headline:
			in.read(line, by)
		}
	}
	return in
}

// printed names the rule that finds a line to be about the article, not of it.
func printed(line string) (name string, found bool) {
	by, found := Head(line)
	if !found {
		by, found = Line(line)
	}
	return by.Rule, found
}

// read takes what a line says that no line before it did.
func (in *Imprint) read(line, by string) {
	switch by {
	case namedByline.doc.Name:
		names, _ := afterBy(line)
		if at := bylineDate.FindStringIndex(names); at != nil {
			in.date(names[at[0]:])
			names = names[:at[0]]
		}
		parts := strings.FieldsFunc(names, func(r rune) bool { return r == '|' })
		if last := strings.TrimSpace(parts[len(parts)-1]); len(parts) > 1 && isOutlet(last) {
			in.Outlet = cmp.Or(in.Outlet, last)
			names = strings.Join(parts[:len(parts)-1], "|")
		}
		in.Byline = cmp.Or(in.Byline, strings.Trim(names, " ,|"))
	case outletAlone.doc.Name:
		in.Outlet = cmp.Or(in.Outlet, line)
	case published.doc.Name, stamp.doc.Name:
		in.date(line)
	}
}

// A dated is a date with the label before it: "Updated: ", "Nov. 10, 2013".
var dated = compile(`((?i:(?:first |last |originally )?(?:published|posted|updated|modified|created|update)?))(?: on| at)?:?\s*(?:` + clock + `(?: on|,)?\s+)?` + weekday + `?(` + calendar + `)`)

// date takes the day of a line; that of an update only where no line has another.
func (in *Imprint) date(line string) {
	for _, m := range dated().FindAllStringSubmatch(line, -1) {
		label := strings.ToLower(m[1])
		update := strings.Contains(label, "updat") || strings.Contains(label, "modified")
		if on := day(m[2]); on != "" && (in.Published == "" || in.Updated && !update) {
			in.Published, in.Updated = on, update
		}
	}
}

// day writes a date as settings files have it; "" where day and month could be
// each other ("10/11/2013").
func day(s string) string {
	if len(s) > len(time.DateOnly) && s[4] == '-' {
		s = s[:len(time.DateOnly)] // without the time
	}
	s = strings.NewReplacer(".", "", ",", "", "Sept ", "Sep ").Replace(s)
	var days []string
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", time.DateOnly, "1/2/2006", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			days = append(days, t.Format(time.DateOnly))
		}
	}
	if days = slices.Compact(days); len(days) != 1 {
		return ""
	}
	return days[0]
}
