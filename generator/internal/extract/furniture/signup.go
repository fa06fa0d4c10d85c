package furniture

import (
	"dossier/generator/internal/rule"
)

var signupLine = compile(`(?i)^\(?(?:` +
	`(?:for more,? )?sign up (?:here|now|today|(?:to get|to receive|for|with) [^“”"]*\b(?:newsletters?|e-?mails?|alerts?|updates?|briefings?|inbox|digest|here)\b[^“”"]*)|` +
	`subscribe (?:to [^“”".?!]{0,40}\b(?:newsletter|podcast|itunes|e-?mail|channel|feed|nerdcast|here)\b[^“”"]*|to the [^“”".]{1,40}\bon itunes\b[^“”"]*|here(?:,? (?:and|or) listen\b[^“”".]{0,60})?|now|today)|` +
	`(?:get|receive) (?:our|the|this|your) [^“”".]{0,60}(?:newsletters?\b[^“”".]{0,80}|(?:by|via|in) (?:your )?(?:e-?mail|inbox)[^“”".]{0,40})|` +
	`(?:please )?enter your e-?mail(?: address)?|` +
	`(?:do you|are you) [^?“”"]{1,60}\? like the page|` +
	`(?:want|looking for) [^?“”"]{2,80}\?,? (?:sign up|subscribe)\b.{0,120}|` +
	`(?:thank you for|thanks for) (?:signing up|subscribing)[^“”"]{0,60}|` +
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
	opens:      "for sign subscribe get receive please enter do are want looking thank thanks download",
	match: func(s string) bool {
		return signupLine.MatchString(s) || signupLine.MatchString(firstOf(s)) && inviting(s)
	},
}
