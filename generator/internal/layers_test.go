// Package internal_test holds the packages below to their order: data flows
// down the table, imports go up it.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages from the ground up. A package may import packages
// of earlier lines, never of its own or of later ones. The same table stands
// in ARCHITECTURE.md.
var layers = [][]string{
	{"diag", "text", "rule", "slug", "crf", "stencil", "card", "golden", "webpage", "fetch", "feed", "loopback", "pen", "memo", "fault", "desk", "commonmark", "sum", "crew"},
	{"anno", "conf", "collate", "search", "serve"},
	{"source", "corpus", "lock", "ledger", "extract/lexicon", "extract/furniture", "extract/quote", "extract/turn"},
	{"extract/block", "extract/parse", "extract/when", "extract/manner", "verify"},
	{"extract/name", "extract/learned"},
	{"extract/speaker", "extract/coref", "extract/reported"},
	{"extract"},
	{"dossier"},
	{"prose", "audit"},
	{"site"},
	{"data"},
	{"render"},
	{"output", "pdf"},
	{"cache"},
	{"build", "publish"},
	{"publish/target", "importer"},
}

const module = "dossier/generator/internal/"

// TestLayers reads the sources itself: a test that asked the go command would
// be answered from the test cache after a forbidden import had been added.
func TestLayers(t *testing.T) {
	line := map[string]int{}
	for i, l := range layers {
		for _, p := range l {
			line[p] = i + 1
		}
	}
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || path.Dir(name) == "." {
			return err
		}
		pkg := path.Dir(name)
		seen[pkg] = true
		if line[pkg] == 0 {
			t.Errorf("%s: package %s is not in the layer table", name, pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			dep, ours := strings.CutPrefix(p, module)
			if ours && dep != pkg && line[dep] >= line[pkg] && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s: %s may not import %s, which is not above it", name, pkg, dep)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for p := range line {
		if !seen[p] {
			t.Errorf("the layer table names %s, which does not exist", p)
		}
	}
}

// untrue are what would make the same input give other bytes on another day or
// machine.
var untrue = map[string][]string{
	"time":    {"Now", "Since", "Until", "Local"},
	"os":      {"Hostname", "Getenv", "LookupEnv", "Environ", "Getpid", "Getwd", "UserCacheDir", "UserConfigDir"},
	"user":    nil,
	"rand":    nil,
	"maphash": nil,
}

// outside are the files that may use them: training, and the author tests play,
// draw from a seed of their own; a browser that prints needs its environment, and an address nobody
// guesses; so does what a preview says, and it waits for no browser for ever.
var outside = []string{"crf/train.go", "desk/desk.go", "pdf/browser.go", "pdf/server.go", "serve/server.go", "serve/events.go"}

// TestNoClock: nothing that makes pages asks for the time, the machine or luck.
func TestNoClock(t *testing.T) {
	looked := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || slices.Contains(outside, name) {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		looked++
		ast.Inspect(f, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok {
				if names, listed := untrue[pkg.Name]; listed && (names == nil || slices.Contains(names, sel.Sel.Name)) {
					t.Errorf("%s: %s.%s", set.Position(n.Pos()), pkg.Name, sel.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || looked == 0 {
		t.Fatal(looked, err)
	}
}
