// Package desk plays an author who changes a dossier about a harbor, one thing
// after the other: tests hold what is kept from build to build against it. The
// same seed makes the same changes.
package desk

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Steps is how many things an author does in a test: DOSSIER_EDITS of them, or 24.
func Steps() int {
	if n, err := strconv.Atoi(os.Getenv("DOSSIER_EDITS")); err == nil {
		return n
	}
	return 24
}

// A Folder holds files: their text by their name, with slashes.
type Folder map[string]string

// Read returns all files of a folder.
func Read(fsys fs.FS) (Folder, error) {
	f := Folder{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		f[name] = string(text)
		return err
	})
	return f, err
}

// Fill makes a folder on disk hold the files and nothing else but those to keep.
// It writes what differs only, as an author would.
func (f Folder) Fill(dir string, keep ...string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	there, err := Read(os.DirFS(dir))
	if err != nil {
		return err
	}
	for name := range there {
		if _, stays := f[name]; !stays && !slices.Contains(keep, name) {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				return err
			}
		}
	}
	for name, text := range f {
		if old, ok := there[name]; ok && old == text {
			continue
		}
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// names lists the files below a folder that end in a way, sorted.
func (f Folder) names(below, ending string) (names []string) {
	for name := range f {
		if strings.HasPrefix(name, below) && strings.HasSuffix(name, ending) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// move gives a file another name, if it is there.
func (f Folder) move(from, to string) {
	if text, ok := f[from]; ok {
		delete(f, from)
		f[to] = text
	}
}

// A Desk is what the author writes, and what was written before.
type Desk struct {
	Content, Templates Folder

	r    *rand.Rand
	past []state
}

type state struct{ content, templates Folder }

// New lays out a dossier with every kind of file, and the templates it begins with.
func New(seed uint64, templates Folder) *Desk {
	d := &Desk{Content: maps.Clone(harbor), Templates: maps.Clone(templates), r: rand.New(rand.NewPCG(seed, 8))}
	for n := range posts {
		d.Content[post(n)] = d.article(n)
	}
	return d
}

// Edit does one thing an author may do, and says what. What comes of it may have
// errors.
func (d *Desk) Edit() string {
	if d.past = append(d.past, d.now()); d.n(8) == 0 {
		d.be(d.past[d.n(len(d.past))])
		return "take up an earlier state"
	}
	s := steps[d.n(len(steps))]
	s.do(d)
	return s.name
}

// Undo takes the last edit back.
func (d *Desk) Undo() {
	last := len(d.past) - 1
	d.be(d.past[last])
	d.past = d.past[:last]
}

func (d *Desk) now() state { return state{maps.Clone(d.Content), maps.Clone(d.Templates)} }

func (d *Desk) be(s state) {
	d.Content, d.Templates = maps.Clone(s.content), maps.Clone(s.templates)
}

// n draws a number below k.
func (d *Desk) n(k int) int { return d.r.IntN(k) }

func (d *Desk) one(list []string) string { return list[d.n(len(list))] }

// some draws a file of the content; "" when there is none.
func (d *Desk) some(below, ending string) string {
	names := d.Content.names(below, ending)
	if len(names) == 0 {
		return ""
	}
	return d.one(names)
}
