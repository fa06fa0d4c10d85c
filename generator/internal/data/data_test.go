package data

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/site"
	"dossier/generator/internal/sum"
)

// TestFiles compares all files made of the dossiers of testdata/*.txtar; see
// the README there.
func TestFiles(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		got := map[string]string{}
		for address, data := range makeFiles(t, plan(t, contentOf(a))) {
			if strings.HasSuffix(address, ".png") { // TestCards reads these
				data = []byte("a picture\n")
			}
			got[address] = confidence.ReplaceAllString(strings.ReplaceAll(string(data), "\r\n", "\n"), "${1}${2}0.nn")
		}
		a.All(t, "want/", got)
	})
}

const cases = "testdata/*.txtar"

func contentOf(a *golden.Archive) fstest.MapFS {
	return a.FS(func(name string) string {
		path, _ := strings.CutPrefix(name, "content/")
		if path == name {
			return ""
		}
		return path
	})
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
		a, more := dossier.Annotate(f, known, extract.Run)
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
		if err := job(taking(collect(t, out))); err != nil {
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

// taking takes every file.
type taking Write

func (w taking) Write(address string, data []byte, _ sum.Sum) error { return w(address, data) }
func (taking) Keep(string, sum.Sum) bool                            { return false }

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
