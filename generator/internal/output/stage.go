package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"dossier/generator/internal/sum"
)

// A Stage is a site that is being written beside the folder it will replace.
type Stage struct {
	Compress  bool  // put a .gz beside each file that gets smaller
	FlushEach int64 // how many bytes are written before the disk is told to take them

	dir, next string // resolved
	root      *os.Root
	unlock    func()
	before    map[string]Entry // what dir holds, as far as known
	mu        sync.Mutex
	folders   map[string]*folder
	put       Manifest // what was written
	flushes   flushes
}

// A folder is made once, however many ask for it.
type folder struct {
	once sync.Once
	root *os.Root
	err  error
}

// Begin starts a site that will replace dir. End it with Commit or Abort; until
// Commit the folder stays as it is. Call Check first. before is the Manifest of
// the build that wrote dir, or nil: a file it has with the same bytes is taken
// over as it is, when nobody has touched it, and not written again.
func Begin(dir string, before Manifest) (_ *Stage, err error) {
	dir, err = resolve(dir)
	if err != nil {
		return nil, err
	}
	s := &Stage{FlushEach: flushEach, dir: dir, next: beside(dir, "new"), before: before.byAddress(), folders: map[string]*folder{}}
	if s.unlock, _, err = enter(dir); err != nil {
		return nil, err
	}
	if err := s.open(); err != nil {
		s.Abort()
		return nil, err
	}
	return s, nil
}

func (s *Stage) open() (err error) {
	parent, err := os.OpenRoot(filepath.Dir(s.next))
	if err != nil {
		return err
	}
	defer parent.Close()
	if s.root, err = makeRoot(parent, filepath.Base(s.next)); err != nil {
		return err
	}
	return s.Write(File{Address: Marker, Data: []byte(markerText)})
}

// FS shows what has been written so far.
func (s *Stage) FS() fs.FS { return s.root.FS() }

// Write puts one file of the site in its place. Several may be written at the
// same time, each address once.
func (s *Stage) Write(f File) error {
	e := Entry{Address: f.Address, Sum: sha256.Sum256(f.Data), From: f.From}
	was, known := s.before[f.Address]
	taken := known && was.Sum == e.Sum && s.take(was)
	if taken {
		e, e.From = was, f.From
	} else if err := s.create(&e, f.Data); err != nil {
		return s.unwritten(e, err)
	}
	s.note(e)
	if s.Compress && compressible(f.Address, int64(len(f.Data))) {
		return s.compress(f, taken)
	}
	return nil
}

// Keep is Write of a file whose bytes need not be known, as it would be made from
// the same: it stays as the build before left it. It is false of a file that build
// did not make, or made from something else, or that somebody has touched since;
// such a file has to be written.
func (s *Stage) Keep(address string, from sum.Sum) bool {
	was, known := s.before[address]
	if !known || was.Mode.IsDir() || from == 0 || was.From != from {
		return false
	}
	taken := []Entry{was}
	if s.Compress && compressible(address, was.Size) {
		packed, known := s.before[address+packedExt]
		if !known {
			return false
		}
		taken = append(taken, packed)
	}
	for i, e := range taken {
		if !s.take(e) {
			for _, e := range taken[:i] {
				os.Remove(s.at(e.Address))
			}
			return false
		}
	}
	for _, e := range taken {
		s.note(e)
	}
	return true
}

// at is where a file is until Commit.
func (s *Stage) at(address string) string {
	return filepath.Join(s.next, filepath.FromSlash(address))
}

func (s *Stage) unwritten(e Entry, err error) error { return unwritten(s.at(e.Address), err) }

// unwritten says of which file an error is: an os.Root names the last part of its
// path only.
func unwritten(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("writing %s: %w", name, err)
}

func (s *Stage) note(e Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put = append(s.put, e)
	if s.flushes.due(e.Size, s.FlushEach) {
		s.flushes.begin(s.next)
	}
}

// take gives a file of the folder, as it was left there, a second name in the
// new one. It looks at the file after that, so that nobody can change it in
// between.
func (s *Stage) take(was Entry) bool {
	if was.Mode.IsDir() {
		return false
	}
	if _, err := s.folder(path.Dir(was.Address)); err != nil {
		return false
	}
	from, to := filepath.Join(s.dir, filepath.FromSlash(was.Address)), s.at(was.Address)
	if err := os.Link(from, to); err != nil {
		return false // other file systems have no second names
	}
	if info, err := os.Lstat(to); err != nil || !was.same(info) {
		os.Remove(to)
		return false
	}
	return true
}

// Switch waits for the rest: a site is put in place as a whole.
func (s *Stage) Switch() error { return nil }

func (s *Stage) create(e *Entry, data []byte) error {
	dir, err := s.folder(path.Dir(e.Address))
	if err != nil {
		return err
	}
	return create(dir, path.Base(e.Address), e, data)
}

// create makes a file in a folder, and notes in e what it is.
func create(in *os.Root, name string, e *Entry, data []byte) error {
	f, err := in.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, FileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if info, modeErr := SetMode(f, FileMode); modeErr != nil {
		err = errors.Join(err, modeErr)
	} else {
		e.note(info)
	}
	return errors.Join(err, f.Close())
}

func makeRoot(in *os.Root, name string) (*os.Root, error) {
	if err := MakeFolder(in, name); err != nil {
		return nil, err
	}
	return in.OpenRoot(name)
}

// folder makes a folder of the site, and keeps it open: a file in it is then
// made in one step, not one for each part of its address.
func (s *Stage) folder(name string) (*os.Root, error) {
	switch {
	case name == ".":
		return s.root, nil
	case !fs.ValidPath(name):
		return nil, &fs.PathError{Op: "mkdir", Path: name, Err: fs.ErrInvalid}
	}
	s.mu.Lock()
	d := s.folders[name]
	if d == nil {
		d = &folder{}
		s.folders[name] = d
	}
	s.mu.Unlock()
	d.once.Do(func() {
		var in *os.Root
		if in, d.err = s.folder(path.Dir(name)); d.err == nil {
			d.root, d.err = makeRoot(in, path.Base(name))
		}
	})
	return d.root, d.err
}

// Commit makes the folder hold exactly what was written, the marker and what is
// kept of the author's; it returns what that is. On any error the folder is as
// it was, or holds all that is new and only the disk did not answer for it.
func (s *Stage) Commit() (Manifest, error) {
	defer s.Abort()
	if err := s.sums(); err != nil {
		return nil, err
	}
	if err := s.keep(); err != nil { // which the sums leave out
		return nil, err
	}
	if err := s.noteFolders(); err != nil {
		return nil, err
	}
	if err := errors.Join(s.flushes.end(), syncFolder(s.next)); err != nil {
		return nil, fmt.Errorf("flushing %s to disk: %w", s.next, err)
	}
	s.close() // Windows moves no folder in which one is open
	old := beside(s.dir, "old")
	if err := exchange(s.next, s.dir, old); err != nil {
		return nil, err
	}
	if err := syncPart(filepath.Dir(s.dir), os.O_RDONLY, syncNames); err != nil { // before what was there goes
		return nil, fmt.Errorf("flushing %s to disk: %w", filepath.Dir(s.dir), err)
	}
	return s.put, errors.Join(os.RemoveAll(s.next), os.RemoveAll(old))
}

// kept are files of the author's that a replaced folder keeps.
var kept = []string{".gitignore", ".gitkeep"}

func (s *Stage) keep() error {
	for _, name := range kept {
		data, err := readFile(filepath.Join(s.dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		e := Entry{Address: name}
		if err := s.create(&e, data); err != nil {
			return s.unwritten(e, err)
		}
		s.put = append(s.put, e)
	}
	return nil
}

// SumsFile lists the sha256 of every file of the site, as sha256sum -c reads it.
const SumsFile = "SHA256SUMS"

func (s *Stage) sums() error {
	s.sort()
	size := 0
	for _, e := range s.put {
		size += sumLine(e)
	}
	list := make([]byte, 0, size)
	for _, e := range s.put {
		list = appendSum(list, e)
	}
	return s.Write(File{Address: SumsFile, Data: list})
}

// sumLine is how many bytes appendSum adds.
func sumLine(e Entry) int { return hex.EncodedLen(len(e.Sum)) + len("  \n") + len(e.Address) }

func appendSum(list []byte, e Entry) []byte {
	return append(append(append(hex.AppendEncode(list, e.Sum[:]), "  "...), e.Address...), '\n')
}

// noteFolders adds the folders to what was written, and sorts it.
func (s *Stage) noteFolders() error {
	note := func(name string, in *os.Root) error {
		info, err := in.Stat(".")
		if err != nil {
			return s.unwritten(Entry{Address: name}, err)
		}
		e := Entry{Address: name}
		e.note(info)
		s.put = append(s.put, e)
		return nil
	}
	err := note(".", s.root)
	for name, d := range s.folders {
		if d.root != nil {
			err = errors.Join(err, note(name, d.root))
		}
	}
	s.sort()
	return err
}

func (s *Stage) sort() {
	slices.SortFunc(s.put, func(a, b Entry) int { return strings.Compare(a.Address, b.Address) })
}

// Abort gives up what was written. It does nothing after Commit.
func (s *Stage) Abort() {
	if s.unlock == nil {
		return
	}
	_ = s.flushes.end() // what is flushed goes
	s.close()
	os.RemoveAll(s.next)
	s.unlock()
	s.unlock = nil
}

// close lets the folders go that were kept open.
func (s *Stage) close() {
	for _, d := range s.folders {
		if d.root != nil {
			d.root.Close()
		}
	}
	clear(s.folders)
	if s.root != nil {
		s.root.Close()
	}
}

// Replace makes dir hold exactly files, as Begin, Write and Commit do.
func Replace(dir string, files []File) error {
	s, err := Begin(dir, nil)
	if err != nil {
		return err
	}
	defer s.Abort()
	for _, f := range files {
		if err := s.Write(f); err != nil {
			return err
		}
	}
	_, err = s.Commit()
	return err
}
