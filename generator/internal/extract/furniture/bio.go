package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/rule"
)

var bio = tailRule{
	lineRule: lineRule{
		doc: rule.Doc{
			Name:  "furniture/bio",
			Title: "Who the author is",
			Text: "At the end of a text, sentences that say what a person with a capital name is (a reporter, an editor, a professor, …), and perhaps how to reach or follow that person. " +
				"Abstains when the story prints the name elsewhere, when speech is reported, and when any sentence says something else.",
			Example: "Jane Orr is a reporter for The Harbor Post. Follow her on Twitter @janeorr.",
			Source:  "house style of columns; PolNeAR marks these lines Discard",
		},
		why:        "says who the author is",
		confidence: 0.88,
	},
	match: isBio,
}

// trades are what those who write columns are: writers, and others.
const trades = `(?i)\b(?:reporter|writer|editor(?:-at-large)?|columnist|correspondent|contributors?|(?:co-)?author|blogger|producer|(?:co-)?host|journalist|novelist|playwright(?:-in-residence)?|poet|filmmaker|` +
	`fellow|professor|lecturer|historian|scholar|director|president|(?:co-)?founder|economist|strategist|consultant|analyst|physician)\b`

var (
	bioIs     = compile(`^(?:\p{Lu}[\p{L}.’'-]*\s){2,6}(?:is|was|are)\s`)
	bioComma  = compile(`^(?:\p{Lu}[\p{L}.’'-]*\s){1,5}\p{Lu}[\p{L}.’'-]*,\s[^“”]{3,200},\s(?:is|was|teaches|taught|writes|edits|covers)\s`)
	bioWrites = compile(`^(?:\p{Lu}[\p{L}.’'-]*\s){2,5}(?:writes|blogs|covers|edits|hosts|co-hosts|teaches|reports)\s.*\b(?:for|at|about|on|the)\s`)
	bioFamily = compile(`^\p{Lu}[\p{L}’'-]+ is (?:a|an|the) (?:[\p{L}-]+ ){0,3}(?:reporter|writer|editor|columnist|correspondent) (?:for|at|with|in)\s`)
	bioTrade  = compile(trades)
	bioGoesOn = compile(`^(?:(?:He|She|They) (?:also |previously |recently |currently )?(?:is|was|are|has|have|holds|received|earned|lives|teaches|taught|writes|wrote|blogs|edits|covers|hosts|serves|served|works|worked|joined|can be)|` +
		`(?:His|Her|Their) (?:(?:new|latest|first|most recent|next) )?(?:books?|novels?|columns?|work|writing|reporting|opinions|views)|The (?:views|opinions)|Views|Opinions)\b`)
)

// isBio reports whether every sentence of a line tells who an author is, and
// the story prints none of the names.
func isBio(s string, printed func(string) bool) bool {
	if name := familyName(capitals(s)); name == "" || printed(name) {
		return false // as of most lines
	}
	for i, part := range sentences(s) {
		name := bioName(part)
		switch {
		case name != "" && !printed(name):
		case i > 0 && name == "" && (bioGoesOn.MatchString(part) || followLine.MatchString(part) || signupLine.MatchString(part) || isContact(part)):
		default:
			return false
		}
	}
	return !says.MatchString(s)
}

// bioName returns the family name of whom a sentence calls an author, "" when
// it calls nobody one.
func bioName(s string) string {
	if bioFamily.MatchString(s) || bioWrites.MatchString(s) || (bioIs.MatchString(s) || bioComma.MatchString(s)) && bioTrade.MatchString(s) {
		return familyName(capitals(s))
	}
	return ""
}

// capitals returns the words with a capital with which s opens, without the
// comma after them.
func capitals(s string) string {
	end := 0
	for end < len(s) {
		word, _, _ := strings.Cut(s[end:], " ")
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			break
		}
		end = min(end+len(word)+1, len(s))
		if strings.HasSuffix(word, ",") {
			break
		}
	}
	return strings.TrimRight(s[:end], ", ")
}
