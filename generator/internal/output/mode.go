package output

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// What a site consists of is for everybody to read, whoever made it.
const (
	FileMode   fs.FileMode = 0o644
	FolderMode fs.FileMode = 0o755
)

// SetMode gives a file or folder that was just made its mode, whatever the umask
// has taken of it, and returns what it then is. Where a disk keeps no modes, that
// is what the disk says.
func SetMode(f *os.File, mode fs.FileMode) (fs.FileInfo, error) {
	info, err := f.Stat()
	if err != nil || info.Mode().Perm() == mode {
		return info, err
	}
	if err := f.Chmod(mode); err != nil && !errors.Is(err, syscall.EPERM) && !errors.Is(err, errors.ErrUnsupported) {
		return nil, err
	}
	return f.Stat()
}

// MakeFolder makes a folder in another.
func MakeFolder(in *os.Root, name string) error {
	if err := in.Mkdir(name, FolderMode); err != nil {
		return err
	}
	return setFolderMode(in, name)
}

func setFolderMode(in *os.Root, name string) error {
	f, err := in.Open(name)
	if err != nil {
		return err
	}
	_, err = SetMode(f, FolderMode)
	return errors.Join(err, f.Close())
}
