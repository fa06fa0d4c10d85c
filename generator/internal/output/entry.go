package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/sync/errgroup"

	"dossier/generator/internal/sum"
)

// An Entry is what was put in a folder under one address: a file with its
// content's sum, or a folder, whose time tells whether names in it have come or
// gone since.
type Entry struct {
	Address string // slashes, from the root of the site; "." is the root itself
	Mode    fs.FileMode
	Size    int64    // of a file
	MTime   int64    // nanoseconds since 1970
	Inode   uint64   // 0 where the system has none
	Sum     [32]byte // sha256 of a file's bytes
	From    sum.Sum  // of all a file was made from; 0 where nobody says
}

// same tells whether what info describes is still the entry, untouched.
func (e Entry) same(info fs.FileInfo) bool {
	return info.Mode() == e.Mode && (info.IsDir() || info.Size() == e.Size) &&
		info.ModTime().UnixNano() == e.MTime && Inode(info) == e.Inode
}

func (e *Entry) note(info fs.FileInfo) {
	e.Mode, e.MTime, e.Inode = info.Mode(), info.ModTime().UnixNano(), Inode(info)
	if !info.IsDir() {
		e.Size = info.Size()
	}
}

// A Manifest is everything in a folder, sorted by address.
type Manifest []Entry

// Holds tells whether dir still is what the manifest says: each file and folder
// has its place, size and time, nothing has come in, and no change is waiting to be
// completed. It asks the file system only; workers ask at the same time.
func (m Manifest) Holds(dir string, workers int) bool {
	dir, err := resolve(dir)
	if err != nil || len(m) == 0 || changing(dir) {
		return false
	}
	var g errgroup.Group
	n := max(workers, 1)
	for part := range slices.Chunk(m, (len(m)+n-1)/n) {
		g.Go(func() error { return standIn(dir, part) })
	}
	return g.Wait() == nil
}

// ErrChanged says that a site is not what the build before has left.
var ErrChanged = errors.New("the site is not as it was left")

// stands tells whether the entry still is in dir: ErrChanged says that it is not.
func (e Entry) stands(dir string) error {
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(e.Address)))
	if err != nil || !e.same(info) {
		return e.changed()
	}
	return nil
}

func (e *Entry) changed() error { return fmt.Errorf("%s: %w", e.Address, ErrChanged) }

func (m Manifest) byAddress() map[string]Entry {
	out := make(map[string]Entry, len(m))
	for _, e := range m {
		out[e.Address] = e
	}
	return out
}
