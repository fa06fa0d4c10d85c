package render

import (
	"bytes"
	"fmt"
	"html"
	"unicode"
	"unicode/utf8"
)

// verbatim escapes text and shows what is hidden as labels.
func verbatim(s string) string {
	return html.EscapeString(string(harmless([]byte(s))))
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
// over every page, so it decodes only after the bytes that can begin one.
func firstHidden(b []byte) int {
	for i, c := range b {
		switch {
		case ' ' <= c && c < 0x7F, c == '\n', c == '\t':
		case c < utf8.RuneSelf:
			return i
		case c == 0xC2, c == 0xD8, c == 0xE2, c == 0xEF, c >= 0xF0:
			if r, _ := utf8.DecodeRune(b[i:]); hidden(r) {
				return i
			}
		}
	}
	return -1
}

// hidden characters are seen by nobody, or reorder what stands around them:
// controls, noncharacters and the tag characters of Unicode.
func hidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) ||
		r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF || isTag(r)
}

func isTag(r rune) bool { return r >= 0xE0000 && r <= 0xE007F }
