// Package text is the one coordinate system: half-open byte spans into one
// immutable UTF-8 text. Everything else (line and column, bytes of the file on
// disk, characters) is derived from a span at the edge of the program.
package text

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Span is the half-open range of bytes [Start, End) in a Text.
type Span struct{ Start, End int }

func (s Span) Len() int             { return s.End - s.Start }
func (s Span) Empty() bool          { return s.End <= s.Start }
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// A Short span is a Span in half the room, for what is kept of each sentence of an
// archive: no text is of four gigabytes.
type Short struct{ start, end uint32 }

func (s Span) Short() Short { return Short{uint32(s.Start), uint32(s.End)} }
func (s Short) Span() Span  { return Span{int(s.start), int(s.end)} }

// Bounds returns the smallest span that holds all of ss; the zero Span for none.
func Bounds(ss []Span) Span {
	if len(ss) == 0 {
		return Span{}
	}
	b := ss[0]
	for _, s := range ss[1:] {
		b.Start, b.End = min(b.Start, s.Start), max(b.End, s.End)
	}
	return b
}

// A Text is the normalised text of one file: valid UTF-8, no byte order mark,
// every line break a single LF. It never changes.
type Text struct {
	s     string
	lines []uint32 // byte offset of the start of each line
	gone  []Span   // markup: in the file, not in the reading; sorted, disjoint
}

// New makes a Text of s, which must be valid UTF-8 with LF line breaks.
// markup lists the spans that are syntax, not words (Markdown's asterisks, a
// front matter): they keep their offsets but are left out by Plain and are
// spaces in Masked. The spans must be sorted and disjoint.
func New(s string, markup ...Span) *Text {
	t := &Text{s: s, lines: make([]uint32, 1, 1+strings.Count(s, "\n")), gone: markup}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			t.lines = append(t.lines, uint32(i+1))
		}
	}
	return t
}

func (t *Text) String() string      { return t.s }
func (t *Text) Len() int            { return len(t.s) }
func (t *Text) Slice(s Span) string { return t.s[s.Start:s.End] }
func (t *Text) Markup() []Span      { return t.gone }

// Position returns the 1-based line and column, in characters, of a byte offset.
func (t *Text) Position(off int) (line, col int) {
	line, _ = slices.BinarySearch(t.lines, uint32(off+1))
	return line, utf8.RuneCountInString(t.s[t.lines[line-1]:off]) + 1
}

// Lines returns the number of lines; Line the span of line n (1-based) with its line break.
func (t *Text) Lines() int { return len(t.lines) }
func (t *Text) Line(n int) Span {
	if n == len(t.lines) {
		return Span{int(t.lines[n-1]), len(t.s)}
	}
	return Span{int(t.lines[n-1]), int(t.lines[n])}
}

// Masked returns the text with every byte of markup made a space, so that a
// reader of words sees none of it and offsets stay the same.
func (t *Text) Masked() string {
	if len(t.gone) == 0 {
		return t.s
	}
	b := []byte(t.s)
	for _, g := range t.gone {
		for i := g.Start; i < g.End; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// Plain returns the words of a span as a reader sees them: without markup,
// each run of white space one space.
func (t *Text) Plain(s Span) string {
	if words := strings.TrimSpace(t.Slice(s)); len(t.markupIn(s)) == 0 && IsPlain(words) {
		return words // mostly so, and nothing to copy
	}
	var b strings.Builder
	b.Grow(s.Len())
	gap := false // white space before what comes
	for p := range t.Visible(s) {
		for words := t.Slice(p); words != ""; {
			r, n := decode(words, 0)
			switch {
			case unicode.IsSpace(r):
				gap = b.Len() > 0
			case gap:
				b.WriteByte(' ')
				gap = false
				fallthrough
			default:
				b.WriteString(words[:n])
			}
			words = words[n:]
		}
	}
	return b.String()
}

// IsPlain tells whether the white space of s is single spaces between words.
func IsPlain(s string) bool {
	space := true // before the first character
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
			continue
		case c > ' ' && c < 0x7F:
		case c < utf8.RuneSelf || utf8.RuneStart(c):
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
		}
		space = false
	}
	return !space || s == ""
}

// Visible goes through the parts of s that are not markup, in order.
func (t *Text) Visible(s Span) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for _, g := range t.markupIn(s) {
			if g.Start > s.Start && !yield(Span{s.Start, g.Start}) {
				return
			}
			s.Start = min(g.End, s.End)
		}
		if !s.Empty() {
			yield(s)
		}
	}
}

// markupIn is the markup some of which is in s.
func (t *Text) markupIn(s Span) []Span {
	if len(t.gone) == 0 {
		return nil
	}
	from := sort.Search(len(t.gone), func(i int) bool { return t.gone[i].End > s.Start })
	to := from + sort.Search(len(t.gone)-from, func(i int) bool { return t.gone[from+i].Start >= s.End })
	return t.gone[from:to]
}
