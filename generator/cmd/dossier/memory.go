package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"sync"
	"time"

	"dossier/generator/internal/build"
	"dossier/generator/internal/cache"
	"dossier/generator/internal/output"
)

// A memory is what is known of the build before this one. Whatever goes wrong
// with it costs time, never the build: it then knows nothing.
type memory struct {
	folder  cache.Folder
	dirs    []string // the folders a build reads
	out     string
	next    cache.State       // of this build
	last    *cache.State      // of the one before, when it was by the same program with the same settings
	read    []*cache.Recorder // what this build reads
	on      bool
	program [32]byte // its sum

	// Of a process that stays:
	held    *build.Held    // nil of one that builds once
	stayed  bool           // a build has ended
	placed  *output.Placed // the site as the last build has left it; nil where that is not known
	inPlace time.Time      // when the pages of this build were; zero when all comes at once
	shown   chan struct{}  // closed then
	mu      sync.Mutex
	lock    os.FileInfo // as the last build that wrote it has left it
}

// remember opens the memory of the site's folder.
func (c *maker) remember() *memory {
	m := &memory{dirs: c.folders(), out: c.Out}
	if c.NoCache {
		return m
	}
	root := c.CacheDir
	if root == "" {
		var err error
		if root, err = os.UserCacheDir(); err != nil {
			return m
		}
	}
	var err error
	if m.folder, err = cache.Open(root, c.Out); err != nil {
		return m
	}
	if m.next.Began, err = m.folder.Now(); err != nil {
		return m
	}
	if m.program, err = cache.Program(); err != nil {
		return m
	}
	m.next.Key = cache.KeyOf(m.program, m.dirs, folderName(c.Content), c.BaseURL, c.MaxArticle, c.Compress)
	m.last, m.on = m.folder.Load(m.next.Key), true
	return m
}

// begin begins a build.
func (m *memory) begin() { m.read, m.inPlace = nil, time.Time{} }

// watched is a folder, and all that is asked of it is remembered where a later
// process may ask again.
func (m *memory) watched(fsys fs.FS) fs.FS {
	if !m.on || m.stayed {
		return fsys
	}
	r := cache.Record(fsys)
	m.read = append(m.read, r)
	return r
}

// found opens what extraction has found before; nil when nothing is remembered.
func (m *memory) found() *build.Found {
	if !m.on && m.held == nil {
		return nil
	}
	f := &build.Found{Program: m.program, Held: m.held}
	if m.on && !m.stayed { // what changes from then on is held
		f.Pack = m.folder.Pack("found")
	}
	return f
}

// unchanged returns what the last build said when this one would do the same
// again, and its site is still there.
func (m *memory) unchanged(workers int) *report {
	if m.last == nil || m.stayed || !m.last.Unchanged(workers, m.dirs...) || !m.last.Outputs.Holds(m.out, workers) {
		return nil
	}
	r := &report{}
	if err := json.Unmarshal(m.last.Report, r); err != nil {
		return nil
	}
	return r
}

// outputs is what the last build wrote.
func (m *memory) outputs() output.Manifest {
	if m.last == nil {
		return nil
	}
	return m.last.Outputs
}

// keep remembers this build. Of a process that stays, later ones know the first:
// what has been made since is not where that left it, and is no more than unknown
// to them.
func (m *memory) keep(r *report, written output.Manifest) {
	if m.held != nil {
		defer m.stay(written)
	}
	if !m.on || m.stayed {
		return
	}
	m.next.Outputs = written
	for _, f := range m.read {
		inputs, ok := f.Inputs()
		if !ok {
			return
		}
		m.next.Inputs = append(m.next.Inputs, inputs)
	}
	var err error
	if m.next.Report, err = json.Marshal(r); err == nil {
		_ = m.folder.Save(&m.next) // without it the next build does all again
	}
}

// stay takes down the site this process has left.
func (m *memory) stay(written output.Manifest) {
	m.last, m.stayed = &cache.State{Outputs: written}, true
	if m.placed == nil {
		m.placed, _ = output.Place(m.out, written) // nil: the next build is a whole one again
	}
}
