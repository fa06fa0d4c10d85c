package furniture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// namesOnly reports whether s holds words with a capital alone, one at least
// and limit at most, and the small words given.
func namesOnly(s string, limit int, small ...string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,;/|–—-", r) })
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !slices.Contains(small, w) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= limit
}

// InCapitals reports whether the words of a line open with capitals as in a
// headline: four of five that have four letters or more, and four at least.
//
//	InCapitals("Mayor Calls Harbor Board About Ferry") == true
func InCapitals(s string) bool {
	long, capital := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			capital++
		}
	}
	return long >= 4 && 5*capital >= 4*long
}

// sentences cuts a line after each full stop, question or exclamation mark that
// a space and a capital follow, but not after an initial or a short
// abbreviation with a capital ("J.", "Mr.", "U.S.").
func sentences(s string) []string {
	var out []string
	start := 0
	for i := 1; i+2 < len(s); i++ {
		if !strings.ContainsRune(".!?", rune(s[i])) {
			continue
		}
		end := i + 1 + len(s[i+1:]) - len(strings.TrimLeft(s[i+1:], "”\")’"))
		rest := strings.TrimLeft(s[end:], " ")
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "“\"(‘"))
		if len(rest) == len(s[end:]) || !unicode.IsUpper(r) || s[i] == '.' && shortened(s[start:i]) {
			continue
		}
		out = append(out, strings.TrimSpace(s[start:end]))
		start = len(s) - len(rest)
		i = start
	}
	return append(out, s[start:])
}

// shortened reports whether what stands before a full stop ends in an initial,
// a title or letters with full stops.
func shortened(before string) bool {
	w := before[strings.LastIndexByte(before, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(w)
	return strings.Contains(w, ".") && !strings.Contains(w, "@") && !strings.Contains(w, "/") && len(w) < 8 || unicode.IsUpper(r) && utf8.RuneCountInString(w) <= 3
}

// everySentence reports whether a line has two sentences or more, and match
// holds for each.
func everySentence(line string, match func(string) bool) bool {
	parts := sentences(line)
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(s string) bool { return !match(s) })
}

// endsSentence reports whether s ends in a full stop, a question or an
// exclamation mark.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// quotes reports whether a line holds a double quotation mark: what is quoted
// is hardly the page's.
func quotes(s string) bool { return strings.ContainsAny(s, "“”\"") }
