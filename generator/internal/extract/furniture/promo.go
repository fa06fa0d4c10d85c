package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// labels are the words that open a bracketed promo. An insertion into a
// quotation, "[nuclear]", and a stage direction, "[APPLAUSE]", open with none.
const labels = `(?:READ|READ MORE|OPINION|WATCH|SEE|SEE ALSO|ALSO|RELATED|PHOTOS?|VIDEOS?|GALLERY|LISTEN|MORE|POLL|QUIZ|MAP|CHART|` +
	`CARTOONS?|INTERACTIVE|BLOG|COLUMN|ANALYSIS|LIVE|TIMELINE|EXCLUSIVE|BRIEF|DEBATE CLUB|BELOW|EXPLORE|DATA|INFOGRAPHIC)`

var (
	promoBlock  = compile(`^\[\s*(?:(?i:` + labels + `\s*:)|` + labels + `\s)[^\[\]]*\]$`)
	promoInside = compile(`^\[` + labels + `:\s[^\[\]\n]{3,}\]`)
)

var promo = lineRule{
	doc: rule.Doc{
		Name:  "furniture/promo",
		Title: "Bracketed promo on a line of its own",
		Text: "A line in square brackets that opens with a word such as READ, OPINION, WATCH, SEE or PHOTOS, written with a colon or in capitals. " +
			"Abstains from other brackets: an insertion such as [nuclear] or [APPLAUSE] belongs to the story.",
		Example: "[READ: New Harbor Bridge Is Almost Paid For]",
		Source:  "U.S. News pages as scraped",
	},
	why:        "a bracketed pointer to another page",
	confidence: 0.98,
	match:      func(s string) bool { return s[0] == '[' && promoBlock.MatchString(s) },
}

var inlinePromo = innerRule{
	doc: rule.Doc{
		Name:    "furniture/promo-inside",
		Title:   "Bracketed promo inside a paragraph",
		Text:    "The same brackets inside a paragraph, only with the word in capitals and a colon: [READ: …]. Abstains from everything else in brackets.",
		Example: "their seriousness.[OPINION: The Ferry Deserves Another Year] But",
		Source:  "U.S. News pages as scraped",
	},
	why:        "a bracketed pointer to another page",
	confidence: 0.9,
	find:       inlinePromos,
}

// inlinePromos finds bracketed promos of at most 220 bytes inside a paragraph.
func inlinePromos(s string) []text.Span {
	var found []text.Span
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '[')
		if i < 0 {
			return found
		}
		at += i
		if at+1 < len(s) && (s[at+1] < 'A' || s[at+1] > 'Z') {
			at++ // an insertion, in small letters
			continue
		}
		end := at + len(promoInside.FindString(s[at:min(len(s), at+220)]))
		if end > at && end-at < len(s) {
			found = append(found, text.Span{Start: at, End: end})
		}
		at = max(end, at+1)
	}
}
