//go:build !unix

package output

import (
	"errors"
	"os"
)

// lock has no locks of files to use here: two builds at once are the user's to avoid.
func lock(string) (unlock func(), err error) { return func() {}, nil }

// hold opens the file of that name, which it makes at need.
func hold(name string, _ bool) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
}

// replace gives a file the name of another, when it is closed: no open file moves here.
func replace(f *os.File, name string) error {
	return errors.Join(f.Close(), os.Rename(f.Name(), name))
}

func lockFolder(string) (unlock func(), err error) { return func() {}, nil }
