//go:build unix

package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// syncNames waits until the disk has the names in a folder as they are. A file
// system that cannot say so is no error.
func syncNames(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); !errors.Is(err, unix.EINVAL) {
		return err
	}
	return nil
}
