package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/rule"
)

var headingDoc = rule.Doc{
	Name:  "block/heading",
	Title: "Heading inside the story",
	Text: "A line of one to eight words that opens with a capital and ends without any mark, alone between empty lines where the text has them, " +
		"with a paragraph of at least twelve words that ends like a sentence before and after it. Abstains from lists: two such lines in a row, a comma or a number at the start.",
	Example: "What comes next",
	Source:  "house style of most outlets: cross-heads stand without a full stop",
}

// isHeading reports whether paragraph i is a heading inside the story.
func isHeading(ps []paragraph, i int) bool {
	p := ps[i]
	if i == 0 || i+1 >= len(ps) || len(p.words) > 80 || endsLine(p.words) || countWords(p.words) > 8 || strings.ContainsAny(p.words, ",[]<>{}|@/=") {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(p.words); !unicode.IsUpper(r) {
		return false
	}
	return isProse(ps[i-1]) && isProse(ps[i+1]) && (p.gap || !ps[i+1].gap) && (!p.gap || ps[i+1].gap)
}

// isProse reports whether a paragraph is a full paragraph of the story.
func isProse(p paragraph) bool {
	return p.aside == nil && endsSentence(p.words) && countWords(p.words) >= 12
}
