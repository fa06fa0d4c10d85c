package dossier

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/conf"
)

// Prose is Markdown the author wrote, and the file it stands in.
type Prose struct {
	Path     string
	Line     int // of the Markdown's first line in the file, from 1
	Col      int // of a value in settings or front matter, from 1; 0 for text that begins its line
	Markdown string
}

// Position returns line and column (both from 1, in characters) in the file of
// a byte of the Markdown. Everything in a value of settings stands where the
// value begins: YAML has folded its lines.
func (p *Prose) Position(off int) (line, col int) {
	if p.Col > 0 {
		return p.Line, p.Col
	}
	before := p.Markdown[:off]
	return p.Line + strings.Count(before, "\n"), utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// Texts lists all Markdown of the author's that pages show: biographies, texts
// of issues and events, notes, briefings.
func (d *Dossier) Texts() []*Prose {
	var out []*Prose
	add := func(p *Prose) {
		if p != nil {
			out = append(out, p)
		}
	}
	for _, g := range slices.Concat(d.People, d.Organizations) {
		add(g.Biography)
	}
	for _, i := range d.Issues {
		add(i.Text)
	}
	for _, e := range d.Events {
		add(e.Text)
	}
	for _, n := range d.Notes {
		add(n.Text)
	}
	for _, b := range d.Briefings {
		add(b.Text)
	}
	return out
}

// lines gathers what the author says in single values: they may quote too. Not
// so the reasons of corrections, which may quote what was wrong.
func (b *builder) lines() {
	add := func(path string, v conf.Text) {
		if v.Value != "" {
			b.d.Lines = append(b.d.Lines, &Prose{Path: path, Line: v.Line, Col: v.Col, Markdown: v.Value})
		}
	}
	s := b.files.Settings
	for _, v := range []conf.Text{s.Title, s.Question, s.Summary} {
		add("dossier.yaml", v)
	}
	for _, f := range b.files.Issues {
		add(f.file, f.issueFile.Title)
		add(f.file, f.Question)
		for _, p := range f.Positions {
			add(f.file, p.Note)
		}
	}
	for _, f := range b.files.Events {
		add(f.file, f.eventFile.Title)
		add(f.file, f.Where)
	}
	for _, f := range b.files.Notes {
		add(f.file, f.noteFile.Title)
	}
	for _, f := range b.files.Briefings {
		add(f.file, f.briefingFile.Title)
		add(f.file, f.Summary)
	}
	slices.SortStableFunc(b.d.Lines, func(x, y *Prose) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Col, y.Col))
	})
}
