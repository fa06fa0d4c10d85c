package data

import (
	"bytes"
	"strings"
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
	w.tag(name, attrs)
	w.b.WriteByte('>')
	w.open = append(w.open, name)
}

func (w *xmlWriter) tag(name string, attrs []string) {
	w.b.WriteByte('<')
	w.b.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			w.b.WriteByte(' ')
			w.b.WriteString(attrs[i])
			w.b.WriteString(`="`)
			escapeAttr.WriteString(&w.b, xmlText(attrs[i+1])) // a buffer takes everything
			w.b.WriteByte('"')
		}
	}
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
	w.tag(name, attrs)
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

func (w *xmlWriter) text(s string) { escapeText.WriteString(&w.b, xmlText(s)) }

// line breaks the line between elements, where white space means nothing.
func (w *xmlWriter) line() { w.b.WriteByte('\n') }

func (w *xmlWriter) bytes() []byte { return w.b.Bytes() }

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
)

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
