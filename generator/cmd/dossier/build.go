package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"

	"dossier/generator/internal/build"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/generator/internal/site"
	"dossier/templates"
)

type buildCmd struct {
	maker `embed:""`
	Watch bool `help:"Stay, and build again whenever a file changes."`
}

// A maker makes the site: it is what build and pdf have in common.
type maker struct {
	Content   string `default:"content" placeholder:"DIR" help:"Folder with the articles (default: content)."`
	Out       string `default:"public" placeholder:"DIR" help:"Folder to put the site in; it is replaced as a whole (default: public)."`
	Templates string `placeholder:"DIR" help:"Folder with your own templates and styles instead of the built-in ones."`
	BaseURL   string `name:"base-url" placeholder:"URL" help:"Where the site will be published; only needed for links that must be absolute."`
	Strict    bool   `help:"Take warnings for errors."`
	JSON      bool   `name:"json" help:"Print errors and warnings as JSON on standard output."`
	articleLimit
	Jobs       int    `short:"j" placeholder:"N" help:"How much to do at the same time (default: one for each processor)."`
	Compress   bool   `help:"Put a .gz beside each file that gets smaller, for hosts that send it as it is."`
	NoCache    bool   `name:"no-cache" help:"Do everything anew, and remember nothing of it."`
	CacheDir   string `name:"cache" placeholder:"DIR" help:"Where to remember what was built (default: dossier in your cache folder)."`
	Quiet      bool   `short:"q" help:"Say nothing but what is wrong."`
	Timings    bool   `help:"Print what each stage took, on standard error."`
	CPUProfile string `name:"cpuprofile" placeholder:"FILE" help:"Write a profile of the processor's time, for go tool pprof."`
}

func (buildCmd) examples() string {
	return `  dossier build                                     content/ becomes public/
  dossier build --content received --out site       a folder of .txt files is enough
  dossier build --base-url https://example.org/d/   for publishing
  dossier build --strict --json                     in a check before merging
  dossier build --watch                             public/ follows what you save
`
}

func (c *buildCmd) Run(e env) error {
	if c.Watch {
		ctx, stop := untilStopped()
		defer stop()
		return profiled(c.CPUProfile, func() error { return c.watch(ctx, e, func() {}) })
	}
	return c.run(e, nil)
}

// untilStopped ends with Ctrl-C, or when the system asks.
func untilStopped() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// A finisher adds files to a site that is made but not in place yet.
type finisher interface {
	// prints tells whether a PDF will stand beside a briefing.
	prints(briefing string) bool
	// accept judges the dossier before its pages are made.
	accept(*site.Site) error
	// finish adds to the stage.
	finish(context.Context, *site.Site, *output.Stage) error
}

// run makes the site and puts it in its place, with what f adds when there is
// one, or not at all.
func (c *maker) run(e env, f finisher) error {
	if err := c.check(); err != nil {
		return err
	}
	m := newMeter(e.stderr, c.Quiet || c.JSON)
	defer func() {
		if m.Close(); c.Timings {
			m.table(e.stderr)
		}
	}()
	ctx, stop := untilStopped()
	defer stop()
	return profiled(c.CPUProfile, func() error { return c.build(ctx, e, m, c.remember(), f) })
}

func (c *maker) folders() []string { return foldersOf(c.Content, c.Templates) }

// foldersOf are those a site is made from; templates is "" for the built-in ones.
func foldersOf(content, templates string) []string {
	if templates == "" {
		return []string{content}
	}
	return []string{content, templates}
}

// build makes the site, unless it would come out as it is; m hears how far it is.
func (c *maker) build(ctx context.Context, e env, m *meter, mem *memory, f finisher) error {
	var folders []fs.FS
	mem.begin()
	for _, dir := range c.folders() {
		fsys, err := openFolder(dir)
		if err != nil {
			return err
		}
		defer fsys.Close()
		if dir == c.Templates {
			if err := checkTemplates(e, dir, fsys); err != nil {
				return err
			}
		}
		folders = append(folders, mem.watched(fsys))
	}
	if err := output.Check(c.Out, c.folders()...); err != nil {
		return err
	}
	m.Stage("look", 0)
	if f == nil {
		if r := mem.unchanged(c.jobs()); r != nil {
			return c.tell(e, m, r)
		}
	}
	return c.make(ctx, e, m, mem, folders, f)
}

// make builds the site from the folders and puts it in its place.
func (c *maker) make(ctx context.Context, e env, m *meter, mem *memory, folders []fs.FS, f finisher) error {
	var theme fs.FS = templates.FS
	if len(folders) > 1 {
		theme = folders[1]
	}
	var stage stage
	begin := func(r *build.Result) (_ build.Writer, err error) {
		if f != nil {
			if err := f.accept(r.Site); err != nil {
				return nil, err
			}
		}
		if stage, err = c.stage(e, mem, r); err != nil {
			return nil, fmt.Errorf("writing %s: %w", c.Out, err)
		}
		return stage, nil
	}
	found := mem.found()
	config := build.Config{
		Content: folders[0], Name: folderName(c.Content), Templates: theme, BaseURL: c.BaseURL, Limits: c.limits(), Workers: c.jobs(),
		Begin: begin, Progress: m, Found: found,
	}
	if f != nil {
		config.PDF = f.prints
	}
	result, ds, err := build.Run(ctx, config)
	if stage != nil {
		defer stage.Abort()
	}
	found.Close()
	m.Stage("finish", 0)
	r := &report{Said: ds}
	if result != nil {
		d := result.Site.Dossier
		r.Articles, r.Statements, r.People, r.Pages = len(d.Articles), len(d.Statements), len(d.People), result.Site.Count()
	}
	if err := c.diagnose(e, m, r, err); err != nil {
		return err
	}
	if f != nil {
		m.Stage("print", 0)
		if err := f.finish(ctx, result.Site, stage.(*output.Stage)); err != nil {
			return err
		}
	}
	result.Site = nil // which nobody needs any more, and lists of all files need room
	if err := c.writeLock(mem, result); err != nil {
		return err
	}
	before := c.printed()
	written, err := stage.Commit()
	if err != nil {
		return fmt.Errorf("writing %s: %w", c.Out, err)
	}
	for _, name := range before {
		if !slices.Contains(c.printed(), name) {
			fmt.Fprintf(e.stderr, "dossier: %s was of the site before, and is gone; dossier pdf prints it anew\n", filepath.ToSlash(name))
		}
	}
	if f == nil { // what is printed is no part of what build would make again
		mem.keep(r, written)
	}
	c.sum(e, r)
	return nil
}

// A stage takes a site that is not in place yet, or not as a whole.
type stage interface {
	build.Writer
	Commit() (output.Manifest, error)
	Abort()
}

// stage begins a site that takes the place of the one that is there, or, where a
// process has stayed and knows it, a change of that.
func (c *maker) stage(e env, mem *memory, r *build.Result) (stage, error) {
	if mem.placed != nil {
		change, err := mem.placed.Amend()
		if err == nil {
			change.Compress = c.Compress
			return &shown{Change: change, late: c.Strict, mem: mem, keep: func() error { return c.writeLock(mem, r) }}, nil
		}
		if mem.placed = nil; !errors.Is(err, output.ErrChanged) {
			return nil, err
		}
	}
	s, err := output.Begin(c.Out, mem.outputs())
	if err != nil {
		return nil, err
	}
	s.Compress, s.FlushEach = c.Compress, cmp.Or(e.flushEach, s.FlushEach)
	return s, nil
}

// printed lists the PDFs of briefings that stand in the site.
func (c *maker) printed() []string {
	names, _ := filepath.Glob(filepath.Join(c.Out, "briefings", "*.pdf")) // a pattern that is none has no matches
	return names
}

// A report is what a build says.
type report struct {
	Said                                diag.List
	Articles, Statements, People, Pages int
}

// tell says what the build said that made the site that is there.
func (c *maker) tell(e env, m *meter, r *report) error {
	if err := c.diagnose(e, m, r, nil); err != nil {
		return err
	}
	c.sum(e, r)
	return nil
}

// diagnose prints the diagnostics; its error is the reason to stop.
func (c *maker) diagnose(e env, m *meter, r *report, failed error) error {
	ds := r.Said
	if c.Strict {
		ds = ds.Strict()
	}
	m.clear()
	if c.JSON {
		if err := ds.PrintJSON(e.stdout); err != nil {
			return err
		}
	} else {
		ds.Of(c.Content).Print(e.stderr)
	}
	switch {
	case failed != nil:
		return failed
	case ds.HasErrors():
		return errInput
	}
	return nil
}

func (c *maker) sum(e env, r *report) {
	if !c.JSON && !c.Quiet {
		fmt.Fprintf(e.stdout, "%d articles, %d statements, %d people, %d pages in %s\n", r.Articles, r.Statements, r.People, r.Pages, c.Out)
	}
}

func (c *maker) check() error {
	if err := c.permitted(); err != nil {
		return err
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

func (c *maker) jobs() int {
	if c.Jobs > 0 {
		return c.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// writeLock keeps the numbers of statements beside the author's files, before
// the site shows them. A
// folder that holds nothing but received texts is left as it is.
func (c *maker) writeLock(mem *memory, r *build.Result) error {
	if r.Lock == nil {
		return nil
	}
	name := filepath.Join(c.Content, dossier.LockFile)
	if old, err := os.ReadFile(name); err == nil && string(old) == string(r.Lock) {
		return nil
	}
	if err := output.WriteFile(name, r.Lock); err != nil {
		return fmt.Errorf("keeping the numbers of statements: %w", err)
	}
	mem.wrote(name)
	return nil
}
