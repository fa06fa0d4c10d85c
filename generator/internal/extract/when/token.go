package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/text"
)

// A token is a word with what it does in a date.
type token struct {
	text.Word
	lexeme
}

// A finder reads the tokens of one part, then of the next.
type finder struct {
	s      string
	words  []text.Word
	tokens []token
	pub    Date
	floor  int // tokens before it belong to an expression already found
}

// read makes tokens of a part in place of those of the part before.
func (f *finder) read(part text.Span) {
	s := f.s
	f.words = text.AppendWords(f.words[:0], s, part)
	f.tokens, f.floor = f.tokens[:0], 0
	for _, w := range f.words {
		if n := edged(s[w.Start:w.End]); n > 0 {
			// "mid-June" is two words here: "mid" and "June".
			f.add(text.Word{Span: text.Span{Start: w.Start, End: w.Start + n}, Kind: w.Kind})
			w.Start += n + 1
			w.Kind = text.Letters
			if s[w.Start] <= '9' {
				w.Kind = text.Digits
			}
		}
		f.add(w)
	}
}

func (f *finder) add(w text.Word) {
	t := token{Word: w}
	switch {
	case w.Kind == text.Digits:
		t.class = number
	case w.Kind == text.Letters && shapes[f.s[w.Start]]>>w.Len()&1 != 0:
		t.lexeme = lexemes[f.s[w.Start:w.End]]
	}
	f.tokens = append(f.tokens, t)
}

// edged returns how many bytes of a word are joined to a date, as "mid" is in
// "mid-June" and "mid-1990s" and "30" in "March 30-April 4", else 0.
func edged(w string) int {
	n := strings.IndexByte(w[:min(len(w), 6)], '-')
	if n < 1 || n+2 > len(w) {
		return 0
	}
	if digits(w[:n]) > 0 && lexemes[w[n+1:]].class == monthName {
		return n
	}
	if lexemes[w[:n]].class != edge {
		return 0
	}
	switch rest := lexemes[w[n+1:]]; {
	case rest.class == monthName, rest.class == weekday, rest.class == season, digits(strings.TrimSuffix(w[n+1:], "s")) >= 1600:
		return n
	}
	return 0
}

func (f *finder) in(i int) bool { return i >= 0 && i < len(f.tokens) }

// class returns the class of token i, other outside the part.
func (f *finder) class(i int) class {
	if !f.in(i) {
		return other
	}
	return f.tokens[i].class
}

// word returns token i as printed, "" outside the part.
func (f *finder) word(i int) string {
	if !f.in(i) {
		return ""
	}
	return f.s[f.tokens[i].Start:f.tokens[i].End]
}

// low returns token i in lower case.
func (f *finder) low(i int) string { return strings.ToLower(f.word(i)) }

// is tells whether token i is one of the lower-case words, however it is printed.
func (f *finder) is(i int, words ...string) bool {
	w := f.word(i)
	for _, o := range words {
		if len(w) == len(o) && strings.EqualFold(w, o) {
			return true
		}
	}
	return false
}

// kind returns the kind of token i, Punct outside the part.
func (f *finder) kind(i int) text.WordKind {
	if !f.in(i) {
		return text.Punct
	}
	return f.tokens[i].Kind
}

// capital tells whether token i is a word with a capital.
func (f *finder) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.word(i))
	return f.kind(i) == text.Letters && unicode.IsUpper(r)
}

// noun tells whether token i is a word in small letters that may be what a
// date describes: "election" in "the 2012 election".
func (f *finder) noun(i int) bool {
	return f.kind(i) == text.Letters && !f.capital(i) && !function[f.word(i)]
}

// function are words in small letters that go on with the sentence, not with
// a noun that a date describes.
var function = setOf(`a an the like and or nor but to of in on at by for from with as is are was were be been has have had will would could
	may might can should must that which who when where while after before until since through about over he she it they we i you his
	her their its our not also if than then so because there this these those during into amid against between without under out up
	off near despite when whether via per said says told did do does`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// joined tells whether no white space stands between tokens i and i+1.
func (f *finder) joined(i int) bool {
	return f.in(i) && f.in(i+1) && f.tokens[i].End == f.tokens[i+1].Start
}

// breaks tells whether a line break or the end of the part stands before token i.
func (f *finder) breaks(i int) bool {
	return i <= 0 || i >= len(f.tokens) || strings.IndexByte(f.s[f.tokens[i-1].End:f.tokens[i].Start], '\n') >= 0
}

// begins tells whether token i may have its capital from its place: the first of
// the part or line, or behind a mark.
func (f *finder) begins(i int) bool {
	return f.breaks(i) || f.kind(i-1) == text.Punct && f.word(i-1) != "," && f.word(i-1) != "-"
}

// year returns the year a token of four digits is, 0 for another token.
func (f *finder) year(i int) int {
	w := f.word(i)
	if len(w) != 4 || f.kind(i) != text.Digits {
		return 0
	}
	if n := digits(w); n >= 1600 && n < 2100 {
		return n
	}
	return 0
}

// dayOfMonth returns the day "8", "8th" or "22nd" is, 0 for another token.
func (f *finder) dayOfMonth(i int) int {
	w := f.word(i)
	if f.kind(i) != text.Digits || len(w) > 4 {
		return 0
	}
	if n := len(w) - 2; n > 0 && strings.Contains("st nd rd th ST ND RD TH", w[n:]) {
		w = w[:n]
	}
	if n := digits(w); len(w) <= 2 && n <= 31 {
		return max(n, 0)
	}
	return 0
}

// digits returns the number a string of digits is, -1 for another string.
func digits(w string) int {
	n := 0
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' || i > 8 {
			return -1
		}
		n = n*10 + int(w[i]-'0')
	}
	if w == "" {
		return -1
	}
	return n
}
