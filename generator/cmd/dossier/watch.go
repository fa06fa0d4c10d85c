package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"dossier/generator/internal/build"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/generator/internal/serve"
)

// watch builds the site, and again at each change, until ctx ends; built hears of
// each build that has ended. What is wrong with the input is said, and what was
// there stays until it is right.
func (c *buildCmd) watch(ctx context.Context, e env, built func()) error {
	if err := c.check(); err != nil {
		return err
	}
	changes := serve.Watch(ctx, c.folders())
	mem := c.remember()
	mem.held = &build.Held{}
	own := c.again(ctx, e, mem)
	if own.err != nil && !errors.Is(own.err, errInput) {
		return own.err
	}
	built()
	calm := time.After(pause)
	for {
		select {
		case <-ctx.Done():
			return nil
		case change := <-changes:
			if own.made(change) {
				continue
			}
			mem.doubt(c.Content, change)
			if own = c.again(ctx, e, mem); own.err != nil && ctx.Err() == nil {
				exitCode(own.err, e.stderr) // says what it is
			}
			built()
			calm = time.After(pause)
		case <-calm: // what the next save would wait for is done while nobody waits
			if content, err := openFolder(c.Content); err == nil {
				mem.held.Refresh(content)
				content.Close()
			}
			runtime.GC()
		}
	}
}

// again builds once, and says how long it took.
func (c *buildCmd) again(ctx context.Context, e env, mem *memory) (own ownLock) {
	m, began := newMeter(e.stderr, c.Quiet || c.JSON), time.Now()
	own.name = filepath.Join(c.Content, dossier.LockFile)
	if own.err = c.build(ctx, e, m, mem, nil); errors.Is(own.err, output.ErrChanged) {
		mem.placed = nil // somebody has been there: it is made as a whole
		own.err = c.build(ctx, e, m, mem, nil)
	}
	if own.err != nil && !errors.Is(own.err, errInput) {
		mem.placed = nil
	}
	mem.held.Turn()
	own.info, _ = os.Stat(own.name) // nil where none is kept
	m.Close()
	if c.Timings {
		m.table(e.stderr)
	}
	if own.err == nil && !c.Quiet && !c.JSON {
		pages := ""
		if !mem.shown.IsZero() {
			pages = fmt.Sprintf("pages in place after %.2f s, ", mem.shown.Sub(began).Seconds())
		}
		fmt.Fprintf(e.stdout, "%sbuilt in %.2f s; Ctrl-C ends it\n", pages, time.Since(began).Seconds())
	}
	return own
}

// An ownLock is the lock a build has left in the content folder, which is no news
// to it, and how that build ended.
type ownLock struct {
	name string
	info os.FileInfo
	err  error
}

// made tells whether a change is only that lock being written.
func (l ownLock) made(change serve.Change) bool {
	for _, file := range change.Files {
		if filepath.Clean(file) != l.name {
			return false
		}
	}
	now, err := os.Stat(l.name)
	return !change.Any && l.info != nil && err == nil && os.SameFile(now, l.info) && now.Size() == l.info.Size() && now.ModTime().Equal(l.info.ModTime())
}

// doubt has files of the content folder read again that have changed, though they
// may look the same.
func (m *memory) doubt(content string, change serve.Change) {
	if change.Any {
		m.held.Forget()
		return
	}
	for _, file := range change.Files {
		if name, err := filepath.Rel(content, file); err == nil {
			m.held.Doubt(filepath.ToSlash(name))
		}
	}
}
