// Package build joins the stages: content folder in, files of the site out. It
// is the only place that runs things at the same time. It writes nothing itself:
// each file is handed on as it is finished, so that no site is ever in memory as
// a whole.
package build

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"dossier/generator/internal/data"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/output"
	"dossier/generator/internal/site"
	"dossier/generator/internal/sum"
)

// Config is everything a build depends on: same Config, same bytes.
type Config struct {
	Content   fs.FS
	Name      string // of the content folder, for a dossier without a title
	Templates fs.FS
	BaseURL   string                     // overrides the dossier's own; "" keeps it
	PDF       func(briefing string) bool // whether a PDF will stand beside a briefing's page; nil: beside none
	Limits    dossier.Limits
	Workers   int // at the same time; at least 1
	// Begin is called once the dossier is without errors; what it returns takes the
	// files. Nil: they are in the Result.
	Begin    func(*Result) (Writer, error)
	Progress Progress // nil: nobody wants to know
	Found    *Found   // what extraction found before; nil: nothing is kept
}

// A Writer takes the files of a site, several at the same time.
type Writer interface {
	// Write takes one, and is lent its bytes only.
	Write(output.File) error
	// Keep takes over the file at an address as it is in place, if it was made from
	// the same, and tells whether it did.
	Keep(address string, from sum.Sum) bool
	// Switch puts in place what it has taken so far, if it can before the rest is there.
	Switch() error
}

// WriterFunc is a Writer that keeps nothing.
type WriterFunc func(output.File) error

func (w WriterFunc) Write(f output.File) error { return w(f) }
func (WriterFunc) Keep(string, sum.Sum) bool   { return false }
func (WriterFunc) Switch() error               { return nil }

// Progress hears how far a build is. It gives nothing back.
type Progress interface {
	Stage(name string, total int) // a stage begins; total 0 when its things are not counted
	Step()                        // one thing is done; several may be at the same time
}

// stage tells that a stage of so many things begins.
func (c Config) stage(name string, total int) {
	if c.Progress != nil {
		c.Progress.Stage(name, total)
	}
}

// each calls f for 0 … n-1, a few at the same time, until one fails.
func (c Config) each(ctx context.Context, n int, f func(int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	var begun atomic.Int64
	for range min(max(c.Workers, 1), n) {
		g.Go(func() error {
			for i := begun.Add(1) - 1; i < int64(n); i = begun.Add(1) - 1 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := f(int(i)); err != nil {
					return err
				}
				if c.Progress != nil {
					c.Progress.Step()
				}
			}
			return nil
		})
	}
	return g.Wait()
}

// together calls do for 0 … n-1, a few at the same time; a panic in one is a
// panic of all.
func (c Config) together(n int, do func(int)) {
	c.Progress = nil // which counts other things
	err := c.each(context.Background(), n, func(i int) (err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("%v\n%s", p, debug.Stack())
			}
		}()
		do(i)
		return nil
	})
	if err != nil {
		panic(err)
	}
}

// Result is a finished site.
type Result struct {
	Site  *site.Site
	Files []output.File // only when nobody takes them
	Lock  []byte        // for dossier.LockFile in the content folder; nil where none is kept: beside texts alone
}

// ErrTemplates says that a template, the built-in ones or the user's, does not
// fit the data of its page.
var ErrTemplates = errors.New("the templates have an error")

// Run builds the site. When the list has errors there is no result. The error
// is ErrTemplates, or for what is no author's fault.
func Run(ctx context.Context, c Config) (*Result, diag.List, error) {
	p, ds, err := Prepare(ctx, c)
	if p == nil {
		return nil, ds, err
	}
	r := &Result{Site: p.Site}
	var made errgroup.Group // while the pages are planned, which do not ask for it
	made.Go(func() error {
		return guard("writing the numbers of statements", func() error { r.Lock = p.Lock(); return nil })
	})
	pages := 0
	err = guard("planning the pages", func() error { pages = p.Site.Count(); return nil })
	if err := cmp.Or(made.Wait(), err); err != nil {
		return nil, ds, err
	}
	begin := c.Begin
	if begin == nil {
		begin = (*Result).collect
	}
	write, err := begin(r)
	if err != nil {
		return nil, ds, err
	}
	if err := c.files(ctx, p, pages, write); err != nil {
		return nil, ds, err
	}
	slices.SortFunc(r.Files, func(a, b output.File) int { return strings.Compare(a.Address, b.Address) })
	return r, ds, nil
}

// files makes all files of a site. The page that searches the index must know its
// name, so that page, and the others of its section, come after it. A process that
// stays has somebody waiting for the pages: those are put in place as soon as they
// are made.
func (c Config) files(ctx context.Context, p *Prepared, pages int, w Writer) error {
	read, searched := parted(p.Site, pages)
	machines := func() error { return c.machineFiles(ctx, p, w) }
	write := func(numbers []int) func() error { return func() error { return c.pages(ctx, p, numbers, w) } }
	steps := []func() error{machines, write(append(searched, read...))} // the index takes most room, and begins while little else is held
	if c.Found.held() != nil {
		steps = []func() error{write(read), w.Switch, machines, write(searched)}
	}
	for _, do := range steps {
		if err := do(); err != nil {
			return err
		}
	}
	c.stage("files", 0)
	for _, f := range p.beside() {
		if err := w.Write(f); err != nil {
			return err
		}
	}
	return nil
}

// parted are the numbers of the pages to read, and of those of the search.
func parted(s *site.Site, pages int) (read, searched []int) {
	from, to := s.Searched()
	for i := range pages {
		if from <= i && i < to {
			searched = append(searched, i)
		} else {
			read = append(read, i)
		}
	}
	return read, searched
}

// machineFiles makes the index, which takes longest and begins first, and the files
// of package data.
func (c Config) machineFiles(ctx context.Context, p *Prepared, w Writer) error {
	index := func(files data.Files) error {
		return p.Site.Index(func(a site.Address, data []byte) error { return files.Write(string(a), data, 0) })
	}
	jobs := append([]data.Job{index}, data.Jobs(p.Site)...)
	c.stage("data", len(jobs))
	return c.each(ctx, len(jobs), func(i int) error {
		return guard("the files for machines", func() error { return jobs[i](machineWriter{w}) })
	})
}

// pages makes the pages of these numbers. Of two pages of a book one is made at a
// time: each takes many times its text.
func (c Config) pages(ctx context.Context, p *Prepared, numbers []int, w Writer) error {
	var room sync.Mutex
	c.stage("pages", len(numbers))
	return c.each(ctx, len(numbers), func(i int) error {
		page := p.Site.Nth(numbers[i])
		if a, ok := page.About.(*dossier.Article); ok && int64(a.Text.Len()) > dossier.DefaultLimits.Article {
			room.Lock()
			defer room.Unlock()
		}
		return guard("page "+string(page.Address), func() error { return p.write(page, w) })
	})
}

// A machineWriter hands the files of package data to a Writer.
type machineWriter struct{ Writer }

func (m machineWriter) Write(address string, data []byte, from sum.Sum) error {
	return m.Writer.Write(output.File{Address: address, Data: data, From: from})
}

// collect returns a writer that puts the files in the result.
func (r *Result) collect() (Writer, error) {
	var mu sync.Mutex
	return WriterFunc(func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		f.Data = bytes.Clone(f.Data)
		r.Files = append(r.Files, f)
		return nil
	}), nil
}

// Dossier runs the stages up to the assembled model.
func Dossier(ctx context.Context, c Config) (*dossier.Dossier, lock.Lock, *dossier.Files, diag.List, error) {
	held := c.Found.held()
	c.stage("read", 0)
	var files *dossier.Files
	var ds diag.List
	if err := guard("reading the content folder", func() error { files, ds = held.reading(c.together).Load(c.Content, c.Limits); return nil }); err != nil {
		return nil, lock.Lock{}, nil, ds, err
	}
	known := files.Known()
	held.knows(known)
	articles := make([]dossier.Annotated, len(files.Articles))
	found := make([]diag.List, len(files.Articles))
	var anew []int // the articles that are not as they were
	for i, r := range files.Articles {
		if a, kept := held.annotated(r); kept {
			articles[i], found[i] = a.article, a.found
		} else {
			anew = append(anew, i)
		}
	}
	c.stage("annotate", len(anew))
	read := reading()
	err := c.each(ctx, len(anew), func(k int) error {
		i := anew[k]
		return guard(files.Articles[i].Source.Path, func() error {
			articles[i], found[i] = c.Found.annotate(files.Articles[i], known, read)
			return nil
		})
	})
	if err != nil {
		return nil, lock.Lock{}, nil, ds, err
	}
	for _, f := range found {
		ds = append(ds, f...)
	}
	c.stage("assemble", 0)
	d, next, more, err := assemble(held, c.together, c.Name, files, articles)
	return d, next, files, append(ds, more...), err
}
