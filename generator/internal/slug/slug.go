// Package slug makes the readable part of addresses, and checks the names of
// files that become addresses. A slug is ASCII, lower case, words joined by
// hyphens, so that it is the same on every file system and in every locale.
package slug

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not take apart into a base letter and marks.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe", "ø", "o", "Ø", "o",
	"đ", "d", "Đ", "d", "ł", "l", "Ł", "l", "ı", "i", "þ", "th", "Þ", "th", "ð", "d", "Ð", "d")

// Make returns the slug of s, "" when no letter or digit of it can be kept.
// Apostrophes, and points between letters, join
// ("O’Neil" → "oneil", "U.S." → "us"); everything else that is not a letter
// or digit parts words.
func Make(s string) string {
	var room [64]byte
	return string(appendSlug(room[:0], s))
}

// appendSlug appends the slug of s.
func appendSlug(out []byte, s string) []byte {
	if strings.ContainsFunc(s, composed) {
		s = norm.NFKD.String(letters.Replace(s))
	}
	gap, before := false, rune(0)
	for i, r := range s {
		switch {
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && len(out) > 0 {
				out = append(out, '-')
			}
			gap = false
			out = append(out, byte(unicode.ToLower(r)))
		case r == '\'' || r == '’' || r == '‘' || unicode.Is(unicode.Mn, r):
		case r == '.' && unicode.IsLetter(before) && unicode.IsLetter(first(s[i+1:])):
		default:
			gap = true
		}
		before = r
	}
	return out
}

// composed tells whether Unicode, or letters, may take r apart: not what stands
// in most statements.
func composed(r rune) bool {
	return r >= utf8.RuneSelf && r != '’' && r != '‘' && r != '“' && r != '”' && r != '—' && r != '–'
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// ID returns the slug of a name; for one in a script that Make keeps nothing
// of, a short name made from its characters, the same on every build. It is the
// name of a file on every file system: "Con" → "con-1".
func ID(name string) string {
	if s := Make(name); s != "" {
		return free(s)
	}
	sum := sha256.Sum256([]byte(norm.NFC.String(name)))
	return "n-" + hex.EncodeToString(sum[:5])
}

// opening are words a slug does not begin with: they tell two statements apart least.
var opening = map[string]bool{"a": true, "an": true, "the": true, "and": true, "but": true, "so": true, "well": true,
	"there": true, "theres": true, "that": true, "thats": true, "it": true, "its": true, "is": true, "was": true,
	"i": true, "im": true, "we": true, "were": true, "our": true, "my": true, "he": true, "she": true, "they": true,
	"of": true, "to": true, "in": true, "on": true, "for": true, "with": true, "this": true, "these": true, "are": true}

// Words returns a slug of the first telling words of a statement, at most
// five words and 40 bytes: "There’s no question in my mind that we" →
// "no-question-in-my-mind".
func Words(s string) string {
	// The beginning mostly has enough of them; what stands after a space changes
	// none of the words before it.
	if n := 120; len(s) > n {
		if cut := strings.LastIndexByte(s[:n], ' '); cut > 0 {
			if words, enough := slugOf(s[:cut]); enough {
				return words
			}
		}
	}
	words, _ := slugOf(s)
	return words
}

// slugOf is Words; enough tells that more of the statement would change nothing.
func slugOf(s string) (slug string, enough bool) {
	var room [120]byte
	all := appendSlug(room[:0], s)
	kept := all
	for {
		w, rest, more := bytes.Cut(kept, hyphen)
		if !more || !opening[string(w)] {
			break
		}
		kept = rest
	}
	n := bytes.Count(kept, hyphen) + 1
	if n < 2 {
		kept = all
	}
	end := 0
	for i, from := 0, 0; i < 5 && from < len(kept); i++ {
		w, _, _ := bytes.Cut(kept[from:], hyphen)
		if end+1+len(w) > 40 {
			break
		}
		end = from + len(w)
		from = end + 1
	}
	return cmp.Or(string(kept[:end]), "statement"), n > 5
}

var hyphen = []byte{'-'}

// Fold is what two names must differ in to be two files on every file system:
// compatibility-composed, case folded in full (ß is ss, ς is σ), without dots
// and spaces at the end.
func Fold(name string) string {
	name = strings.Map(capital, norm.NFKC.String(name))
	return strings.TrimRight(norm.NFKC.String(cases.Fold().String(name)), ". ")
}

// capital writes Cherokee, whose small letters came late, in one case: package
// cases folds each of its cases to the other.
func capital(r rune) rune {
	if unicode.Is(unicode.Cherokee, r) {
		return unicode.ToUpper(r)
	}
	return r
}
