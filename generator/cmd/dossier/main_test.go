package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dossier/generator/internal/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(apart{m}, map[string]func(){
		"dossier": func() { os.Exit(run(os.Args[1:], env{stdout: os.Stdout, stderr: os.Stderr})) },
		private:   runPrivate,
	})
}

// apart runs tests in a folder of their own, with their cache: nothing of the user's is
// read or filled. It is in memory, unless TMPDIR names another.
type apart struct{ *testing.M }

func (a apart) Run() int {
	parent := os.Getenv("TMPDIR")
	if parent == "" {
		parent = diskInMemory()
	}
	dir, err := os.MkdirTemp(parent, "dossier-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil { // a test runs the command as another user
		panic(err)
	}
	os.Setenv("TMPDIR", dir)
	os.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	return a.M.Run()
}

// diskInMemory is one with room, or "" where there is none: that a site has many
// files is the program's doing, that a disk is slow to make them is not.
func diskInMemory() string {
	const disk, room = "/dev/shm", 4 << 30
	if free, err := freeSpace(disk); err != nil || free < room {
		return ""
	}
	return disk
}

// TestScripts runs the command as a user does; each file of testdata/script is
// one story with its input files and what is printed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: golden.Update(), RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			tool, _, _ := strings.Cut(e.Getenv("PATH"), string(filepath.ListSeparator))
			e.Setenv("TOOL", tool)                                         // the folder of the command, for a PATH with nothing else in it
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache")) // each story remembers its own builds
			e.Setenv("TMPDIR", os.Getenv("TMPDIR"))                        // short, as Chromium makes a socket there, whose path may have 107 bytes
			return nil
		}})
}
