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

// apart runs tests with a cache folder of their own: nothing of the user's is
// read or filled.
type apart struct{ *testing.M }

func (a apart) Run() int {
	dir, err := os.MkdirTemp("", "dossier-cache-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Setenv("XDG_CACHE_HOME", dir)
	return a.M.Run()
}

// TestScripts runs the command as a user does; each file of testdata/script is
// one story with its input files and what is printed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: golden.Update(), RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			tool, _, _ := strings.Cut(e.Getenv("PATH"), string(filepath.ListSeparator))
			e.Setenv("TOOL", tool)                                         // the folder of the command, for a PATH with nothing else in it
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache")) // each story remembers its own builds
			return nil
		}})
}
