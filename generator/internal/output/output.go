// Package output puts a finished site in the place of the one before it, all
// old or all new: the files are written beside the folder and the two change
// places in one step. It touches no folder that does not carry its marker.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossier/generator/internal/sum"
)

// A File is one file of the site: a slash-separated address and its bytes.
type File struct {
	Address string
	Data    []byte
	From    sum.Sum // of all it is made from; 0 where nobody says
}

// Marker is the file that says a folder is ours to replace.
const Marker = ".dossier-site"

const markerText = "This folder is written by dossier and replaced as a whole at each build. Keep nothing of your own in it.\n"

// ErrLocked says that another build is writing the same folder.
var ErrLocked = errors.New("another build is writing this folder; wait for it to end, then build again")

// A RefusedError says why a folder will not be written.
type RefusedError struct{ Dir, Why, Do string }

func (e *RefusedError) Error() string {
	return fmt.Sprintf("will not write into %s: %s; %s", e.Dir, e.Why, e.Do)
}

// Check tells whether dir may hold the site made from the folders in sources:
// it must be new, empty, or carry the marker, and neither be, hold nor lie in
// a source folder, nor be the root of the disk or the user's home.
func Check(dir string, sources ...string) error {
	abs, err := resolve(dir)
	if err != nil {
		return err
	}
	refuse := func(why, do string) error { return &RefusedError{dir, why, do} }
	if home, err := os.UserHomeDir(); err == nil && holds(abs, home) || abs == filepath.Dir(abs) {
		return refuse("it holds more than a site", "name a folder of its own with --out")
	}
	for _, s := range sources {
		src, err := resolve(s)
		if err != nil {
			return err
		}
		if holds(abs, src) || holds(src, abs) {
			return refuse("it and the source folder "+s+" lie in one another", "name a folder outside it with --out")
		}
	}
	info, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return refuse("it is not a folder", "name a folder with --out")
	}
	entries, err := os.ReadDir(abs)
	if err != nil {
		return err
	}
	foreign := ""
	for _, e := range entries {
		if e.Name() == Marker {
			return nil
		}
		if !slices.Contains(kept, e.Name()) {
			foreign = e.Name()
		}
	}
	if foreign != "" {
		return refuse("it holds files dossier did not write, such as "+foreign, "empty it, or name another with --out")
	}
	return nil
}

// beside names what stands beside a site while it is made. The names are fixed, so
// that a build finds what one that was killed has left.
func beside(dir, what string) string {
	parent, name := filepath.Split(dir)
	return filepath.Join(parent, "."+name+"."+what)
}

// enter keeps other builds from a site until unlock is called, and heals it.
// completed tells whether a change was rolled forward.
func enter(dir string) (unlock func(), completed bool, err error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, false, err
	}
	unlock, err = lock(beside(dir, "lock"))
	if err != nil {
		return nil, false, err
	}
	if completed, err = heal(dir); err != nil {
		unlock()
		return nil, false, err
	}
	return unlock, completed, nil
}

// heal puts back a folder lost between two renames, completes a change that was
// cut off, and removes leftovers.
func heal(dir string) (completed bool, err error) {
	next, old := beside(dir, "new"), beside(dir, "old")
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(old, dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
	}
	if completed, err = rollForward(dir); err != nil {
		return false, err
	}
	return completed, errors.Join(os.RemoveAll(next), os.RemoveAll(old))
}

// readFile reads a file: no link, which may lead anywhere, and no pipe, which has
// no end.
func readFile(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file; remove it", name)
	}
	return os.ReadFile(name)
}

// resolve follows links in the part of the path that exists, so that two
// spellings of one folder compare equal.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest), nil
		}
		if at == filepath.Dir(at) {
			return abs, nil
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// holds tells whether inner is outer or lies below it.
func holds(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && (rel == "." || rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)))
}

// renameTwice is for systems that cannot exchange two folders: for a moment
// there is none, and heal puts the old one back after a crash in that moment.
func renameTwice(next, dir, old string) error {
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(next, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return nil
}

// WriteFile replaces one file, all old or all new. It writes beside it, where
// nobody else does meanwhile; what a run that was killed left there is written over.
func WriteFile(name string, data []byte) error { return WriteFrom(name, bytes.NewReader(data)) }

// WriteFrom is WriteFile of what r gives.
func WriteFrom(name string, r io.Reader) error {
	if err := writeBeside(name, r); err != nil {
		return err
	}
	return syncPart(filepath.Dir(name), os.O_RDONLY, syncNames)
}

func writeBeside(name string, r io.Reader) (err error) {
	f, err := hold(filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".new"), true)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
			f.Close()
		}
	}()
	if err = f.Truncate(0); err == nil {
		_, err = io.Copy(f, r)
	}
	_, modeErr := SetMode(f, FileMode)
	if err = errors.Join(err, modeErr, f.Sync()); err != nil {
		return err
	}
	return replace(f, name)
}
