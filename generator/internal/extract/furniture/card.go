package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Limits of a card, in bytes: how far before it its name may begin, how far
// the fuller name may reach, and how far from there the word MORE may be. The
// longest seen has three headlines, about 250 bytes.
const (
	nameReach     = 80
	fullNameReach = 80
	cardReach     = 800
)

// cardEndsIn is the link with which a card ends.
const cardEndsIn = " MORE"

var card = innerRule{
	doc: rule.Doc{
		Name:  "furniture/card",
		Title: "Related-story card run in after a name",
		Text: "A name is followed, without a space, by a fuller form of the same name, to which headlines are glued, up to the word MORE. " +
			"The card starts after the name as the story prints it and ends after MORE. " +
			"Abstains when the family names differ, when nothing is glued to the fuller name, or when no MORE follows in the paragraph.",
		Example: "Mayor Jane Smith[Jane Ann SmithBridge opens late Five things about the ferry MORE] is calling",
		Source:  "The Hill's pages as scraped",
	},
	why:        "a fuller form of the name and headlines are glued to a name",
	confidence: 0.98,
	find:       cards,
}

// cards finds every card in one paragraph.
func cards(s string) []text.Span {
	var found []text.Span
	if !strings.Contains(s, cardEndsIn) {
		return nil // as in nearly all paragraphs
	}
	for at := 0; ; {
		i := glue(s, at)
		if i < 0 {
			return found
		}
		end := cardEnd(s, i)
		if end < 0 {
			at = i + 1
			continue
		}
		found = append(found, text.Span{Start: i, End: end})
		at = end
	}
}

// glue returns the first offset from at on where a capital letter follows a
// small letter or a full stop without a space, or -1.
func glue(s string, at int) int {
	last, _ := utf8.DecodeLastRuneInString(s[:at])
	for i, r := range s[at:] {
		if unicode.IsUpper(r) && (unicode.IsLower(last) || last == '.') {
			return at + i
		}
		last = r
	}
	return -1
}

// cardEnd returns where the card that starts at byte i ends, or -1 when none does.
func cardEnd(s string, i int) int {
	family := familyName(s[max(0, i-nameReach):i])
	if family == "" {
		return -1
	}
	title := afterFullName(s[i:min(len(s), i+fullNameReach)], family)
	if title < 0 {
		return -1
	}
	title += i
	reach := s[title:min(len(s), title+cardReach)]
	for at := 0; ; {
		m := strings.Index(reach[at:], cardEndsIn)
		if m < 0 {
			return -1
		}
		at += m + len(cardEndsIn)
		if next, _ := utf8.DecodeRuneInString(reach[at:]); !unicode.IsLetter(next) {
			return title + at
		}
	}
}

// familyName returns the last name word before the card ("Kerry" of "John
// Kerry", "Trump" of "Donald Trump Jr."), or "" when there is none.
func familyName(before string) string {
	for range 2 {
		start := strings.LastIndexFunc(before, unicode.IsSpace) + 1
		switch word := before[start:]; word {
		case "Jr.", "Sr.", "II", "III", "IV", "Jr", "Sr":
			before = strings.TrimRight(before[:start], " ,")
		default:
			if !nameWord(word) || utf8.RuneCountInString(word) < 3 {
				return ""
			}
			return word
		}
	}
	return ""
}

// afterFullName returns the offset after a name of two words or more that
// ends in family and has a headline glued to it, at the start of s; -1 when
// there is none.
func afterFullName(s, family string) int {
	for off, words := 0, 0; words < 7; words++ {
		word, _, more := strings.Cut(s[off:], " ")
		if rest, ok := strings.CutPrefix(word, family); ok && words > 0 && startsHeadline(rest) {
			return off + len(family)
		}
		if !more || !nameWord(strings.Trim(word, "()“”\"")) {
			return -1
		}
		off += len(word) + 1
	}
	return -1
}

// startsHeadline reports whether what is glued to a name can begin a headline.
func startsHeadline(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || (strings.ContainsRune("‘“\"'$", r) && !strings.HasPrefix(rest, "'s"))
}

// nameWord reports whether w is one word of a name: a capital first, and no
// capital glued inside but after Mc, Mac, O', D', L' or a hyphen.
func nameWord(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(first) {
		return false
	}
	for i, r := range w {
		switch {
		case i == 0 || unicode.IsLower(r) || strings.ContainsRune("'’-.,", r) || unicode.IsMark(r):
		case unicode.IsUpper(r) && mayCapitalAfter(w[:i]):
		default:
			return false
		}
	}
	return true
}

func mayCapitalAfter(head string) bool {
	for _, end := range []string{"Mc", "Mac", "'", "’", "-", ".", "De", "Di", "La", "Le", "Van", "Fitz"} {
		if strings.HasSuffix(head, end) {
			return true
		}
	}
	return len(head) == 1 // initials: "JD"
}
