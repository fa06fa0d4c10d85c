package publish

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/golden"
)

// TestPlans makes plans from text: each archive has the site ("new"), what is
// at the target ("there"), what the manifest says ("before", "pending", "old"),
// the choice, and the plan or the reason there is none. A line is a path and
// the letter that stands for its bytes.
func TestPlans(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		a.Is(t, a.Index("want"), planned(a))
	})
}

func planned(a *golden.Archive) string {
	var m *Manifest
	if a.Index("before") >= 0 {
		m = &Manifest{Site: "harbor", Files: parseFiles(a.Section("before")), Old: parseFiles(a.Section("old"))}
		if a.Index("pending") >= 0 {
			m.Pending = parseFiles(a.Section("pending"))
		}
	}
	var there []Object
	for p, f := range parseFiles(a.Section("there")) {
		there = append(there, Object{p, f.Size, f.Tag})
	}
	has := func(word string) bool { return strings.Contains(a.Section("choice"), word) }
	c := Choice{Site: "harbor", AllowShrink: has("allow-shrink"), Beside: has("beside"), TakeOver: has("take-over"), Purge: has("purge")}
	if has("other-site") {
		c.Site = "lighthouse"
	}
	if has("was") {
		c.Was = "harbor"
	}
	p, err := makePlan(parseFiles(a.Section("new")), there, m, has("exclusive"), c)
	if err != nil {
		var busy *BusyError
		return fmt.Sprintf("busy %v: %v\n", errors.As(err, &busy), err)
	}
	var b strings.Builder
	for i, phase := range p.phases() {
		for _, s := range phase {
			fmt.Fprintf(&b, "%d put %s, %s, over %q\n", i, s.Path, counted(int(s.Size), "byte", "bytes"), s.before)
		}
	}
	for _, s := range p.Deletes {
		fmt.Fprintf(&b, "delete %s\n", s.Path)
	}
	fmt.Fprintf(&b, "%d unchanged, %d kept, %d foreign, left %q, empty %v\n", p.Unchanged, p.Kept, p.Foreign, p.Left, p.Empty())
	return b.String()
}

// parseFiles reads lines of "path letter": the letter is hash and tag, its
// place in the alphabet the size.
func parseFiles(s string) Files {
	files := Files{}
	for line := range strings.Lines(s) {
		if p, letter, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			files[p] = File{SHA256: letter, Size: int64(letter[0] - 'a' + 1), Tag: letter}
		}
	}
	return files
}

// TestManifest refuses manifests that say more or less than is understood, and
// paths that would lead out of the target.
func TestManifest(t *testing.T) {
	for data, why := range map[string]string{
		``:                             "cannot be read",
		`{"dossier_manifest":2}`:       "has form 2",
		`{"dossier_manifest":1} {}`:    "goes on behind its end",
		`{"dossier_manifest":1,"x":1}`: "cannot be read",
		`{"dossier_manifest":1,"old":{"../x":{}}}`:          "cannot be published everywhere",
		`{"dossier_manifest":1,"files":{"a\nb.html":{}}}`:   "cannot be published everywhere",
		`{"dossier_manifest":1,"pending":{"/etc/x":{}}}`:    "cannot be published everywhere",
		`{"dossier_manifest":1,"files":{"c:/x.html":{}}}`:   "cannot be published everywhere",
		`{"dossier_manifest":1,"files":{"a/../b.html":{}}}`: "cannot be published everywhere",
	} {
		if _, err := parseManifest([]byte(data)); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v; want: %s", data, err, why)
		}
	}
	m := &Manifest{Site: "harbor", Files: Files{"index.html": {"ab", 2, "cd"}}}
	if got, err := parseManifest(m.encode()); err != nil || !got.Files.same(m.Files) || got.Site != m.Site {
		t.Errorf("a manifest does not come back: %+v, %v", got, err)
	}
}

func TestHeaders(t *testing.T) {
	for p, want := range map[string]string{
		"assets/dossier-f33da8a5.css": "text/css; charset=utf-8, public, max-age=31536000, immutable",
		"search/b35a4b4e/t1.js":       "text/javascript; charset=utf-8, public, max-age=31536000, immutable",
		"search/parts/p01.js":         "text/javascript; charset=utf-8, public, max-age=31536000, immutable",
		"search.html":                 "text/html; charset=utf-8, no-cache",
		"feed.xml":                    "application/atom+xml, no-cache",
		"feed.json":                   "application/feed+json, no-cache",
		"data/quotations.csv":         "text/csv; charset=utf-8, no-cache",
		"briefings/geneva.pdf":        "application/pdf, no-cache",
		"data/strange":                "application/octet-stream, no-cache",
		"SHA256SUMS":                  "text/plain; charset=utf-8, no-cache",
	} {
		if got := ContentType(p) + ", " + CacheControl(p); got != want {
			t.Errorf("%s: %s, want %s", p, got, want)
		}
	}
}

// FuzzManifest reads what somebody may have put where the manifest is: what is
// accepted comes back as it was, and names no path outside the target.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"dossier_manifest":1,"site":"harbor","files":{"index.html":{"sha256":"ab","size":2,"tag":"cd"}},"old":{}}`))
	f.Add([]byte(`{"dossier_manifest":1,"pending":{"a/b.html":{}},"token":"t"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parseManifest(data)
		if err != nil {
			return
		}
		again, err := parseManifest(m.encode())
		if err != nil || !bytes.Equal(again.encode(), m.encode()) {
			t.Errorf("%q comes back as %+v, %v", data, again, err)
		}
		for _, files := range []Files{m.Files, m.Pending, m.Old} {
			for p := range files {
				if !filepath.IsLocal(p) {
					t.Errorf("%q is outside", p)
				}
			}
		}
	})
}
