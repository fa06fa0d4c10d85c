package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dossier/generator/internal/desk"
	"dossier/generator/internal/dossier"
	"dossier/templates"
)

// folder is a folder in memory: names and texts.
type folder = desk.Folder

// spoil are what may become of a cache.
var spoil = []func(cache string) error{
	os.RemoveAll,
	func(cache string) error { return damage(cache, func(b []byte) []byte { return b[:len(b)/2] }) },
	func(cache string) error { return damage(cache, func(b []byte) []byte { b[len(b)/3] ^= 4; return b }) },
	func(cache string) error { // of another version
		return damage(cache, func(b []byte) []byte { return append([]byte("dossier state 0\n"), b...) })
	},
}

func damage(cache string, how func([]byte) []byte) error {
	return filepath.WalkDir(cache, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil || len(data) == 0 {
			return err
		}
		return os.WriteFile(name, how(data), 0o600)
	})
}

// TestAgain: whatever an author does between builds, and whatever happens to
// the cache, the site is the one a first build makes of the same files, and the
// same is said.
func TestAgain(t *testing.T) {
	n := desk.Steps()
	theme, err := desk.Read(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	r := rand.New(rand.NewPCG(6, 2024))
	d, what, good, flags := desk.New(6, theme), "begin", 0, []string(nil)
	for i := range n {
		if r.IntN(6) == 0 {
			what += ", spoil the cache"
			if err := spoil[r.IntN(len(spoil))](at("cache")); err != nil {
				t.Fatal(err)
			}
		}
		if r.IntN(6) == 0 {
			flags = ways[r.IntN(len(ways))]
			what += fmt.Sprint(", build ", flags)
		}
		fill(t, at("a/content"), d.Content)
		fill(t, at("b/content"), d.Content)
		fill(t, at("mine"), d.Templates)

		more := append([]string{"--templates", at("mine")}, flags...)
		code, said := buildQuietly(at("a/content"), at("a/public"), append(more, "--cache", at("cache"))...)
		clean, wanted := buildQuietly(at("b/content"), at("b/public"), append(more, "--no-cache")...)
		if code != clean || said != wanted {
			t.Fatalf("step %d, %s: %d %s\nclean: %d %s", i, what, code, said, clean, wanted)
		}
		same(t, fmt.Sprintf("step %d, %s", i, what), files(t, at("b/public")), files(t, at("a/public")))
		now := files(t, at("a/content"))
		same(t, fmt.Sprintf("lock, step %d, %s", i, what), files(t, at("b/content")), now)
		if code != exitOK {
			d.Undo()
		} else if good++; now[dossier.LockFile] != "" {
			d.Content[dossier.LockFile] = now[dossier.LockFile]
		}
		what = d.Edit()
	}
	if good < n/2 {
		t.Errorf("%d of %d steps made a site", good, n)
	}
}

// ways are settings of the command that make another site.
var ways = [][]string{nil, {"--compress"}, {"--base-url", "https://pier.example/"}, {"--strict"}, {"--jobs", "1"}}

func buildQuietly(content, out string, more ...string) (code int, said string) {
	var w bytes.Buffer
	code = run(append([]string{"build", "--quiet", "--content", content, "--out", out}, more...), env{stdout: &w, stderr: &w})
	return code, w.String()
}

// fill makes a folder on disk hold what f does.
func fill(t *testing.T, dir string, f folder, keep ...string) {
	t.Helper()
	if err := f.Fill(dir, keep...); err != nil {
		t.Fatal(err)
	}
}

func files(t *testing.T, dir string) folder {
	t.Helper()
	out := folder{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a folder that is not there holds nothing
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func same(t *testing.T, what string, want, got folder) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, ok := got[name]; !ok {
			t.Errorf("%s: %s is missing", what, name)
		} else if text != want[name] {
			t.Errorf("%s: %s differs", what, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s should be gone", what, name)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}
