package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// commit puts files in dir after a build that left before, and returns what is
// there then and how many were taken over.
func commit(t *testing.T, dir string, before Manifest, files map[string]string) (Manifest, int) {
	t.Helper()
	s, err := Begin(dir, before)
	if err != nil {
		t.Fatal(err)
	}
	for address, data := range files {
		if err := s.Write(File{Address: address, Data: []byte(data)}); err != nil {
			t.Fatal(err)
		}
	}
	m, err := s.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if !m.Holds(dir, 2) {
		t.Error("the folder does not hold what was just put there")
	}
	was, taken := before.byAddress(), 0
	for _, e := range m {
		if old, ok := was[e.Address]; ok && !e.Mode.IsDir() && old.Inode == e.Inode && old.MTime == e.MTime {
			taken++
		}
	}
	return m, taken
}

// TestTake: a file with the same bytes is taken over, unless somebody has
// touched it.
func TestTake(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	put(t, dir, map[string]string{Marker: "", ".gitignore": "*"})
	first, _ := commit(t, dir, nil, map[string]string{"index.html": "home", "quotes/1.html": "one", "quotes/2.html": "two"})
	second, taken := commit(t, dir, first, map[string]string{"index.html": "home", "quotes/1.html": "uno", "people/a.html": "ann"})
	if got := tree(t, dir); got != ".gitignore=* index.html=home people/a.html=ann quotes/1.html=uno" || taken != 2 { // and the marker
		t.Errorf("%d taken: %s", taken, got)
	}
	if first.Holds(dir, 1) {
		t.Error("the folder holds what was there before")
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("home, defaced"), 0o644); err != nil {
		t.Fatal(err)
	}
	if second.Holds(dir, 1) {
		t.Error("a changed file is not seen")
	}
	if err := os.Remove(filepath.Join(dir, "people/a.html")); err != nil {
		t.Fatal(err)
	}
	third, _ := commit(t, dir, second, map[string]string{"index.html": "home", "people/a.html": "ann", "quotes/1.html": "uno"})
	if got := tree(t, dir); got != ".gitignore=* index.html=home people/a.html=ann quotes/1.html=uno" {
		t.Error(got)
	}
	for what, spoil := range map[string]func() error{
		"a file come in": func() error { return os.WriteFile(filepath.Join(dir, "quotes/9.html"), nil, 0o644) },
		"a file gone":    func() error { return os.Remove(filepath.Join(dir, "quotes/1.html")) },
		"another mode":   func() error { return os.Chmod(filepath.Join(dir, "index.html"), 0o600) },
		"no folder":      func() error { return os.RemoveAll(dir) },
	} {
		third, _ = commit(t, dir, third, map[string]string{"index.html": "home", "quotes/1.html": "uno"})
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		if third.Holds(dir, 3) {
			t.Error(what + " is not seen")
		}
	}
	if (Manifest{}).Holds(dir, 1) {
		t.Error("nothing holds anything")
	}
}

// TestKeep: a file is kept as it is, with what is packed of it, unless somebody has
// touched one of the two, or it is not known or made from something else; then it can be written.
func TestKeep(t *testing.T) {
	const from = 7
	dir := filepath.Join(t.TempDir(), "public")
	site := map[string]string{"index.html": strings.Repeat("the ferry sails\n", 200), "quotes/1.html": "one"}
	build := func(before Manifest, each func(*Stage, File) error) Manifest {
		t.Helper()
		s, err := Begin(dir, before)
		if err != nil {
			t.Fatal(err)
		}
		s.Compress = true
		for address, data := range site {
			if err := each(s, File{Address: address, Data: []byte(data), From: from}); err != nil {
				t.Fatal(err)
			}
		}
		m, err := s.Commit()
		if err != nil || !m.Holds(dir, 2) {
			t.Fatal(err, "the folder does not hold what was just put there")
		}
		return m
	}
	before := build(nil, (*Stage).Write)
	want := tree(t, dir)
	for _, c := range []struct {
		touch string
		kept  int
	}{{"", 2}, {"quotes/1.html", 1}, {"index.html", 1}, {"index.html.gz", 1}} {
		if c.touch != "" {
			put(t, dir, map[string]string{c.touch: "mine"})
		}
		kept := 0
		before = build(before, func(s *Stage, f File) error {
			if s.Keep("quotes", from) || s.Keep("quotes/2.html", from) || s.Keep("quotes/1.html", from+1) || s.Keep("quotes/1.html", 0) {
				t.Error("kept what is no file of the site, or another")
			}
			if s.Keep(f.Address, f.From) {
				kept++
				return nil
			}
			return s.Write(f)
		})
		if got := tree(t, dir); got != want || kept != c.kept {
			t.Errorf("touched %q: %d kept: %s", c.touch, kept, got)
		}
	}
}
