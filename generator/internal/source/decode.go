package source

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Byte order marks.
const (
	markUTF8    = "\xEF\xBB\xBF"
	markUTF16LE = "\xFF\xFE"
	markUTF16BE = "\xFE\xFF"
	markUTF32LE = "\xFF\xFE\x00\x00"
	markUTF32BE = "\x00\x00\xFE\xFF"
)

// UnknownEncoding is the code for a declared encoding that nobody knows. It is
// said of the place that declares it, but it is the text that is not read.
const UnknownEncoding = "unknown-encoding"

// decode turns raw into clean text: UTF-8, no byte order mark, LF line breaks.
// A byte order mark decides over a declared encoding, as in HTML
// (https://encoding.spec.whatwg.org/#decode).
func (r *reader) decode(raw []byte) (clean string, o Offsets, label string, ok bool) {
	has := func(mark string) bool { return bytes.HasPrefix(raw, []byte(mark)) }
	switch {
	case has(markUTF32LE) || has(markUTF32BE):
		r.errorf(1, 1, "encoding", "save it as UTF-8", "the file is UTF-32, which is not read")
		return "", o, "", false
	case has(markUTF8):
		clean, o, ok = r.utf8(raw, len(markUTF8))
		return clean, o, "UTF-8 with BOM", ok
	case has(markUTF16LE):
		clean, o, ok = r.transcode(raw, 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16LE")
		return clean, o, "UTF-16LE with BOM", ok
	case has(markUTF16BE):
		clean, o, ok = r.transcode(raw, 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16BE")
		return clean, o, "UTF-16BE with BOM", ok
	}
	e, label, err := declared(r.o.Encoding)
	switch {
	case err != nil:
		r.list.Errorf(cmp.Or(r.o.Declared.Path, r.path), max(r.o.Declared.Line, 1), max(r.o.Declared.Col, 1), UnknownEncoding, "write a name such as windows-1252, or save the file as UTF-8", "%v", err)
		return "", o, "", false
	case e != nil:
		if at := bytes.IndexFunc(raw, func(c rune) bool { return c > 0x7F }); at >= 0 && utf8.Valid(raw) {
			line, col := rawPlace(raw[:at])
			r.list.Warnf(r.path, line, col, "encoding-doubtful", "remove encoding: if the text looks wrong here", "the file is valid UTF-8 but is read as %s", label)
		}
		clean, o, ok = r.transcode(raw, 0, e, label)
	default:
		clean, o, ok = r.utf8(raw, 0)
	}
	return clean, o, label, ok
}

// declared returns the encoding of a label and its name for people; nil for UTF-8.
func declared(label string) (encoding.Encoding, string, error) {
	if label == "" {
		return nil, "UTF-8", nil
	}
	e, err := htmlindex.Get(strings.TrimSpace(label))
	if err != nil || e == encoding.Replacement {
		return nil, "", fmt.Errorf("the encoding %q is not known", label)
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "utf-8" {
		return nil, "UTF-8", nil
	}
	if utf, ok := strings.CutPrefix(name, "utf-"); ok {
		name = "UTF-" + strings.ToUpper(utf)
	}
	return e, name, nil
}

// utf8 reads UTF-8 from byte skip on; only line breaks change.
func (r *reader) utf8(raw []byte, skip int) (string, Offsets, bool) {
	body := raw[skip:]
	if bytes.IndexByte(body, 0) >= 0 || !utf8.Valid(body) {
		r.notUTF8(body)
		return "", Offsets{}, false
	}
	var o Offsets
	if skip > 0 {
		o.add(0, skip, 1, 1)
	}
	if bytes.IndexByte(body, '\r') < 0 {
		return string(body), o, true
	}
	var b strings.Builder
	b.Grow(len(body))
	for i := 0; i < len(body); {
		n := bytes.IndexByte(body[i:], '\r')
		if n < 0 {
			n = len(body) - i
		}
		if n > 0 {
			o.add(b.Len(), skip+i, 1, 1)
			b.Write(body[i : i+n])
			i += n
		}
		if i < len(body) {
			width := breakWidth(body[i:])
			o.add(b.Len(), skip+i, 1, width)
			b.WriteByte('\n')
			i += width
		}
	}
	return b.String(), o, true
}

// breakWidth is how many bytes the line break at the start of s takes: 2 for CRLF.
func breakWidth(s []byte) int {
	if len(s) > 1 && s[1] == '\n' {
		return 2
	}
	return 1
}

// notUTF8 says why bytes that should be UTF-8 are not, at the first bad one.
func (r *reader) notUTF8(body []byte) {
	if label, ok := looksUTF16(body); ok {
		r.errorf(1, 1, "encoding", r.saveAs(label), "the file looks like UTF-16 without a byte order mark")
		return
	}
	if looksBinary(body) {
		r.errorf(1, 1, "not-text", "save the article's words as plain text", "the file is not text: it holds control bytes")
		return
	}
	i, why := badByte(body)
	line, col := rawPlace(body[:i])
	if body[i] == 0 {
		r.errorf(line, col, "nul", "remove it", "a NUL character stands in the text")
		return
	}
	r.errorf(line, col, "encoding", r.saveAs("windows-1252"), "byte 0x%02X %s", body[i], why)
}

// saveAs is what to do about bytes that are not UTF-8: the author can name the
// encoding of a received text beside it.
func (r *reader) saveAs(label string) string {
	if name, ok := strings.CutSuffix(r.path, ".txt"); ok {
		return "save the file as UTF-8, or write encoding: " + label + " in " + name + ".yaml if that is what it is"
	}
	return "save the file as UTF-8"
}

// badByte returns the first byte that is NUL or not UTF-8, and why
// (Unicode 17.0, table 3-7).
func badByte(body []byte) (int, string) {
	for i := 0; ; {
		c, n := utf8.DecodeRune(body[i:])
		if body[i] != 0 && (c != utf8.RuneError || n > 1) {
			i += n
			continue
		}
		rest := body[i:]
		switch {
		case rest[0] == 0xC0 || rest[0] == 0xC1 || len(rest) > 1 && (rest[0] == 0xE0 && rest[1]&0xE0 == 0x80 || rest[0] == 0xF0 && rest[1]&0xF0 == 0x80):
			return i, "begins an overlong form, which is not UTF-8"
		case len(rest) > 1 && rest[0] == 0xED && rest[1]&0xE0 == 0xA0:
			return i, "begins a surrogate, which is not UTF-8"
		case !utf8.FullRune(rest):
			return i, "begins a character that the file ends inside of"
		}
		return i, "is not UTF-8"
	}
}

// rawPlace returns the line and column after the valid UTF-8 bytes before.
func rawPlace(before []byte) (line, col int) {
	s := strings.ReplaceAll(string(before), "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Count(s, "\n") + 1, utf8.RuneCountInString(s[strings.LastIndexByte(s, '\n')+1:]) + 1
}

// transcode decodes raw from byte skip on, one character at a time, so that
// each keeps its way back. A character that is not valid in the encoding, and
// NUL, are errors.
func (r *reader) transcode(raw []byte, skip int, e encoding.Encoding, name string) (string, Offsets, bool) {
	var (
		b     strings.Builder
		o     Offsets
		dec   = e.NewDecoder()
		dst   [2 * utf8.UTFMax]byte
		after int // the byte after the last CR
	)
	b.Grow(len(raw))
	for i := skip; i < len(raw); {
		nDst, nSrc, err := decodeOne(dec, dst[:], raw[i:])
		char := dst[:nDst]
		line, col := 0, 0
		if err != nil || bytes.ContainsRune(char, 0) || bytes.ContainsRune(char, utf8.RuneError) && !replacementItself(raw[i:i+nSrc]) {
			line, col = rawPlace([]byte(b.String()))
		}
		switch {
		case line > 0 && err == nil && bytes.ContainsRune(char, 0):
			r.errorf(line, col, "nul", "remove it", "a NUL character stands in the text")
			return "", o, false
		case line > 0:
			r.errorf(line, col, "encoding", "check which encoding the file has, or save it as UTF-8", "byte 0x%02X is not valid %s", raw[i], name)
			return "", o, false
		case string(char) == "\n" && after == i && i > skip: // the LF of a CRLF
			o.runs[len(o.runs)-1].raw += nSrc
		case string(char) == "\r":
			o.runs = append(o.runs, run{b.Len(), i, 1, nSrc}) // a run of its own, for an LF to join
			b.WriteByte('\n')
			after = i + nSrc
		case nDst > 0: // 0 for an escape sequence of ISO-2022-JP
			o.add(b.Len(), i, nDst, nSrc)
			b.Write(char)
		}
		i += nSrc
	}
	return b.String(), o, true
}

// decodeOne decodes the first character of src, which is not empty. It hands
// the decoder one byte more at a time until it takes some.
func decodeOne(dec transform.Transformer, dst, src []byte) (nDst, nSrc int, err error) {
	for n := 1; ; n++ {
		nDst, nSrc, err = dec.Transform(dst, src[:n], n == len(src))
		if nSrc > 0 {
			return nDst, nSrc, nil
		}
		if !errors.Is(err, transform.ErrShortSrc) || n == len(src) || n == 16 {
			return 0, 1, errors.New("cannot be decoded")
		}
	}
}

// replacementItself reports whether U+FFFD is what the bytes really hold: they
// do in UTF-16 and GB 18030.
func replacementItself(raw []byte) bool {
	switch string(raw) {
	case "\xFF\xFD", "\xFD\xFF", "\x84\x31\xA4\x37":
		return true
	}
	return false
}
