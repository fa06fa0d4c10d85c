package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"dossier/generator/internal/fault"
)

// troubles are what may happen at a system call; 0 is being killed.
var troubles = []syscall.Errno{0, unix.ENOSPC, unix.EIO, unix.EDQUOT, unix.EMFILE, unix.EACCES, unix.EROFS}

// TestFaults lets each system call with files fail in each way, and kills the
// command there. What readers see then is the old or the new; the command does
// not say that all is well when it is not; the next run heals what is left. With
// DOSSIER_FAULTS=all it tries every call, and without a few of each kind.
func TestFaults(t *testing.T) {
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			s.try(t, os.Getenv("DOSSIER_FAULTS") == "all")
		})
	}
}

// A scene is a command, and how things are before it.
type scene struct {
	name    string
	args    []string // $WORK is the yard it is run in, $N which of two states it shall make
	out     string   // the folder it writes, below $WORK
	fresh   bool     // that folder is not there before
	files   bool     // it is changed file by file, each all old or all new
	private bool     // it is run as the program of that name
}

// private is the command as somebody runs it whose files nobody else may read, and
// with each page the disk is told to take what is written, as it is with each so
// many megabytes of a large site.
const private = "dossier-private"

func runPrivate() {
	syscall.Umask(0o077)
	os.Exit(run(os.Args[1:], env{stdout: os.Stdout, stderr: os.Stderr, flushEach: 1}))
}

var scenes = []scene{
	{name: "first", args: []string{"build", "--content", "$WORK/content", "--out", "$WORK/site", "--no-cache"}, out: "site", fresh: true},
	{name: "over", args: []string{"build", "--content", "$WORK/content", "--out", "$WORK/site", "--no-cache"}, out: "site"},
	{name: "again", args: []string{"build", "--content", "$WORK/content", "--out", "$WORK/site", "--cache", "$WORK/cache"}, out: "site"},
	{name: "private", args: []string{"build", "--content", "$WORK/content", "--out", "$WORK/site", "--no-cache"}, out: "site", private: true},
	{name: "publish", args: []string{"publish", "--from", "$WORK/from$N", "$WORK/www"}, out: "www", files: true},
}

// Of a kind of call so many are tried at most; where there are more, such as lie
// equally far apart. Calls that only look at a file, or let go of it, are many
// and alike.
const (
	mostChanges = 60
	mostLooks   = 15
)

var looks = []string{"access", "close", "fcntl", "fstat", "getdents64", "newfstatat", "pread64", "read", "readlinkat"}

// A job is a kind of system call and a trouble, which one such call after the
// other gets.
type job struct {
	call          string
	first, stride int // 0: only the first is tried
	way           syscall.Errno
}

// try sees which calls the command makes, and runs it once for each fault.
func (s scene) try(t *testing.T, all bool) {
	y := newYard(t, s, t.TempDir())
	sum := &tally{rows: map[string]*row{}}
	calls := y.calls()
	if s.private && calls["syncfs"] < 3 {
		t.Errorf("while pages are made the disk is told %d times to take them", calls["syncfs"])
	}
	for _, j := range jobs(calls, all) {
		for n := j.first; y.fail(sum, fault.Fault{Call: j.call, N: n, Err: j.way}, j.stride) && j.stride > 0; n += j.stride {
		}
	}
	t.Log("\n" + sum.String())
}

// jobs are those of all calls; or one of each kind that fails, and one of each
// that changes something where the command is killed.
func jobs(calls map[string]int, all bool) (jobs []job) {
	for i, call := range slices.Sorted(maps.Keys(calls)) {
		n := calls[call]
		look, most := slices.Contains(looks, call), mostChanges
		if look {
			most = mostLooks
		}
		if !all {
			jobs = append(jobs, job{call, n/3 + 1, 0, troubles[1+i%(len(troubles)-1)]})
			if !look {
				jobs = append(jobs, job{call, n/2 + 1, 0, 0})
			}
			continue
		}
		for _, way := range troubles {
			jobs = append(jobs, job{call, 1, (n + most - 1) / most, way})
		}
	}
	return jobs
}

func troubleName(e syscall.Errno) string {
	if e == 0 {
		return "SIGKILL"
	}
	return unix.ErrnoName(e)
}

// A tally counts what came of the faults, by system call.
type tally struct{ rows map[string]*row }

type row struct {
	stride, points         int
	killed, failed, worked int // how the command ended
	old, new, mixed        int // what readers saw; mixed only where files are changed one by one
}

func (s *tally) add(call string, stride int, more row) {
	if s.rows[call] == nil {
		s.rows[call] = &row{}
	}
	s.rows[call].add(more)
	s.rows[call].stride = stride
}

func (r *row) add(o row) {
	r.stride = max(r.stride, o.stride)
	r.points += o.points
	r.killed, r.failed, r.worked = r.killed+o.killed, r.failed+o.failed, r.worked+o.worked
	r.old, r.new, r.mixed = r.old+o.old, r.new+o.new, r.mixed+o.mixed
}

// String is the table.
func (s *tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %6s %6s %6s %6s %6s %6s %6s %6s\n", "call", "stride", "points", "killed", "failed", "worked", "old", "new", "mixed")
	line := func(name string, r row) {
		fmt.Fprintf(&b, "%-12s %6d %6d %6d %6d %6d %6d %6d %6d\n", name, r.stride, r.points, r.killed, r.failed, r.worked, r.old, r.new, r.mixed)
	}
	var sum row
	for _, name := range slices.Sorted(maps.Keys(s.rows)) {
		line(name, *s.rows[name])
		sum.add(*s.rows[name])
	}
	line("all", sum)
	return b.String()
}
