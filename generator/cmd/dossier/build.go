package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"

	"dossier/generator/internal/build"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/generator/internal/site"
	"dossier/templates"
)

type buildCmd struct {
	Content    string `default:"content" placeholder:"DIR" help:"Folder with the articles (default: content)."`
	Out        string `default:"public" placeholder:"DIR" help:"Folder to put the site in; it is replaced as a whole (default: public)."`
	Templates  string `placeholder:"DIR" help:"Folder with your own templates and styles instead of the built-in ones."`
	BaseURL    string `name:"base-url" placeholder:"URL" help:"Where the site will be published; only needed for links that must be absolute."`
	Strict     bool   `help:"Take warnings for errors."`
	JSON       bool   `name:"json" help:"Print errors and warnings as JSON on standard output."`
	MaxArticle int64  `name:"max-article" default:"32" placeholder:"MIB" help:"Largest article text to read, in MiB (default: 32)."`
	Jobs       int    `short:"j" placeholder:"N" help:"How much to do at the same time (default: one for each processor)."`
}

func (buildCmd) examples() string {
	return `  dossier build                                     content/ becomes public/
  dossier build --content received --out site       a folder of .txt files is enough
  dossier build --base-url https://example.org/d/   for publishing
  dossier build --strict --json                     in a check before merging
`
}

func (c *buildCmd) Run(e env) error { return c.make(e, nil) }

// A finisher adds files to a site that is made but not in place yet.
type finisher interface {
	// prints tells whether a PDF will stand beside a briefing.
	prints(briefing string) bool
	// accept judges the dossier before its pages are made.
	accept(*site.Site) error
	// finish adds to the stage.
	finish(context.Context, *site.Site, *output.Stage) error
}

// make makes the site and puts it in its place: with what f adds, when there is
// one, or not at all.
func (c *buildCmd) make(e env, f finisher) error {
	if err := c.check(); err != nil {
		return err
	}
	content, err := openFolder(c.Content)
	if err != nil {
		return err
	}
	var theme fs.FS = templates.FS
	sources := []string{c.Content}
	if c.Templates != "" {
		if theme, err = openFolder(c.Templates); err != nil {
			return err
		}
		if err := checkTemplates(e, c.Templates, theme); err != nil {
			return err
		}
		sources = append(sources, c.Templates)
	}
	if err := output.Check(c.Out, sources...); err != nil {
		return err
	}
	limits := dossier.DefaultLimits
	limits.Article = c.MaxArticle << 20
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var stage *output.Stage
	begin := func(r *build.Result) (func(output.File) error, error) {
		if f != nil {
			if err := f.accept(r.Site); err != nil {
				return nil, err
			}
		}
		if stage, err = output.Begin(c.Out); err != nil {
			return nil, fmt.Errorf("writing %s: %w", c.Out, err)
		}
		return stage.Write, nil
	}
	config := build.Config{Content: content, Name: folderName(c.Content), Templates: theme, BaseURL: c.BaseURL, Limits: limits, Workers: c.jobs(), Begin: begin}
	if f != nil {
		config.PDF = f.prints
	}
	result, ds, err := build.Run(ctx, config)
	if stage != nil {
		defer stage.Abort()
	}
	if c.Strict {
		ds = ds.Strict()
	}
	if c.JSON {
		if err := ds.PrintJSON(e.stdout); err != nil {
			return err
		}
	} else {
		ds.Print(e.stderr)
	}
	switch {
	case err != nil:
		return err
	case ds.HasErrors():
		return errInput
	}
	if f != nil {
		if err := f.finish(ctx, result.Site, stage); err != nil {
			return err
		}
	}
	if err := c.writeLock(result); err != nil {
		return err
	}
	before := c.printed()
	if err := stage.Commit(); err != nil {
		return fmt.Errorf("writing %s: %w", c.Out, err)
	}
	for _, name := range before {
		if !slices.Contains(c.printed(), name) {
			fmt.Fprintf(e.stderr, "dossier: %s was of the site before, and is gone; dossier pdf prints it anew\n", filepath.ToSlash(name))
		}
	}
	if !c.JSON {
		d := result.Site.Dossier
		fmt.Fprintf(e.stdout, "%d articles, %d statements, %d people, %d pages in %s\n",
			len(d.Articles), len(d.Statements), len(d.People), len(result.Site.Pages), c.Out)
	}
	return nil
}

// printed lists the PDFs of briefings that stand in the site.
func (c *buildCmd) printed() []string {
	names, _ := filepath.Glob(filepath.Join(c.Out, "briefings", "*.pdf")) // a pattern that is none has no matches
	return names
}

func (c *buildCmd) check() error {
	if c.MaxArticle < 1 || c.MaxArticle > 1<<10 {
		return usageError("--max-article takes MiB, from 1 to 1024")
	}
	if c.BaseURL == "" {
		return nil
	}
	base, ok := dossier.BaseURL(c.BaseURL)
	if !ok {
		return usageError(fmt.Sprintf("--base-url %q is not an address such as https://example.org/dossier/", c.BaseURL))
	}
	c.BaseURL = base
	return nil
}

func (c *buildCmd) jobs() int {
	if c.Jobs > 0 {
		return c.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// writeLock keeps the numbers of statements beside the author's files, before
// the site shows them. A
// folder that holds nothing but received texts is left as it is.
func (c *buildCmd) writeLock(r *build.Result) error {
	if r.Bare {
		return nil
	}
	name := filepath.Join(c.Content, dossier.LockFile)
	if old, err := os.ReadFile(name); err == nil && string(old) == string(r.Lock) {
		return nil
	}
	if err := output.WriteFile(name, r.Lock); err != nil {
		return fmt.Errorf("keeping the numbers of statements: %w", err)
	}
	return nil
}

// openFolder gives a file system that cannot be left through links or "..".
func openFolder(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return nil, usageError(fmt.Sprintf("there is no folder %s", dir))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

func folderName(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	return filepath.Base(abs)
}
