package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordKind is what a token is.
type WordKind uint8

const (
	Letters WordKind = iota // a word; "U.S.", "Mr.", "anti-tax" and "don’t" are one
	Digits                  // a number: "1,200", "4.5", "30th"
	Clitic                  // what is written onto a word: "’s", "’ll", "’d"
	Punct                   // any other single character but white space
)

// A Word is one token of a text.
type Word struct {
	Span
	Kind WordKind
}

// clitics are cut off the word they are written onto.
var clitics = map[string]bool{"s": true, "ll": true, "d": true, "ve": true, "re": true, "m": true}

// Words cuts the part of s into tokens. White space is in none of them. A
// period belongs to its word in initials and abbreviations ("J.", "U.S.",
// "Sen."), so that what is left are sentence ends.
func Words(s string, part Span) []Word {
	return AppendWords(make([]Word, 0, part.Len()/5+4), s, part)
}

// AppendWords is Words, behind those of out.
func AppendWords(out []Word, s string, part Span) []Word {
	for i := part.Start; i < part.End; {
		if n := blank(s, i); n > 0 {
			i += n
			continue
		}
		r, n := decode(s, i)
		if !isWordRune(r) {
			out = append(out, Word{Span{i, i + n}, Punct})
			i += n
			continue
		}
		w, apostrophe := scanWord(s, i, part.End)
		out = appendWord(out, s, w, apostrophe)
		i = w.End
	}
	return out
}

// blank returns how many bytes of white space stand at i: those of one
// character, or 0.
func blank(s string, i int) int {
	switch c := s[i]; {
	case c < utf8.RuneSelf:
		if c == ' ' || '\t' <= c && c <= '\r' {
			return 1
		}
	case utf8.RuneStart(c):
		if r, n := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return n
		}
	}
	return 0
}

// wordByte tells of each byte whether it is by itself a character of words.
var wordByte = func() (is [256]bool) {
	for c := range rune(utf8.RuneSelf) {
		is[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '$' || c == '%'
	}
	return is
}()

func decode(s string, i int) (rune, int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte[r]
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '€' || r == '£'
}

// HasWord tells whether s has a word, not only marks and white space.
func HasWord(s string) bool { return strings.ContainsFunc(s, isWordRune) }

// Capital tells whether a word begins with a capital.
func Capital(word string) bool {
	if word == "" {
		return false
	}
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// scanWord returns the word that starts at i, and where its last apostrophe
// stands, else -1; a mark that joins letters (apostrophe, hyphen, period, comma,
// ampersand) belongs to it.
func scanWord(s string, i, end int) (word Span, apostrophe int) {
	start := i
	apostrophe = -1
	for {
		for i < end && wordByte[s[i]] {
			i++
		}
		if i == end {
			break
		}
		r, n := decode(s, i)
		if !isWordRune(r) {
			if i+n >= end || !joins(s, start, i, i+n, r) {
				break
			}
			if isApostrophe(r) {
				apostrophe = i
			}
		}
		i += n
	}
	if i < end && s[i] == '.' && abbreviated(s[start:i]) {
		i++
	}
	return Span{start, i}, apostrophe
}

// joins tells whether the character r at [i, after) joins what stands before it
// in the word from start to what follows.
func joins(s string, start, i, after int, r rune) bool {
	if !isApostrophe(r) && r != '-' && r != '.' && r != ',' && r != '&' && r != '\u00ad' {
		return false
	}
	next, _ := decode(s, after)
	if !isWordRune(next) {
		return false
	}
	if r != ',' && r != '.' {
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	if unicode.IsDigit(prev) && unicode.IsDigit(next) {
		return true
	}
	return r == '.' && !(i-start > 3 && unicode.IsUpper(next)) // "done.The": a lost space
}

// appendWord appends a word that has its last apostrophe there, without the
// clitic behind it, then the clitic.
func appendWord(out []Word, s string, w Span, apostrophe int) []Word {
	kind := Letters
	if r, _ := decode(s, w.Start); unicode.IsDigit(r) || r == '$' || r == '€' || r == '£' {
		kind = Digits
	}
	if apostrophe >= 0 && apostrophe > w.End-5 {
		_, n := decode(s, apostrophe)
		if clitics[s[apostrophe+n:w.End]] {
			return append(out, Word{Span{w.Start, apostrophe}, kind}, Word{Span{apostrophe, w.End}, Clitic})
		}
	}
	return append(out, Word{w, kind})
}

// abbreviated tells whether a period after w belongs to it.
func abbreviated(w string) bool {
	if len(w) == 1 {
		return 'A' <= w[0] && w[0] <= 'Z' && w != "I"
	}
	if len(w) <= 5 && abbreviations[w] {
		return true
	}
	// "U.S", "a.m", "Ph.D": single letters between periods.
	for i := 1; i < len(w); i++ {
		if w[i] == '.' && (i+2 == len(w) || w[i-1] < 'a' && i+1 < len(w)) {
			return true
		}
	}
	return false
}

// abbreviations end in a period that is not a sentence's.
var abbreviations = set(
	"Mr", "Mrs", "Ms", "Dr", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen", "Lt", "Col", "Sgt", "Cpl", "Capt", "Cmdr", "Adm",
	"Maj", "Prof", "Rev", "Fr", "Sr", "Jr", "St", "Hon", "Pres", "Supt", "Det", "Insp", "Atty", "Msgr", "Amb", "Sec",
	"Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Inc", "Corp", "Co", "Ltd", "Bros", "Cos", "vs", "No", "Nos", "Ave", "Blvd",
	"Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich",
	"Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis", "Wyo",
	"etc", "al", "cf", "viz", "Mt", "Ft")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
