package build

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/output"
	"dossier/templates"
)

// faulty panics when a file of that name is opened.
type faulty struct {
	fs.FS
	name string
}

func (f faulty) Open(name string) (fs.File, error) {
	if name == f.name {
		panic("seeded")
	}
	return f.FS.Open(name)
}

func (f faulty) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(f.FS, name) }
func (f faulty) ReadLink(name string) (string, error)       { return fs.ReadLink(f.FS, name) }
func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

// TestPanic: a bug anywhere is an error that names what was at work, and ends
// the run, not the process.
func TestPanic(t *testing.T) {
	content := fstest.MapFS{
		"articles/a.txt": {Data: []byte("“We begin today,” Jane Smith said.\n")},
		"articles/b.txt": {Data: []byte("“We end tomorrow,” Jane Smith said.\n")},
	}
	seeded := func(address string) func(*Result) (Writer, error) {
		return func(*Result) (Writer, error) {
			return WriterFunc(func(f output.File) error {
				if f.Address == address {
					panic("seeded")
				}
				return nil
			}), nil
		}
	}
	for _, c := range []struct {
		at, want string
		content  fs.FS
	}{
		{"", "reading the content folder: ", faulty{content, "articles/a.txt"}},
		{"articles/a.html", "page articles/a.html: ", content},
		{"data/text/a.txt", "the files for machines: ", content},
	} {
		_, _, err := Run(context.Background(), Config{Content: c.content, Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: 2, Begin: seeded(c.at)})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || !strings.Contains(err.Error(), "seeded") {
			t.Errorf("%q: got %v", c.want, err)
		}
	}
}

// TestPanicNamesArticle: of the articles put together, the one with the fault.
func TestPanicNamesArticle(t *testing.T) {
	files, ds := dossier.Load(fstest.MapFS{
		"articles/a.txt": {Data: []byte("“We begin today,” Jane Smith said.\n")},
		"articles/b.txt": {Data: []byte("“We end tomorrow,” Jane Smith said.\n")},
	}, dossier.DefaultLimits)
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	sound, _ := dossier.Annotate(files.Articles[0], nil, extract.Run)
	_, _, _, err := assemble(nil, nil, "x", files, []dossier.Annotated{sound, {Received: files.Articles[1]}}) // without its annotations
	if err == nil || !strings.HasPrefix(err.Error(), "articles/b.txt: ") {
		t.Errorf("got %v", err)
	}
}
