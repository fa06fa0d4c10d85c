package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// destinations reads on which page of a PDF, from 1, each place is that a link
// in it leads to: the ids of the page that was printed. It reads what Chromium
// writes, with a plain table of objects (ISO 32000-1, 7.5.4), and no more.
func destinations(pdf []byte) (map[string]int, error) {
	f, err := open(pdf)
	if err != nil {
		return nil, err
	}
	catalog := f.dict(f.root)
	pages := map[ref]int{}
	f.number(catalog["Pages"], pages, map[ref]bool{})
	if len(pages) == 0 {
		return nil, errors.New("the PDF has no pages")
	}
	out := map[string]int{}
	for name, at := range f.dict(catalog["Dests"]) {
		if place, ok := f.value(at).([]any); ok && len(place) > 0 {
			if page, ok := place[0].(ref); ok && pages[page] > 0 {
				out[name] = pages[page]
			}
		}
	}
	return out, nil
}

// A file is a PDF with the places of its objects.
type file struct {
	data []byte
	at   map[ref]int
	root any
}

// A ref names an object.
type ref int

var (
	tableAt = regexp.MustCompile(`startxref\s+([0-9]+)\s+%%EOF\s*$`)
	section = regexp.MustCompile(`^([0-9]+) ([0-9]+)\s*\n`)
	objects = regexp.MustCompile(`^([0-9]+) [0-9]+ obj\s*`)
)

func open(pdf []byte) (*file, error) {
	broken := func(what string) (*file, error) { return nil, fmt.Errorf("what Chromium wrote is not a PDF: %s", what) }
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return broken("it begins otherwise")
	}
	m := tableAt.FindSubmatch(pdf)
	if m == nil {
		return broken("it has no end")
	}
	table, _ := strconv.Atoi(string(m[1]))
	if table >= len(pdf) || !bytes.HasPrefix(pdf[table:], []byte("xref\n")) {
		return broken("its table of objects is not where it says")
	}
	f := &file{data: pdf, at: map[ref]int{}}
	rest := pdf[table+len("xref\n"):]
	for {
		m := section.FindSubmatch(rest)
		if m == nil {
			break
		}
		first, _ := strconv.Atoi(string(m[1]))
		n, _ := strconv.Atoi(string(m[2]))
		rest = rest[len(m[0]):]
		for i := range n {
			if len(rest) < 20 {
				return broken("its table of objects is short")
			}
			if at, err := strconv.Atoi(string(rest[:10])); err == nil && rest[17] == 'n' && at < len(pdf) {
				f.at[ref(first+i)] = at
			}
			rest = rest[20:]
		}
	}
	trailer, ok := bytes.CutPrefix(rest, []byte("trailer"))
	if !ok {
		return broken("it has no trailer")
	}
	s := scanner{data: trailer}
	if d, ok := s.value(0).(map[string]any); ok {
		f.root = d["Root"]
	}
	return f, nil
}

// value is what an object or a reference to one stands for.
func (f *file) value(v any) any {
	r, ok := v.(ref)
	if !ok {
		return v
	}
	at, ok := f.at[r]
	if !ok {
		return nil
	}
	body := f.data[at:]
	m := objects.FindSubmatch(body)
	if m == nil || string(m[1]) != strconv.Itoa(int(r)) {
		return nil
	}
	s := scanner{data: body[len(m[0]):]}
	return s.value(0)
}

func (f *file) dict(v any) map[string]any {
	d, _ := f.value(v).(map[string]any)
	return d
}

// number counts the pages below a node of their tree, in order, each node once.
func (f *file) number(v any, pages map[ref]int, seen map[ref]bool) {
	r, ok := v.(ref)
	d := f.dict(v)
	if !ok || d == nil || seen[r] {
		return
	}
	seen[r] = true
	kids, inner := f.value(d["Kids"]).([]any)
	if !inner {
		pages[r] = len(pages) + 1
	}
	for _, k := range kids {
		f.number(k, pages, seen)
	}
}

// deepest is how far values may stand in one another.
const deepest = 64
