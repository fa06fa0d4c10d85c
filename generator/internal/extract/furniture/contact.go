package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var (
	contactVerb = compile(`(?i)^\(?(?:(?:please )?(?:e-?mail|contact|reach|write to|write|send|submit)\b[^“”"]{0,160}|(?:he|she|they|the (?:author|writer|reporter)) can be (?:reached|contacted|e-?mailed)(?: by e-?mail)? (?:at|on|via)\b[^“”"]{0,60}|` +
		`e-?mail(?: address)?\s?:[^“”"]{0,60})$`)
	mailAddress = compile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	question    = compile(`^(?:Got|Have|Questions|Feedback|Tips?|Comments|WELCOME|Events|Ideas|Thoughts|Suggestions)\b[^.“”"]{0,80}[?!]$|^What (?:should|do) (?:we|you) [^“”"]{2,60}\?$`)
)

var contact = lineRule{
	doc: rule.Doc{
		Name:    "furniture/contact",
		Title:   "Address to write to",
		Text:    "A line of its own that asks readers to write and gives an e-mail address: Send tips to …, Email us at … Abstains when it holds quotation marks or another sentence that asks nothing.",
		Example: "Questions? Email us at desk@harborpost.example.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "gives an address to write to",
	confidence: 0.9,
	opens:      "please e email mail contact reach write send submit he she they the got have questions feedback tip tips comments welcome events ideas thoughts suggestions what",
	match: func(s string) bool {
		return strings.Contains(s, "@") && mailAddress.MatchString(s) && (isContact(s) || everySentence(s, func(part string) bool { return isContact(part) || question.MatchString(part) }))
	},
}

// isContact reports whether a sentence asks to write to an e-mail address.
func isContact(s string) bool { return contactVerb.MatchString(s) && mailAddress.MatchString(s) }
