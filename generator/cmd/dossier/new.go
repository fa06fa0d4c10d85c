package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// start is the dossier to start from: two articles made up for it, a person, a note.
//
//go:embed all:start
var start embed.FS

type newCmd struct {
	Dir string `arg:"" help:"Folder to start the dossier in; it is made if it is not there."`
}

func (newCmd) examples() string {
	return "  dossier new my-dossier       then: cd my-dossier, dossier build\n"
}

// Run writes the starting dossier, or nothing where one of its files is already
// there.
func (c *newCmd) Run(e env) error {
	from, err := fs.Sub(start, "start")
	if err != nil {
		return err
	}
	var names []string
	err = fs.WalkDir(from, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, p)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, name := range append(names, "content") {
		if _, err := os.Lstat(filepath.Join(c.Dir, filepath.FromSlash(name))); !errors.Is(err, fs.ErrNotExist) {
			return usageError(fmt.Sprintf("will not write over %s; name a new folder", filepath.Join(c.Dir, filepath.FromSlash(name))))
		}
	}
	if err := os.CopyFS(c.Dir, from); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "A dossier of two articles is in %s. Now:\n\n  cd %s\n  dossier build\n\nThen open public/index.html, and put your own articles into content/articles.\n",
		c.Dir, quoteArgument(c.Dir))
	return err
}

// quoteArgument writes a name as a shell reads it.
func quoteArgument(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./", r)
	}) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
