//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// lock holds an advisory lock on the file of that name, which it makes. The
// lock ends with the process; the file goes with unlock, and one that a killed
// build left is taken over.
func lock(name string) (unlock func(), err error) {
	f, err := hold(name, false)
	if err != nil {
		return nil, err
	}
	return func() { os.Remove(name); f.Close() }, nil
}

// hold opens the file of that name, which it makes at need, and keeps others
// from holding it until it is closed. When one does it waits, or returns ErrLocked.
func hold(name string, wait bool) (*os.File, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
		if err != nil {
			return nil, err
		}
		mine, err := f.Stat()
		if err = errors.Join(err, flock(f, wait)); err != nil {
			f.Close()
			return nil, err
		}
		there, err := os.Lstat(name)
		if err == nil && os.SameFile(mine, there) {
			return f, nil
		}
		f.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		// who held it has removed or moved it since
	}
}

func flock(f *os.File, wait bool) error {
	how := unix.LOCK_EX
	if !wait {
		how |= unix.LOCK_NB
	}
	for {
		switch err := unix.Flock(int(f.Fd()), how); err {
		case nil:
			return nil
		case unix.EINTR:
		case unix.EWOULDBLOCK:
			return ErrLocked
		default:
			return &fs.PathError{Op: "flock", Path: f.Name(), Err: err}
		}
	}
}

// replace gives a file that is held the name of another, and lets it go.
func replace(f *os.File, name string) error {
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	f.Close() // it is on the disk
	return nil
}

// lockFolder holds an advisory lock on a folder itself, as what lies above it
// may be others' to write.
func lockFolder(dir string) (unlock func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := flock(f, false); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}
