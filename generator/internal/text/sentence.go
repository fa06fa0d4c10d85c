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
func Sentences(s string, part Span) []Span { return SentencesOf(s, Words(s, part)) }

// SentencesOf is Sentences for a part whose words are known.
func SentencesOf(s string, words []Word) []Span {
	var out []Span
	start := -1
	for k, w := range words {
		if start < 0 {
			start = w.Start
		}
		if k+1 < len(words) && !ends(s, words, k) {
			continue
		}
		out = append(out, Span{start, w.End})
		start = -1
	}
	return out
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
