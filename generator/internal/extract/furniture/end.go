package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var end = lineRule{
	doc: rule.Doc{
		Name:    "furniture/end",
		Title:   "A sign that the text ends",
		Text:    "A line that holds nothing but END, perhaps with the time, ENDS, “End of transcript” or 30, between dashes, brackets or signs of number. Abstains from the word in small letters.",
		Example: "-30-",
		Source:  "Press releases and copy as filed: ENDS in Britain, -30- in America",
	},
	why:        "says that the text ends",
	confidence: 0.95,
	limit:      40,
	match:      isEnd,
}

var endTime = compile(`\s+` + clock + `$`)

// isEnd reports whether a line says that the text ends. A bare number says nothing.
func isEnd(s string) bool {
	words := strings.Trim(s, " -–—*#()[].")
	if words == "" || words[0] != 'E' && words[0] != '3' {
		return false // as nearly every line
	}
	if at := endTime.FindStringIndex(words); at != nil { // END 1:22 P.M. EST
		words = words[:at[0]]
	}
	switch strings.ToLower(words) {
	case "30":
		return len(s) > len(words)+1
	case "end", "ends", "end of transcript", "end transcript", "end of interview":
		return true
	}
	return false
}
