package cache

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dossier/generator/internal/output"
)

// A Folder is where states are kept, one for each folder they are of.
type Folder struct{ dir string }

// ownerFile names the folder that a Folder is of, which may be gone one day.
const ownerFile = "of"

// Open returns the Folder of a site or a content folder, made at need, below the
// user's cache folder root.
func Open(root, of string) (Folder, error) {
	abs, err := filepath.Abs(of)
	if err != nil {
		return Folder{}, err
	}
	name := fmt.Sprintf("%x", sha256.Sum256([]byte(abs)))
	f := Folder{filepath.Join(root, "dossier", name[:16])}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return f, err
	}
	owner := filepath.Join(f.dir, ownerFile)
	if isFile(owner) {
		return f, nil
	}
	return f, output.WriteFile(owner, []byte(abs))
}

// Save keeps a state in place of the one before, and forgets what was kept of
// folders that are gone.
func (f Folder) Save(s *State) error {
	f.prune()
	return output.WriteFile(filepath.Join(f.dir, stateFile), encode(s))
}

// prune removes the other Folders beside f whose owner is not there any more.
// What cannot be read or removed is left to a later build.
func (f Folder) prune() {
	beside, err := os.ReadDir(filepath.Dir(f.dir))
	if err != nil {
		return
	}
	for _, e := range beside {
		dir := filepath.Join(filepath.Dir(f.dir), e.Name())
		owner, err := os.ReadFile(filepath.Join(dir, ownerFile))
		if err != nil || dir == f.dir {
			continue
		}
		if _, err := os.Lstat(string(owner)); errors.Is(err, fs.ErrNotExist) {
			os.RemoveAll(dir)
		}
	}
}

// Now is the time of the file system, which that of files can be compared with:
// that of a new file.
func (f Folder) Now() (int64, error) {
	name := filepath.Join(f.dir, ".now")
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) { // of a build that was killed
		return 0, err
	}
	file, err := os.Create(name)
	if err != nil {
		return 0, err
	}
	defer os.Remove(name)
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}
