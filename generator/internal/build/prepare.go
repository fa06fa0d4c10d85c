package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"dossier/generator/internal/data"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/output"
	"dossier/generator/internal/render"
	"dossier/generator/internal/site"
	"dossier/generator/internal/sum"
)

// Prepared is a site that is planned to the last address, none of whose pages is
// made: Run makes all, File the one that is asked for.
type Prepared struct {
	Site *site.Site

	theme   *render.Theme
	themed  sum.Sum                  // of the templates
	written func() written           // made when asked for
	found   func() map[string][]byte // the files readers search; likewise
	files   func() map[string][]byte // beside the pages; likewise
}

// Lock is for dossier.LockFile in the content folder; nil where none is kept.
func (p *Prepared) Lock() []byte { return p.written().lock }

// Prepare does what comes before pages. Its list, and its error, are those of
// Run, but for what only the making of a page shows.
func Prepare(ctx context.Context, c Config) (*Prepared, diag.List, error) {
	d, next, files, ds, err := Dossier(ctx, c)
	switch {
	case err != nil || !sound(ds):
		return nil, ds, err
	case ds.HasErrors():
		_, more := judge(d, files)
		return nil, append(ds, more...), nil
	}
	if c.BaseURL != "" {
		d.Settings.BaseURL = c.BaseURL
	}
	c.stage("plan", 0)
	templates, err := sums(c.Templates)
	if err != nil {
		return nil, ds, err
	}
	p := &Prepared{}
	p.found, p.files = sync.OnceValue(p.search), sync.OnceValue(p.besides)
	p.written = sync.OnceValue(func() written { return write(d, next, files, templates) })
	d.Build = func() string { return p.written().id }
	for _, b := range d.Briefings {
		b.PDF = c.PDF != nil && c.PDF(b.ID)
	}
	var more diag.List
	plan, back := c.Found.held().plan(c.together)
	if err := guard("planning the pages", func() error { p.Site, more = plan.New(d, extract.Rules()); return nil }); err != nil {
		return nil, ds, err
	}
	back()
	if ds = append(ds, more...); ds.HasErrors() {
		return nil, ds, nil
	}
	p.themed = sum.Sum(0).Text(templates)
	if p.theme, err = c.Found.held().look(c.Templates, templates); err != nil {
		return nil, ds, fmt.Errorf("%w: %w", ErrTemplates, err)
	}
	return p, ds, nil
}

// File makes the file at an address, the same bytes as Run does. Several may be
// asked for at the same time. The error is fs.ErrNotExist, ErrTemplates, or for
// a bug.
func (p *Prepared) File(address string) (file []byte, err error) {
	if file, ok := p.files()[address]; ok {
		return file, nil
	}
	err = guard(address, func() (err error) {
		if page := p.Site.Page(site.Address(address)); page != nil {
			return p.page(page, func(b []byte) { file = bytes.Clone(b) })
		}
		if strings.HasPrefix(address, site.SearchFolder) {
			if data, ok := p.found()[address]; ok {
				file = data
				return nil
			}
		}
		file, err = data.One(p.Site, address)
		return err
	})
	return file, err
}

// page makes one page and lends its bytes to use.
func (p *Prepared) page(page *site.Page, use func([]byte)) error {
	if err := p.theme.Page(p.Site, page, use); err != nil {
		return fmt.Errorf("%w: page %s: %w", ErrTemplates, page.Address, err)
	}
	return nil
}

// write makes a page, unless it is in place as it would come out.
func (p *Prepared) write(page *site.Page, w Writer) error {
	at := string(page.Address)
	from, known := page.From()
	if known {
		if from = from.With(p.themed); w.Keep(at, from) {
			return nil
		}
	}
	var unwritten error
	err := p.page(page, func(b []byte) { unwritten = w.Write(output.File{Address: at, Data: b, From: from}) })
	if err != nil {
		return err
	}
	return unwritten
}

// search is the index a browser searches, by address.
func (p *Prepared) search() map[string][]byte {
	out := map[string][]byte{}
	_ = p.Site.Index(func(a site.Address, data []byte) error { // which fails only where this does
		out[string(a)] = bytes.Clone(data)
		return nil
	})
	return out
}

func (p *Prepared) besides() map[string][]byte {
	out := map[string][]byte{}
	for _, f := range p.beside() {
		out[f.Address] = f.Data
	}
	return out
}

// beside lists the other files that stand beside the pages and are made already.
func (p *Prepared) beside() []output.File {
	var out []output.File
	for _, a := range p.theme.Assets() {
		out = append(out, output.File{Address: a.Address, Data: a.Data})
	}
	return append(out, hosting())
}

// written is a lock as it is written, nil where none is kept, and the build's id.
type written struct {
	lock []byte
	id   string
}

// write writes the lock, and tells in twelve digits what all of a site is made
// from: the files that were read, the lock, the address of the site, the templates.
func write(d *dossier.Dossier, next lock.Lock, files *dossier.Files, templates string) (w written) {
	sum := sha256.New()
	if d.Kept {
		w.lock = next.Format()
		sum.Write(w.lock)
	} else {
		_ = next.Write(sum) // which does not fail
	}
	h := sha256.New()
	files.Sum(h)
	fmt.Fprintf(h, "%x\n%s\n%s", sum.Sum(nil), d.Settings.BaseURL, templates)
	w.id = hex.EncodeToString(h.Sum(nil))[:12]
	return w
}

// sums lists the templates with the sum of each.
func sums(templates fs.FS) (string, error) {
	var list strings.Builder
	err := fs.WalkDir(templates, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".md" {
			return err
		}
		data, err := fs.ReadFile(templates, name)
		fmt.Fprintf(&list, "%s\x00%x\n", name, sha256.Sum256(data))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("reading the templates: %w", err)
	}
	return list.String(), nil
}
