package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

var shareLine = regexp.MustCompile(`(?i)^(?:` +
	`[\d,.]+k? (?:shares?|comments?|likes?|retweets?|views|tweets)|` +
	`(?:shares?|comments?|likes?|retweets?|tweets?) ?\(?[\d,.]+k?\)?|` +
	`(?:view|show|see|read|hide|leave a|post a|add a|join the)(?: all)?(?: [\d,.]+)? (?:comments?|conversation)(?: \(\d+\))?|` +
	`(?:share|tweet|pin|e-?mail|print|comment|like|save|facebook|twitter|linkedin|whatsapp|reddit|flipboard)(?:(?: |\s*[|/·•,]\s*)(?:(?:this|on|via|story|article|share|tweet|pin|e-?mail|print|comments?|like|save|facebook|twitter|linkedin|whatsapp|reddit|flipboard|more|x)))+|` +
	`(?:comments|share|share this|share this (?:story|article|post)|print this (?:story|article|page)|copy link|\d+ min(?:ute)? read)` +
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
	match:      shareLine.MatchString,
}
