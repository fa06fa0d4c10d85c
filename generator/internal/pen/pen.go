// Package pen writes JSON as encoding/json does, byte for byte, but without
// reflection and into one buffer: what is written for every page and every
// quotation is told member by member.
package pen

import (
	"strconv"
	"unicode/utf8"
)

// A Pen appends JSON to a buffer. Commas come by themselves. The zero Pen is
// ready.
type Pen struct {
	HTML   bool // write <, > and & as numbers, so that JSON can stand in a page
	Indent bool // put each value of an object or a list on a line of its own
	buf    []byte
	depth  int // of objects and lists that are open
}

// Bytes is what has been written; it is valid until the next Reset.
func (p *Pen) Bytes() []byte { return p.buf }

// Reset makes the buffer empty and keeps its room.
func (p *Pen) Reset() { p.buf, p.depth = p.buf[:0], 0 }

// Open begins an object with '{', a list with '['; Close ends it with the sign
// that closes it.
func (p *Pen) Open(sign byte) {
	p.comma()
	p.buf = append(p.buf, sign)
	p.depth++
}

func (p *Pen) Close(sign byte) {
	p.depth--
	if last := p.buf[len(p.buf)-1]; last != '{' && last != '[' {
		p.line()
	}
	p.buf = append(p.buf, sign)
}

// Name begins a member of an object: its value follows.
func (p *Pen) Name(name string) {
	p.String(name)
	p.buf = append(p.buf, ':')
	if p.Indent {
		p.buf = append(p.buf, ' ')
	}
}

// Int writes a whole number.
func (p *Pen) Int(n int) {
	p.comma()
	p.buf = strconv.AppendInt(p.buf, int64(n), 10)
}

// Raw writes what is JSON already: a value, or several with commas between.
func (p *Pen) Raw(json []byte) {
	p.comma()
	p.buf = append(p.buf, json...)
}

// String writes a string. Bytes that are no UTF-8 become U+FFFD.
func (p *Pen) String(s string) {
	p.comma()
	p.buf = append(p.buf, '"')
	p.text(s)
	p.buf = append(p.buf, '"')
}

// Member writes a member whose value is a string, in parts if it likes, none of
// which ends inside a character; Some does so unless the string is empty.
func (p *Pen) Member(name string, value ...string) {
	p.Name(name)
	p.buf = append(p.buf, '"')
	for _, v := range value {
		p.text(v)
	}
	p.buf = append(p.buf, '"')
}

func (p *Pen) Some(name, value string) {
	if value != "" {
		p.Member(name, value)
	}
}

// comma parts a value from the one before it. A value ends in a quotation mark,
// a bracket or a digit.
func (p *Pen) comma() {
	if len(p.buf) == 0 {
		return
	}
	switch p.buf[len(p.buf)-1] {
	case ':', ' ', '\n': // a name, a line
	case '{', '[':
		p.line()
	default:
		p.buf = append(p.buf, ',')
		p.line()
	}
}

// line begins a line where values have their own.
func (p *Pen) line() {
	if !p.Indent {
		return
	}
	p.buf = append(p.buf, '\n')
	for range p.depth {
		p.buf = append(p.buf, "  "...)
	}
}

// Line ends a line. What follows begins anew.
func (p *Pen) Line() { p.buf = append(p.buf, '\n') }

func (p *Pen) text(s string) {
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if !acts[c] || !p.HTML && (c == '<' || c == '>' || c == '&') {
				i++
				continue
			}
			p.buf = append(append(p.buf, s[done:i]...), '\\')
			p.sign(c)
			i++
			done = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' {
			p.buf = append(append(p.buf, s[done:i]...), `\u`...)
			p.buf = strconv.AppendInt(p.buf, int64(r), 16)
			done = i + n
		}
		i += n
	}
	p.buf = append(p.buf, s[done:]...)
}

// sign writes what follows the backslash before a character.
func (p *Pen) sign(c byte) {
	const digits = "0123456789abcdef"
	switch c {
	case '"', '\\':
		p.buf = append(p.buf, c)
	case '\b':
		p.buf = append(p.buf, 'b')
	case '\f':
		p.buf = append(p.buf, 'f')
	case '\n':
		p.buf = append(p.buf, 'n')
	case '\r':
		p.buf = append(p.buf, 'r')
	case '\t':
		p.buf = append(p.buf, 't')
	default:
		p.buf = append(p.buf, 'u', '0', '0', digits[c>>4], digits[c&15])
	}
}

// acts tells which bytes cannot stand in a string as they are, or not in HTML.
var acts = func() (t [utf8.RuneSelf]bool) {
	for c := range ' ' {
		t[c] = true
	}
	for _, c := range `"\<>&` {
		t[c] = true
	}
	return t
}()
