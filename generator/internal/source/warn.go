package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/diag"
)

// A concern is a kind of character that is kept but that a reader would not
// see, or would be misled by.
type concern struct {
	code, hint, what string
	in               func(r rune) bool
}

var concerns = []concern{
	{"control-character", "it is shown as a label; remove it if it says nothing", "control character",
		func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\v\f\u0085", r) }},
	{"noncharacter", "it is shown as a label; remove it if it says nothing", "noncharacter",
		func(r rune) bool { return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF }},
	{"direction-control", "it is shown as a label; remove it if the text does not need it", "direction control",
		func(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }},
	{"tag-character", "it is shown as a label; remove it, it can hide words", "invisible tag character",
		func(r rune) bool { return r >= 0xE0000 && r <= 0xE007F }},
}

// warn reports what is safe but should be looked at.
func (r *reader) warn(a *Article) {
	clean := a.Text.String()
	r.list = append(r.list, Concerns(r.path, clean, 1)...)
	if !a.Markdown && looksHTML(clean) {
		r.list.Warnf(r.path, 1, 1, "looks-like-html", "save the article's words as plain text; the tags are shown as they are", "the file looks like HTML")
	}
}

// Concerns warns of characters of s that a reader would not see or be misled
// by: once a kind, at the first. Line is that of the first line of s in the
// file at path.
//
//	notes/n.md:7:12: warning[direction-control]: direction control U+202E stands in the text; it is shown as a label; …
func Concerns(path, s string, line int) (list diag.List) {
	first, count := make([]int, len(concerns)), make([]int, len(concerns))
	flag := false // inside a flag sequence, which is written with tag characters
	for i, c := range s {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7F {
			for k, what := range concerns {
				if !what.in(c) || flag && what.code == "tag-character" {
					continue
				}
				if count[k] == 0 {
					first[k] = i
				}
				count[k]++
			}
		}
		flag = c == 0x1F3F4 || flag && c >= 0xE0000 && c <= 0xE007F
	}
	for k, what := range concerns {
		if count[k] == 0 {
			continue
		}
		down, col := rawPlace([]byte(s[:first[k]]))
		also := ""
		if count[k] > 1 {
			also = fmt.Sprintf(", the first of %d", count[k])
		}
		c, _ := utf8.DecodeRuneInString(s[first[k]:])
		list.Warnf(path, line+down-1, col, what.code, what.hint, "%s U+%04X stands in the text%s", what.what, c, also)
	}
	return list
}

var htmlHead = regexp.MustCompile(`(?i)^\s*(?:<!doctype html|<html|<\?xml|<head|<body)|<(?:html|head|body)[ >]`)
var htmlTags = regexp.MustCompile(`(?i)</?(?:p|div|span|a|br|li|ul|h[1-6]|table|td|article|section|script|meta|link|img)(?:\s[^<>]*)?/?>`)

// looksHTML reports whether the beginning of a text is a page's source: the
// tags of a page, or five and more tags of its parts.
func looksHTML(s string) bool {
	head := s[:min(len(s), 4096)]
	if strings.IndexByte(head, '<') < 0 {
		return false
	}
	return htmlHead.MatchString(head) || len(htmlTags.FindAllStringIndex(head, 5)) == 5
}
