package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"
)

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		p := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte(data), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

func tree(t *testing.T, dir string) string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		if rel != Marker && rel != SumsFile {
			out = append(out, rel+"="+string(data))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, " ")
}

func TestReplace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "public")
	site := func(addresses ...string) (fs []File) {
		for _, a := range addresses {
			fs = append(fs, File{Address: a, Data: []byte("x")})
		}
		return fs
	}
	put(t, dir, map[string]string{".gitignore": "*"})
	for _, step := range []struct {
		files []File
		want  string
	}{
		{site("index.html", "quotes/1.html"), ".gitignore=* index.html=x quotes/1.html=x"},
		{site("index.html"), ".gitignore=* index.html=x"},
	} {
		if err := errors.Join(Check(dir), Replace(dir, step.files)); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, dir); got != step.want {
			t.Errorf("got %s, want %s", got, step.want)
		}
	}
	before := tree(t, dir)
	for _, outside := range []string{"../../outside.html", "/outside.html", "a/../../outside.html"} {
		if err := Replace(dir, site("new.html", outside)); err == nil {
			t.Error("wrote outside the folder: " + outside)
		}
	}
	if got := tree(t, dir); got != before {
		t.Errorf("after a failed write: %s", got)
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Errorf("leftovers: %v", entries)
	}
}

func TestReplaceHealsLeftovers(t *testing.T) {
	parent := t.TempDir()
	put(t, parent, map[string]string{".public.new/half.html": "x", ".public.old/index.html": "old"})
	dir := filepath.Join(parent, "public")
	if err := Replace(dir, []File{{Address: "index.html", Data: []byte("new")}}); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); got != "index.html=new" {
		t.Error(got)
	}
	if entries, _ := os.ReadDir(parent); len(entries) != 1 {
		t.Errorf("leftovers: %v", entries)
	}
}

func TestCheck(t *testing.T) {
	base := t.TempDir()
	put(t, base, map[string]string{"content/a.txt": "x", "mine/thesis.doc": "x", "file": "x", "public/" + Marker: ""})
	if err := os.Symlink(filepath.Join(base, "content"), filepath.Join(base, "link")); err != nil {
		t.Fatal(err)
	}
	content := filepath.Join(base, "content")
	for _, c := range []struct{ dir, why string }{
		{"public", ""}, {"new", ""}, {"new/deeper", ""},
		{"mine", "thesis.doc"}, {"file", "not a folder"},
		{"content", "lie in one another"}, {"content/public", "lie in one another"}, {"", "lie in one another"},
		{"link", "lie in one another"}, {"link/public", "lie in one another"},
	} {
		err := Check(filepath.Join(base, c.dir), content)
		if (err == nil) != (c.why == "") || err != nil && !strings.Contains(err.Error(), c.why) {
			t.Errorf("%q: got %v, want %q", c.dir, err, c.why)
		}
	}
	home := t.TempDir() // empty: nothing else forbids it
	t.Setenv("HOME", home)
	for _, dir := range []string{"/", home, filepath.Dir(home)} {
		if err := Check(dir); err == nil || !strings.Contains(err.Error(), "holds more than a site") {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

// TestWriteFile: a file is all old or all new while many write it at the same
// time; what a run that was killed left beside it goes.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{".ids.lock.new": "half of a longer one"})
	name := filepath.Join(dir, "ids.lock")
	var g errgroup.Group
	for i := range 20 {
		text := strings.Repeat(string(rune('a'+i)), 1000)
		g.Go(func() error {
			if err := WriteFile(name, []byte(text)); err != nil {
				return err
			}
			there, err := os.ReadFile(name)
			if err == nil && (len(there) != 1000 || strings.Trim(string(there), string(there[:1])) != "") {
				err = fmt.Errorf("torn: %q", there)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Error(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("leftovers: %v", entries)
	}
	if err := WriteFile(filepath.Join(dir, "nowhere/ids.lock"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// TestTwoBuildsAtOnce: the second of two builds of one site stops, one of the
// site beside it does not; no lock is left, and one of a killed build is no lock.
func TestTwoBuildsAtOnce(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	left := filepath.Join(parent, ".public.lock")
	if err := os.WriteFile(left, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	first, err := Begin(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, nil); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v", err)
	}
	if err := Replace(filepath.Join(parent, "draft"), nil); err != nil {
		t.Errorf("another site: %v", err)
	}
	first.Abort()
	if err := Replace(dir, nil); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the lock is left: %v", err)
	}
}
