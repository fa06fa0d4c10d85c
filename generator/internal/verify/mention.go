package verify

import (
	"strings"

	"dossier/generator/internal/text"
)

// A Mention is a place where an author's prose names somebody or something by
// a form.
type Mention struct {
	Span text.Span // bytes of the Markdown, without the ’s of a possessive
	IDs  []string  // whom the form names; several when they share it
}

// Mentions finds the names of o in an author's Markdown, in order, outside
// headings, quotations, block quotations and [[links]]; nothing in code or HTML
// is one.
//
//	Mentions("Kerry’s answer in “Kerry speaks”", …) → Kerry, bytes 0 to 5
func Mentions(md string, o Options) []Mention {
	if o.Names == nil {
		return nil
	}
	p := readProse(md, o)
	var out []Mention
	for i, b := range p.blocks {
		if p.blockQuotation(i) >= 0 || p.headings[i] {
			continue
		}
		from, masked := b.Span.Start, blankLinks(p.masked[b.Span.Start:b.Span.End])
		for _, m := range o.Names.in(masked) {
			span := text.Span{Start: p.start(from + m.Start), End: p.end(from + m.End)}
			id := o.Names.list[m.name].ID
			if n := len(out); n > 0 && out[n-1].Span == span {
				out[n-1].IDs = append(out[n-1].IDs, id)
				continue
			}
			out = append(out, Mention{span, []string{id}})
		}
	}
	return out
}

// blankLinks puts spaces where [[links]] stand.
func blankLinks(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "[[")
		in, after, closed := strings.Cut(rest, "]]")
		if !ok || !closed {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(before)
		b.WriteString(strings.Repeat(" ", len("[[")+len(in)+len("]]")))
		s = after
	}
}
