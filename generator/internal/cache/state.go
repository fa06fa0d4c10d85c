// Package cache remembers what a build read and what it wrote, so that the
// next one need not do again what would come out the same. It is never trusted
// further than it can be checked: a state that is damaged, of another program or
// of other settings is none, and a file counts as unchanged only when its size,
// times and inode say so, or, where these could deceive, its bytes.
package cache

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"dossier/generator/internal/output"
)

// A State is one build: what it depended on, and what came of it.
type State struct {
	Key     [32]byte // of the program and all settings, see KeyOf
	Began   int64    // the file system's time before anything was read, nanoseconds since 1970
	Inputs  [][]Input
	Outputs output.Manifest
	Report  []byte // what the build said, for its caller to read
}

// Program sums the program that runs, by its bytes: what another one made is
// not what this one would.
func Program() ([32]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return [32]byte{}, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return [32]byte{}, err
	}
	return sha256.Sum256(data), nil
}

// racy is how long a file system may give two changes the same time: a file
// changed so shortly before the build began, or later, is read again.
const racy = 2 * time.Second

// Unchanged tells whether every question the build asked of its folders, in the
// order of Inputs, would be answered the same now.
func (s *State) Unchanged(workers int, dirs ...string) bool {
	if len(dirs) != len(s.Inputs) {
		return false
	}
	var g errgroup.Group
	g.SetLimit(max(workers, 1))
	for i, dir := range dirs {
		for part := range slices.Chunk(s.Inputs[i], 256) {
			g.Go(func() error {
				for _, in := range part {
					if !s.still(dir, in) {
						return errChanged
					}
				}
				return nil
			})
		}
	}
	return g.Wait() == nil
}

func (s *State) still(dir string, in Input) bool {
	name := filepath.Join(dir, filepath.FromSlash(in.Name))
	info, err := os.Lstat(name)
	if err != nil {
		return in.Absent && os.IsNotExist(err)
	}
	if in.Absent || !in.like(describe(in.Name, info)) {
		return false
	}
	if in.Listed {
		entries, err := os.ReadDir(name)
		return err == nil && listing(entries) == in.Listing
	}
	if in.Read && max(in.MTime, in.CTime) > s.Began-int64(racy) {
		data, err := os.ReadFile(name)
		return err == nil && sha256.Sum256(data) == in.Sum
	}
	return true
}

var errChanged = errors.New("changed")

const stateFile = "state"

// Load returns the state kept for a key, nil when there is none that is whole.
func (f Folder) Load(key [32]byte) *State {
	name := filepath.Join(f.dir, stateFile)
	if !isFile(name) {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	s, err := decode(data)
	if err != nil || s.Key != key {
		return nil
	}
	return s
}

// isFile tells whether there is a file of that name: to open a pipe would never end.
func isFile(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}
