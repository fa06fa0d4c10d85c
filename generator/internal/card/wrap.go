package card

import "strings"

// sizes are those words are set in, the largest first that they fit.
var sizes = []int{88, 76, 68, 60, 54, 48, 44, 40, 36}

// A block is words set in lines.
type block struct {
	face  style
	lines []string
	step  int // from foot to foot
	rise  int // from the top to the first foot
}

func (b block) height() int { return len(b.lines) * b.step }

// fit sets words as large as they fit a box, quoted in regular type and others
// in bold. In the smallest size, what does not fit is cut.
func (p *Painter) fit(words string, quoted bool, width, height int) block {
	if words == "" {
		return block{}
	}
	var b block
	for _, size := range sizes {
		b = block{face: style{!quoted, size}, step: int(float64(size) * leading)}
		f := p.face(b.face)
		b.rise = f.ascent + (b.step-size)/2
		b.lines = f.wrap(words, width)
		if b.height() <= height {
			b.lines = f.balance(words, width, len(b.lines))
			return b
		}
	}
	f, n := p.face(b.face), max(1, height/b.step)
	rest := strings.Join(b.lines[n-1:], " ")
	b.lines = append(b.lines[:n-1:n-1], f.cut(rest, width))
	return b
}

// wrap breaks words into lines of at most a width. A word wider than a line is
// broken where the line ends.
func (f *face) wrap(words string, width int) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(words) {
		if joined := strings.TrimPrefix(line+" "+w, " "); f.width(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for line = w; f.width(line) > width; {
			n := f.within(line, width)
			out, line = append(out, line[:n]), line[n:]
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// balance sets words in n lines of nearly one length: in the narrowest measure
// that needs no more lines.
func (f *face) balance(words string, width, n int) []string {
	low, high := width/n, width // high always fits
	for low < high {
		if mid := (low + high) / 2; len(f.wrap(words, mid)) <= n {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return f.wrap(words, high)
}

// within is how many bytes of a text are at most so wide; at least one character.
func (f *face) within(s string, width int) int {
	n, wide := 0, 0
	for i, r := range s {
		if wide += f.glyph(r).advance; (wide+63)/64 > width && i > 0 {
			break
		}
		n = i + len(string(r))
	}
	return n
}

// cut shortens a text to a width, at a word where there is one, with an ellipsis.
func (f *face) cut(s string, width int) string {
	if f.width(s) <= width {
		return s
	}
	const dots = " …"
	s = s[:f.within(s, width-f.width(dots))]
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + dots
}
