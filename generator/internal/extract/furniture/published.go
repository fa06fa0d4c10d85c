package furniture

import (
	"dossier/generator/internal/rule"
)

// How pages print a date and a time, with a label before them or without.
const (
	monthName  = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	clock      = `(?i:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?: ?\(?[A-Z]{2,4}\)?)?`
	weekday    = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? )`
	calendar   = `(?:` + monthName + ` \d{1,2},? \d{4}|\d{1,2} ` + monthName + ` \d{4}|\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?|\d{1,2}/\d{1,2}/\d{2,4})`
	stampLabel = `(?i:(?:first |last |originally )?(?:published|posted|updated|modified|created|update)(?: on| at)?):?\s*`
	stampTime  = `(?:` + clock + `(?: on|,)?\s+)?` + weekday + `?` + calendar + `(?:(?:,| at| [-–—|•·])?\s+` + clock + `)?`
	stampAgo   = `(?i:\d{1,2} (?:minutes?|mins?|hours?|hrs?|days?) ago)`
)

var publishedLine = compile(`^(?:` + stampLabel + `)?` + stampTime + `\.?(?:(?:,|;| [-–—|•·])?\s+` + stampLabel + stampTime + `\.?)?$`)

var published = lineRule{
	doc: rule.Doc{
		Name:    "furniture/published",
		Title:   "Date of publication",
		Text:    "Between headline and story, a line that holds a full date, with a time and a word such as Updated at most. Abstains inside the story.",
		Example: "Published Nov. 10, 2013, 8:30 a.m. EST",
		Source:  "news pages as scraped",
	},
	why:        "says when the story was published",
	confidence: 0.9,
	limit:      120,
	match:      publishedLine.MatchString,
}
