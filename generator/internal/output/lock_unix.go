//go:build unix

package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// lockFolder holds an advisory lock on the folder itself, which leaves no file
// behind and ends with the process.
func lockFolder(dir string) (unlock func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		return nil, ErrLocked
	}
	return func() { f.Close() }, nil
}
