package cache

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/generator/internal/output"
)

// A Recorder is a file system that remembers all that was asked of it: what was
// read, listed, looked for and not found. So a build need not say what it
// depends on, and can forget nothing.
type Recorder struct {
	fsys   fs.FS
	mu     sync.Mutex
	seen   map[string]Input
	opaque bool // something was asked that cannot be asked again
}

// An Input is one name that was asked for, and the answer.
type Input struct {
	Name    string
	Absent  bool
	Mode    fs.FileMode
	Size    int64
	MTime   int64 // nanoseconds since 1970
	CTime   int64 // when the file or its name was last changed; 0 where the system does not say
	Inode   uint64
	Read    bool     // its bytes were read: Sum is theirs
	Listed  bool     // its names were listed: Listing is the sum of them
	Sum     [32]byte // sha256
	Listing [32]byte // sha256 of names and kinds
}

// Record returns a file system that answers as fsys does.
func Record(fsys fs.FS) *Recorder { return &Recorder{fsys: fsys, seen: map[string]Input{}} }

// Inputs is what was asked so far, sorted by name. It is not ok when
// something was asked that has no lasting answer.
func (r *Recorder) Inputs() (inputs []Input, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, in := range r.seen {
		if in.Absent && r.seen[path.Dir(in.Name)].Listed {
			continue // the listing says so
		}
		inputs = append(inputs, in)
	}
	slices.SortFunc(inputs, func(a, b Input) int { return strings.Compare(a.Name, b.Name) })
	return inputs, !r.opaque
}

// Open is not followed further: what is read of an open file is not known.
func (r *Recorder) Open(name string) (fs.File, error) {
	r.lose()
	return r.fsys.Open(name)
}

// Lstat, ReadLink, Stat, ReadFile and ReadDir are what package fs looks for.

func (r *Recorder) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(r.fsys, name)
	r.note(name, info, err, nil)
	return info, err
}

func (r *Recorder) ReadLink(name string) (string, error) {
	r.lose()
	return fs.ReadLink(r.fsys, name)
}

// lose notes that an answer was given that cannot be asked for again.
func (r *Recorder) lose() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.opaque = true
}

// Stat is Lstat of what is no link; a link has no lasting answer.
func (r *Recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := r.Lstat(name)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return info, err
	}
	r.lose()
	return fs.Stat(r.fsys, name)
}

// ReadFile looks at the file before it reads it: one that is changed meanwhile
// is not what was noted.
func (r *Recorder) ReadFile(name string) ([]byte, error) {
	info, err := fs.Lstat(r.fsys, name)
	if err != nil {
		r.note(name, info, err, nil)
		return nil, err
	}
	data, err := fs.ReadFile(r.fsys, name)
	r.note(name, info, err, func(in *Input) { in.Read, in.Sum = true, sha256.Sum256(data) })
	return data, err
}

func (r *Recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := fs.Lstat(r.fsys, name)
	if err != nil {
		r.note(name, info, err, nil)
		return nil, err
	}
	entries, err := fs.ReadDir(r.fsys, name)
	r.note(name, info, err, func(in *Input) { in.Listed, in.Listing = true, listing(entries) })
	return entries, err
}

// note keeps an answer. The first one about a file stands: an answer that
// differs later in the same build makes it worthless.
func (r *Recorder) note(name string, info fs.FileInfo, err error, more func(*Input)) {
	in := Input{Name: name}
	switch {
	case err == nil:
		in = describe(name, info)
	case errors.Is(err, fs.ErrNotExist):
		in.Absent = true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil && !in.Absent {
		r.opaque = true
		return
	}
	if was, known := r.seen[name]; known {
		if !was.like(in) {
			r.opaque = true
		}
		in = was
	}
	if more != nil && !in.Absent {
		more(&in)
	}
	r.seen[name] = in
}

func describe(name string, info fs.FileInfo) Input {
	return Input{
		Name: name, Mode: info.Mode(), Size: info.Size(), MTime: info.ModTime().UnixNano(),
		CTime: changed(info), Inode: output.Inode(info),
	}
}

// like tells whether two answers are of one file in one state. A folder's
// state is its listing.
func (in Input) like(o Input) bool {
	if in.Absent || o.Absent || in.Mode != o.Mode {
		return in.Absent && o.Absent
	}
	return in.Mode.IsDir() || in.Size == o.Size && in.MTime == o.MTime && in.CTime == o.CTime && in.Inode == o.Inode
}

// listing sums the names of a folder and what kind each is.
func listing(entries []fs.DirEntry) [32]byte {
	h := sha256.New()
	for _, e := range entries { // sorted by name, of which none holds a NUL
		h.Write([]byte(e.Name() + "\x00" + e.Type().String() + "\x00"))
	}
	return [32]byte(h.Sum(nil))
}
