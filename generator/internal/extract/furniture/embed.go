package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var embed = lineRule{
	doc: rule.Doc{
		Name:    "furniture/embed",
		Title:   "Markup without words",
		Text:    "A line of tags in angle brackets with no word outside them: the place of a player or a post that did not come along. Abstains when any word stands between the tags, and from one tag that opens what the next lines may hold.",
		Example: `<iframe src="https://player.example/7"></iframe>`,
		Source:  "pages whose embeds were taken for text; PolNeAR marks them Discard",
	},
	why:        "markup without words",
	confidence: 0.95,
	match:      isMarkup,
}

// isMarkup reports whether a line is tags alone, with at most a full stop after
// them: two or more, or one that needs no other.
func isMarkup(s string) bool {
	if s[0] != '<' {
		return false
	}
	line, n := s, 0
	for ; s != "" && s != "."; n++ {
		end := strings.IndexByte(s, '>')
		if s[0] != '<' || end < 2 || strings.IndexByte(s[1:end], '<') >= 0 || s[1] != '/' && !isLetter(s[1]) {
			return false
		}
		s = strings.TrimLeft(s[end+1:], " ")
	}
	return n > 1 || strings.Contains(line, "/>") || strings.HasPrefix(line, "<br") || strings.HasPrefix(line, "<hr") || strings.HasPrefix(line, "<img ")
}
