package data

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An xmlWriter writes well-formed XML 1.0. Whatever stands in a text or in the
// value of an attribute stays there.
type xmlWriter struct {
	b    bytes.Buffer
	open []string
}

func newXML() *xmlWriter {
	w := &xmlWriter{}
	w.begin(0)
	return w
}

// begin begins a document of at least so many bytes; those of the one before are
// written over.
func (w *xmlWriter) begin(bytes int) {
	w.b.Reset()
	w.b.Grow(bytes + 4<<10)
	w.open = w.open[:0]
	w.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
}

// start begins an element. Attributes are name, value, …; those with an empty
// value are left out.
func (w *xmlWriter) start(name string, attrs ...string) {
	w.tag(name, attrs...)
	w.opened(name)
}

// tag writes the name of an element and its attributes; more may follow, until it
// is opened.
func (w *xmlWriter) tag(name string, attrs ...string) {
	w.b.WriteByte('<')
	w.b.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			w.attr(attrs[i], attrs[i+1])
		}
	}
}

func (w *xmlWriter) opened(name string) {
	w.b.WriteByte('>')
	w.open = append(w.open, name)
}

// attr writes an attribute whose value is in parts.
func (w *xmlWriter) attr(name string, value ...string) {
	w.b.WriteByte(' ')
	w.b.WriteString(name)
	w.b.WriteString(`="`)
	for _, v := range value {
		w.escaped(v, escapeAttr)
	}
	w.b.WriteByte('"')
}

// number writes an attribute whose value is a number.
func (w *xmlWriter) number(name string, n int) {
	w.attr(name)
	w.b.Truncate(w.b.Len() - len(`"`))
	w.b.Write(strconv.AppendInt(w.b.AvailableBuffer(), int64(n), 10))
	w.b.WriteByte('"')
}

// end ends the element begun last.
func (w *xmlWriter) end() {
	last := len(w.open) - 1
	w.b.WriteString("</")
	w.b.WriteString(w.open[last])
	w.b.WriteByte('>')
	w.open = w.open[:last]
}

// empty writes an element without content.
func (w *xmlWriter) empty(name string, attrs ...string) {
	w.tag(name, attrs...)
	w.b.WriteString("/>")
}

// element writes an element that holds a text; none for an empty text.
func (w *xmlWriter) element(name, text string, attrs ...string) {
	if text == "" {
		return
	}
	w.start(name, attrs...)
	w.text(text)
	w.end()
}

func (w *xmlWriter) text(s string) { w.escaped(s, escapeText) }

func (w *xmlWriter) escaped(s string, by *strings.Replacer) {
	if plain(s) {
		w.b.WriteString(s)
		return
	}
	_, _ = by.WriteString(&w.b, xmlText(s)) // a buffer takes everything
}

// line breaks the line between elements, where white space means nothing.
func (w *xmlWriter) line() { w.b.WriteByte('\n') }

func (w *xmlWriter) bytes() []byte { return w.b.Bytes() }

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
)

// plain tells whether s stands in XML as it is, wherever that is.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '&' || c == '<' || c == '>' || c == '"' || c == 0xEF { // which U+FFFE begins with
			return false
		}
	}
	return utf8.ValidString(s)
}

// xmlText replaces characters XML cannot hold (https://www.w3.org/TR/xml/#charsets)
// by U+FFFD, one for one, so that characters can still be counted.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}
