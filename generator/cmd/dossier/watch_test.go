package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"dossier/generator/internal/desk"
	"dossier/generator/internal/dossier"
	"dossier/templates"
)

// watching builds a folder at each change, until the test ends, and then looks
// that it ended well. Each value of built is a build that has ended.
func watching(t *testing.T, c *buildCmd) (built <-chan bool, said *log) {
	ctx, end := context.WithCancel(context.Background())
	ready, done := make(chan bool, 100), make(chan error, 1)
	said = &log{}
	go func() {
		done <- c.watch(ctx, env{stdout: said, stderr: said}, func() { ready <- true })
	}()
	t.Cleanup(func() {
		end()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Error("does not end")
		}
	})
	return ready, said
}

// await waits for a build, and for those that begin right after it.
func await(t *testing.T, built <-chan bool, said *log) {
	t.Helper()
	wait := 20 * time.Second
	for {
		select {
		case <-built:
			wait = 150 * time.Millisecond
		case <-time.After(wait):
			if wait > time.Second {
				t.Fatal("nothing was built", said)
			}
			return
		}
	}
}

// TestWatch: whatever an author saves, the site that stays in step with it is the
// one a build from nothing makes of the same files; where these have errors, it is
// the last that was whole.
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
	c := &buildCmd{maker: maker{Content: at("a/content"), Out: at("a/public"), Templates: at("mine"), CacheDir: at("cache"), articleLimit: articleLimit{1}}}
	built, said := watching(t, c)
	await(t, built, said)
	what, good, n := "begin", 0, desk.Steps()
	for i := range n {
		fill(t, at("b/content"), d.Content)
		code, _ := buildQuietly(at("b/content"), at("b/public"), "--templates", at("mine"), "--no-cache")
		if code == exitOK {
			good++
			same(t, fmt.Sprintf("step %d, %s", i, what), files(t, at("b/public")), files(t, at("a/public")))
			now := files(t, at("a/content"))
			same(t, fmt.Sprintf("lock, step %d, %s", i, what), files(t, at("b/content")), now)
			if now[dossier.LockFile] != "" {
				d.Content[dossier.LockFile] = now[dossier.LockFile]
			}
		} else {
			d.Undo()
		}
		what = d.Edit()
		if maps.Equal(files(t, at("a/content")), d.Content) && maps.Equal(files(t, at("mine")), d.Templates) {
			continue // nothing is saved
		}
		fill(t, at("a/content"), d.Content)
		fill(t, at("mine"), d.Templates)
		await(t, built, said)
	}
	if good < n/2 {
		t.Errorf("%d of %d steps made a site", good, n)
	}
}
