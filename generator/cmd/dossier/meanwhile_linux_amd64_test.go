package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"dossier/generator/internal/fault"
	"dossier/generator/internal/output"
)

// A deed is what somebody does in a yard while a build is at work there.
type deed struct {
	name string
	do   func(y *yard, r *fault.Run) error
	said string // by a build that stops for it
}

// article is the file that deeds are done to.
const article = "content/articles/a.txt"

var deeds = []deed{
	{"a file becomes a link to one outside", func(y *yard, _ *fault.Run) error {
		return errors.Join(os.Remove(y.at(article)), os.Symlink("../../../yard.secret", y.at(article)))
	}, "articles/a.txt:1:1: error["},
	{"a file becomes a pipe", func(y *yard, _ *fault.Run) error {
		return errors.Join(os.Remove(y.at(article)), unix.Mkfifo(y.at(article), 0o644))
	}, "articles/a.txt:1:1: error["},
	{"a file goes", func(y *yard, _ *fault.Run) error { return os.Remove(y.at(article)) }, "articles/a.txt:1:1: error["},
	{"a file is cut short", func(y *yard, _ *fault.Run) error { return os.Truncate(y.at(article), 0) }, "articles/a.txt:1:1: error["},
	{"the folder goes", func(y *yard, _ *fault.Run) error { return os.RemoveAll(y.at("content/articles")) }, "articles"},
	{"the site goes", func(y *yard, _ *fault.Run) error { return os.RemoveAll(y.at(y.out)) }, "/yard/"},
	{"somebody ends it", func(_ *yard, r *fault.Run) error { return unix.Kill(r.PID, unix.SIGTERM) }, ""},
}

// TestMeanwhile does something to the files of a build at one system call after
// the other that looks for a file or opens one. The site is then whole, with the
// sums it says it has, or the one before; a build that is not done says so; and
// what a link leads to is not read. With DOSSIER_FAULTS=all it is at each such call.
func TestMeanwhile(t *testing.T) {
	for _, d := range deeds {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t, scenes[1], t.TempDir())
			if err := os.WriteFile(y.work+".secret", []byte("“This is not yours,” Ada Lindqvist said.\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			calls, stride := y.calls(), 35
			if os.Getenv("DOSSIER_FAULTS") == "all" {
				stride = 1
			}
			y.heal()
			made, stopped := 0, 0
			for _, call := range []string{"newfstatat", "openat"} {
				for n := 1; n <= calls[call]; n += stride {
					if y.meanwhile(d, call, n) {
						made++
					} else {
						stopped++
					}
				}
			}
			t.Logf("the site was made %d times, the build stopped %d times", made, stopped)
			if made == 0 {
				t.Error("the site was never made")
			}
		})
	}
}

// meanwhile runs the command, with the deed done at one call, and tells whether
// the site was made.
func (y *yard) meanwhile(d deed, call string, n int) bool {
	y.Helper()
	before := tree(y.T, y.at(y.out))
	done := false // all was in place when the deed was done
	f := fault.Fault{Call: call, N: n, Do: func(r *fault.Run) {
		done = y.shows(tree(y.T, y.at(y.out)), 1-y.now)
		if err := d.do(y, r); err != nil {
			y.Error(err)
		}
	}}
	r, said := y.play(f)
	there := tree(y.T, y.at(y.out))
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if strings.Contains(there[name], "not yours") {
			y.wrong("%s has what the link leads to", name)
		}
	}
	made := r.Code == exitOK && !r.Killed
	switch {
	case made && !asSummed(there) && !(done && len(there) == 0):
		y.wrong("the site is not whole: %d files", len(there))
	case made:
	case !maps.Equal(before, there) && len(there) > 0 && !y.shows(there, 1-y.now):
		y.wrong("the site is torn: %s", y.unlike(there))
	case !r.Killed && !strings.Contains(said, d.said):
		y.wrong("it does not say what is wrong")
	}
	if err := os.RemoveAll(y.at(article)); err != nil {
		y.Fatal(err)
	}
	y.fill(1 - y.now)
	y.restore()
	y.heal()
	y.report(fmt.Sprintf("%s at %s, call %d", d.name, call, n), r.Code, said)
	return made
}

// asSummed tells whether a site has the files it says it has, with their bytes.
func asSummed(site map[string]string) bool {
	sums := map[string]string{}
	for line := range strings.Lines(site["/"+output.SumsFile]) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		sums["/"+name] = sum
	}
	for name, text := range site {
		if name != "/"+output.SumsFile && name != "/.gitignore" && sums[name] != fmt.Sprintf("%x", sha256.Sum256([]byte(text))) {
			return false
		}
		delete(sums, name)
	}
	return len(site) > 2 && len(sums) == 0
}
