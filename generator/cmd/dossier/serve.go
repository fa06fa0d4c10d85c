package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"dossier/generator/internal/build"
	"dossier/generator/internal/cache"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/loopback"
	"dossier/generator/internal/serve"
	"dossier/templates"
)

type serveCmd struct {
	Content   string `default:"content" placeholder:"DIR" help:"Folder with the articles (default: content)."`
	Templates string `placeholder:"DIR" help:"Folder with your own templates and styles instead of the built-in ones."`
	Port      int    `placeholder:"N" help:"Port to answer on (default: one that is free)."`
	Open      bool   `help:"Open the first page in your browser."`
	Strict    bool   `help:"Take warnings for errors."`
	articleLimit
	Jobs     int    `short:"j" placeholder:"N" help:"How much to do at the same time (default: one for each processor)."`
	NoCache  bool   `name:"no-cache" help:"Remember nothing of what is found in articles for the next time."`
	CacheDir string `name:"cache" placeholder:"DIR" help:"Where to remember it (default: dossier in your cache folder)."`
	Quiet    bool   `short:"q" help:"Say nothing but the address and what is wrong."`
	Timings  bool   `help:"Print what each stage of each build took, on standard error."`

	held build.Held // what was found in articles, from build to build
}

func (*serveCmd) examples() string {
	return `  dossier serve --open                   content/ in your browser; pages change when you save
  dossier serve --content mine --port 8000
  dossier serve --templates mine-too     while you change how it looks
`
}

// Run shows the dossier until it is interrupted.
func (c *serveCmd) Run(e env) error {
	ctx, stop := untilStopped()
	defer stop()
	return c.serve(ctx, e, func(url string) {
		if c.Open {
			if err := browse(url); err != nil {
				fmt.Fprintf(e.stderr, "dossier: no browser could be opened (%v); open %s yourself\n", err, url)
			}
		}
	})
}

// serve shows the dossier until ctx ends; ready hears its address after the
// first build, whether or not that went well.
func (c *serveCmd) serve(ctx context.Context, e env, ready func(url string)) error {
	if err := c.check(); err != nil {
		return err
	}
	listeners, port, err := loopback.Listen(c.Port)
	if errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.EACCES) {
		return usageError(fmt.Sprintf("port %d is not free: %v; name another with --port, or none for one that is free", c.Port, err))
	} else if err != nil {
		return err
	}
	show := serve.New()
	server := loopback.Server(show, loopback.Hosts(port)...)
	server.BaseContext = loopback.Until(ctx)
	for _, l := range listeners {
		go server.Serve(l) // ends with Shutdown or Close
	}
	defer end(server)
	url := fmt.Sprintf("http://127.0.0.1:%d/", port)
	fmt.Fprintf(e.stdout, "%s shows %s while you write; Ctrl-C ends it\n", url, c.Content)
	changes := serve.Watch(ctx, c.folders())
	found := c.found()
	c.build(ctx, e, show, found)
	found.Pack = nil // what changes from here on is kept in memory
	e.collector.stay()
	ready(url)
	calm := time.After(pause)
	for {
		select {
		case <-ctx.Done():
			return nil
		case change := <-changes:
			doubt(&c.held, c.Content, change)
			c.build(ctx, e, show, found)
			calm = time.After(pause)
		case <-calm: // what a save leaves is cleared away while nobody waits
			runtime.GC()
		}
	}
}

// pause is so long that the pages that are looked at have been made after a save.
const pause = 250 * time.Millisecond

// doubt has files of the content folder read again that have changed, though they
// may look the same.
func doubt(held *build.Held, content string, change serve.Change) {
	if change.Any {
		held.Forget()
		return
	}
	for _, file := range change.Files {
		if name, err := filepath.Rel(content, file); err == nil {
			held.Doubt(filepath.ToSlash(name))
		}
	}
}

// end waits a moment for answers that are under way.
func end(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		_ = server.Close() // nobody to tell
	}
}

func (c *serveCmd) check() error {
	if c.Port < 0 || c.Port > 65535 {
		return usageError("--port takes a number from 1 to 65535")
	}
	if err := c.permitted(); err != nil {
		return err
	}
	for _, dir := range c.folders() {
		if _, err := openFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

func (c *serveCmd) folders() []string { return foldersOf(c.Content, c.Templates) }

// found is what extraction found when this folder was served before.
func (c *serveCmd) found() *build.Found {
	f := &build.Found{Held: &c.held}
	root := c.CacheDir
	if root == "" {
		root, _ = os.UserCacheDir() // "": none
	}
	if c.NoCache || root == "" {
		return f
	}
	folder, err := cache.Open(root, c.Content)
	if err != nil {
		return f
	}
	if f.Program, err = cache.Program(); err == nil {
		f.Pack = folder.Pack("found")
	}
	return f
}

// build shows the site as the folders are now, or what is wrong with them.
// Nothing is written, the numbers of statements neither: a preview of half a
// sentence gives none away.
func (c *serveCmd) build(ctx context.Context, e env, show *serve.Server, found *build.Found) {
	m := newMeter(e.stderr, c.Quiet)
	began := time.Now()
	p, ds, err := c.prepare(ctx, m, found)
	found.Close()
	c.held.Turn()
	m.Close()
	if ctx.Err() != nil {
		return
	}
	if c.Strict {
		ds = ds.Strict()
	}
	ds = ds.Of(c.Content)
	ds.Print(e.stderr)
	switch {
	case err != nil:
		fmt.Fprintln(e.stderr, "dossier:", err)
		show.Fail(append(ds.Lines(), err.Error()))
	case ds.HasErrors():
		show.Fail(ds.Lines())
	default:
		show.Show(p)
	}
	if c.Timings {
		m.table(e.stderr)
	}
	if c.Quiet {
		return
	}
	if err != nil || ds.HasErrors() {
		fmt.Fprintln(e.stdout, "not built; the last site that was whole is shown")
		return
	}
	d := p.Site.Dossier
	fmt.Fprintf(e.stdout, "%d articles, %d statements, %d people, ready in %.2f s\n", len(d.Articles), len(d.Statements), len(d.People), time.Since(began).Seconds())
}

// prepare opens the folders anew each time, as they may have been replaced.
func (c *serveCmd) prepare(ctx context.Context, m *meter, found *build.Found) (*build.Prepared, diag.List, error) {
	m.Stage("look", 0)
	content, err := os.OpenRoot(c.Content)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the articles: %w", err)
	}
	defer content.Close()
	var theme fs.FS = templates.FS
	if c.Templates != "" {
		root, err := os.OpenRoot(c.Templates)
		if err != nil {
			return nil, nil, fmt.Errorf("reading the templates: %w", err)
		}
		defer root.Close()
		theme = onlyFiles(root)
		if ds := templatesIn(c.Templates, theme); ds.HasErrors() {
			return nil, ds, nil
		}
	}
	workers := c.Jobs
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return build.Prepare(ctx, build.Config{
		Content: onlyFiles(content), Name: folderName(c.Content), Templates: theme, Limits: c.limits(), Workers: workers, Progress: m, Found: found,
	})
}

// browse opens an address in the user's browser.
func browse(url string) error {
	c := exec.Command("xdg-open", url)
	switch runtime.GOOS {
	case "darwin":
		c = exec.Command("open", url)
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	}
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait() // how it ends is the browser's affair
	return nil
}
