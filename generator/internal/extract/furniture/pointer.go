package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/rule"
)

var pointerLabel = compile(`^(?:(?:READ|READ MORE|READ ALSO|ALSO READ|SEE|SEE ALSO|ALSO|WATCH|WATCH LIVE|LISTEN|RELATED|RELATED STORY|RELATED VIDEO|MORE|PHOTOS?|VIDEOS?|GALLERY|OPINION|COLUMN|EDITORIAL|ANALYSIS|` +
	`INTERACTIVE|TIMELINE|MAP|POLL|QUIZ|FACT CHECK|EXPLAINER)|` +
	`(?:Read [Mm]ore|Read [Aa]lso|Also [Rr]ead|See [Aa]lso|Watch|Watch [Ll]ive|Listen|Related|Related (?:story|video|article)|Photos|Gallery|Opinion|Up next))\s?[:|>»]\s?`)

var pointer = lineRule{
	doc: rule.Doc{
		Name:  "furniture/pointer",
		Title: "Pointer to another story",
		Text: "A line that is a label such as READ MORE:, RELATED:, WATCH: or See also: and a headline after it: at most 20 words, a capital first, no full stop unless its words open with capitals. " +
			"Abstains when it holds quotation marks or says or said: READ: the letter was short, he said.",
		Example: "RELATED: Ferry opens a year late",
		Source:  "news pages as scraped",
	},
	why:        "a label and the headline of another story",
	confidence: 0.9,
	opens:      "read also see watch listen related more photo photos video videos gallery opinion column editorial analysis interactive timeline map poll quiz fact explainer up",
	match:      isPointer,
}

func isPointer(s string) bool {
	label := pointerLabel.FindString(s)
	rest := s[len(label):]
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "‘'"))
	words := len(strings.Fields(rest))
	return label != "" && 2 <= words && words <= 20 && (unicode.IsUpper(first) || unicode.IsDigit(first)) &&
		!strings.ContainsAny(rest, "“”\"") && !says.MatchString(rest) && (!endsSentence(rest) || InCapitals(rest))
}

// says finds a report of speech, which furniture has none of.
var says = compile(`\b(?:said|says|told|added|asked)\b`)
