package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"html"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// verbatim escapes text and shows what is hidden as labels.
func verbatim(s string) string {
	if firstHidden(util.StringToReadOnlyBytes(s)) >= 0 {
		s = string(harmless([]byte(s)))
	}
	return html.EscapeString(s)
}

// blackFlag begins a flag of a region, which is spelt in tag characters.
const blackFlag = '\U0001F3F4'

// harmless shows hidden characters as labels, [U+202E]: they could hide or
// reorder what stands around them, in text and in any field.
func harmless(b []byte) []byte {
	i := firstHidden(b)
	if i < 0 {
		return b
	}
	out := bytes.NewBuffer(append(make([]byte, 0, len(b)+64), b[:i]...))
	before, _ := utf8.DecodeLastRune(b[:i])
	inFlag := before == blackFlag
	for _, r := range string(b[i:]) {
		if hidden(r) && !(inFlag && isTag(r)) {
			fmt.Fprintf(out, "[U+%04X]", r)
		} else {
			out.WriteRune(r)
		}
		inFlag = r == blackFlag || inFlag && isTag(r)
	}
	return out.Bytes()
}

// firstHidden finds the first hidden character, -1 when there is none. It runs
// over every page, so it looks at eight bytes at a time, and decodes only after
// the bytes that can begin one.
func firstHidden(b []byte) int {
	for i := 0; i < len(b); i++ {
		for i+8 <= len(b) && ordinary(binary.LittleEndian.Uint64(b[i:])) {
			i += 8
		}
		if i == len(b) {
			break
		}
		switch c := b[i]; {
		case ' ' <= c && c < 0x7F, c == '\n', c == '\t':
		case c < utf8.RuneSelf:
			return i
		case c == 0xE2 && i+2 < len(b) && b[i+1] == 0x80 && 0x90 <= b[i+2] && b[i+2] <= 0xA6: // dashes, quotation marks, an ellipsis
		case c == 0xC2, c == 0xD8, c == 0xE2, c == 0xEF, c >= 0xF0:
			if r, _ := utf8.DecodeRune(b[i:]); hidden(r) {
				return i
			}
		}
	}
	return -1
}

// ordinary tells whether eight bytes are all from space to tilde: a byte below
// borrows from what is taken away, one above has its highest bit or gets it.
func ordinary(bytes uint64) bool {
	const each = 0x0101010101010101
	return (bytes|(bytes-0x20*each)|(bytes+each))&(0x80*each) == 0
}

// hidden characters are seen by nobody, or reorder what stands around them:
// controls, noncharacters and the tag characters of Unicode.
func hidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) ||
		r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF || isTag(r)
}

func isTag(r rune) bool { return r >= 0xE0000 && r <= 0xE007F }
