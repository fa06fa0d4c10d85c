package output

import (
	"cmp"
	"errors"
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
// has its place, size and time, and nothing has come in. It asks the file
// system only; workers ask at the same time.
func (m Manifest) Holds(dir string, workers int) bool {
	dir, err := resolve(dir)
	if err != nil || len(m) == 0 {
		return false
	}
	var g errgroup.Group
	n := max(workers, 1)
	for part := range slices.Chunk(m, (len(m)+n-1)/n) {
		g.Go(func() error {
			for _, e := range part {
				info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(e.Address)))
				if err != nil || !e.same(info) {
					return cmp.Or(err, errChanged)
				}
			}
			return nil
		})
	}
	return g.Wait() == nil
}

var errChanged = errors.New("changed")

func (m Manifest) byAddress() map[string]Entry {
	out := make(map[string]Entry, len(m))
	for _, e := range m {
		out[e.Address] = e
	}
	return out
}
