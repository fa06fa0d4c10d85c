package conf

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// clean returns src as text without a byte order mark, or reports why it is
// none: size, encoding, characters YAML does not allow. UTF-16 is read when a
// byte order mark says so.
func (d *decoder) clean(src []byte) (string, bool) {
	if len(src) > MaxBytes {
		d.errorf(1, 1, "too-large", "split it", "the settings have %d bytes; the limit is %d", len(src), MaxBytes)
		return "", false
	}
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(src)
		if err != nil {
			d.errorf(1, 1, "encoding", "save it as UTF-8", "the file is not valid UTF-16: %v", err)
			return "", false
		}
		src = decoded
	}
	s := strings.TrimPrefix(string(src), "\uFEFF")
	for i, r := range s {
		if r >= ' ' && r < 0x7F || r == '\n' || r == '\r' || r == '\t' {
			continue
		}
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			line, col := place(s, i)
			d.errorf(line, col, "encoding", "save it as UTF-8", "byte 0x%02X is not UTF-8", s[i])
			return "", false
		}
		if !allowed(r) {
			line, col := place(s, i)
			d.errorf(line, col, "control-character", "remove it", "the character U+%04X may not stand in settings", r)
			return "", false
		}
	}
	return s, true
}

// allowed reports whether a character above ASCII or a control may stand in
// YAML here. NEL, LS and PS are line breaks to some readers and not to others,
// so none of them may.
func allowed(r rune) bool {
	return r >= 0xA0 && r != 0x2028 && r != 0x2029 && r != 0xFEFF && r&0xFFFE != 0xFFFE
}

// place returns the 1-based line and column, in characters, of byte i of s.
// LF, CR and CRLF each break a line.
func place(s string, i int) (line, col int) {
	start, line := 0, 1
	for j := 0; j < i; j++ {
		if s[j] == '\n' || s[j] == '\r' && !strings.HasPrefix(s[j+1:], "\n") {
			start, line = j+1, line+1
		}
	}
	return line, utf8.RuneCountInString(s[start:i]) + 1
}

// lines splits s at LF, CR and CRLF.
func lines(s string) []string {
	return strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
}
