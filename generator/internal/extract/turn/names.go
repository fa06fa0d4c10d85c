package turn

import (
	"strings"
	"unicode"

	"dossier/generator/internal/text"
)

// Names writes the labels of the turns in s as names stand in a text, "MAYOR ANN
// STONE" as "Mayor Ann Stone", and blanks what stands around them, so that all that
// reads names reads these; and it blanks the remarks. No byte moves.
func Names(s string, turns []Turn, remarks []text.Span) string {
	if len(turns) == 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	gone := func(before int) {
		for len(remarks) > 0 && remarks[0].Start < before {
			b = append(b, s[len(b):remarks[0].Start]...)
			b, remarks = blank(b, remarks[0].End), remarks[1:]
		}
	}
	for _, t := range turns {
		gone(t.Front.Start)
		b = append(b, s[len(b):t.Front.Start]...)
		b = blank(b, t.Label.Start)
		b = append(b, small(s[t.Label.Start:t.Label.End])...)
		if !t.Mark.Empty() {
			b = blank(b, t.Mark.Start)
			b = append(b, s[t.Mark.Start:t.Mark.End]...)
		}
		b = blank(b, t.Front.End)
	}
	gone(len(s))
	return string(append(b, s[len(b):]...))
}

// blank fills b with spaces up to a length.
func blank(b []byte, to int) []byte {
	for len(b) < to {
		b = append(b, ' ')
	}
	return b
}

// small writes words in capitals with a capital each, particles without; what is
// not in capitals, and what seems to be initials, stays: "NBC".
func small(label string) string {
	if !loud(label) {
		return label
	}
	var b strings.Builder
	for i, w := range strings.SplitAfter(label, " ") {
		b.WriteString(word(w, i > 0))
	}
	if b.Len() != len(label) { // a letter whose small form has another length
		return label
	}
	return b.String()
}

// word is one word of a label, with the space behind it.
func word(w string, inside bool) string {
	low := strings.ToLower(w)
	switch name := strings.Trim(low, " .,"); {
	case inside && text.Particle(name):
		return low
	case len(name) > 1 && !strings.ContainsAny(name, "aeiouy") && !courtesy[name]:
		return w // initials
	}
	var b strings.Builder
	letters := 0 // since the last sign
	for _, r := range w {
		switch {
		case !unicode.IsLetter(r):
			if r != '\'' && r != '’' || letters == 1 { // O’Brien, but president’s
				letters = -1
			}
		case letters > 0 && !(letters == 2 && len(w) > 5 && strings.HasPrefix(low, "mc")):
			r = unicode.ToLower(r)
		}
		letters++
		b.WriteRune(r)
	}
	return b.String()
}

// courtesy are the titles that look like initials.
var courtesy = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "lt": true, "sgt": true, "st": true, "jr": true, "sr": true}
