package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var copyrightLine = compile(`^(?:(?:Copyright|COPYRIGHT)(?: ©| \([cC]\))? \d{4}\b.*|(?:©|\([cC]\)) ?(?:Copyright )?\d{4}\b.*|All [Rr]ights [Rr]eserved\.?|ALL RIGHTS RESERVED\.?)$`)

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
	opens:      "copyright c © all",
	holds:      []string{forbids},
	match:      func(s string) bool { return strings.Contains(s, forbids) || copyrightLine.MatchString(s) },
}

// forbids is what the Associated Press prints under each story.
const forbids = "material may not be published, broadcast, rewritten"
