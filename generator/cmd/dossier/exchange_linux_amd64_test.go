package main

import (
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/generator/internal/fault"
)

// TestExchange makes a link of an article while a build runs, to a file outside,
// at one call after the other that looks for a file or opens one: the article is
// read, or it is an error, and what the link leads to is not read. With
// DOSSIER_FAULTS=all it is at each such call.
func TestExchange(t *testing.T) {
	y := newYard(t, scenes[1], t.TempDir())
	if err := os.WriteFile(y.work+".secret", []byte("“This is not yours,” Ada Lindqvist said.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	calls, stride := y.calls(), 10
	if os.Getenv("DOSSIER_FAULTS") == "all" {
		stride = 1
	}
	y.heal()
	read, refused := 0, 0
	for _, call := range []string{"newfstatat", "openat"} {
		for n := 1; n <= calls[call]; n += stride {
			if y.exchange(call, n) {
				read++
			} else {
				refused++
			}
		}
	}
	t.Logf("read as it was %d times, refused %d times", read, refused)
	if read == 0 || refused == 0 {
		t.Error("the moment was not met")
	}
}

// exchange runs the command with the link made at one call, and tells whether
// the site was made.
func (y *yard) exchange(call string, n int) bool {
	y.Helper()
	article := y.at("content/articles/a.txt")
	before := tree(y.T, y.at(y.out))
	r, said := y.play(fault.Fault{Call: call, N: n, Do: func() {
		if err := errors.Join(os.Remove(article), os.Symlink("../../../yard.secret", article)); err != nil {
			y.Error(err)
		}
	}})
	there := tree(y.T, y.at(y.out))
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if strings.Contains(there[name], "not yours") {
			y.Errorf("%s, call %d: %s has what the link leads to", call, n, name)
		}
	}
	if made := r.Code == exitOK; made != y.shows(there, 1-y.now) || !made && (r.Code != exitInput || !maps.Equal(before, there) || !strings.Contains(said, "articles/a.txt:1:1: error[")) {
		y.Errorf("%s, call %d: exit %d %s", call, n, r.Code, said)
	}
	if err := os.Remove(article); err != nil {
		y.Fatal(err)
	}
	y.fill(1 - y.now)
	y.heal()
	y.report("after that", r.Code, said)
	return r.Code == exitOK
}
