package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var entryTimeLine = compile(`^\d{1,2}(?:[:.]\d{2})?\s?(?:[aApP]\.[mM]\.|[aApP][mM])(?: ?\(?(?:[ECMP]S?T|[ECMP]DT|GMT|BST|ET|UTC)\)?)?[.:]?$`)

var entryTime = lineRule{
	doc: rule.Doc{
		Name:    "furniture/entry-time",
		Title:   "Time of an entry in a running story",
		Text:    "A line that is one time of day with a.m. or p.m. and nothing else: when the entry below it was posted. Abstains from a time with words after it.",
		Example: "8:45 p.m.",
		Source:  "the Associated Press's running stories; PolNeAR marks them Discard in places",
	},
	why:        "says when an entry was posted",
	confidence: 0.9,
	opens:      "0",
	limit:      20,
	match: func(s string) bool {
		return strings.ContainsAny(s, "mM") && entryTimeLine.MatchString(s)
	},
}
