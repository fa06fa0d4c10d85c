// Package search builds the index a reader's browser searches: which words
// stand in which paragraph, in whose voice, and the paragraphs themselves, cut
// into small files so that a query moves few of them. It is pure: the same
// articles give the same files.
//
// A browser loads a file as a script that calls one function. That works from
// disk too, where pages may not fetch, and under a policy that allows the
// site's own scripts.
package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/text"
)

// Words gives the words of s in order, each with its place and its folded
// form, in which spellings that differ in typography alone are equal. Letters
// and digits make a word and everything else parts words, so that apostrophes
// and dashes of all kinds are alike; letters with a period after each are one
// word. In scripts that put no spaces between words each character is one.
//
//	There’s a so-called Café of the U.S. → there s a so called cafe of the us
//
// The same rules stand in templates/assets/found.js, which folds what a reader
// asks for; a test holds the two together.
func Words(s string) iter.Seq2[text.Span, string] {
	return func(yield func(text.Span, string) bool) {
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			end := i + n
			switch {
			case unspaced(r):
			case inWord(r):
				if end = initials(s, i); end == i {
					end = wordEnd(s, i+n)
				}
			default:
				i = end
				continue
			}
			if w := Fold(s[i:end]); w != "" && !yield(text.Span{Start: i, End: end}, w) {
				return
			}
			i = end
		}
	}
}

// inWord tells whether a character can stand in a word: letters, digits and
// their marks, and what only says where a line may break. Two letters of
// Unicode are apostrophes in print and part words as those do.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	switch r {
	case 'ʻ', 'ʼ':
		return false
	case '\u00ad', '\u200c', '\u200d', '\u2060':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

var unspacedScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

func unspaced(r rune) bool { return r >= 0x0e00 && unicode.In(r, unspacedScripts...) }

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) || unspaced(r) {
			break
		}
		i += n
	}
	return i
}

// initials gives the end of letters that each have a period ("U.S.", "a.m."),
// two at least; i when there are none.
func initials(s string, i int) int {
	end, n := i, 0
	for {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) || !inWord(r) || unspaced(r) || end+size >= len(s) || s[end+size] != '.' {
			break
		}
		end += size + 1
		n++
	}
	if n < 2 {
		return i
	}
	return end
}

// letters that Unicode does not take apart into a base letter and marks.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ł", "l", "ı", "i", "þ", "th", "ð", "d", "ς", "σ")

// Fold gives the form in which a word is indexed: compatibility characters
// taken apart, only letters and digits kept, in lower case. It is "" for a word
// that has neither.
func Fold(word string) string {
	if ascii(word) {
		return strings.ToLower(strings.ReplaceAll(word, ".", ""))
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return letters.Replace(b.String())
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
