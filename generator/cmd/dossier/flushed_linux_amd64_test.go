package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"dossier/generator/internal/fault"
)

// TestFlushed: all of the new site is on the disk before it takes the place of the
// old one, ids.lock with it; that it did is there before the command ends. Where
// the disk does not answer for that, it is said.
func TestFlushed(t *testing.T) {
	for i, exchange := range []string{"renameat", "renameat2"} {
		t.Run(scenes[i].name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t, scenes[i], t.TempDir())
			calls := y.calls()
			y.heal()

			r, _ := y.play(fault.Fault{Call: exchange, N: calls[exchange], Do: func(r *fault.Run) {
				if y.shows(tree(t, y.at(y.out)), 1-y.now) {
					t.Errorf("%s %d is not the exchange", exchange, calls[exchange])
				}
				if r.Calls["syncfs"] == 0 || r.Calls["fsync"] != calls["fsync"]-1 {
					t.Errorf("before the exchange: %d times syncfs, fsync %d of %d", r.Calls["syncfs"], r.Calls["fsync"], calls["fsync"])
				}
			}})
			y.heal()
			last := fault.Fault{Call: "fsync", N: calls["fsync"]}
			last.Do = func(r *fault.Run) {
				if !y.shows(tree(t, y.at(y.out)), 1-y.now) || !slices.Contains(opened(t, r.PID), y.work) {
					t.Errorf("the last fsync is not of %s, behind the exchange", y.work)
				}
			}
			if again, _ := y.play(last); !r.Hit || !again.Hit {
				t.Error("a call was not made")
			}
			y.heal()
			last.Do, last.Err = nil, unix.EIO
			r, said := y.play(last)
			if want := "flushing " + y.work + " to disk: "; r.Code != exitInternal || !strings.Contains(said, want) || !y.shows(tree(t, y.at(y.out)), 1-y.now) {
				t.Errorf("the last fsync fails: exit %d: %s; want %s", r.Code, said, want)
			}
			y.heal()
			none := fault.Fault{Call: "syncfs", N: 1, Err: unix.ENOSYS} // file by file, then
			r, said = y.play(none)
			if y.judge(r, none, said); r.Code != exitOK {
				t.Errorf("without syncfs: exit %d: %s", r.Code, said)
			}
			y.heal()
			y.report("flushing", r.Code, said)
		})
	}
}

// opened are the files a process has open.
func opened(t *testing.T, pid int) (names []string) {
	t.Helper()
	fds, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil || len(fds) == 0 {
		t.Error("nothing is open: ", err)
	}
	for _, fd := range fds {
		if name, err := os.Readlink(fd); err == nil {
			names = append(names, name)
		}
	}
	return names
}
