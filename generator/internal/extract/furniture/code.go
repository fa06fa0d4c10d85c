package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var (
	styleLine = compile(`^(?:[.#@]?[\w-]+(?:[ ,.:#>+~()[\]="'-]+[\w-]+)*[ ),]*\{|` +
		`-?(?:webkit|moz|ms|width|height|min|max|margin|padding|border|font|text|line|letter|word|color|background|float|clear|display|position|top|left|right|bottom|overflow|opacity|z|list|vertical|box|transform|transition|content|cursor|visibility)(?:-[a-z]+)*\s?:[^;“”]{1,120};|` +
		`[})\]]+;?\.?)$`)
	scriptLine = compile(`^(?:(?:var|let|const) \w+\s?=.*;|(?:window|document|googletag|jQuery|\$)[.(].*[;{]|\(?function\s?\w*\(.*|[\w.]+\.push\(.*\);?)$`)
)

var code = lineRule{
	doc: rule.Doc{
		Name:    "furniture/code",
		Title:   "Style sheet or script",
		Text:    "A line of a style sheet or a script: a selector and {, a known property and its value with a semicolon, } alone, a call or an assignment. Abstains from anything else with a brace.",
		Example: "padding-top: 20px;",
		Source:  "pages whose styles were taken for text; CSS 2.1 property names",
	},
	why:        "a line of code",
	confidence: 0.95,
	limit:      300,
	match:      isCode,
}

// isCode is asked of every line: most are told by their last character.
func isCode(s string) bool {
	switch s[len(s)-1] {
	case '{', '}', ';', ')':
	case '.':
		return len(s) <= 4 && s[0] == '}' && styleLine.MatchString(s)
	default:
		return false
	}
	return styleLine.MatchString(s) && strings.ContainsAny(s, "{};") || strings.ContainsAny(s, "(=") && scriptLine.MatchString(s)
}
