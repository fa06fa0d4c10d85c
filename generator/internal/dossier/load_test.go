package dossier

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// exchanging is a folder in which a file is replaced by a link between the
// moment it is looked at and the moment it is opened.
type exchanging struct {
	fs.FS
	dir, name, to string
}

func (f exchanging) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(f.FS, name)
	if name == f.name && err == nil {
		if err := os.Remove(filepath.Join(f.dir, name)); err != nil {
			return nil, err
		}
		return info, os.Symlink(f.to, filepath.Join(f.dir, name))
	}
	return info, err
}

func (f exchanging) ReadLink(name string) (string, error) { return fs.ReadLink(f.FS, name) }

// TestExchanged: a file that becomes a link while it is read, to a file of the
// folder or to one outside, is an error.
func TestExchanged(t *testing.T) {
	for to, code := range map[string]string{"b.txt": "exchanged", "../../secret.txt": "unreadable"} {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, "content", "articles"), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"content/articles/a.txt", "content/articles/b.txt", "secret.txt"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte("“We begin today,” Jane Smith said.\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		root, err := os.OpenRoot(filepath.Join(dir, "content"))
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		_, ds := Load(exchanging{root.FS(), filepath.Join(dir, "content"), "articles/a.txt", to}, DefaultLimits)
		if len(ds) != 1 || ds[0].Code != code || ds[0].Path != "articles/a.txt" {
			t.Errorf("%s: %v", to, ds)
		}
	}
}
