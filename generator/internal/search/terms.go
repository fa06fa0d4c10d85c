package search

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// A posting says that a term stands in a document (upper half) in a voice.
type posting uint64

func (p posting) doc() uint32   { return uint32(p >> 32) }
func (p posting) voice() uint32 { return uint32(p) }

// A termWriter cuts terms, which come in order, into files of about termFile
// bytes. A file is one string: key, "!", postings, "!", next key … What divides
// a file from the one before is listed in directories of leaves files each, and
// what divides these in the root, so that a lookup reads three small files.
//
// A key is front-coded: how many characters it shares with the key before (in
// UTF-16 units, so that a browser counts alike), then the rest.
//
// Postings are numbers: twice the difference to the document before, plus one
// when a voice follows that is not the article's own; one less than that
// voice. When they are many they stand in files of their own, and here after
// a space: how many there are, the number of the first file, and for each file
// the difference of its first document to that of the file before.
type termWriter struct {
	file     func(name string, data []byte) // lent
	firsts   list                           // of directories
	leaves   list                           // of the directory that is being written
	terms    list                           // keys of the file that is being written, with their postings
	before   string                         // last key of the file before
	postings []posting
	buffer   []byte
	files    int
	blocks   int
}

// post adds a place of the term that comes next.
func (w *termWriter) post(doc, voice uint32) {
	w.postings = append(w.postings, posting(doc)<<32|posting(voice))
}

// term ends a term's postings, which stand in the order of documents.
func (w *termWriter) term(key []byte) {
	slices.Sort(w.postings)
	w.postings = slices.Compact(w.postings)
	if len(w.terms.data) > termFile {
		w.flush()
	}
	if len(w.terms.data) == 0 {
		d := []byte(divide(w.before, string(key)))
		if w.files%leaves == 0 {
			w.directory()
			w.firsts.add(d)
		}
		w.leaves.add(d)
	}
	w.terms.add(key)
	w.terms.data = append(w.places(w.terms.data), '!')
	w.postings = w.postings[:0]
}

// flush ends a file of terms.
func (w *termWriter) flush() {
	if len(w.terms.data) > 0 {
		w.file(fmt.Sprint("t", w.files), w.terms.data)
		w.files++
		w.before = string(w.terms.last)
		w.terms.clear()
	}
}

// directory ends a directory.
func (w *termWriter) directory() {
	if len(w.leaves.data) > 0 {
		w.file(fmt.Sprint("d", (w.files-1)/leaves), w.leaves.data)
		w.leaves.clear()
	}
}

// end writes what has not been written.
func (w *termWriter) end() {
	w.flush()
	w.directory()
}

// places writes the postings of one term, in files of their own when they are many.
func (w *termWriter) places(out []byte) []byte {
	data, n := encode(w.buffer[:0], w.postings, inline)
	w.buffer = data
	if n == len(w.postings) {
		return append(out, data...)
	}
	out = append(out, ' ')
	out = appendNumber(out, len(w.postings))
	out = appendNumber(out, w.blocks)
	last := uint32(0)
	for rest := w.postings; len(rest) > 0; rest = rest[n:] {
		data, n = encode(data[:0], rest, blockFile)
		w.file(fmt.Sprint("b", w.blocks), data)
		w.blocks++
		out = appendNumber(out, int(rest[0].doc()-last))
		last = rest[0].doc()
	}
	return out
}

// encode writes postings until there are size bytes, never parting those of
// one document, and says how many it wrote.
func encode(out []byte, ps []posting, size int) ([]byte, int) {
	last := uint32(0)
	for i, p := range ps {
		if len(out) >= size && p.doc() != last {
			return out, i
		}
		n := int(p.doc()-last) * 2
		last = p.doc()
		if p.voice() == 0 {
			out = appendNumber(out, n)
		} else {
			out = appendNumber(appendNumber(out, n+1), int(p.voice()-1))
		}
	}
	return out, len(ps)
}

// A list of keys, each front-coded and ended by "!".
type list struct {
	data []byte
	last []byte
}

func (l *list) add(key []byte) {
	n, units := 0, 0
	for n < len(key) && units+2 < lastDigits {
		r, size := utf8.DecodeRune(key[n:])
		if !bytes.HasPrefix(l.last[min(n, len(l.last)):], key[n:n+size]) {
			break
		}
		n += size
		units += utf16.RuneLen(r)
	}
	l.data = append(append(append(l.data, digit(units)), key[n:]...), '!')
	l.last = append(l.last[:0], key...)
}

// clear empties a list and keeps its room.
func (l *list) clear() { l.data, l.last = l.data[:0], l.last[:0] }

// divide gives the shortest string that is greater than a and not greater than b.
func divide(a, b string) string {
	for i, r := range b {
		if d := b[:i+utf8.RuneLen(r)]; compare(d, a) > 0 {
			return d
		}
	}
	return b
}
