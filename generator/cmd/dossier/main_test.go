package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print as what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dossier": func() { os.Exit(run(os.Args[1:], env{os.Stdout, os.Stderr})) },
	})
}

// TestScripts runs the command as a user does; each file of testdata/script is
// one story with its input files and what is printed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			templates, err := filepath.Abs("../../../templates")
			e.Setenv("TEMPLATES", templates)
			return err
		}})
}
