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
	"strconv"
	"strings"
	"testing"
)

// folder is a content folder in memory: names and texts.
type folder map[string]string

// town is a dossier with every kind of file.
func town() folder {
	return folder{
		"dossier.yaml":          "title: The harbor\ncorrections:\n  - date: 2024-05-01\n    why: A text was received anew.\n",
		"articles/gazette.txt":  "Ferry stays\n\n“The ferry will sail at noon,” Mayor Jane Smith said.\n\n“It is paid for,” she added.\n",
		"articles/gazette.yaml": "outlet: Gazette\npublished: 2024-03-01\n",
		"articles/herald.txt":   "Harbor reopens\n\n“Ships may land again,” Omar Reed said.\n\nMayor Jane Smith said “the ferry will sail at noon.”\n",
		"people/jane-smith.md":  "---\nname: Jane Smith\nroles:\n  - role: Mayor\n---\nShe runs the town.\n",
		"issues/ferry.md":       "---\nquestion: Should the ferry sail?\nkeywords: [ferry]\n---\n",
		"notes/first.md":        "---\ntitle: First note\n---\nThe harbor is open.\n",
	}
}

// steps are what an author does to a folder.
var steps = []struct {
	name string
	do   func(r *rand.Rand, f folder)
}{
	{"edit an article", func(r *rand.Rand, f folder) {
		name := pick(r, f, "articles/", ".txt")
		f[name] += fmt.Sprintf("\n“Pier %d stays shut,” Omar Reed said.\n", r.IntN(50))
	}},
	{"cut an article", func(r *rand.Rand, f folder) {
		name := pick(r, f, "articles/", ".txt")
		if parts := strings.SplitAfter(f[name], "\n\n"); len(parts) > 2 {
			f[name] = strings.Join(parts[:len(parts)-1], "")
		}
	}},
	{"add an article", func(r *rand.Rand, f folder) {
		n := r.IntN(1000)
		f[fmt.Sprintf("articles/post-%d.txt", n)] = fmt.Sprintf("Boat %d sinks\n\n“Nobody was aboard boat %d,” Mayor Jane Smith said.\n", n, n%7)
	}},
	{"delete an article", func(r *rand.Rand, f folder) {
		if name := pick(r, f, "articles/", ".txt"); strings.HasPrefix(name, "articles/post-") {
			delete(f, name)
		}
	}},
	{"rename an article", func(r *rand.Rand, f folder) {
		if name := pick(r, f, "articles/", ".txt"); strings.HasPrefix(name, "articles/post-") {
			f[strings.TrimSuffix(name, ".txt")+"-b.txt"] = f[name]
			delete(f, name)
		}
	}},
	{"add a person", func(r *rand.Rand, f folder) {
		f["people/omar-reed.md"] = fmt.Sprintf("---\nname: Omar Reed\n---\nHe has kept dock %d.\n", r.IntN(9))
	}},
	{"delete a person", func(_ *rand.Rand, f folder) { delete(f, "people/omar-reed.md") }},
	{"edit an issue", func(r *rand.Rand, f folder) {
		f["issues/ferry.md"] = fmt.Sprintf("---\nquestion: Should %d ferries sail?\nkeywords: [ferry, pier]\n---\n", r.IntN(9))
	}},
	{"change a title", func(r *rand.Rand, f folder) {
		f["dossier.yaml"] = strings.Replace(town()["dossier.yaml"], "The harbor", fmt.Sprintf("The harbor, part %d", r.IntN(9)), 1)
	}},
	{"err", func(_ *rand.Rand, f folder) {
		f["notes/first.md"] = "---\ntitle: First note\n---\nSee [[nobody-here]].\n"
	}},
	{"touch nothing", func(*rand.Rand, folder) {}},
}

func pick(r *rand.Rand, f folder, prefix, suffix string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			names = append(names, name)
		}
	}
	return names[r.IntN(len(names))]
}

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
// the cache, the site is the one a first build makes of the same files.
// DOSSIER_STEPS sets how many steps are tried.
func TestAgain(t *testing.T) {
	n := 8
	if s, err := strconv.Atoi(os.Getenv("DOSSIER_STEPS")); err == nil {
		n = s
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	r := rand.New(rand.NewPCG(6, 2024))
	now := town()
	fill(t, at("a/content"), now)
	past, good := []folder{maps.Clone(now)}, 0
	for i := range n {
		step := steps[r.IntN(len(steps))]
		what := step.name
		if r.IntN(5) == 0 {
			now, what = maps.Clone(past[r.IntN(len(past))]), "revert"
		} else {
			now["notes/first.md"] = town()["notes/first.md"] // an error is put right
			step.do(r, now)
		}
		if r.IntN(6) == 0 {
			what += ", spoil the cache"
			if err := spoil[r.IntN(len(spoil))](at("cache")); err != nil {
				t.Fatal(err)
			}
		}
		past = append(past, maps.Clone(now))
		fill(t, at("a/content"), now)
		fill(t, at("b/content"), now)
		carry(t, at("a/content/ids.lock"), at("b/content/ids.lock"))

		code, said := buildQuietly(at("a/content"), at("a/public"), "--cache", at("cache"))
		clean, wanted := buildQuietly(at("b/content"), at("b/public"), "--no-cache")
		if code != clean || said != wanted {
			t.Fatalf("step %d, %s: %d %s\nclean: %d %s", i, what, code, said, clean, wanted)
		}
		if code == exitOK {
			good++
		}
		same(t, fmt.Sprintf("step %d, %s", i, what), files(t, at("b/public")), files(t, at("a/public")))
		same(t, fmt.Sprintf("lock, step %d, %s", i, what), files(t, at("b/content")), files(t, at("a/content")))
	}
	if good < n/2 {
		t.Errorf("%d of %d steps made a site", good, n)
	}
}

func buildQuietly(content, out string, more ...string) (code int, said string) {
	var w bytes.Buffer
	code = run(append([]string{"build", "--quiet", "--content", content, "--out", out}, more...), env{&w, &w})
	return code, w.String()
}

// fill makes a folder on disk hold what f does, besides ids.lock, and writes
// only what differs, as an author would.
func fill(t *testing.T, dir string, f folder) {
	t.Helper()
	there := files(t, dir)
	for name := range there {
		if _, ok := f[name]; !ok && name != "ids.lock" {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range f {
		if old, ok := there[name]; ok && old == text {
			continue
		}
		p := filepath.Join(dir, name)
		_ = os.MkdirAll(filepath.Dir(p), 0o755)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// carry gives one content folder the lock of another.
func carry(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if os.IsNotExist(err) {
		_ = os.Remove(to)
		return
	}
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
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
