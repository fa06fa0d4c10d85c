package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
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
	w := &watch{buildCmd: c, env: e, mem: c.remember(), changes: serve.Watch(ctx, c.folders())}
	w.mem.held = &build.Held{}
	if err := w.again(ctx); err != nil && !errors.Is(err, errInput) {
		return err
	}
	built()
	w.collector.stay()
	calm := time.After(pause)
	for {
		select {
		case <-ctx.Done():
			return nil
		case change := <-w.changes:
			if !w.mem.news(change) {
				continue
			}
			doubt(w.mem.held, w.Content, change)
			for more := true; more && ctx.Err() == nil; {
				more = w.follow(ctx)
				built()
			}
			calm = time.After(pause)
		case <-calm: // what the next save would wait for is done while nobody waits
			w.refresh()
		}
	}
}

// A watch is a folder and a site that is kept in step with it.
type watch struct {
	*buildCmd
	env
	mem     *memory
	changes <-chan serve.Change
}

// follow builds once. A change that comes meanwhile ends that as soon as the pages
// are in place: the next build makes what then is missing. It tells whether one came.
// At the end of ctx too, what is begun to be put in place is put there.
func (w *watch) follow(ctx context.Context) (more bool) {
	building, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	shown, done := w.mem.show(), make(chan error, 1)
	go func() { done <- w.again(building) }()
	var heard []serve.Change
	var enough <-chan struct{} // closed once nobody wants the rest
	ended := ctx.Done()
	for {
		select {
		case change := <-w.changes:
			if w.mem.news(change) {
				heard, enough = append(heard, change), shown
			}
		case <-enough:
			cancel()
			enough = nil
		case <-ended:
			if ended = nil; !closed(shown) {
				cancel()
			}
		case err := <-done:
			if err != nil && building.Err() == nil {
				exitCode(err, w.stderr) // says what it is
			}
			for _, change := range heard {
				doubt(w.mem.held, w.Content, change)
			}
			return len(heard) > 0
		}
	}
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// again builds once, and says how long it took.
func (w *watch) again(ctx context.Context) error {
	m, began := newMeter(w.stderr, w.Quiet || w.JSON), time.Now()
	err := w.build(ctx, w.env, m, w.mem, nil)
	if errors.Is(err, output.ErrChanged) {
		w.mem.placed = nil // somebody has been there: it is made as a whole
		err = w.build(ctx, w.env, m, w.mem, nil)
	}
	if err != nil && !errors.Is(err, errInput) && ctx.Err() == nil {
		w.mem.placed = nil
	}
	w.mem.held.Turn()
	m.Close()
	if w.Timings {
		m.table(w.stderr)
	}
	if err == nil && !w.Quiet && !w.JSON {
		pages := ""
		if at := w.mem.inPlace; !at.IsZero() {
			pages = fmt.Sprintf("pages in place after %.2f s, ", at.Sub(began).Seconds())
		}
		fmt.Fprintf(w.stdout, "%sbuilt in %.2f s; Ctrl-C ends it\n", pages, time.Since(began).Seconds())
	}
	return err
}

// refresh does what the next save would wait for.
func (w *watch) refresh() {
	if content, err := openFolder(w.Content); err == nil {
		w.mem.held.Refresh(content)
		content.Close()
	}
	runtime.GC()
}

// A shown change of the site puts its pages in place first. The numbers on them are
// kept before.
type shown struct {
	*output.Change
	late bool // it is not known yet whether all is well
	keep func() error
	mem  *memory
	once sync.Once
}

func (s *shown) Switch() error {
	if s.late {
		return nil
	}
	if err := s.keep(); err != nil {
		return err
	}
	if err := s.Change.Switch(); err != nil {
		return err
	}
	s.mem.inPlace = time.Now()
	s.once.Do(func() { close(s.mem.shown) })
	return nil
}

// show begins to wait for the pages of a build: the channel is closed when they are
// in place.
func (m *memory) show() <-chan struct{} {
	m.shown = make(chan struct{})
	return m.shown
}

// wrote takes down the lock that a build has written.
func (m *memory) wrote(lock string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lock, _ = os.Stat(lock)
}

// news tells whether a change is any: that a build has written the lock is none to it.
func (m *memory) news(change serve.Change) bool {
	lock := filepath.Join(m.dirs[0], dossier.LockFile)
	for _, file := range change.Files {
		if filepath.Clean(file) != lock {
			return true
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	now, err := os.Stat(lock)
	return change.Any || m.lock == nil || err != nil || !os.SameFile(now, m.lock) || now.Size() != m.lock.Size() || !now.ModTime().Equal(m.lock.ModTime())
}
