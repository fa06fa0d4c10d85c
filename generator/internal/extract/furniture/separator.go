package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

var separatorLine = regexp.MustCompile(`^(?:[_*=~•·#◆■] ?|[-–—] ?){2,80}\.?$|^[_*=~•◆■]\.?$`)

var separator = lineRule{
	doc: rule.Doc{
		Name:    "furniture/separator",
		Title:   "A rule between sections",
		Text:    "A line of stars, dashes or underscores and nothing else. Abstains from dots: an ellipsis may stand for words.",
		Example: "* * *",
		Source:  "AP ends each entry of a running story with a line of underscores; PolNeAR marks them Discard",
	},
	why:        "a line of marks without a word",
	confidence: 0.95,
	match:      separatorLine.MatchString,
}
