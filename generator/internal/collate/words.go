package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Word is one word of an item as collation compares it, and where it stands.
type Word struct {
	Text     string // as Words gives it, accents dropped
	Stretch  int    // index into Item.Stretches
	Start    int    // bytes of that stretch: the printed word is [Start, End)
	End      int
	Cut      bool   // what stands before it is marked as left out (…), or it begins a stretch
	Inserted bool   // between square brackets: the outlet's word, not the speaker's
	telling  bool   // it says more than grammar does
	print    string // as printed
	after    string // what is printed between it and the next word, white space made one space
}

// Words returns the words of s as collation compares them: lower case, letters
// and digits only, apostrophes dropped, so that punctuation, typography and
// case (accidentals) make no difference.
//
//	Words("“We can’t wait!”") → we cant wait
func Words(s string) []string {
	var out []string
	printed(s, func(start, end int) { out = append(out, bare(s[start:end])) })
	return out
}

// Count counts the words of s.
func Count(s string) int {
	n := 0
	printed(s, func(int, int) { n++ })
	return n
}

// HasWords tells whether s has any word.
func HasWords(s string) bool {
	return strings.ContainsFunc(s, lettered)
}

// Read returns the words of all stretches, each with its place and marks, as
// Group and Align compare them.
func Read(stretches []string) []Word { return Append(nil, stretches) }

// Append is Read into the room behind the words of to.
func Append(to []Word, stretches []string) []Word {
	n := 0
	for _, s := range stretches {
		n += len(s)/5 + 1
	}
	to = slices.Grow(to, n)
	for i, s := range stretches {
		from := len(to)
		printed(s, func(start, end int) {
			w := s[start:end]
			text := compared(w)
			to = append(to, Word{Text: text, Stretch: i, Start: start, End: end, print: w, telling: telling(text)})
		})
		mark(s, to[from:])
	}
	return to
}

// compared is a printed word as it is compared.
func compared(w string) string { return possessive(plain(bare(w)), w) }

// Sum is the same number for stretches of the same words, and hardly ever for others.
func Sum(stretches []string) uint64 {
	h := uint64(start)
	for _, s := range stretches {
		printed(s, func(from, to int) { h = hash(h, compared(s[from:to])) })
	}
	return h
}

// Print returns words of stretches, as Read gave them, as they are printed;
// what stands between two stretches is an ellipsis.
func Print(stretches []string, ws []Word) string {
	var parts []string
	for i := 0; i < len(ws); {
		from := ws[i]
		for i < len(ws) && ws[i].Stretch == from.Stretch {
			i++
		}
		parts = append(parts, strings.Join(strings.Fields(stretches[from.Stretch][from.Start:ws[i-1].End]), " "))
	}
	return strings.Join(parts, " … ")
}

// printed finds where words are printed. Brackets around the beginning of a
// word ("[W]e") are a change of case and belong to the word.
func printed(s string, word func(start, end int)) {
	start, end := -1, 0 // the word so far; none when start is -1
	flush := func() {
		if start >= 0 {
			word(start, end)
			start = -1
		}
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case lettered(r):
			if start < 0 {
				start = i
			}
			for i += n; i < len(s) && s[i] < utf8.RuneSelf && lettered(rune(s[i])); i++ {
			}
			end = i
			continue
		case within(r):
		case r == ']' && capital(s[:i]) && startsLetter(s[i+1:]):
			start-- // the opening bracket
		default:
			flush()
		}
		i += n
	}
	flush()
}

// lettered tells whether a character makes words.
func lettered(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// within tells whether a character inside a word is no part of it.
func within(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '\u00ad' }

// bare returns a printed word in lower case with nothing but letters and digits.
func bare(w string) string {
	return strings.Map(func(r rune) rune {
		if within(r) || r == '[' || r == ']' {
			return -1
		}
		return unicode.ToLower(r)
	}, w)
}

// capital tells whether s ends with an opening bracket and one letter.
func capital(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) && strings.HasSuffix(s[:len(s)-n], "[")
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// mark says of each word of a stretch what stands before it and around it.
func mark(s string, ws []Word) {
	inside, from := false, 0
	for k := range ws {
		w := &ws[k]
		before := s[from:w.Start]
		open, shut := strings.LastIndexByte(before, '['), strings.LastIndexByte(before, ']')
		if open >= 0 || shut >= 0 {
			inside = open > shut
		}
		whole := !strings.Contains(s[w.Start:w.End], "]")
		w.Inserted = inside && whole
		inside = inside && whole
		w.Cut = k == 0 || marksCut(before)
		from = w.End
		next := len(s)
		if k+1 < len(ws) {
			next = ws[k+1].Start
		}
		w.after = strings.TrimSpace(s[w.End:next])
	}
}

// marksCut tells whether what is printed between two words marks words left
// out: an ellipsis, or dots with spaces.
func marksCut(s string) bool {
	return strings.Contains(s, "…") || strings.Contains(s, "..") || strings.Contains(s, ". .")
}

// plain drops the accents of a word.
func plain(w string) string {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			letters := strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(w))
			return cmp.Or(letters, w) // an accent alone stays
		}
	}
	return w
}

// possessive writes the possessive of a name in s in one way: stylebooks differ
// (“Jones’s”, “Jones’”).
func possessive(w, print string) string {
	if strings.HasSuffix(w, "ss") && (strings.HasSuffix(print, "'s") || strings.HasSuffix(print, "’s")) {
		return w[:len(w)-1]
	}
	return w
}

// telling tells whether a word says more than grammar does.
func telling(w string) bool { return utf8.RuneCountInString(w) > 3 && !grammar[w] }

var grammar = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`that this with from they them their there have been were will would could should about
		what when which while your into than then also just only very more most some such over because being does dont
		didnt thats theres youre theyre these those here where going`) {
		m[w] = true
	}
	return m
}()

// title tells whether the words look like the name of a book, a film or a
// show: three or more, the first and all telling ones with a capital, yet not
// all in capitals.
func title(ws []Word) bool {
	small := false
	for i, w := range ws {
		r, n := utf8.DecodeRuneInString(w.print)
		if (i == 0 || w.telling) && !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
		small = small || strings.ContainsFunc(w.print[n:], unicode.IsLower)
	}
	return small && len(ws) >= 3
}
