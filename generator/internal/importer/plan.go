package importer

import (
	"bytes"
	"io/fs"
	"path"

	"github.com/rogpeppe/go-internal/diff"

	"dossier/generator/internal/diag"
)

// A State is how an import stands to the content folder.
type State int

// The states.
const (
	New     State = iota
	Same          // imported before, and the text is the same
	Changed       // imported before, and the text differs
)

// A File is one to write. Only a text that has changed replaces one.
type File struct {
	Name    string // in the content folder, with slashes
	Data    []byte
	Replace bool
}

// A Plan is what an import would write.
type Plan struct {
	ID      string
	Article *Article
	State   State
	Text    string // name of the article's file
	Files   []File // in the order of writing; nil for Same
	Diff    []byte // of a changed text: what it was and what it is, by lines
}

// Plan decides where an article goes; id is the name a person wants, "" for one
// of the title. Later plans of the same Library know of it. The list has an
// error when there is no place.
func (l *Library) Plan(a *Article, id string) (*Plan, diag.List) {
	var ds diag.List
	id, there, ok := l.locate(a, id, &ds)
	if !ok {
		return nil, ds
	}
	p := &Plan{ID: id, Article: a, Text: path.Join(l.folder, id+".txt")}
	if there != nil {
		old, err := l.text(there)
		if err != nil {
			ds.Errorf(a.Input.Name, 1, 1, "unreadable", "check that it may be read", "%s is there, but cannot be read", there.file)
			return nil, ds
		}
		p.State, p.Text = Same, there.file
		if bytes.Equal(old, a.Text) {
			return p, ds
		}
		p.State, p.Diff = Changed, diff.Diff(there.file, old, a.Input.Name, a.Text)
	}
	l.list(p)
	l.hold(&held{id: id, file: p.Text, url: a.Fact("url"), planned: a.Text})
	return p, ds
}

func (l *Library) text(h *held) ([]byte, error) {
	if h.planned != nil {
		return h.planned, nil
	}
	return fs.ReadFile(l.fsys, h.file)
}

// list lists the files of a plan: the page as it came and what was left out of
// it before the text, so that no text is without its evidence. The settings of an
// article that is there are a person's, and stay.
func (l *Library) list(p *Plan) {
	original := ""
	if p.Article.Page != nil {
		original = l.original(p.ID, p.Article.Input.ending())
		l.files[original] = true
		p.Files = append(p.Files, File{Name: original, Data: p.Article.Input.Raw}, File{Name: leftOutName(original), Data: p.Article.leftOut(original)})
	}
	p.Files = append(p.Files, File{Name: p.Text, Data: p.Article.Text, Replace: p.State == Changed})
	if p.State == New {
		p.Files = append(p.Files, File{Name: path.Join(path.Dir(p.Text), p.ID+".yaml"), Data: p.Article.sidecar(p.ID, original)})
	}
}
