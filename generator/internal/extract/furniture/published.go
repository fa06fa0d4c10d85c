package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

const (
	monthName = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	clock     = `(?i:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?: ?\(?[A-Z]{2,4}\)?)?`
)

var publishedLine = regexp.MustCompile(`^(?:(?i:(?:first |last )?(?:published|posted|updated|modified|created)(?: on| at)?):?\s*)?` +
	`(?:` + clock + `(?: on|,)?\s+)?` +
	`(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? )?` +
	`(?:` + monthName + ` \d{1,2},? \d{4}|\d{1,2} ` + monthName + ` \d{4}|\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?|\d{1,2}/\d{1,2}/\d{2,4})` +
	`(?:(?:,| at| [-–—|•·])?\s+` + clock + `)?\.?$`)

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
	match:      publishedLine.MatchString,
}
