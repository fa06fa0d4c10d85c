package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"
)

// A journal says how a site becomes the new one where it stands. Once it is on the
// disk, with the files it puts, it is carried out, by whoever comes next if need be:
// what was done already is done again without harm.
type journal struct {
	Of     []byte   // sum of SHA256SUMS of the site it is for
	Part   bool     // more is to come, with SHA256SUMS
	Make   []string // folders, those above before those in them
	Put    []staged // files; SHA256SUMS is the last of the last part
	Remove []string // files
	Clear  []string // folders in which nothing is left
}

// A staged file lies whole beside the site and will take the place of one in it.
type staged struct {
	Name    string // where it is staged
	Address string
	Sum     []byte
}

// journalFile holds the journal, beside the files that it puts.
const journalFile = "journal"

func changeDir(dir string) string { return beside(dir, "change") }

// changing tells whether a change of the site is being carried out, or was cut off.
func changing(dir string) bool {
	_, err := os.Lstat(filepath.Join(changeDir(dir), journalFile))
	return err == nil
}

// inside tells whether an address is of something in the site.
func inside(address string) bool { return fs.ValidPath(address) && address != "." }

// encode puts a sum before the journal, as half of one is none.
func (j *journal) encode() ([]byte, error) {
	data, err := json.Marshal(j)
	sum := sha256.Sum256(data)
	return slices.Concat(hex.AppendEncode(nil, sum[:]), []byte("\n"), data), err
}

// decodeJournal returns nil for what is not a whole journal.
func decodeJournal(file []byte) *journal {
	head, data, _ := bytes.Cut(file, []byte("\n"))
	sum := sha256.Sum256(data)
	j := &journal{}
	if string(head) != hex.EncodeToString(sum[:]) || json.Unmarshal(data, j) != nil || !j.valid() {
		return nil
	}
	return j
}

// valid tells whether nothing in the journal leads out of the site or its stage.
func (j *journal) valid() bool {
	for _, s := range j.Put {
		if !inside(s.Address) || !inside(s.Name) || path.Base(s.Name) != s.Name {
			return false
		}
	}
	return (j.Part || len(j.Put) > 0 && j.Put[len(j.Put)-1].Address == SumsFile) &&
		!slices.ContainsFunc(slices.Concat(j.Make, j.Remove, j.Clear), func(a string) bool { return !inside(a) })
}

// Heal completes a change of the site in dir that was cut off, if there is one: half
// of it is no site to read. It returns ErrLocked while a build is changing it.
func Heal(dir string) error {
	dir, err := resolve(dir)
	if err != nil || !changing(dir) {
		return err
	}
	unlock, _, err := enter(dir)
	if err != nil {
		return err
	}
	unlock()
	return nil
}

// rollForward completes a change that was cut off once it was on the disk, and
// clears what else of a change is left. A change of a site that stands there no
// longer is given up.
func rollForward(dir string) (completed bool, err error) {
	change := changeDir(dir)
	info, err := os.Lstat(change)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	var j *journal
	if err == nil && info.IsDir() {
		var data []byte
		if data, err = readFile(filepath.Join(change, journalFile)); err == nil {
			j = decodeJournal(data)
		} else if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err == nil && j != nil {
		completed, err = j.complete(dir)
	}
	if err != nil {
		return false, fmt.Errorf("completing the change of %s that was cut off: %w; if that cannot be, remove %s and build again", dir, err, dir)
	}
	return completed, errors.Join(os.RemoveAll(change), syncPart(filepath.Dir(dir), os.O_RDONLY, syncNames))
}

func (j *journal) complete(dir string) (bool, error) {
	if !isFile(dir, SumsFile, j.Of) && (j.Part || !isFile(dir, SumsFile, j.Put[len(j.Put)-1].Sum)) {
		return false, nil
	}
	lost, there := "", 0
	for _, s := range j.Put {
		if isFile(dir, s.Address, s.Sum) {
			there++
		} else if !isFile(changeDir(dir), s.Name, s.Sum) {
			lost = s.Address
		}
	}
	switch {
	case lost != "" && there == 0:
		return false, nil // nothing of it is done, as all was staged first
	case lost != "":
		return false, fmt.Errorf("the new %s is lost", lost)
	}
	_, err := j.carryOut(dir, nil)
	return err == nil, err
}

// isFile tells whether a folder has a file with such a sum.
func isFile(dir, address string, sum []byte) bool {
	data, err := readFile(filepath.Join(dir, filepath.FromSlash(address)))
	got := sha256.Sum256(data)
	return err == nil && bytes.Equal(got[:], sum)
}

// A step hears of each thing that is about to be done; its error stops there.
type step func(what, address string) error

func (s step) at(what, address string) error {
	if s == nil {
		return nil
	}
	return s(what, address)
}

// carryOut makes the site the new one, and returns the folders in which names have
// come or gone. New files are there before the old ones go.
func (j *journal) carryOut(dir string, step step) (touched []string, err error) {
	parent, err := os.OpenRoot(filepath.Dir(dir))
	if err != nil {
		return nil, err
	}
	defer parent.Close()
	s := switcher{parent: parent, site: filepath.Base(dir), stage: filepath.Base(changeDir(dir)), step: step, folders: map[string]error{}, touched: map[string]bool{}}
	for _, name := range j.Make {
		if err := s.do("make", name, s.make); err != nil {
			return nil, err
		}
	}
	for _, f := range j.Put {
		if err := s.do("put", f.Address, func(string) error { return s.put(f) }); err != nil {
			return nil, err
		}
	}
	for _, name := range j.Remove {
		if err := s.do("remove", name, s.remove); err != nil {
			return nil, err
		}
	}
	for _, name := range j.Clear {
		if err := s.do("clear", name, s.clear); err != nil {
			return nil, err
		}
	}
	return s.flush()
}

// A switcher changes a site. It goes by names in the folder above, as files come
// from beside the site.
type switcher struct {
	parent      *os.Root
	site, stage string
	step        step
	folders     map[string]error // what was found of folders of the site
	touched     map[string]bool
}

func (s *switcher) do(what, address string, f func(string) error) error {
	err := s.step.at(what, address)
	if err == nil {
		err = s.folder(path.Dir(address))
	}
	if err == nil {
		s.touched[path.Dir(address)] = true
		err = f(address)
	} else if what != "make" && what != "put" && errors.Is(err, fs.ErrNotExist) {
		return nil // gone with the folder
	}
	if err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	return nil
}

func (s *switcher) at(address string) string {
	return filepath.Join(s.site, filepath.FromSlash(address))
}

// folder tells whether that is one, all the way down: a link may lead anywhere.
func (s *switcher) folder(name string) error {
	err, looked := s.folders[name]
	if looked {
		return err
	}
	if name != "." {
		err = s.folder(path.Dir(name))
	}
	if err == nil {
		var info fs.FileInfo
		if info, err = s.parent.Lstat(s.at(name)); err == nil && !info.IsDir() {
			err = syscall.ENOTDIR
		}
	}
	s.folders[name] = err
	return err
}

func (s *switcher) make(name string) error {
	err := s.parent.Mkdir(s.at(name), FolderMode)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := s.folder(name); err != nil {
		return err
	}
	s.touched[name] = true
	return setFolderMode(s.parent, s.at(name))
}

func (s *switcher) put(f staged) error {
	from := filepath.Join(s.stage, f.Name)
	err := s.parent.Rename(from, s.at(f.Address))
	if errors.Is(err, fs.ErrNotExist) {
		if _, there := s.parent.Lstat(from); errors.Is(there, fs.ErrNotExist) {
			return nil // it was put there already
		}
	}
	return err
}

func (s *switcher) remove(name string) error {
	if err := s.parent.Remove(s.at(name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (s *switcher) clear(name string) error {
	delete(s.touched, name)
	return s.parent.RemoveAll(s.at(name))
}

// flush waits until the disk has the names as they are now.
func (s *switcher) flush() (touched []string, err error) {
	for name := range s.touched {
		if s.folder(name) == nil {
			touched = append(touched, name)
		}
	}
	slices.Sort(touched)
	for _, name := range touched {
		if err := s.step.at("flush", name); err != nil {
			return nil, err
		}
		if err := SyncNames(s.parent, s.at(name)); err != nil {
			return nil, fmt.Errorf("flushing %s: %w", name, err)
		}
	}
	return touched, nil
}
