package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// openFolder gives a file system that cannot be left through links or "..".
func openFolder(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), err == nil && !info.IsDir():
		return nil, usageError(fmt.Sprintf("there is no folder %s", dir))
	case err != nil:
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

func folderName(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	return filepath.Base(abs)
}

// filesOnly is a folder of which nothing but files and folders is opened, for
// readers that do not look first: a pipe would keep them waiting for ever.
type filesOnly struct{ fs.FS }

var errNotAFile = errors.New("this is not a regular file")

func (f filesOnly) check(name string) error {
	info, err := fs.Stat(f.FS, name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return &fs.PathError{Op: "open", Path: name, Err: errNotAFile}
	}
	return nil // what else is wrong, opening it tells
}

func (f filesOnly) Open(name string) (fs.File, error) {
	if err := f.check(name); err != nil {
		return nil, err
	}
	return f.FS.Open(name)
}

func (f filesOnly) ReadFile(name string) ([]byte, error) {
	if err := f.check(name); err != nil {
		return nil, err
	}
	return fs.ReadFile(f.FS, name)
}

// The rest is as in the folder itself.

func (f filesOnly) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }
func (f filesOnly) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(f.FS, name) }
func (f filesOnly) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(f.FS, name) }
func (f filesOnly) ReadLink(name string) (string, error)       { return fs.ReadLink(f.FS, name) }
