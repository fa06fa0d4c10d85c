package main

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// zip writes an archive of a text under each of the names, whatever they are.
func (c *badCase) zip(name string, entries []string) error {
	return c.archive(name, func(z *zip.Writer) error {
		for _, e := range entries {
			w, err := z.Create(e)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(w, "The ferry\n\n“We sail at noon,” Mayor Jane Smith said.\n"); err != nil {
				return err
			}
		}
		return nil
	})
}

// zipped writes an archive of the files of a folder; links stay links.
func (c *badCase) zipped(name, dir string) error {
	return c.archive(name, func(z *zip.Writer) error {
		entries, err := os.ReadDir(c.at(dir))
		for _, e := range entries {
			err = errors.Join(err, add(z, filepath.Join(c.at(dir), e.Name())))
		}
		return err
	})
}

func (c *badCase) archive(name string, fill func(*zip.Writer) error) error {
	f, err := os.Create(c.at(name))
	if err != nil {
		return err
	}
	z := zip.NewWriter(f)
	return errors.Join(fill(z), z.Close(), f.Close())
}

func add(z *zip.Writer, file string) error {
	info, err := os.Lstat(file)
	if err != nil {
		return err
	}
	h, err := zip.FileInfoHeader(info)
	if err != nil {
		return err
	}
	h.Method = zip.Deflate
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	if info.Mode().Type() == fs.ModeSymlink {
		to, err := os.Readlink(file)
		_, wrong := io.WriteString(w, to)
		return errors.Join(err, wrong)
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
