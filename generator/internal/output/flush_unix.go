//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// forFlush is how a file is opened to be flushed.
const forFlush = os.O_RDONLY

// syncFile hands what was written into a file to the drive. On Apple's systems it may
// stay in the drive's memory until syncNames.
func syncFile(f *os.File) error {
	if err := unix.Fsync(int(f.Fd())); err != nil && !errors.Is(err, unix.EINVAL) {
		return &fs.PathError{Op: "fsync", Path: f.Name(), Err: err}
	}
	return nil
}

// syncNames waits until the disk has the names in a folder as they are. A file
// system that cannot say so is no error.
func syncNames(dir *os.File) error {
	if err := dir.Sync(); !errors.Is(err, unix.EINVAL) {
		return err
	}
	return nil
}
