package furniture

import (
	"dossier/generator/internal/rule"
)

var shareLine = compile(`(?i)^(?:` +
	`[\d,.]+k? (?:shares?|comments?|likes?|retweets?|views|tweets|replies)|` +
	`(?:shares?|comments?|likes?|retweets?|tweets?) ?\(?[\d,.]+k?\)?|` +
	`(?:view|show|see|read|hide|leave a|post a|add a|write a|join the|load|start the)(?: all| more)?(?: [\d,.]+)? (?:comments?|conversation|reply|replies)(?: \(\d+\))?|` +
	`(?:share|tweet|pin|e-?mail|print|comment|like|save|facebook|twitter|linkedin|whatsapp|reddit|flipboard)(?:(?: |\s*[|/·•,]\s*)(?:(?:this|on|via|story|article|share|tweet|pin|e-?mail|print|comments?|like|save|facebook|twitter|linkedin|whatsapp|reddit|flipboard|more|x)))+|` +
	`(?:comments|share|share this|share this (?:story|article|post|page|with)(?: with)?(?: (?:facebook|twitter|e-?mail|whatsapp|messenger))?|share and comment below|print this (?:story|article|page)|send to a friend|` +
	`copy (?:this )?link|copy link to clipboard|these are external links and will open in a new window|comments are (?:now )?closed|your e-?mail address will not be published|required fields are marked ?\*?|\d+ min(?:ute)?s? read|estimated reading time:? \d+ min(?:ute)?s?|reading time:? \d+ min(?:ute)?s?)` +
	`)[.:!]?$`)

var share = lineRule{
	doc: rule.Doc{
		Name:    "furniture/share",
		Title:   "Share buttons, counts and the comment box",
		Text:    "A line of its own that only counts shares or comments, names share buttons, or heads the comments. Abstains from any line with another word.",
		Example: "1,204 shares",
		Source:  "news pages as scraped",
	},
	why:        "a share button, a count or the head of the comments",
	confidence: 0.9,
	opens: "0 share shares comment comments like likes retweet retweets tweet tweets view show see read hide leave post add write join load start pin e email mail print save " +
		"facebook twitter linkedin whatsapp reddit flipboard send copy these your required estimated reading",
	limit: 160,
	match: shareLine.MatchString,
}
