package text

import (
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
		r, n := decode(s, i)
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += n
		case isWordRune(r):
			w := scanWord(s, i, part.End)
			out = appendWord(out, s, w)
			i = w.End
		default:
			out = append(out, Word{Span{i, i + n}, Punct})
			i += n
		}
	}
	return out
}

func decode(s string, i int) (rune, int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '$' || r == '%'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '€' || r == '£'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// scanWord returns the word that starts at i; a mark that joins letters
// (apostrophe, hyphen, period, comma, ampersand) belongs to it.
func scanWord(s string, i, end int) Span {
	start := i
	for i < end {
		r, n := decode(s, i)
		if isWordRune(r) {
			i += n
			continue
		}
		if i+n < end && (isApostrophe(r) || r == '-' || r == '.' || r == ',' || r == '&' || r == '\u00ad') {
			next, _ := decode(s, i+n)
			prev, _ := utf8.DecodeLastRuneInString(s[:i])
			digits := unicode.IsDigit(prev) && unicode.IsDigit(next)
			switch {
			case r == ',' && !digits:
			case r == '.' && !digits && i-start > 3 && unicode.IsUpper(next): // "done.The": a lost space
			case isWordRune(next):
				i += n
				continue
			}
		}
		break
	}
	w := Span{start, i}
	if i < end && s[i] == '.' && abbreviated(s[start:i]) {
		w.End++
	}
	return w
}

func appendWord(out []Word, s string, w Span) []Word {
	kind := Letters
	if r, _ := decode(s, w.Start); unicode.IsDigit(r) || r == '$' || r == '€' || r == '£' {
		kind = Digits
	}
	// The clitic, if any, stands after the last apostrophe.
	for i := w.End - 1; i > w.Start && i > w.End-5; i-- {
		if s[i] == '\'' || s[i] == 0xe2 && i+3 <= w.End && s[i:i+3] == "’" {
			n := 1
			if s[i] != '\'' {
				n = 3
			}
			if clitics[s[i+n:w.End]] {
				return append(out, Word{Span{w.Start, i}, kind}, Word{Span{i, w.End}, Clitic})
			}
			break
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
