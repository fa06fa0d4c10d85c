package furniture

import (
	"regexp"

	"dossier/generator/internal/rule"
)

var signupLine = regexp.MustCompile(`(?i)^\(?(?:` +
	`(?:for more,? )?sign up (?:here|now|today|(?:to get|to receive|for) [^“”"]*\b(?:newsletters?|e-?mails?|alerts?|updates?|briefings?|inbox|digest|here)\b[^“”"]*)|` +
	`subscribe (?:to (?:our|the)\b[^“”"]*(?:newsletter|podcast|itunes|email|channel|nerdcast|here)[^“”"]*|here|now|today)|` +
	`get (?:our|the) [^“”".]{0,60}newsletters?[^“”".]{0,80}|` +
	`(?:please )?enter your e-?mail(?: address)?|` +
	`(?:do you|are you) [^?“”"]{1,60}\? like the page|` +
	`for more from [^.“”"]{2,60}, download our app[^“”"]{0,60}|download (?:our|the) [^.“”"]{0,40}app\b[^“”"]{0,60}` +
	`)[.:!]?\)?$`)

var signup = lineRule{
	doc: rule.Doc{
		Name:    "furniture/sign-up",
		Title:   "Invitation to a newsletter, a page or an app",
		Text:    "A line of its own that asks the reader to sign up, subscribe, like a page or download the outlet's app. Abstains when it holds quotation marks.",
		Example: "Sign up for our newsletter.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "asks the reader to sign up",
	confidence: 0.9,
	match:      signupLine.MatchString,
}
