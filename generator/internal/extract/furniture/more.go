package furniture

import (
	"dossier/generator/internal/rule"
)

var moreHeader = compile(`(?i)^"?(?:more news|more(?: (?:stories|coverage|headlines))?(?: (?:from|on|in|at|about) [^.:]{2,60})|more (?:stories|coverage|headlines)|` +
	`also (?:on|from|at|in) [^.:]{2,40}|related|related (?:stories|story|articles?|coverage|content|links?|news|video|reading|topics|posts)|` +
	`see also|read also|read next|read more|you may also like|you might also like|recommended|recommended (?:for you|reading|stories)|most (?:read|popular|viewed)|` +
	`trending|trending now|top stories|latest (?:news|stories|headlines)|don[’']t miss|editors?[’']?s? picks?|up next|what to read next|in case you missed it|further reading|online)"?\s*:"?$`)

// Without the colon only what no story would print as a line.
var moreBare = compile(`(?i)^(?:more news|more (?:on this story|to read)|more from (?:the web|around the web|our partners|this author)|(?:from )?around the web|related (?:stories|articles|coverage|content|links|posts)|` +
	`you (?:may|might) also like|recommended (?:for you|stories)|trending now|most (?:popular|read|viewed)|what to read next|read next|(?:see|read) also|(?:sponsored|promoted) (?:stories|links)|latest (?:stories|headlines))$`)

// A day makes it a turn of the story: "Also on Sunday:".
var dayName = compile(`(?i)day:?$`)

var more = lineRule{
	doc: rule.Doc{
		Name:    "furniture/more",
		Title:   "Head of a list of other stories",
		Text:    "A line that only opens a list of links: More News:, Related:, See also:, Also on HuffPost:. Abstains when a sentence goes on after the colon.",
		Example: "More News:",
		Source:  "U.S. News pages as scraped; PolNeAR marks such lines Discard",
	},
	why:        "opens a list of links to other stories",
	confidence: 0.95,
	opens:      "more also related see read you recommended most trending top latest don editor editors up what in further around online from sponsored promoted",
	limit:      100,
	match: func(s string) bool {
		return moreHeader.MatchString(s) && !dayName.MatchString(s) || moreBare.MatchString(s)
	},
}
