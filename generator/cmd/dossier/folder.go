package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// openFolder gives a folder the user names, to read files of. Who stays closes it.
func openFolder(dir string) (filesOnly, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ELOOP), err == nil && !info.IsDir():
		return filesOnly{}, usageError(fmt.Sprintf("there is no folder %s", dir))
	case err != nil:
		return filesOnly{}, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return filesOnly{}, err
	}
	return onlyFiles(root), nil
}

func folderName(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	return filepath.Base(abs)
}

// filesOnly is a folder that cannot be left, of which nothing but files is read:
// a pipe would keep its reader waiting for ever. It looks at what it has opened,
// not at the name, which can become another's in between.
type filesOnly struct {
	fs.FS // of root
	root  *os.Root
}

func onlyFiles(root *os.Root) filesOnly { return filesOnly{root.FS(), root} }

// Close ends it.
func (f filesOnly) Close() error { return f.root.Close() }

var errNotAFile = errors.New("this is not a regular file")

// ReadFile opens without waiting for somebody to write.
func (f filesOnly) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := f.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "read", Path: name, Err: errNotAFile}
	}
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(int(info.Size()) + bytes.MinRead)
	_, err = b.ReadFrom(file)
	return b.Bytes(), err
}

// The rest is as in any folder.

func (f filesOnly) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }
func (f filesOnly) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(f.FS, name) }
func (f filesOnly) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(f.FS, name) }
func (f filesOnly) ReadLink(name string) (string, error)       { return fs.ReadLink(f.FS, name) }
