package main

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"dossier/generator/internal/fault"
)

// TestDisks plays the scenes on a small disk: with room for nothing more, for
// some blocks more each time, for some files more each time, and where nothing may
// be written. What stood there stands, until there is room for all of the new. With
// DOSSIER_FAULTS=all it is one block, and one file, more each time.
func TestDisks(t *testing.T) {
	for _, s := range scenes {
		if s.fresh || s.private {
			continue // as "over"
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d := newDisk(t)
			y := newYard(t, s, d.dir)
			blocks := y.squeeze(func(k int) { d.leave(k, plenty) }, d)
			files := y.squeeze(func(k int) { d.leave(plenty, k) }, d)
			t.Logf("what was there stood with room for 0 … %d blocks, and 0 … %d files", blocks-1, files-1)
			if blocks < 3 || files < 3 {
				t.Error("the disk was not full")
			}
			y.tryWhile(func() { d.set("ro") }, d, unix.EROFS)
		})
	}
}

// plenty is room for anything here, in blocks and files.
const plenty = 4000

// A disk is a file system in memory.
type disk struct {
	*testing.T
	dir string
}

func newDisk(t *testing.T) *disk {
	d := &disk{t, t.TempDir()}
	if err := unix.Mount("dossier", d.dir, "tmpfs", 0, "size=64m"); err != nil {
		t.Skip("not run: full and read-only disks, which only root may mount: ", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(d.dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return d
}

// leave makes room for so many blocks and files besides those that are there.
func (d *disk) leave(blocks, files int) {
	var s unix.Statfs_t
	if err := unix.Statfs(d.dir, &s); err != nil {
		d.Fatal(err)
	}
	d.set(fmt.Sprintf("size=%d,nr_inodes=%d", (int(s.Blocks-s.Bfree)+blocks)*int(s.Bsize), int(s.Files-s.Ffree)+files))
}

// set changes the disk; "ro" is for nobody to write.
func (d *disk) set(options string) {
	flags := uintptr(unix.MS_REMOUNT)
	if options == "ro" {
		flags, options = flags|unix.MS_RDONLY, ""
	}
	if err := unix.Mount("dossier", d.dir, "tmpfs", flags, options); err != nil {
		d.Fatal(err)
	}
}

// squeeze plays the scene with room for nothing, and more and more, until that is
// enough, and returns how much is.
func (y *yard) squeeze(room func(int), d *disk) int {
	step := 9
	if os.Getenv("DOSSIER_FAULTS") == "all" {
		step = 1
	}
	for k := 0; k < plenty; k += step {
		if y.tryWhile(func() { room(k) }, d, unix.ENOSPC) {
			return k
		}
	}
	return plenty
}

// tryWhile plays the scene once while the disk is as narrow makes it, judges what
// came of it, and heals it. It tells whether the site was made.
func (y *yard) tryWhile(narrow func(), d *disk, trouble unix.Errno) bool {
	y.fill(1 - y.now)
	narrow()
	var said bytes.Buffer
	code := run(y.command(1-y.now), env{stdout: &said, stderr: &said})
	d.leave(plenty, plenty)
	seen := y.judge(fault.Run{Hit: true, Code: code}, fault.Fault{Err: trouble}, said.String())
	y.heal()
	y.report(trouble.Error(), code, said.String())
	return seen.worked == 1
}
