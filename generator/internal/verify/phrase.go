package verify

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A phrase is an author's quotation taken apart: parts that must stand in a
// source as they are, and between them joints, where the author marks that
// something was left out or put in.
type phrase struct {
	parts     []part
	lead      joint   // before the first part
	joints    []joint // behind each part but the last
	tail      joint   // behind the last
	bracketed bool    // a letter's case or [sic] is marked inside a part
	literal   bool    // as it stands: its ellipses and brackets, if any, are the source's
}

// A joint is what the author marks between two parts; the zero joint is none.
type joint struct {
	cut   bool     // …
	added []string // the words in [ ]
	stem  string   // of a word partly in brackets, what stands outside: "need" of need[ed]
}

func (j joint) none() bool { return !j.cut && len(j.added) == 0 }

// A part is a run of words as the author writes them.
type part struct {
	words []written
	lead  string // the gap before the first word
	tail  string // the gap behind the last
	front string // lead without quotation marks
	back  string // tail without quotation marks
}

// written is a word of an author's quotation.
type written struct {
	raw, form, key string
	gap, printed   string // before it; empty for a part's first word
	free           bool   // its first letter is bracketed: the case is the author's
}

// maxParts is how many parts a quotation may have; nobody cuts more often.
const maxParts = 64

func newPart(s string, free map[int]bool) part {
	var p part
	at := 0
	for _, w := range words(s) {
		raw := s[w.Start:w.End]
		x := written{raw: raw, form: form(raw), key: key(raw), free: free[w.Start]}
		if len(p.words) == 0 {
			p.lead = gap(s[:w.Start])
		} else {
			x.gap, x.printed = gap(s[at:w.Start]), printed(s[at:w.Start])
		}
		at = w.End
		p.words = append(p.words, x)
	}
	p.tail = gap(s[at:])
	p.front, p.back = bare(p.lead), bare(p.tail)
	return p
}

// mark is an ellipsis in any form, or something in brackets.
var mark = regexp.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?|\[[^\[\]\n]{0,200}\]`)

// marked takes the ellipses and brackets in s as the author's. ok is false when
// there are none, when nothing else is there, or more than anybody writes.
//
//	We will … build [the wall]. → We will / … / build / [the wall]
func marked(s string) (p phrase, ok bool) {
	b := phraser{free: map[int]bool{}}
	at := 0
	for _, m := range mark.FindAllStringIndex(s, -1) {
		if m[0] < at {
			continue // its word has been taken
		}
		b.text.WriteString(s[at:m[0]])
		at = b.mark(s, m[0], m[1])
	}
	if at == 0 {
		return p, false
	}
	b.text.WriteString(s[at:])
	b.part()
	n := len(b.p.parts)
	if n == 0 || n > maxParts {
		return p, false
	}
	b.p.lead, b.p.joints, b.p.tail = b.joints[0], b.joints[1:], b.next
	return b.p, true
}

// A phraser collects a phrase from front to back.
type phraser struct {
	p      phrase
	text   strings.Builder // the part being read
	free   map[int]bool    // words in it whose first letter's case is the author's
	joints []joint         // before each part
	next   joint           // before the part being read
}

// part ends the part being read. One without words only lengthens the joint.
func (b *phraser) part() {
	p := newPart(b.text.String(), b.free)
	b.text.Reset()
	clear(b.free)
	if len(p.words) > 0 {
		b.p.parts = append(b.p.parts, p)
		b.joints = append(b.joints, b.next)
		b.next = joint{}
	}
}

// mark takes the mark s[from:to] and returns where reading goes on.
func (b *phraser) mark(s string, from, to int) int {
	in := strings.TrimSpace(strings.Trim(s[from:to], "[]()"))
	r, _ := utf8.DecodeRuneInString(s[to:])
	right := ""
	if isWord(r) {
		right = s[to:wordEnd(s, to)]
	}
	left := b.wordBefore()
	switch lower := strings.ToLower(in); {
	case s[from] != '[' || len(words(in)) == 0:
		b.part()
		b.next.cut = true
	case lower == "sic" || strings.HasPrefix(lower, "emphasis "):
		b.p.bracketed = true
	case left == "" && right != "" && utf8.RuneCountInString(in) == 1:
		b.p.bracketed = true
		b.free[b.text.Len()] = true
		b.text.WriteString(in)
	case left != "" || right != "":
		rest := strings.TrimSuffix(b.text.String(), left)
		b.text.Reset()
		b.text.WriteString(rest)
		b.add(in, key(left+right))
		to += len(right)
	default:
		b.add(in, "")
	}
	return to
}

// add ends the part and puts the author's words into the joint.
func (b *phraser) add(in, stem string) {
	b.part()
	for _, w := range words(in) {
		b.next.added = append(b.next.added, in[w.Start:w.End])
	}
	b.next.stem = stem
}

// wordBefore returns the word the text so far ends with, "" behind a gap.
func (b *phraser) wordBefore() string {
	s := b.text.String()
	ws := words(s[max(0, len(s)-64):])
	if len(ws) == 0 {
		return ""
	}
	last := ws[len(ws)-1]
	if last.End != min(len(s), 64) {
		return ""
	}
	return s[len(s)-last.Len():]
}
