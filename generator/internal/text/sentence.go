package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences cuts the part of s into sentences. A sentence ends at a period,
// question mark, exclamation mark or ellipsis, with the quotation marks and
// brackets that close behind it, when white space and then a capital, a digit
// or an opening mark follow. The period of an abbreviation ends one only before
// a word that begins sentences. Line breaks end a sentence too.
func Sentences(s string, part Span) []Span { return AppendSentences(nil, s, part) }

// AppendSentences is Sentences, behind those of out.
func AppendSentences(out []Span, s string, part Span) []Span {
	c := cutter{s: s, out: out}
	for i := part.Start; i < part.End; {
		if n := blank(s, i); n > 0 {
			i += n
			continue
		}
		start := i
		for i < part.End && (wordByte[s[i]] || blank(s, i) == 0) {
			i++
		}
		c.run(Span{start, i})
	}
	return c.done()
}

// SentencesOf is Sentences for a part whose words are known.
func SentencesOf(s string, words []Word) []Span { return AppendSentencesOf(nil, s, words) }

// AppendSentencesOf is SentencesOf, behind those of out.
func AppendSentencesOf(out []Span, s string, words []Word) []Span {
	c := cutter{s: s, out: out}
	for i := 0; i < len(words); {
		run := words[i].Span
		for i++; i < len(words) && words[i].Start == run.End; i++ {
			run.End = words[i].End
		}
		c.run(run)
	}
	return c.done()
}

// A cutter cuts sentences from runs: words and marks without white space
// between them. Only before a gap can a sentence end.
type cutter struct {
	s            string
	open         int  // where the sentence begins that is open
	before, last Span // the last two runs; empty when there is none
	out          []Span
}

// run takes the run that follows.
func (c *cutter) run(r Span) {
	switch {
	case c.last.Empty():
		c.open = r.Start
	case c.ends(r):
		c.out = append(c.out, Span{c.open, c.last.End})
		c.open = r.Start
	}
	c.before, c.last = c.last, r
}

// done ends the sentence that is open.
func (c *cutter) done() []Span {
	if !c.last.Empty() {
		c.out = append(c.out, Span{c.open, c.last.End})
	}
	return c.out
}

// ends tells whether a sentence ends with the last run, which next follows.
func (c *cutter) ends(next Span) bool {
	if strings.IndexByte(c.s[c.last.End:next.Start], '\n') >= 0 {
		return true
	}
	first, _ := decode(c.s, next.Start)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && first != '$' && !isOpener(first) {
		return false
	}
	// What ended the sentence stands before the marks that close.
	run := c.s[c.last.Start:c.last.End]
	run = run[:beforeClosers(run)]
	switch {
	case run == "":
		return false
	case run[len(run)-1] == '?', run[len(run)-1] == '!':
		return true
	case run[len(run)-1] != '.':
		return strings.HasSuffix(run, "…") && !isOpener(first)
	}
	end := Span{c.last.Start, c.last.Start + len(run)}
	word, kind := lastWord(c.s, end)
	switch {
	case kind == Punct: // a full stop, or the last of an ellipsis of single ones
		return run != "." || !c.stopsBefore() || unicode.IsUpper(first) || isOpener(first)
	case end != c.last: // an abbreviation inside closing marks
		return true
	}
	return len(word) > 2 && (isOpener(first) && !titles[word] || starters[firstWord(c.s, next)])
}

// stopsBefore tells whether the run before the last one ends in a full stop.
func (c *cutter) stopsBefore() bool {
	if c.before.Empty() {
		return false
	}
	word, _ := lastWord(c.s, c.before)
	return word == "."
}

// few is room for the words of a run, which seldom has more.
type few [8]Word

func firstWord(s string, run Span) string {
	var room few
	w := AppendWords(room[:0], s, run)[0]
	return s[w.Start:w.End]
}

func lastWord(s string, run Span) (string, WordKind) {
	var room few
	words := AppendWords(room[:0], s, run)
	w := words[len(words)-1]
	return s[w.Start:w.End], w.Kind
}

// beforeClosers returns the length of s without the marks that close at its end.
func beforeClosers(s string) int {
	for n := len(s); n > 0; {
		switch r, size := utf8.DecodeLastRuneInString(s[:n]); r {
		case '"', '”', '’', '\'', ')', ']', '»', '“':
			n -= size
		default:
			return n
		}
	}
	return 0
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
