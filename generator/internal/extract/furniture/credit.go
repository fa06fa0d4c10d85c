package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

// agencies are the picture agencies a credit names.
const agencies = `(?:AP|Associated Press|ASSOCIATED PRESS|AFP|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA|UPI|Shutterstock|Bloomberg|Corbis|Alamy|iStock(?:photo)?|Instagram|Facebook|Twitter|YouTube|Flickr|Wikimedia(?: Commons)?|Pool|POOL|USA TODAY(?: Sports)?|NurPhoto|WireImage)`

var (
	creditWord = compile(`^(?:(?:(?:Photo(?:graph)?|PHOTO|Image|Picture|Video)s?(?: [Cc]redit| CREDIT| source)?|Credit|CREDIT|(?:Photo )?[Ii]llustration)s?(?: (?:by|courtesy(?: of)?|via|taken by)|:)|Photographer:|Image copyright)\s*`)
	creditLine = compile(`^[(\[]?(?:` +
		`(?:AP|AFP|EPA|Reuters|REUTERS|UPI) (?:Photo|PHOTO|File Photo|Image)?\s*/\s*[^.“”"]{2,60}|` +
		`(?:[^.,“”"\d]{2,50}/)?` + agencies + `(?:\s*/\s*[^.“”"]{2,60})+|` +
		`[^.,“”"\d:]{2,50}\s?/\s?` + agencies + `(?: via [^.“”"]{2,40})?` +
		`)\.?[)\]]?$`)
	creditBare = compile(`^[(\[]?(?:Getty(?: Images)?|GETTY(?: IMAGES)?|ASSOCIATED PRESS|AP Photo|(?:AP|Reuters|AFP) [Ff]ile [Pp]hoto|File [Pp]hoto|FILE PHOTO|Screen(?:shot|grab)|Courtesy photo|Image copyright)\.?[)\]]?$`)
	creditVia  = compile(`^[(\[]?(?:\p{Lu}[\p{L}.’'/-]*\s){1,7}via (?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA|Shutterstock|Bloomberg|YouTube|Flickr|Wikimedia(?: Commons)?)\.?[)\]]?$`)
)

var credit = lineRule{
	doc: rule.Doc{
		Name:  "furniture/credit",
		Title: "Picture credit without its picture",
		Text: "A line that only credits a picture: Getty, AP Photo/…, a name via Getty Images, or Photo by and names in capitals. " +
			"Abstains when a sentence stands before the credit, which makes it a caption, and when one follows: Images from the scene showed …",
		Example: "Photo by Jane Orr / Getty Images",
		Source:  "AP, AFP and Getty credit lines; PolNeAR marks them Discard",
	},
	why:        "credits a picture that is not here",
	confidence: 0.9,
	opens: "photo photos photograph photographs photographer image images picture pictures video videos credit credits illustration illustrations " +
		"getty associated ap afp reuters file screenshot screengrab courtesy",
	holds: []string{"/", "via "}, // any white space may stand before it
	limit: 200,
	match: isCredit,
}

func isCredit(s string) bool {
	return creditLine.MatchString(s) || creditVia.MatchString(s) || creditBare.MatchString(s) || creditsNames(strings.Trim(s, "()[]"))
}

// creditsNames reports whether a line says Photo by (or alike) and then names alone.
func creditsNames(s string) bool {
	m := creditWord.FindString(s)
	return m != "" && namesOnly(s[len(m):], 10, "and", "for", "of", "the", "via", "courtesy", "by", "in", "de", "van", "von")
}
