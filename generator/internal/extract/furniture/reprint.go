package furniture

import (
	"dossier/generator/internal/rule"
)

var reprintLine = compile(`^\(?(?:(?:` + thisStory + `|(?i:a|an earlier) version of ` + thisStory + `) (?:(?:was )?(?:originally |first )?(?:appeared|appears|published|ran)|is (?:republished|reprinted|excerpted))(?: in print)? (?:on|in|at|by|from|with) (?:the |permission )?(?:\p{Lu}|[\w-]+\.\w)[^“”"]{1,160}|` +
	`As published in [^“”"]{2,80}|(?:Reprinted|Republished|Excerpted)(?: here)? (?:with (?:the )?permission|courtesy|from|by permission)\b[^“”"]{0,120})\.?\)?$`)

var reprint = lineRule{
	doc: rule.Doc{
		Name:    "furniture/reprint",
		Title:   "Where the story appeared first",
		Text:    "A line of its own that says where the story was published before or in print: This piece first appeared in …, As published in … Abstains when it holds quotation marks.",
		Example: "This article first appeared in The Harbor Post.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "says where the story appeared",
	confidence: 0.9,
	opens:      "this a an as reprinted republished excerpted",
	match: func(s string) bool {
		return holdsAny(s, []string{"ppear", "ublished", "printed", "xcerpted", " ran "}) && reprintLine.MatchString(s)
	},
}
