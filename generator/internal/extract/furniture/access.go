package furniture

import (
	"dossier/generator/internal/rule"
)

var accessLine = compile(`(?i)^(?:` +
	`(?:already (?:a )?(?:subscriber|member|registered)|have an account)\? ?(?:log|sign) ?in(?: here)?|(?:not (?:yet )?a subscriber|don[’']t have an account)\? ?(?:subscribe|register|sign up|create (?:one|an account))(?: here| now)?|` +
	`(?:please )?(?:log|sign) ?in(?: or (?:register|subscribe|sign up|create an account))?(?: (?:here|now))?(?: to (?:continue(?: reading)?|read(?: (?:more|on|this (?:article|story)))?|comment|leave a comment|post a comment|your account))?|` +
	`(?:subscribe|register|become a (?:member|subscriber))(?: (?:now|here|today|for free))?(?: to (?:continue|keep) reading)?|to (?:continue|keep) reading(?: this (?:article|story))?,? (?:please )?(?:subscribe|register|log in|sign in)[^.“”"]{0,60}|` +
	`this (?:article|story|content) is (?:only )?(?:for|available to) (?:our )?(?:subscribers|members)(?: only)?|(?:subscriber|member)s[ -]only|` +
	`you have (?:\d+|one|two|three|no) (?:free )?(?:articles?|stories) (?:left|remaining)(?: this month)?|you have (?:reached|used) (?:your|all your|the) [^.“”"]{0,40}free articles[^.“”"]{0,30}|` +
	`create (?:a free|an|your free) account|(?:start|try) (?:your|a) free trial|support our journalism|my account|manage (?:your )?(?:subscription|account|newsletters)` +
	`)[.!]?$`)

var access = lineRule{
	doc: rule.Doc{
		Name:    "furniture/access",
		Title:   "Paywall, log-in and subscription box",
		Text:    "A line of its own that asks the reader to log in, to register or to pay before reading on, or counts free articles. Abstains from any line with another word.",
		Example: "Already a subscriber? Log in",
		Source:  "news pages as scraped",
	},
	why:        "asks the reader to log in or to subscribe",
	confidence: 0.9,
	opens:      "already have not don please log login sign signin subscribe register become to this subscriber subscribers member members you create start try support my manage",
	limit:      160,
	match:      accessLine.MatchString,
}
