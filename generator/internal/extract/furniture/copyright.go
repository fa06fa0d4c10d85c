package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

var copyrightLine = regexp.MustCompile(`^(?:(?:Copyright|COPYRIGHT)(?: ©| \(c\))? \d{4}\b.*|(?:©|\([cC]\)) ?(?:Copyright )?\d{4}\b.*|All [Rr]ights [Rr]eserved\.?|` +
	`.*\bmaterial may not be published, broadcast, rewritten,? or redistributed.*)$`)

var copyright = lineRule{
	doc: rule.Doc{
		Name:    "furniture/copyright",
		Title:   "Copyright notice",
		Text:    "A line that opens with Copyright or © and a year, says All rights reserved, or forbids to publish the material as the Associated Press does.",
		Example: "Copyright 2013 The Associated Press. All rights reserved.",
		Source:  "Associated Press and others as scraped",
	},
	why:        "a copyright notice",
	confidence: 0.95,
	match:      copyrightLine.MatchString,
}
