package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

var followLine = regexp.MustCompile(`^"?(?:On Twitter,? follow|Follow|FOLLOW|Like us|Find us|Join us|Join the (?:conversation|discussion|debate))(?: [^.!?"”]{1,120}?)? (?i:on) (?:Twitter|Facebook|Instagram|X|LinkedIn|Threads|Bluesky|Pinterest|Tumblr|YouTube|Google\+)` +
	`(?:(?:,| and| or|,? at| on)* *(?:@?\w+|Twitter|Facebook|Instagram))*(?:[:,]? *(?:@\w+|https?://\S+))*[.!]?"?$`)

var follow = lineRule{
	doc: rule.Doc{
		Name:    "furniture/follow",
		Title:   "Invitation to follow an account",
		Text:    "A line of its own that invites to follow a writer or an outlet on a network, and says nothing else.",
		Example: "Follow Jane Orr on Twitter @janeorr.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "invites to follow an account",
	confidence: 0.95,
	match:      followLine.MatchString,
}
