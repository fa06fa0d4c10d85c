// Package conf reads the YAML people write, strictly: what is not surely
// meant is an error that says where and what to do. It reads a subset every
// editor agrees on: one document, text keys, no anchors, aliases, merges or
// tags, and a scalar is the text as written until our own types say otherwise
// (country: NO is "NO", version: 1.10 is "1.10").
//
// The limits and the way (scan the bytes, one yaml.Node, an own walk) follow
// measurements: decoding into maps is quadratic, a second document and a
// custom tag are silently ignored.
package conf

import (
	"errors"
	"io"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"dossier/generator/internal/diag"
)

// Limits of one file.
const (
	MaxBytes = 1 << 20 // bytes of the file
	MaxDepth = 64      // lists and mappings within one another
	MaxKeys  = 10_000  // keys of one mapping
)

// Pos is the 1-based line and column, in characters, of an entry. A field of
// this type tagged `yaml:"-"` is set to where its struct's mapping begins.
type Pos struct{ Line, Col int }

// Text is a text with its place, for errors found later. The zero Text is an
// absent key.
type Text struct {
	Value     string
	Line, Col int
}

func (t Text) String() string { return t.Value }

// Pos returns where the text stands.
func (t Text) Pos() Pos { return Pos{t.Line, t.Col} }

// Decode reads src, the YAML of the file at path, into the struct that into
// points to. lineOffset is added to every line: the front matter of a Markdown
// file begins after its first line. A file that is empty or holds only
// comments leaves into as it is. Every problem is reported, in the order of
// the file; into holds what could be read.
//
// Fields are matched by their `yaml:"name"` tag. They may be string, Text,
// Date, bool, int, float64, struct, pointer to struct, slice or map[string]
// of these. An embedded struct without a tag gives its fields to the outer one.
func Decode(path string, src []byte, lineOffset int, into any) diag.List {
	d := &decoder{path: path, lineOffset: lineOffset}
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		panic("conf.Decode: into must be a pointer")
	}
	if s, ok := d.clean(src); ok {
		if root := d.parse(s); root != nil && d.checkTree(root) {
			d.value(root, v.Elem(), "")
		}
	}
	return d.list
}

type decoder struct {
	path       string
	lineOffset int
	list       diag.List
}

func (d *decoder) errorf(line, col int, code, hint, format string, args ...any) {
	d.list.Errorf(d.path, line+d.lineOffset, col, code, hint, format, args...)
}

func (d *decoder) errorAt(n *yaml.Node, code, hint, format string, args ...any) {
	d.errorf(n.Line, n.Column, code, hint, format, args...)
}

// parse returns the root of the only document of s, nil when there is none or
// an error was reported.
func (d *decoder) parse(s string) *yaml.Node {
	loader, err := yaml.NewLoader(strings.NewReader(s))
	if err != nil {
		d.errorf(1, 1, "syntax", "check the file", "the file cannot be read as YAML: %v", err)
		return nil
	}
	var doc yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		d.syntax(s, err)
		return nil
	}
	var second yaml.Node
	if err := loader.Load(&second); !errors.Is(err, io.EOF) {
		d.secondDocument(s, err)
		return nil
	}
	if len(doc.Content) == 0 || isEmpty(doc.Content[0]) {
		return nil
	}
	return doc.Content[0]
}

// isEmpty reports whether a document holds nothing but its marker.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 && n.Anchor == ""
}
