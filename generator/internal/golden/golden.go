// Package golden is for tests: text archives (txtar) that hold what goes in and
// what should come out side by side, and -update, which writes what does come
// out as what should.
package golden

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what comes out as what testdata expects")

// Update tells whether -update is given, for tests that compare otherwise.
func Update() bool { return *update }

// An Archive is a file of sections, "-- name --" and what follows.
type Archive struct {
	Name  string // of the file, without folder and extension
	Files []txtar.File

	path, comment string
	added         map[int][]txtar.File // sections to come behind section i
	dropped       map[int]bool
}

// Each runs a subtest for each archive whose path matches the pattern, such as
// "testdata/*.txtar"; there must be one at least. With -update the archive is
// written anew behind it.
func Each(t *testing.T, pattern string, test func(t *testing.T, a *Archive)) {
	for _, a := range Read(t, pattern) {
		t.Run(a.Name, func(t *testing.T) {
			test(t, a)
			if *update && !t.Failed() {
				a.write(t)
			}
		})
	}
}

// Read reads the archives whose path matches the pattern, in order of name, for
// tests that take them as examples.
func Read(tb testing.TB, pattern string) []*Archive {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no archives at %s (%v)", pattern, err)
	}
	var out []*Archive
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, &Archive{Name: strings.TrimSuffix(filepath.Base(p), ".txtar"), Files: a.Files, path: p, comment: string(a.Comment),
			added: map[int][]txtar.File{}, dropped: map[int]bool{}})
	}
	return out
}

// Section returns what stands under a name, "" for none.
func (a *Archive) Section(name string) string {
	if i := a.Index(name); i >= 0 {
		return string(a.Files[i].Data)
	}
	return ""
}

// Index returns the place of the first section of a name, or -1.
func (a *Archive) Index(name string) int {
	return slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
}

// FS returns the sections as files: name gives a section's path, "" for what is
// none of them.
func (a *Archive) FS(name func(section string) string) fstest.MapFS {
	out := fstest.MapFS{}
	for _, f := range a.Files {
		if path := name(f.Name); path != "" {
			out[path] = &fstest.MapFile{Data: f.Data}
		}
	}
	return out
}

// Want compares what comes of section i with what is expected of it: of
// "fire/input" under "fire/want", of a section without a slash in its name
// under "want" right behind it.
func (a *Archive) Want(t *testing.T, i int, got string) {
	t.Helper()
	name, k := "want", -1
	if unit, _, ok := strings.Cut(a.Files[i].Name, "/"); ok {
		name = unit + "/want"
		k = a.Index(name)
	} else if i+1 < len(a.Files) && a.Files[i+1].Name == name {
		k = i + 1
	}
	switch {
	case k >= 0:
		a.Is(t, k, got)
	case *update:
		a.added[i] = append(a.added[i], txtar.File{Name: name, Data: []byte(got)})
	default:
		t.Errorf("%s: nothing says what is expected (-update does); got:\n%s", a.Files[i].Name, got)
	}
}

// Is compares section i itself.
func (a *Archive) Is(t *testing.T, i int, got string) {
	t.Helper()
	if *update {
		a.Files[i].Data = []byte(got)
	} else if diff := cmp.Diff(string(a.Files[i].Data), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", a.Files[i].Name, diff)
	}
}

// All compares all sections whose names begin with prefix, by what is left of
// the name.
func (a *Archive) All(t *testing.T, prefix string, got map[string]string) {
	t.Helper()
	want := map[string]string{}
	for i, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, prefix); ok {
			want[name] = string(f.Data)
			a.dropped[i] = true
		}
	}
	last := len(a.Files) - 1
	for _, name := range slices.Sorted(maps.Keys(got)) {
		a.added[last] = append(a.added[last], txtar.File{Name: prefix + name, Data: []byte(got[name])})
	}
	if diff := cmp.Diff(want, got); diff != "" && !*update {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func (a *Archive) write(t *testing.T) {
	out := txtar.Archive{Comment: []byte(a.comment)}
	for i, f := range a.Files {
		if !a.dropped[i] {
			out.Files = append(out.Files, f)
		}
		out.Files = append(out.Files, a.added[i]...)
	}
	if err := os.WriteFile(a.path, txtar.Format(&out), 0o666); err != nil {
		t.Fatal(err)
	}
}
