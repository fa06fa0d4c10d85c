package data

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata")

// TestFiles compares all files made of the dossiers of testdata/*.txtar; see
// the README there.
func TestFiles(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			content, want := fstest.MapFS{}, map[string]string{}
			var kept []txtar.File
			for _, f := range a.Files {
				if path, ok := strings.CutPrefix(f.Name, "content/"); ok {
					content[path] = &fstest.MapFile{Data: f.Data}
					kept = append(kept, f)
				} else {
					want[strings.TrimPrefix(f.Name, "want/")] = string(f.Data)
				}
			}
			got := map[string]string{}
			for address, data := range makeFiles(t, plan(t, content)) {
				got[address] = confidence.ReplaceAllString(strings.ReplaceAll(string(data), "\r\n", "\n"), "${1}${2}0.nn")
			}
			if !*update {
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				return
			}
			a.Files = kept
			for _, address := range sorted(got) {
				a.Files = append(a.Files, txtar.File{Name: "want/" + address, Data: []byte(got[address])})
			}
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// confidence is what training the model anew changes; here it is left out.
var confidence = regexp.MustCompile(`("confidence":)[01](?:\.\d+)?|(, confidence |,)[01]\.\d\d\b`)

// plan reads a content folder and plans its site.
func plan(t testing.TB, content fstest.MapFS) *site.Site {
	t.Helper()
	files, ds := dossier.Load(content, dossier.DefaultLimits)
	known := files.Known()
	var articles []dossier.Annotated
	for _, f := range files.Articles {
		a, more := dossier.Annotate(f, known)
		articles, ds = append(articles, a), append(ds, more...)
	}
	d, _, more := dossier.Assemble("test", files, articles)
	ds = append(ds, more...)
	s, more := site.New(d, nil)
	if ds = append(ds, more...); ds.HasErrors() {
		var b bytes.Buffer
		ds.Print(&b)
		t.Fatal(b.String())
	}
	return s
}

// makeFiles runs all jobs; an address may be written once.
func makeFiles(t testing.TB, s *site.Site) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, job := range Jobs(s) {
		if err := job(collect(t, out)); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func collect(t testing.TB, out map[string][]byte) Write {
	return func(address string, data []byte) error {
		if out[address] != nil {
			t.Errorf("%s is written twice", address)
		}
		out[address] = bytes.Clone(data)
		return nil
	}
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
