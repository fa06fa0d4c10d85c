package output

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// standIn tells whether all entries are in dir, as Entry.stands does one by one. It
// asks from the folder, so that the system need not go down to it for each: a site
// that has not changed is all questions.
func standIn(dir string, part []Entry) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	from := int(f.Fd())
	var st unix.Stat_t
	for i := range part {
		e := &part[i]
		if err := unix.Fstatat(from, e.Address, &st, unix.AT_SYMLINK_NOFOLLOW); err != nil || !e.is(&st) {
			return e.changed()
		}
	}
	return nil
}

// is tells what same does.
func (e *Entry) is(st *unix.Stat_t) bool {
	return st.Mode == rawMode(e.Mode) && (e.Mode.IsDir() || st.Size == e.Size) &&
		st.Mtim.Nano() == e.MTime && st.Ino == e.Inode
}

// rawMode is the mode of a file or a folder as the system has it.
func rawMode(mode fs.FileMode) uint32 {
	raw := uint32(mode.Perm())
	for _, b := range [...]struct {
		mode fs.FileMode
		raw  uint32
	}{{fs.ModeDir, unix.S_IFDIR}, {fs.ModeSetuid, unix.S_ISUID}, {fs.ModeSetgid, unix.S_ISGID}, {fs.ModeSticky, unix.S_ISVTX}} {
		if mode&b.mode != 0 {
			raw |= b.raw
		}
	}
	if mode.IsRegular() {
		raw |= unix.S_IFREG
	}
	return raw
}
