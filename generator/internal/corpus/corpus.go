// Package corpus reads news annotated by people in the form PARC 3.0 and
// PolNeAR have: texts, and for each the attributions found in it, as brat
// standoff (https://brat.nlplab.org/standoff.html). Nothing of it is part of
// the program that builds sites; it trains and measures extraction.
package corpus

import (
	"bufio"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A Document is a text with what a person marked in it.
type Document struct {
	Name         string // file name of the text without ".txt"
	Text         string
	Attributions []anno.Attribution // source, cue and content of those with content, in the order of their file
	Discard      []text.Span        // what is none of the article
}

// Read reads text/*.txt and the annotation of each in attributions/*.ann; of
// several annotations of a text the first by name. Documents come by name.
func Read(fsys fs.FS) ([]Document, error) {
	texts, err := fs.Glob(fsys, "text/*.txt")
	if err != nil {
		return nil, err
	}
	var out []Document
	for _, name := range texts {
		base := strings.TrimSuffix(path.Base(name), ".txt")
		anns, _ := fs.Glob(fsys, "attributions/"+base+"*.ann")
		if len(anns) == 0 {
			return nil, fmt.Errorf("%s has no annotation", name)
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		d := Document{Name: base, Text: string(raw)}
		ann, err := fs.ReadFile(fsys, anns[0])
		if err != nil {
			return nil, err
		}
		if err := d.annotate(string(ann)); err != nil {
			return nil, fmt.Errorf("%s: %w", anns[0], err)
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no text/*.txt there")
	}
	return out, nil
}

// annotate reads the lines of a standoff file: T lines name spans, E lines join
// them. A line that starts no record goes on with the words of the one before.
func (d *Document) annotate(ann string) error {
	bytes := byteOffsets(d.Text)
	spans := map[string][]text.Span{}
	var events []string
	lines := bufio.NewScanner(strings.NewReader(ann))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.SplitN(lines.Text(), "\t", 3)
		if len(fields) < 2 || fields[0] == "" {
			continue
		}
		switch fields[0][0] {
		case 'E':
			events = append(events, fields[1])
		case 'T':
			kind, offsets, _ := strings.Cut(fields[1], " ")
			ss, err := parseOffsets(offsets, bytes)
			if err != nil {
				return fmt.Errorf("%s: %w", fields[0], err)
			}
			spans[fields[0]] = ss
			if kind == "Discard" {
				d.Discard = append(d.Discard, ss...)
			}
		}
	}
	for _, e := range events {
		if a := event(e, spans); len(a.Content) > 0 {
			d.Attributions = append(d.Attributions, a)
		}
	}
	return lines.Err()
}

// byteOffsets maps the number of a character to its first byte.
func byteOffsets(s string) []int {
	out := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func parseOffsets(s string, bytes []int) ([]text.Span, error) {
	var out []text.Span
	for part := range strings.SplitSeq(s, ";") {
		from, to, _ := strings.Cut(part, " ")
		a, err := strconv.Atoi(from)
		if err != nil {
			return nil, err
		}
		b, err := strconv.Atoi(to)
		if err != nil {
			return nil, err
		}
		if a < 0 || b < a || b >= len(bytes) {
			return nil, fmt.Errorf("span %s lies outside the text", part)
		}
		out = append(out, text.Span{Start: bytes[a], End: bytes[b]})
	}
	return out, nil
}

// event joins the spans an E line names: "Attribution:T4 Content:T3 Cue:T2".
func event(line string, spans map[string][]text.Span) anno.Attribution {
	var a anno.Attribution
	for arg := range strings.FieldsSeq(line) {
		role, id, _ := strings.Cut(arg, ":")
		switch strings.TrimRight(role, "0123456789") {
		case "Source":
			a.Source = append(a.Source, spans[id]...)
		case "Cue":
			a.Cue = append(a.Cue, spans[id]...)
		case "Content":
			a.Content = append(a.Content, spans[id]...)
		}
	}
	for _, ss := range [][]text.Span{a.Source, a.Cue, a.Content} {
		slices.SortFunc(ss, func(x, y text.Span) int { return cmp.Compare(x.Start, y.Start) })
	}
	return a
}
