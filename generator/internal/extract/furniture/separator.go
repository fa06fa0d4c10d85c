package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

// isSeparator reports whether a line holds 2 to 80 marks of a rule, or one that
// is no dash, with at most one space after each, and at most a full stop more.
func isSeparator(s string) bool {
	if isLetter(s[0]) {
		return false // as nearly every line
	}
	s = strings.TrimSuffix(s, ".")
	marks, spaced := 0, true
	for _, r := range s {
		if r == ' ' {
			if spaced {
				return false
			}
			spaced = true
			continue
		}
		if !strings.ContainsRune("_*=~•·#◆■-–—", r) {
			return false
		}
		marks, spaced = marks+1, false
	}
	return 2 <= marks && marks <= 80 || marks == 1 && !strings.ContainsAny(s, "·#-–—")
}

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
	limit:      360,
	match:      isSeparator,
}
