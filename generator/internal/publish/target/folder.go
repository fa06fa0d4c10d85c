package target

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"dossier/generator/internal/output"
	"dossier/generator/internal/publish"
)

// A folder is a place on this machine, such as a web server's. Each file is
// replaced in one step; the folder itself stays, as it may hold files of others.
type folder struct {
	name   string
	root   *os.Root // nil: it does not exist yet
	unlock func()   // nil: opened to look only
}

// fresh ends the names of files that are not whole yet.
const fresh = ".dossier-new"

func openFolder(dir, site string, write bool) (publish.Target, error) {
	if apart, err := output.Apart(dir, site); err != nil {
		return nil, err
	} else if !apart {
		return nil, &BadNameError{dir, "it and the site " + site + " lie in one another"}
	}
	f := &folder{name: dir}
	if write {
		if err := makeTarget(dir); err != nil {
			return nil, err
		}
		unlock, err := output.Lock(dir)
		if errors.Is(err, output.ErrLocked) {
			return nil, &publish.BusyError{Why: "somebody else is writing " + dir, Do: "wait for them to end, then publish again"}
		} else if err != nil {
			return nil, err
		}
		f.unlock = unlock
	}
	root, err := os.OpenRoot(dir)
	if err != nil && (write || !errors.Is(err, fs.ErrNotExist)) {
		f.Close()
		return nil, err
	}
	f.root = root
	return f, nil
}

// makeTarget makes the folder itself, for everybody to read.
func makeTarget(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, output.FolderMode); err != nil {
		return err
	}
	return os.Chmod(dir, output.FolderMode)
}

func (f *folder) String() string { return f.name }

// Exclusive holds because of the lock, which ends with the process that has it.
func (f *folder) Exclusive() bool { return true }

func (f *folder) Tag(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

func (f *folder) List(ctx context.Context, known func(string) bool) (objects []publish.Object, err error) {
	if f.root == nil {
		return nil, nil
	}
	err = fs.WalkDir(f.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && d != nil && d.IsDir() && p != ".":
			objects = append(objects, publish.Object{Path: p}) // somebody else's, and closed
			return fs.SkipDir
		case err != nil || d.IsDir():
			return err
		case strings.HasPrefix(d.Name(), ".") && strings.HasSuffix(d.Name(), fresh):
			return f.discard(p)
		}
		o := publish.Object{Path: p}
		if d.Type().IsRegular() && known(p) {
			data, err := f.root.ReadFile(filepath.FromSlash(p))
			if err != nil {
				return err
			}
			o.Size, o.Tag = int64(len(data)), f.Tag(data)
		}
		objects = append(objects, o)
		return ctx.Err()
	})
	return objects, err
}

// discard removes what a publication that was killed had not finished.
func (f *folder) discard(p string) error {
	if f.unlock == nil {
		return nil
	}
	return f.root.Remove(filepath.FromSlash(p))
}

func (f *folder) Get(_ context.Context, p string) ([]byte, string, error) {
	if f.root == nil {
		return nil, "", publish.ErrMissing
	}
	info, err := f.root.Lstat(filepath.FromSlash(p))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", publish.ErrMissing
	}
	if err == nil && !info.Mode().IsRegular() { // to read a pipe would never end
		return nil, "", fmt.Errorf("%s in %s is not a regular file; remove it", p, f.name)
	}
	if err != nil {
		return nil, "", err
	}
	data, err := f.root.ReadFile(filepath.FromSlash(p))
	return data, f.Tag(data), err
}

func (f *folder) Stat(ctx context.Context, p string) (string, error) {
	_, tag, err := f.Get(ctx, p)
	return tag, err
}

func (f *folder) Put(ctx context.Context, p string, data []byte, before string) (string, error) {
	_, tag, err := f.Get(ctx, p)
	if errors.Is(err, publish.ErrMissing) {
		tag, err = "", nil
	}
	if err != nil {
		return "", err
	}
	if tag != before {
		return "", publish.ErrConflict
	}
	dir, base := path.Split(p)
	next := filepath.FromSlash(dir + "." + base + fresh)
	if err := f.makeFolder(path.Dir(p)); err != nil {
		return "", err
	}
	claims := p == publish.ManifestPath
	if err = f.write(next, data); err == nil && claims {
		err = f.flush() // it may not claim what is not on the disk
	}
	if err != nil {
		return "", errors.Join(err, f.root.Remove(next))
	}
	if err = f.root.Rename(next, filepath.FromSlash(p)); err == nil && claims {
		err = f.flush() // nor be missing there when what it claims follows
	}
	return f.Tag(data), err
}

func (f *folder) flush() error {
	if err := output.Sync(f.name); err != nil {
		return fmt.Errorf("flushing %s to disk: %w", f.name, err)
	}
	return nil
}

// write writes a file that everybody may read.
func (f *folder) write(name string, data []byte) error {
	file, err := f.root.Create(name)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	_, modeErr := output.SetMode(file, output.FileMode)
	return errors.Join(err, modeErr, file.Close())
}

// makeFolder makes a folder, and those around it. What is published is for
// everybody to read, so the umask does not count, but for what was there.
func (f *folder) makeFolder(dir string) error {
	if dir == "." {
		return nil
	}
	if err := f.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	if err := output.MakeFolder(f.root, filepath.FromSlash(dir)); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// Delete removes a file, and the folders it leaves empty.
func (f *folder) Delete(_ context.Context, p string) error {
	if err := f.root.Remove(filepath.FromSlash(p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		if f.root.Remove(filepath.FromSlash(d)) != nil {
			break // not empty
		}
	}
	return nil
}

// Commit has nothing to do: readers see each file at once, and the manifest that
// was written last is on the disk with all it names.
func (f *folder) Commit(context.Context, string) error { return nil }

func (f *folder) Close() error {
	if f.unlock != nil {
		f.unlock()
	}
	if f.root == nil {
		return nil
	}
	return f.root.Close()
}
