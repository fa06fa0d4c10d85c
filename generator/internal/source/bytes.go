package source

import (
	"bytes"
)

// signatures are the first bytes of files that are no text, and what they are.
var signatures = []struct{ magic, what string }{
	{"\x89PNG", "a PNG picture"},
	{"\xFF\xD8\xFF", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{"RIFF", "a RIFF file (WebP, WAV)"},
	{"\x1F\x8B", "a gzip archive"},
	{"PK\x03\x04", "a zip archive (also .docx, .odt)"},
	{"BZh", "a bzip2 archive"},
	{"\xFD7zXZ", "an xz archive"},
	{"7z\xBC\xAF", "a 7z archive"},
	{"\x28\xB5\x2F\xFD", "a zstd archive"},
	{"%PDF-", "a PDF"},
	{"\xD0\xCF\x11\xE0", "an old Office file"},
	{"{\\rtf", "an RTF file"},
	{"\x7FELF", "a program"},
}

// checkBytes reports what can be told before decoding: too large, empty, no
// text at all.
func (r *reader) checkBytes(raw []byte) bool {
	limit := r.o.Limit
	if limit == 0 {
		limit = DefaultLimit
	}
	switch {
	case len(raw) > limit:
		r.errorf(1, 1, "too-large", "split it, or raise the limit with --max-article", "the file has %d bytes; the limit is %d", len(raw), limit)
		return false
	case len(raw) == 0:
		r.errorf(1, 1, "empty", "put the article's text there, or remove the file", "the file is empty")
		return false
	}
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.magic)) {
			r.errorf(1, 1, "not-text", "save the article's words as plain text", "the file is not text: it looks like %s", s.what)
			return false
		}
	}
	return true
}

// looksUTF16 reports whether every second byte of the beginning is NUL, as in
// Latin text stored as UTF-16 without a byte order mark, and in which order.
func looksUTF16(raw []byte) (label string, ok bool) {
	head := raw[:min(len(raw), 512)&^1]
	var even, odd int
	for i, b := range head {
		switch {
		case b == 0 && i%2 == 0:
			even++
		case b == 0:
			odd++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs == 0:
	case odd*10 >= pairs*7 && even*10 <= pairs:
		return "utf-16le", true
	case even*10 >= pairs*7 && odd*10 <= pairs:
		return "utf-16be", true
	}
	return "", false
}

// looksBinary reports whether more than one byte in twenty at the beginning is
// a control that no text holds.
func looksBinary(raw []byte) bool {
	head := raw[:min(len(raw), 1024)]
	n := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B {
			n++
		}
	}
	return n > 1 && n*20 > len(head)
}
