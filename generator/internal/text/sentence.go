package text

import (
	"unicode"
	"unicode/utf8"
)

// Sentences cuts the part of s into sentences. A sentence ends at a period,
// question mark, exclamation mark or ellipsis, with the quotation marks and
// brackets that close behind it, when white space and then a capital, a digit
// or an opening mark follow. The period of an abbreviation ends one only before
// a word that begins sentences. Line breaks end a sentence too.
func Sentences(s string, part Span) []Span {
	c := cutter{s: s, start: -1}
	for at := part.Start; at < part.End; {
		end := min(at+window, part.End)
		for end < part.End && s[end] != ' ' && s[end] != '\n' { // so that no word is cut
			end++
		}
		c.read(Words(s, Span{at, end}))
		at = end
	}
	return c.done()
}

// window is how many bytes Sentences reads at a time.
const window = 64 << 10

// SentencesOf is Sentences for a part whose words are known.
func SentencesOf(s string, words []Word) []Span {
	c := cutter{s: s, start: -1, words: words}
	return c.done()
}

// A cutter cuts sentences from words that come some at a time.
type cutter struct {
	s     string
	words []Word // that are still needed
	next  int    // the first of them that is not read
	start int    // of the sentence that is open; -1
	out   []Span
}

// read takes the words that follow.
func (c *cutter) read(words []Word) {
	c.words = append(c.words, words...)
	last := c.cut(len(c.words) - 1)
	// What ends a sentence stands in it, or is the word before it.
	c.words = c.words[:copy(c.words, c.words[last:])]
	c.next -= last
}

// done ends the sentence that is open.
func (c *cutter) done() []Span {
	if n := len(c.words); n > 0 {
		c.cut(n - 1)
		if c.start < 0 {
			c.start = c.words[n-1].Start
		}
		c.out = append(c.out, Span{c.start, c.words[n-1].End})
	}
	return c.out
}

// cut reads the words before end, which is one of them, and returns the one the
// last sentence ends with, else 0.
func (c *cutter) cut(end int) (last int) {
	for ; c.next < end; c.next++ {
		if c.start < 0 {
			c.start = c.words[c.next].Start
		}
		if ends(c.s, c.words, c.next) {
			c.out = append(c.out, Span{c.start, c.words[c.next].End})
			c.start, last = -1, c.next
		}
	}
	return last
}

// ends tells whether a sentence ends with words[k], which is not the last word.
func ends(s string, words []Word, k int) bool {
	gap := s[words[k].End:words[k+1].Start]
	for i := 0; i < len(gap); i++ {
		if gap[i] == '\n' {
			return true
		}
	}
	if gap == "" {
		return false
	}
	// Step back over closing marks to what ended the sentence.
	i := k
	for i > 0 && words[i].Kind == Punct && isCloser(s, words[i].Span) && words[i-1].End == words[i].Start {
		i--
	}
	next, _ := utf8.DecodeRuneInString(s[words[k+1].Start:])
	opens := unicode.IsUpper(next) || unicode.IsDigit(next) || next == '$' || isOpener(next)
	if !opens {
		return false
	}
	if words[i].Kind == Punct {
		switch s[words[i].Start] {
		case '.':
			return !(i > 0 && s[words[i-1].Start:words[i-1].End] == "." && words[i-1].End < words[i].Start) || unicode.IsUpper(next) || isOpener(next)
		case '?', '!':
			return true
		}
		return s[words[i].Start:words[i].End] == "…" && !isOpener(next)
	}
	last := s[words[i].Start:words[i].End]
	if last[len(last)-1] != '.' {
		return false
	}
	if i < k { // an abbreviation inside closing marks
		return true
	}
	return len(last) > 2 && (starters[s[words[k+1].Start:words[k+1].End]] || isOpener(next) && !titles[last])
}

func isCloser(s string, w Span) bool {
	switch s[w.Start:w.End] {
	case `"`, "”", "’", "'", ")", "]", "»", "“":
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '"', '“', '‘', '\'', '(', '[', '«', '„', '`':
		return true
	}
	return false
}

// starters begin sentences, and do not follow an abbreviation inside one.
var starters = set("The", "A", "An", "He", "She", "It", "They", "We", "But", "And", "In", "On", "At", "If", "As", "This", "That",
	"These", "Those", "There", "When", "While", "After", "Before", "For", "His", "Her", "Their", "Its", "Our", "Yet", "So", "Still",
	"Also", "However", "Meanwhile", "Some", "Many", "Most", "What", "Why", "How", "Who", "Asked", "To", "With", "By", "From", "Not", "Now",
	"Then", "You", "According", "Since", "Both", "Last", "No", "One", "Even", "Earlier", "Later", "Although", "Though", "Despite", "During")

// titles are followed by a name, never by a sentence.
var titles = set("Mr.", "Mrs.", "Ms.", "Dr.", "Sen.", "Rep.", "Gov.", "Gen.", "Lt.", "Col.", "Sgt.", "Capt.", "Prof.", "Rev.", "St.", "Sens.", "Reps.")
