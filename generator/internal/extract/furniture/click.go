package furniture

import (
	"dossier/generator/internal/rule"
)

var clickLine = compile(`(?i)^\(?(?:` +
	`(?:please )?click here(?: (?:to|for) [^“”"]{2,160})?|` +
	`click (?:on )?(?:the )?(?:link|image|photo|video)s? (?:above|below|here)?[^“”".]{0,80}|` +
	`read (?:the )?(?:rest|full (?:story|article|report|post|interview|transcript)|entire (?:story|article|post)|whole (?:story|article|thing)|more)(?: of (?:the|this|his|her|their) (?:\w+ )?\w+)?(?: (?:here|at|on|in)\b[^“”".:]{0,60})?|` +
	`read more:\s[^“”".?!]{3,160}|` +
	`watch (?:the )?(?:latest|full|more) videos? (?:at|on) [^“”]{2,120}|` +
	`for more (?:information|details|stories|news|coverage|videos?(?: news)?|on|from|about)\b[^.“”"?]{0,80}, (?:please )?(?:visit|go to|check out|click|see|read|listen to|watch)\b[^“”"]{2,100}|` +
	`(?:view|see|read) [^.“”"]{2,60}: https?://\S+|(?:https?://|www\.)\S+` +
	`)[.:!>»]*\)?$`)

// What a look points at must be above, below or here: nothing of it came along.
var lookLine = compile(`^\(?(?:Watch|WATCH|Listen to|LISTEN TO|See|SEE|Hear|View|Check out|Take a (?:look|listen)|Read)\s(?:[^“”",;]{0,160}\s)?` +
	`(?:above|below|here|(?i:video|clip|interview|ad|trailer)\s(?:above|below)\s(?:for|to see|to hear|to watch)\s[^“”"]{2,100})[.:!]*\)?$`)

// Whom one sees or hears here is in the story: "See you here."
var lookAt = compile(`^\(?(?:\w+)(?: out| to| at)? (?:you|me|him|her|us|them|it|what|how|who|when|where|if|that)\b`)

var click = lineRule{
	doc: rule.Doc{
		Name:  "furniture/click",
		Title: "Invitation to click, to watch or to listen",
		Text: "A line of its own that sends the reader to another page or to a player that is not in the text, or is an address alone: Click here to …, Read the rest here, Watch the interview above. " +
			"Abstains when it holds quotation marks, or a pronoun after the verb: See you here.",
		Example: "Read the rest of the story.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "sends the reader to another page",
	confidence: 0.9,
	opens:      "please click read watch listen see hear view check take for http https www",
	match: func(s string) bool {
		return clickLine.MatchString(s) || isLook(s) || (clickLine.MatchString(firstOf(s)) || isLook(firstOf(s))) && inviting(s)
	},
}

func isLook(s string) bool { return lookLine.MatchString(s) && !lookAt.MatchString(s) }
