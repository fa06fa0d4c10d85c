package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"dossier/generator/internal/importer"
	"dossier/generator/internal/output"
)

// writeFiles writes the files of one import, each in full or not at all, and
// takes back what it has made when one cannot be written. A file that is there is
// never overwritten, unless it is said to be replaced.
func writeFiles(root *os.Root, files []importer.File) (err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, name := range made {
				err = errors.Join(err, root.Remove(name))
			}
		}
	}()
	for _, f := range files {
		if err := root.MkdirAll(path.Dir(f.Name), 0o755); err != nil {
			return err
		}
		if f.Replace {
			if err := replace(root, f); err != nil {
				return err
			}
			continue
		}
		if err := create(root, f.Name, f.Data); err != nil {
			if errors.Is(err, fs.ErrExist) {
				return takenError(f.Name)
			}
			return err
		}
		made = append(made, f.Name)
	}
	return syncNames(root, files)
}

// syncNames waits until the disk has the names of files, and of the folders they
// are in, which may be new.
func syncNames(root *os.Root, files []importer.File) error {
	done := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(f.Name); !done[dir]; dir = path.Dir(dir) { // of "." that is "."
			if err := output.SyncNames(root, dir); err != nil {
				return fmt.Errorf("flushing %s to disk: %w", filepath.Join(root.Name(), dir), err)
			}
			done[dir] = true
		}
	}
	return nil
}

// A takenError names a file that is there, and was not overwritten.
type takenError string

func (e takenError) Error() string { return string(e) + " is there already" }

// create writes a new file and nothing else.
func create(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		err = errors.Join(err, root.Remove(name))
	}
	return err
}

// replace puts the new text beside the old one and exchanges them.
func replace(root *os.Root, f importer.File) error {
	beside := path.Join(path.Dir(f.Name), "."+path.Base(f.Name)+".new")
	if err := root.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := create(root, beside, f.Data); err != nil {
		return err
	}
	return root.Rename(beside, f.Name)
}
