package target

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/publish"
)

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, p))
		m[p] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func open(t *testing.T, name string, write bool) publish.Target {
	t.Helper()
	to, err := Open(t.Context(), name, t.TempDir(), write)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { to.Close() })
	return to
}

// A breaking target fails at its k-th write or delete, and looks at the folder
// after each.
type breaking struct {
	publish.Target
	k     int
	after func()
}

var errBroken = errors.New("the disk is full")

func (b *breaking) step(f func() error) error {
	if b.k--; b.k == 0 {
		return errBroken
	}
	err := f()
	b.after()
	return err
}

func (b *breaking) Put(ctx context.Context, p string, data []byte, before string) (tag string, err error) {
	err = b.step(func() error { tag, err = b.Target.Put(ctx, p, data, before); return err })
	return tag, err
}

func (b *breaking) Delete(ctx context.Context, p string) error {
	return b.step(func() error { return b.Target.Delete(ctx, p) })
}

// TestFolder breaks off the second publication to a folder at each step, then
// goes on.
func TestFolder(t *testing.T) {
	for k := 1; ; k++ {
		dir := filepath.Join(t.TempDir(), "www")
		first := open(t, dir, true)
		if _, err := before.publish(t.Context(), first, publish.Choice{}); err != nil {
			t.Fatal(err)
		}
		for p, s := range strangers {
			os.MkdirAll(filepath.Dir(filepath.Join(dir, p)), 0o755)
			os.WriteFile(filepath.Join(dir, p), []byte(s), 0o644)
		}
		b := &breaking{first, k, func() {
			there := files(t, dir)
			if bad := broken(func(p string) (string, bool) { s, ok := there[p]; return s, ok }); bad != nil {
				t.Errorf("step %d: links to nothing: %q", k, bad)
			}
		}}
		_, err := after.publish(t.Context(), b, publish.Choice{})
		if b.k > 0 {
			break // there are not so many steps
		}
		var left *publish.LeftoverError
		if !errors.Is(err, errBroken) {
			t.Errorf("step %d: %v", k, err)
		}
		os.WriteFile(filepath.Join(dir, ".robots.txt"+fresh), []byte("User-"), 0o644) // as a killed one leaves it
		if _, err := after.publish(t.Context(), first, publish.Choice{}); err != nil || errors.As(err, &left) {
			t.Errorf("step %d: again: %v", k, err)
		}
		after.holds(t, files(t, dir), strangers, "assets/dossier-11111111.css")
		if err := first.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestGenerations follows a style through its life: used, kept for pages that
// are open, gone.
func TestGenerations(t *testing.T) {
	dir := t.TempDir()
	to := open(t, dir, true)
	third := tree{}
	for p, s := range after {
		third[strings.Replace(p, "22222222", "33333333", 1)] = strings.ReplaceAll(s, "22222222", "33333333")
	}
	for i, step := range []struct {
		site tree
		kept []string
		c    publish.Choice
	}{
		{before, nil, publish.Choice{}},
		{after, []string{"assets/dossier-11111111.css"}, publish.Choice{}},
		{after, []string{"assets/dossier-11111111.css"}, publish.Choice{}}, // nothing new: nothing to forget
		{third, []string{"assets/dossier-22222222.css"}, publish.Choice{}},
		{third, nil, publish.Choice{Purge: true}},
	} {
		if _, err := step.site.publish(t.Context(), to, step.c); err != nil {
			t.Fatalf("publication %d: %v", i, err)
		}
		step.site.holds(t, files(t, dir), nil, step.kept...)
	}
	if _, err := os.Stat(filepath.Join(dir, "articles")); err != nil {
		t.Error(err)
	}
}

// TestEditedThere finds what somebody changed at the target: what the site has
// is put right, what it no longer has is left to them.
func TestEditedThere(t *testing.T) {
	dir := t.TempDir()
	to := open(t, dir, true)
	if _, err := before.publish(t.Context(), to, publish.Choice{}); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"robots.txt", "articles/pier.html"} {
		if err := os.WriteFile(filepath.Join(dir, p), []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := after.publish(t.Context(), to, publish.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(p.Left); got != "[articles/pier.html]" {
		t.Errorf("left %s", got)
	}
	after.holds(t, files(t, dir), tree{"articles/pier.html": "mine"}, "assets/dossier-11111111.css")
}

// TestFolderLock keeps a second publisher out until the first ends.
func TestFolderLock(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir, true)
	var busy *publish.BusyError
	if _, err := Open(t.Context(), dir, t.TempDir(), true); !errors.As(err, &busy) {
		t.Errorf("a second publisher: %v", err)
	}
	open(t, dir, false) // looking is allowed
	first.Close()
	open(t, dir, true)
}
