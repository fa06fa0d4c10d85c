package furniture

import (
	"dossier/generator/internal/rule"
)

var (
	tagsLabel  = compile(`^(?:(?:Tags?|TAGS?|Filed [Uu]nder|FILED UNDER|Topics?|TOPICS?|Related [Tt]opics|RELATED TOPICS|Categor(?:y|ies)|CATEGOR(?:Y|IES)|Keywords|KEYWORDS|Posted [Ii]n|Tagged(?: [Ww]ith| [Aa]s)?)\s?:\s*[^.!?“”"]{2,200})$`)
	filedUnder = compile(`^(?:Filed [Uu]nder|FILED UNDER|Posted in|Tagged(?: with| as)?) `)
)

var tags = lineRule{
	doc: rule.Doc{
		Name:    "furniture/tags",
		Title:   "Tags and sections the story is filed under",
		Text:    "A line that is a label such as Tags:, Filed under or Topics: and a list of words without a full stop. Abstains from a sentence.",
		Example: "Tags: harbor, ferry, mayor",
		Source:  "news pages and blogs as scraped",
	},
	why:        "lists what the story is filed under",
	confidence: 0.92,
	opens:      "tag tags filed topic topics related category categories keyword keywords posted tagged",
	match: func(s string) bool {
		m := filedUnder.FindString(s)
		return tagsLabel.MatchString(s) || m != "" && namesOnly(s[len(m):], 12, "and", "of", "the")
	},
}
