package output

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// flushEach is how many bytes are written before the disk is told to take them.
const flushEach = 32 << 20

// syncFolder flushes the file system the folder is on, once for all files.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	switch err := unix.Syncfs(int(f.Fd())); {
	case errors.Is(err, errors.ErrUnsupported): // by a kernel that only looks like Linux
		return syncTree(dir)
	case err != nil:
		return &fs.PathError{Op: "syncfs", Path: dir, Err: err}
	}
	return nil
}
