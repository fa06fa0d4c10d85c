package text

import "strings"

// QuotationMarks are the characters that set off a quotation, in all the forms
// sources print: straight, curly, low, angled, and single ones, which doubled
// stand for a double mark.
const QuotationMarks = "\"“”„‟«»'‘’`"

// WithMarks takes the quotation marks right around a span into it: at most two
// characters on each side, as a double mark may be typed as two single ones.
func (t *Text) WithMarks(s Span) Span {
	const longest = 6 // bytes of two marks
	from := max(0, s.Start-longest)
	s.Start = from + len(strings.TrimRight(t.s[from:s.Start], QuotationMarks))
	right := t.s[s.End:min(len(t.s), s.End+longest)]
	s.End += len(right) - len(strings.TrimLeft(right, QuotationMarks))
	return s
}
