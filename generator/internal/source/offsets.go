package source

import (
	"sort"

	"dossier/generator/internal/text"
)

// Offsets leads from a byte of the clean text to the byte of the file on disk
// it was read from. The zero value is the identity and costs nothing: a UTF-8
// file without byte order mark, with LF line breaks.
type Offsets struct {
	runs []run
}

// A run is a stretch of characters that each take clean bytes in the text and
// raw bytes on disk. It ends where the next begins.
type run struct {
	cleanStart, rawStart int
	clean, raw           int
}

// Raw returns where on disk clean byte off comes from: the first byte of its
// character. Off may be the length of the text; then it is that of the file.
func (o Offsets) Raw(off int) int {
	i := sort.Search(len(o.runs), func(i int) bool { return o.runs[i].cleanStart > off }) - 1
	if i < 0 {
		return off
	}
	r := o.runs[i]
	return r.rawStart + (off-r.cleanStart)/r.clean*r.raw
}

// Span returns the bytes on disk a span of the text was read from.
func (o Offsets) Span(s text.Span) text.Span {
	return text.Span{Start: o.Raw(s.Start), End: o.Raw(s.End)}
}

// Identity reports whether the clean text is the file byte for byte.
func (o Offsets) Identity() bool { return len(o.runs) == 0 }

// add notes that the character at cleanStart takes clean bytes there and raw
// bytes at rawStart. Characters must be added in order.
func (o *Offsets) add(cleanStart, rawStart, clean, raw int) {
	if clean == raw {
		clean, raw = 1, 1 // byte for byte
	}
	last := run{0, 0, 1, 1}
	if n := len(o.runs); n > 0 {
		last = o.runs[n-1]
	}
	chars := (cleanStart - last.cleanStart) / last.clean
	if last.clean == clean && last.raw == raw && last.rawStart+chars*last.raw == rawStart {
		return
	}
	o.runs = append(o.runs, run{cleanStart, rawStart, clean, raw})
}
