package furniture

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/rule"
)

// agencies are the picture agencies a credit names.
const agencies = `(?:AP|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA|UPI|Shutterstock|Bloomberg|Corbis|Alamy|iStock(?:photo)?|Instagram|Facebook|Twitter|YouTube|Flickr|Wikimedia(?: Commons)?|Pool|USA TODAY(?: Sports)?|NurPhoto|WireImage)`

var (
	creditWord = regexp.MustCompile(`^(?:(?:Photo(?:graph)?|PHOTO|Image|Picture|Video)s?(?: [Cc]redit| CREDIT)?|Credit|CREDIT|Photo illustration)s?(?: (?:by|courtesy(?: of)?|via|taken by)|:)\s*`)
	creditLine = regexp.MustCompile(`^[(\[]?(?:` +
		`(?:AP|AFP|EPA|Reuters|REUTERS|UPI) (?:Photo|PHOTO|File Photo|Image)?\s*/\s*[^.“”"]{2,60}|` +
		`(?:[^.,“”"\d]{2,50}/)?` + agencies + `(?:\s*/\s*[^.“”"]{2,60})+|` +
		`[^.,“”"\d:]{2,50}\s?/\s?` + agencies + `(?: via [^.“”"]{2,40})?|` +
		`Getty(?: Images)?|GETTY(?: IMAGES)?|AP Photo|File [Pp]hoto|FILE PHOTO|Screen(?:shot|grab)|Courtesy photo` +
		`)\.?[)\]]?$`)
)

var credit = lineRule{
	doc: rule.Doc{
		Name:  "furniture/credit",
		Title: "Picture credit without its picture",
		Text: "A line that only credits a picture: Getty, AP Photo/…, or Photo by and names in capitals. " +
			"Abstains when a sentence stands before the credit, which makes it a caption, and when one follows: Images from the scene showed …",
		Example: "Photo by Jane Orr / Getty Images",
		Source:  "AP, AFP and Getty credit lines; PolNeAR marks them Discard",
	},
	why:        "credits a picture that is not here",
	confidence: 0.9,
	match:      func(s string) bool { return creditLine.MatchString(s) || creditsNames(strings.Trim(s, "()[]")) },
}

// creditsNames reports whether a line says Photo by (or alike) and then names alone.
func creditsNames(s string) bool {
	m := creditWord.FindString(s)
	return m != "" && namesOnly(s[len(m):], 10, "and", "for", "of", "the", "via", "courtesy", "by", "in", "de", "van", "von")
}

// namesOnly reports whether s holds words with a capital alone, one at least
// and limit at most, and the small words given.
func namesOnly(s string, limit int, small ...string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,;/|–—-", r) })
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !slices.Contains(small, w) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= limit
}
