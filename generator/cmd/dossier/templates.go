package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/render"
	"dossier/templates"
)

type templatesCmd struct {
	Eject ejectCmd          `cmd:"" help:"Copy the built-in templates and styles to a folder, to be changed."`
	Check checkTemplatesCmd `cmd:"" help:"Hold templates of your own against the data they are given."`
}

type ejectCmd struct {
	Dir string `arg:"" help:"Folder to make; it must be new or empty."`
}

func (ejectCmd) examples() string {
	return `  dossier templates eject mine
  dossier build --templates mine
`
}

// Run copies what is embedded; nothing is ever written over.
func (c *ejectCmd) Run(e env) error {
	if there, err := os.ReadDir(c.Dir); err == nil && len(there) > 0 {
		return usageError(fmt.Sprintf("%s is not empty; name a new folder", c.Dir))
	} else if err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := os.CopyFS(c.Dir, templates.FS); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "templates, styles and scripts are in %s; its README.md tells what each is given\ndossier build --templates %s makes the site with them\n", c.Dir, c.Dir)
	return nil
}

type checkTemplatesCmd struct {
	Dir string `arg:"" help:"Folder with the templates."`
}

func (checkTemplatesCmd) examples() string { return "  dossier templates check mine\n" }

func (c *checkTemplatesCmd) Run(e env) error {
	fsys, err := openFolder(c.Dir)
	if err != nil {
		return err
	}
	if err := checkTemplates(e, c.Dir, fsys); err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, "every template fits what it is given")
	return nil
}

// checkTemplates prints what is wrong with the templates of a folder.
func checkTemplates(e env, dir string, fsys fs.FS) error {
	ds := templatesIn(dir, fsys)
	ds.Print(e.stderr)
	if ds.HasErrors() {
		return errInput
	}
	return nil
}

// templatesIn is what is wrong with the templates of a folder.
func templatesIn(dir string, fsys fs.FS) diag.List {
	ds := render.CheckTemplates(fsys)
	for i := range ds {
		ds[i].Path = filepath.ToSlash(filepath.Join(dir, ds[i].Path))
	}
	return ds
}
