package furniture

import (
	"dossier/generator/internal/rule"
)

var stampLine = compile(`^` + stampLabel + `(?:` + stampTime + `|` + stampAgo + `|` + clock + `)\.?(?:(?:,|;| [-–—|•·])?\s+` + stampLabel + `(?:` + stampTime + `|` + stampAgo + `|` + clock + `)\.?)?$`)

var stamp = lineRule{
	doc: rule.Doc{
		Name:    "furniture/stamp",
		Title:   "Stamp of publication or update",
		Text:    "A line anywhere that is a word such as Published, Posted or Last updated and a date, a time or both, and nothing else.",
		Example: "Last updated Nov. 10, 2013, 8:30 a.m. EST",
		Source:  "news pages as scraped",
	},
	why:        "says when the page was published or changed",
	confidence: 0.92,
	opens:      "first last originally published posted updated modified created update",
	match:      stampLine.MatchString,
}
