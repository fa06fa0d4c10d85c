package main

import (
	"encoding/json"
	"os"

	"dossier/generator/internal/build"
	"dossier/generator/internal/cache"
	"dossier/generator/internal/output"
)

// A memory is what is known of the build before this one. Whatever goes wrong
// with it costs time, never the build: it then knows nothing.
type memory struct {
	folder cache.Folder
	dirs   []string // the folders a build reads
	out    string
	next   cache.State  // of this build
	last   *cache.State // of the one before, when it was by the same program with the same settings
	on     bool

	program [32]byte // its sum
}

// remember opens the memory of the site's folder.
func (c *buildCmd) remember(dirs []string) *memory {
	m := &memory{dirs: dirs, out: c.Out}
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
	m.next.Key = cache.KeyOf(m.program, dirs, folderName(c.Content), c.BaseURL, c.MaxArticle, c.Compress)
	m.last, m.on = m.folder.Load(m.next.Key), true
	return m
}

// found opens what extraction has found before; nil when nothing is remembered.
func (m *memory) found() *build.Found {
	if !m.on {
		return nil
	}
	return &build.Found{Pack: m.folder.Pack("found"), Program: m.program}
}

// unchanged returns what the last build said when this one would do the same
// again, and its site is still there.
func (m *memory) unchanged(workers int) *report {
	if m.last == nil || !m.last.Unchanged(workers, m.dirs...) || !m.last.Outputs.Holds(m.out, workers) {
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

// keep remembers this build.
func (m *memory) keep(r *report, written output.Manifest, folders []*cache.Recorder) {
	if !m.on {
		return
	}
	m.next.Outputs = written
	for _, f := range folders {
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
