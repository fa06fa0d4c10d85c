package target

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/output"
	"dossier/generator/internal/publish"
)

// A caseless target takes names that differ in case only for one, and lists all
// of them as show has them.
type caseless struct {
	publish.Target
	show func(string) string
}

func (c caseless) List(ctx context.Context, known func(string) bool) ([]publish.Object, error) {
	objects, err := c.Target.List(ctx, func(p string) bool { return known(c.show(p)) })
	for i, o := range objects {
		objects[i].Path = c.show(o.Path)
	}
	return objects, err
}

func (c caseless) Get(ctx context.Context, p string) ([]byte, string, error) {
	return c.Target.Get(ctx, strings.ToLower(p))
}

func (c caseless) Stat(ctx context.Context, p string) (string, error) {
	return c.Target.Stat(ctx, strings.ToLower(p))
}

func (c caseless) Put(ctx context.Context, p string, data []byte, before string) (string, error) {
	return c.Target.Put(ctx, strings.ToLower(p), data, before)
}

func (c caseless) Delete(ctx context.Context, p string) error {
	return c.Target.Delete(ctx, strings.ToLower(p))
}

// TestCaseless: where a disk lists names in another case than it was given, they
// are still the same files, those of others too.
func TestCaseless(t *testing.T) {
	for _, show := range []func(string) string{strings.ToLower, strings.ToUpper} {
		dir := t.TempDir()
		to := caseless{open(t, dir, true), show}
		first, second := maps.Clone(before), maps.Clone(after)
		first["SHA256SUMS"], second["SHA256SUMS"] = "", "\n"
		for i, step := range []struct {
			site            tree
			change, deletes int
		}{{first, 0, 0}, {first, 0, 0}, {second, 4, 1}, {second, 0, 0}} {
			p, err := step.site.publish(t.Context(), to, publish.Choice{})
			if err != nil {
				t.Fatalf("publication %d: %v", i, err)
			}
			if len(p.Changes) != step.change || len(p.Deletes) != step.deletes || p.Empty() != (i%2 == 1) {
				t.Errorf("publication %d: %d changed, %d deleted, empty %v", i, len(p.Changes), len(p.Deletes), p.Empty())
			}
			there := files(t, dir)
			there["SHA256SUMS"] = there["sha256sums"]
			delete(there, "sha256sums")
			var kept []string
			if i > 1 {
				kept = append(kept, "assets/dossier-11111111.css")
			}
			step.site.holds(t, there, nil, kept...)
		}

		if err := os.Rename(filepath.Join(dir, publish.ManifestPath), filepath.Join(dir, "mine")); err != nil {
			t.Fatal(err)
		}
		var refused *publish.RefusedError
		if _, err := first.publish(t.Context(), to, publish.Choice{Beside: true}); !errors.As(err, &refused) || !strings.Contains(err.Error(), "SHA256SUMS, articles.html") {
			t.Errorf("over files of others: %v", err)
		}
	}
}

// A caselessFS is a disk that knows no case, all in lower case, and lists names as
// show has them.
type caselessFS struct {
	files fstest.MapFS
	show  func(string) string
}

func (c caselessFS) Open(name string) (fs.File, error) { return c.files.Open(strings.ToLower(name)) }

func (c caselessFS) ReadDir(name string) (entries []fs.DirEntry, err error) {
	for _, e := range must(c.files.ReadDir(strings.ToLower(name))) {
		entries = append(entries, shown{e, c.show(e.Name())})
	}
	return entries, nil
}

type shown struct {
	fs.DirEntry
	name string
}

func (s shown) Name() string { return s.name }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestCaselessSite: a site on such a disk is published with the names it was built
// with, also over one that was published from another disk; what was put beside it
// has the name the disk lists.
func TestCaselessSite(t *testing.T) {
	site := maps.Clone(after)
	var sums strings.Builder
	for _, name := range slices.Sorted(maps.Keys(site)) {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256([]byte(site[name])), name)
	}
	site[output.SumsFile] = sums.String()
	site["mine.txt"] = "mine"
	for _, show := range []func(string) string{strings.ToLower, strings.ToUpper} {
		disk := caselessFS{fstest.MapFS{}, show}
		for name, file := range site.fs() {
			disk.files[strings.ToLower(name)] = file
		}
		want := maps.Clone(site)
		delete(want, "mine.txt")
		want[show("mine.txt")] = "mine"

		dir := t.TempDir()
		to := open(t, dir, true)
		for i, from := range []fs.FS{disk, want.fs(), disk} {
			p, err := publish.Job{Site: from, Target: to, Choice: publish.Choice{Site: "harbor"}, Token: "t", Workers: 1}.Run(t.Context())
			if err != nil || p.Empty() != (i > 0) {
				t.Fatalf("publication %d: %v, empty %v", i, err, p.Empty())
			}
			want.holds(t, files(t, dir), nil)
		}
	}
}
