package furniture

import (
	"strings"

	"dossier/generator/internal/anno"
)

// A tailRule judges a block with which the text ends. printed tells whether
// the story prints a word: who wrote it is not named in it.
type tailRule struct {
	lineRule
	match func(line string, printed func(word string) bool) bool
}

// tailLongest is longest for a tail rule: the lives of three authors.
const tailLongest = 700

// Tail is Line for a line with which a text ends: nothing but furniture,
// corrections and editor's notes stands after it. printed tells whether a
// paragraph of the story holds a word.
func Tail(line string, printed func(word string) bool) (anno.By, bool) {
	line = clean(line)
	if line == "" || len(line) > tailLongest {
		return anno.By{}, false
	}
	for i := range tailRules {
		if r := &tailRules[i]; r.match(line, printed) {
			return r.by(), true
		}
	}
	return anno.By{}, false
}

// Correction reports whether a line corrects the story or is its editor's
// word. It is evidence and stays body, but a text may end before it.
func Correction(line string) bool {
	switch strings.ToLower(opening(line)) {
	case "correction", "corrections", "clarification", "editor", "editors", "note":
		return correctionLine.MatchString(clean(line))
	}
	return false
}

var correctionLine = compile(`^\(?(?:CORRECTIONS?|Corrections?|CLARIFICATION|Clarification|(?:EDITOR|Editor)S?s?[’']?S?s? (?:NOTE|[Nn]ote)|NOTE|Note)\b`)
