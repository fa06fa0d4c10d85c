//go:build !linux

package output

import (
	"errors"
	"io/fs"
	"os"
)

func exchange(next, dir, old string) error {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(next, dir)
	}
	return renameTwice(next, dir, old)
}
