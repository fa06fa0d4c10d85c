package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"runtime"
	"strings"

	"dossier/generator/internal/build"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/feed"
	"dossier/generator/internal/fetch"
	"dossier/generator/internal/importer"
)

type importCmd struct {
	Content string `default:"content" placeholder:"DIR" help:"Folder to import into (default: content)."`
	ID      string `name:"id" placeholder:"NAME" help:"Name of the article's file (default: made of its title)."`
	DryRun  bool   `name:"dry-run" help:"Show what would be written, and write nothing."`
	Update  bool   `help:"Take the new text of a page that has changed since it was imported."`
	Fetch   int    `placeholder:"N" help:"Import the first N articles that a feed or sitemap lists; without it they are listed only."`
	articleLimit
	Proxy  bool     `help:"Fetch through the proxy that HTTP_PROXY and HTTPS_PROXY name."`
	Inputs []string `arg:"" name:"file" help:"Saved pages, texts, feeds and sitemaps, or ZIP archives of them: files or web addresses; - is standard input."`
}

func (importCmd) examples() string {
	return `  dossier import saved.html                       a page your browser saved: text, what the page says of it, and the page as it came
  dossier import https://example.org/story        the same from the web; addresses inside your network are refused
  dossier import - < pasted.txt                   text as copied; its first line is the headline
  dossier import saved.zip                        all pages and texts of an archive
  dossier import feed.xml                         list the articles; --fetch 5 imports the first five
  dossier import --dry-run saved.html             show, write nothing
  dossier import --update saved.html              the page has changed: take its new text
`
}

// Run imports one input after the other. What can be imported is, whatever is
// wrong with the others.
func (c *importCmd) Run(e env) error {
	switch {
	case c.ID != "" && len(c.Inputs) > 1:
		return usageError("--id names one article; import one at a time")
	case c.Fetch < 0 || c.Fetch > 500:
		return usageError("--fetch takes a number from 1 to 500")
	}
	if err := c.permitted(); err != nil {
		return err
	}
	content, err := openFolder(c.Content)
	if err != nil {
		return err
	}
	library, ds := importer.Open(content)
	if library == nil {
		ds.Print(e.stderr)
		return errInput
	}
	root, err := os.OpenRoot(c.Content)
	if err != nil {
		return err
	}
	defer root.Close()
	ctx, stop := untilStopped()
	defer stop()
	r := importRun{importCmd: c, env: e, root: root, library: library,
		client: &fetch.Client{Agent: "dossier/" + version + " (import; one page at a reader's request)", Proxy: c.Proxy},
		check:  build.Config{Content: content, Name: folderName(c.Content), Limits: c.limits(), Workers: runtime.GOMAXPROCS(0)}}
	for _, name := range c.Inputs {
		if err := r.input(ctx, name); err != nil {
			return err
		}
	}
	r.ds.Print(e.stderr)
	if r.ds.HasErrors() {
		return errInput
	}
	return nil
}

// An importRun is one run of the command.
type importRun struct {
	*importCmd
	env
	root    *os.Root
	library *importer.Library
	client  *fetch.Client
	check   build.Config
	ds      diag.List
}

// input imports a file, an address or standard input.
func (r *importRun) input(ctx context.Context, name string) error {
	in, ok := r.open(ctx, name)
	if !ok {
		return nil
	}
	if in.Kind() != importer.Archive {
		return r.one(ctx, in)
	}
	inputs, besides, ds := importer.Unpack(in)
	r.ds = append(r.ds, ds...)
	switch {
	case ds.HasErrors():
		return nil
	case len(inputs) == 0:
		r.ds.Errorf(in.Name, 1, 1, "empty-archive", "give an archive of .html, .mhtml, .txt or feeds", "the archive holds no page and no text")
	case len(inputs) > 1 && r.ID != "":
		return usageError(fmt.Sprintf("--id names one article, and %s holds %d; leave it out", in.Name, len(inputs)))
	}
	if len(besides) > 0 {
		fmt.Fprintf(r.stdout, "%s: %s besides, such as %s, not imported\n", diag.Visible(in.Name), count(len(besides), "file", "files"), diag.Visible(besides[0]))
	}
	for _, in := range inputs {
		if err := r.one(ctx, in); err != nil {
			return err
		}
	}
	return nil
}

// one imports an article; those of a feed only when asked to.
func (r *importRun) one(ctx context.Context, in importer.Input) error {
	name := in.Name
	if in.Kind() != importer.Feed {
		return r.article(ctx, in)
	}
	entries, line, err := feed.List(in.Raw, in.Address)
	switch {
	case err != nil:
		r.ds.Errorf(name, line, 1, "unreadable-feed", "give the addresses of its articles themselves", "%v", err)
	case len(entries) == 0:
		r.ds.Errorf(name, 1, 1, "empty-feed", "give the addresses of its articles themselves", "the feed lists no article")
	}
	for i, entry := range entries {
		switch {
		case entry.Nested || r.Fetch == 0:
			r.printEntry(entry)
		case i < r.Fetch:
			if in, ok := r.open(ctx, entry.Address); ok {
				if err := r.article(ctx, in); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// open reads an input. What is wrong with it is noted, and ok is false.
func (r *importRun) open(ctx context.Context, name string) (in importer.Input, ok bool) {
	var err error
	in.Name = name
	switch {
	case name == "-":
		in.Name = "standard input"
		in.Raw, err = io.ReadAll(io.LimitReader(os.Stdin, importer.MaxInput+1))
	case strings.Contains(name, "://"):
		return r.fetch(ctx, name)
	default:
		in.Raw, err = readFile(name, importer.MaxInput)
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		r.ds.Errorf(name, 1, 1, "no-such-file", "check the name; a web address begins with https://", "there is no such file")
	case err != nil:
		r.ds.Errorf(in.Name, 1, 1, "unreadable", "give a regular file of an article", "%v", err)
	case len(in.Raw) > importer.MaxInput:
		r.ds.Errorf(in.Name, 1, 1, "too-large", "give one article at a time", "more than %d bytes", importer.MaxInput)
	default:
		return in, true
	}
	return in, false
}

func (r *importRun) fetch(ctx context.Context, address string) (importer.Input, bool) {
	page, err := r.client.Get(ctx, address)
	if u, bad := url.Parse(address); bad == nil {
		address = u.Redacted() // for messages: a password in it is nobody's to read
	}
	var refused *fetch.Refused
	switch {
	case errors.As(err, &refused):
		r.ds.Errorf(address, 1, 1, "not-fetched", refused.Hint, "%s", refused.Why)
	case err != nil:
		r.ds.Errorf(address, 1, 1, "not-fetched", "try again, or save the page in a browser and import the file", "%v", err)
	default:
		return importer.Input{Name: address, Raw: page.Body, ContentType: page.ContentType, Address: page.Address}, true
	}
	return importer.Input{}, false
}

// article plans one article, and writes it when that is new or asked for.
func (r *importRun) article(ctx context.Context, in importer.Input) error {
	in.Limit = r.check.Limits.Article
	a, ds := importer.Read(in)
	r.ds = append(r.ds, ds...)
	if a == nil {
		return nil
	}
	p, ds := r.library.Plan(a, r.ID)
	r.ds = append(r.ds, ds...)
	if p == nil {
		return nil
	}
	switch p.State {
	case importer.Same:
		fmt.Fprintf(r.stdout, "%s: the text is that of %s; nothing to do\n", diag.Visible(in.Name), p.Text)
		return nil
	case importer.Changed:
		if err := r.drift(ctx, p); err != nil || !r.Update {
			return err
		}
	}
	if !r.DryRun {
		err := writeFiles(r.root, p.Files)
		if taken := takenError(""); errors.As(err, &taken) {
			r.ds.Errorf(in.Name, 1, 1, "name-taken", "move it away, or give the article another name with --id", "%v", err)
			return nil
		} else if err != nil {
			return err
		}
	}
	r.report(p)
	return nil
}
