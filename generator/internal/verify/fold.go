package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/text"
)

// words cuts s into the words a quotation is compared by: runs of letters,
// digits and accents, with the apostrophes between letters and the points
// between digits, and single signs that are read aloud ($, %, &). All between
// two words is a gap: punctuation and white space. Unlike text.Words, no
// period belongs to a word, so that an end of a quotation never changes one.
func words(s string) []text.Span {
	out := make([]text.Span, 0, len(s)/6+1)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isWord(r):
			end := wordEnd(s, i+n)
			out = append(out, text.Span{Start: i, End: end})
			i = end
		case isSign(r):
			out = append(out, text.Span{Start: i, End: i + n})
			i += n
		default:
			i += n
		}
	}
	return out
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			prev, _ := utf8.DecodeLastRuneInString(s[:i])
			joins := isWord(next) && (isHidden(r) || isApostrophe(r) && !unicode.IsDigit(prev) ||
				(r == '.' || r == ',' || r == ':') && unicode.IsDigit(prev) && unicode.IsDigit(next))
			if !joins {
				return i
			}
		}
		i += n
	}
	return i
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func isSign(r rune) bool {
	switch r {
	case '$', '%', '&', '+', '=', '#', '@', '‰', '§':
		return true
	case '−', '´', '`', '^', '~', '<', '>', '|':
		return false
	}
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Sc, unicode.Sm, unicode.So)
}

// isHidden tells what a reader does not see inside a word: the soft hyphen,
// joiners, the byte order mark.
func isHidden(r rune) bool {
	return r == '\u00ad' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff'
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '′':
		return true
	}
	return false
}

func isQuotationMark(r rune) bool {
	return isApostrophe(r) || r < 0xffff && strings.ContainsRune(text.QuotationMarks+"‚‛‹›″", r)
}

func isDash(r rune) bool { return r == '-' || r == '−' || unicode.Is(unicode.Pd, r) }

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// form returns a word without what differs in form only: accents are composed
// (Unicode Annex 15, NFC), apostrophes straight, hidden characters gone,
// typesetters' ligatures taken apart. Case stays.
func form(w string) string {
	if plain(w) {
		return w
	}
	return norm.NFC.String(ligatures.Replace(strings.Map(func(r rune) rune {
		switch {
		case isHidden(r):
			return -1
		case isApostrophe(r):
			return '\''
		}
		return r
	}, w)))
}

// key is the form words are found by: without case.
func key(w string) string { return strings.ToLower(form(w)) }

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			return false
		}
	}
	return true
}

// Borders inside a gap. They are private characters, which gap drops from a text.
const (
	borderTag       = "\ue000" // the tag of a quotation: “We sail,” she said, “at noon.”
	borderWords     = "\ue001" // the article's own words, or the next quotation
	borderParagraph = "\ue002"
	borders         = borderTag + borderWords + borderParagraph
)

// gap returns the punctuation between two words without what differs in form
// only: no white space, one kind of quotation mark, dash and ellipsis. A blank
// line is a border between paragraphs.
//
//	gap(",”  ‘") → `,"`
func gap(s string) string {
	if s == "" || s == " " {
		return ""
	}
	b := make([]byte, 0, len(s))
	lines := 0
	for _, r := range s {
		last := byte(0)
		if len(b) > 0 {
			last = b[len(b)-1]
		}
		switch {
		case r == '\n':
			lines++
		case unicode.IsSpace(r), r == '\u200b', isHidden(r), unicode.In(r, unicode.Co, unicode.Cc, unicode.Cf):
		case isQuotationMark(r):
			if last != '"' {
				b = append(b, '"')
			}
		case isDash(r):
			if last != '-' {
				b = append(b, '-')
			}
		case r == '…':
			b = append(b, "..."...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	out := ellipsis(string(b))
	if lines > 1 {
		out += borderParagraph
	}
	return out
}

// ellipsis makes one character of each run of three periods or more.
func ellipsis(s string) string {
	if !strings.Contains(s, "...") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "."))
		switch {
		case n >= 3:
			b.WriteString("…")
			i += n
		case n > 0:
			b.WriteString(s[i : i+n])
			i += n
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// printed is a gap as a reader sees it: each run of white space one space.
func printed(s string) string {
	if s == "" || s == " " {
		return s
	}
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	out := strings.Join(f, " ")
	if s[0] == ' ' || s[0] == '\n' || s[0] == '\t' {
		out = " " + out
	}
	if c := s[len(s)-1]; len(f) > 0 && (c == ' ' || c == '\n' || c == '\t') {
		out += " "
	}
	return out
}
