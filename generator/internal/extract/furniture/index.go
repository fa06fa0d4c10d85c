package furniture

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
)

// An index lists rules by the words that can open their lines. Extraction asks
// about every line of a text: without it, as much time went into these rules
// as into all others.
type index map[string][]candidate

// A candidate is a rule to be asked of a line that holds one of the words, or
// of any line when there are none.
type candidate struct {
	rule  *lineRule
	holds []string
}

// newIndex makes the index. Under "" stand the rules to be asked of a line
// whose first word is in no list; each word's list holds them too, in the
// order of rules.
func newIndex(rules []lineRule) index {
	x := index{"": nil}
	for _, r := range rules {
		for word := range strings.FieldsSeq(r.opens) {
			x[word] = nil
		}
	}
	for word := range x {
		for i := range rules {
			r := &rules[i]
			switch {
			case slices.Contains(strings.Fields(r.opens), word):
				x[word] = append(x[word], candidate{rule: r})
			case r.opens == "" || r.holds != nil:
				x[word] = append(x[word], candidate{rule: r, holds: r.holds})
			}
		}
	}
	return x
}

// ask returns the first rule's answer to a line.
func (x index) ask(line string) (anno.By, bool) {
	line = clean(line)
	if line == "" || len(line) > longest {
		return anno.By{}, false
	}
	for _, c := range x.candidates(line) {
		if (c.rule.limit == 0 || len(line) <= c.rule.limit) && holdsAny(line, c.holds) && c.rule.match(line) {
			return c.rule.by(), true
		}
	}
	return anno.By{}, false
}

// candidates returns the rules a line's first word leaves.
func (x index) candidates(line string) []candidate {
	var small [20]byte
	word := opening(line)
	n := copy(small[:], word)
	for i := range n {
		if 'A' <= small[i] && small[i] <= 'Z' {
			small[i] |= 0x20
		}
	}
	if found, ok := x[string(small[:n])]; ok && len(word) <= n {
		return found
	}
	return x[""]
}

// holdsAny reports whether a line holds one of the words, or there are none.
func holdsAny(line string, words []string) bool {
	for _, w := range words {
		if strings.Contains(line, w) {
			return true
		}
	}
	return len(words) == 0
}

// opening returns the first word of a line: the run of ASCII letters after what
// may stand before a word; "0" for any number; "©"; "" when the line opens with
// anything else.
//
//	opening("(Reporting by …") == "Reporting"
//	opening("1,204 shares") == "0"
func opening(line string) string {
	if line != "" && !isLetter(line[0]) {
		line = strings.TrimLeft(line, " \"'“‘([*-–—•·>»|")
	}
	n := 0
	for n < len(line) && isLetter(line[n]) {
		n++
	}
	switch {
	case n > 0:
		return line[:n]
	case line != "" && '0' <= line[0] && line[0] <= '9':
		return "0"
	case strings.HasPrefix(line, "©"):
		return "©"
	}
	return ""
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
