package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"dossier/generator/internal/desk"
	"dossier/generator/internal/fault"
)

// TestClock: where the clock of the machine stands in 1970 or in 2100 the same
// bytes come out, with and without what a build remembers.
func TestClock(t *testing.T) {
	dir := t.TempDir()
	fill(t, filepath.Join(dir, "content"), desk.New(1, nil).Content)
	site := filepath.Join(dir, "site")
	if code, said := buildQuietly(filepath.Join(dir, "content"), site, "--no-cache"); code != exitOK {
		t.Fatal(said)
	}
	want := files(t, site)
	for _, seconds := range []int64{1, 4102444800} {
		for _, memory := range []string{"--no-cache", "--cache=" + filepath.Join(dir, "cache")} {
			if err := os.RemoveAll(site); err != nil {
				t.Fatal(err)
			}
			buildAt(t, dir, seconds, "build", "--content", "content", "--out", "site", memory)
			same(t, memory, want, files(t, site))
		}
	}
}

// buildAt runs the command in a folder, as a process that is told a time.
func buildAt(t *testing.T, dir string, seconds int64, args ...string) {
	t.Helper()
	tool, err := exec.LookPath("dossier")
	if err != nil {
		t.Fatal(err)
	}
	said, err := os.Create(filepath.Join(t.TempDir(), "said"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	r, err := fault.Trace(fault.Program{Args: append([]string{tool}, args...), Dir: dir, Env: os.Environ(), Stderr: said, Clock: seconds}, fault.Fault{})
	if errors.Is(err, unix.EPERM) {
		t.Skip("not run: this system lets nobody trace a program")
	}
	if text, _ := os.ReadFile(said.Name()); err != nil || r.Killed || r.Code != exitOK {
		t.Fatalf("%v %+v %s", err, r, text)
	}
}
