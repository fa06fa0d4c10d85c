package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

var deskInside = innerRule{
	doc: rule.Doc{
		Name:    "furniture/desk-inside",
		Title:   "Who reported, wrote or edited, at the end of a paragraph",
		Text:    "The same in brackets after a paragraph's last sentence: (Reporting by …; Editing by …). Abstains when anything but names follows, or no word of the trade opens it.",
		Example: "the ferry left at noon. (Reporting by Ann Orr in Porthaven; Editing by Tom Vale)",
		Source:  "Reuters sign-offs whose line break was lost",
	},
	why:        "says who worked on the story",
	confidence: 0.92,
	find:       deskAtEnd,
}

// deskAtEnd finds a sign-off in brackets at the end of a paragraph.
func deskAtEnd(s string) []text.Span {
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, ").") {
		return nil
	}
	i := strings.LastIndexByte(s, '(')
	if i <= 0 || len(s)-i > longest || !deskWork.MatchString(s[i+1:]) || !isDesk(strings.TrimSuffix(s[i:], ".")) {
		return nil
	}
	return []text.Span{{Start: i, End: len(s)}}
}
