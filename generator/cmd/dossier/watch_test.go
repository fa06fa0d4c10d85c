package main

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dossier/generator/internal/desk"
	"dossier/generator/internal/dossier"
	"dossier/templates"
)

// watching builds a folder at each change, until the test ends, and then looks
// that it ended well.
func watching(t *testing.T, c *buildCmd) (said *log) {
	ctx, end := context.WithCancel(context.Background())
	ready, done := make(chan bool, 1), make(chan error, 1)
	said = &log{}
	var once sync.Once
	go func() {
		done <- c.watch(ctx, env{stdout: said, stderr: said}, func() { once.Do(func() { ready <- true }) })
	}()
	t.Cleanup(func() { ends(t, end, done) })
	select {
	case <-ready:
	case err := <-done:
		t.Fatal(err, said)
	}
	return said
}

// TestWatch: whatever an author saves, and how fast, the site that stays in step with
// it comes to be the one a build from nothing makes of the same files; where these
// have errors, it is one that was whole.
func TestWatch(t *testing.T) {
	theme, err := desk.Read(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	d := desk.New(9, theme)
	fill(t, at("a/content"), d.Content)
	fill(t, at("mine"), d.Templates)
	watching(t, &buildCmd{maker: maker{Content: at("a/content"), Out: at("a/public"), Templates: at("mine"), CacheDir: at("cache"), articleLimit: articleLimit{1}}})
	what, good, n := "begin", 0, desk.Steps()
	r := rand.New(rand.NewPCG(9, 2024))
	for i := range n {
		code := 0
		for began := time.Now(); ; time.Sleep(30 * time.Millisecond) {
			if lock, err := os.ReadFile(at("a/content/" + dossier.LockFile)); err == nil { // with what builds on the way have given numbers
				d.Content[dossier.LockFile] = string(lock)
			}
			fill(t, at("b/content"), d.Content)
			code, _ = buildQuietly(at("b/content"), at("b/public"), "--templates", at("mine"), "--no-cache")
			if code != exitOK {
				d.Undo()
				break
			}
			got, err := desk.Read(os.DirFS(at("a/public"))) // files may go while they are read
			if err == nil && maps.Equal(got, files(t, at("b/public"))) {
				good++
				break
			}
			if time.Since(began) > 10*time.Second {
				same(t, fmt.Sprintf("step %d, %s", i, what), files(t, at("b/public")), files(t, at("a/public")))
				t.FailNow()
			}
		}
		what = d.Edit()
		for i%3 == 2 && r.IntN(3) > 0 { // and more, before all of it is in place
			fill(t, at("a/content"), d.Content)
			time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
			what += ", " + d.Edit()
		}
		fill(t, at("a/content"), d.Content)
		fill(t, at("mine"), d.Templates)
	}
	if good < n/3 {
		t.Errorf("%d of %d steps made a site", good, n)
	}
}
