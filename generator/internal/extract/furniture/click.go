package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

var clickLine = regexp.MustCompile(`(?i)^\(?(?:` +
	`(?:please )?click here(?: (?:to|for) [^“”"]{2,160})?|` +
	`click (?:on )?(?:the )?(?:link|image|photo|video)s? (?:above|below|here)?[^“”".]{0,80}|` +
	`read (?:the )?(?:rest|full (?:story|article|report|post|interview|transcript)|entire (?:story|article|post)|whole (?:story|article|thing)|more)(?: of (?:the|this|his|her|their) (?:\w+ )?\w+)?(?: (?:here|at|on|in)\b[^“”".:]{0,60})?|` +
	`read more:\s[^“”".?!]{3,160}` +
	`)[.:!>»]*\)?$`)

var click = lineRule{
	doc: rule.Doc{
		Name:    "furniture/click",
		Title:   "Invitation to click",
		Text:    "A line of its own that sends the reader to another page: Click here to …, Read the rest here. Abstains when it holds quotation marks.",
		Example: "Read the rest of the story.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "sends the reader to another page",
	confidence: 0.9,
	match:      clickLine.MatchString,
}
