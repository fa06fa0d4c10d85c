package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var reportedFrom = tailRule{
	lineRule: lineRule{
		doc: rule.Doc{
			Name:    "furniture/reported-from",
			Title:   "Where the reporters were, or the agency's name",
			Text:    "At the end of a text, sentences that say only from where names reported, or a dash and the name of a news agency. Abstains inside the story and when anything but names follows.",
			Example: "Orr reported from Porthaven; Vale, from Eastwick.",
			Source:  "Washington Post and AP sign-offs; PolNeAR marks them Discard",
		},
		why:        "says from where the reporters reported",
		confidence: 0.9,
	},
	match: func(s string, _ func(string) bool) bool {
		return agencyLine.MatchString(s) || strings.Contains(s, " reported from ") && (isReportedFrom(s) || everySentence(s, func(part string) bool { return isReportedFrom(part) || helped(part) }))
	},
}

var agencyLine = compile(`^[-–—] ?(?:Reuters|Associated Press|The Associated Press|AP|AFP|UPI|Bloomberg News)\.?$`)

var reportedLine = compile(`^([\p{L}’'. -]{2,60}?(?:, [\p{L}’'. -]{2,30})*) reported from ([\p{L}’'., -]{2,60}(?:;[\p{L}’'., -]{2,80})*)$`)

// isReportedFrom reports whether a sentence says from where names reported.
func isReportedFrom(s string) bool {
	m := reportedLine.FindStringSubmatch(s)
	return m != nil && namesOnly(m[1], 12, deskWords...) && namesOnly(m[2], 24, deskWords...)
}
