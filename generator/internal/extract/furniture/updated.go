package furniture

import (
	"dossier/generator/internal/rule"
)

// thisStory is how a page names the story on it.
const thisStory = `(?i:this) (?i:story|article|piece|post|report|column|essay|op-ed|interview|file)`

var (
	updatedLine = compile(`^\(?(?:` + thisStory + `(?: has been| was| is being| will be)? (?:updated|revised)(?: (?:throughout|regularly|as new information comes in|with|to include|to add)\b[^“”"]{0,200})?|` +
		`(?:This is )?(?:[Aa] )?(?:breaking news(?: story)?|developing story)[^“”"]{0,30}(?:[Pp]lease check back|[Cc]heck back|will be updated)[^“”"]{0,60})\.?\)?$`)

	// What was wrong, or is so now, is evidence.
	correcting = compile(`(?i)\b(?:that|correct\w*|clarif\w*|error|misstated|incorrectly)\b`)
)

var updated = lineRule{
	doc: rule.Doc{
		Name:  "furniture/updated",
		Title: "Note that the story was added to",
		Text: "A line of its own that says the story has been updated, or what was added to it. " +
			"Abstains when it says what was wrong or what is so now (that …, correct, clarify): a correction is evidence and stays body, as an editor's note does.",
		Example: "This story has been updated with comments from the mayor.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "says that the page was updated",
	confidence: 0.88,
	opens:      "this breaking developing a",
	match: func(s string) bool {
		return holdsAny(s, []string{"pdated", "evised", "heck back"}) &&
			updatedLine.MatchString(s) && !correcting.MatchString(s)
	},
}
