// Package render turns pages into HTML: article text with its annotations,
// Markdown, ledgers, and the templates around them. It is pure: the same page
// gives the same bytes, and pages may be rendered at the same time.
package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/generator/internal/data"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/pen"
	"dossier/generator/internal/site"
	"dossier/generator/internal/stencil"
)

// A File is an asset beside the pages.
type File struct {
	Address string
	Data    []byte
}

// A Theme is a set of templates and styles, read once.
type Theme struct {
	pages   map[string]*template.Template
	style   File
	icon    File            // SVG
	roots   []File          // icons that browsers look for where a host begins
	scripts map[string]File // by name, without its ending
	desks   sync.Pool       // at which pages are made

	stencils map[string]*stencil.Stencil // of the templates it knows, by kind and name
	left     atomic.Int64
}

// styles are joined in this order into one sheet.
var styles = []string{"assets/tokens.css", "assets/dossier.css"}

// scripts are what a kind of page loads, in this order. Every page works
// without them.
var scripts = map[string][]string{
	"article": {"found", "cite", "reader"},
	"search":  {"found", "lookup", "search"},
}

// The icons that browsers ask the root of a host for, whatever a page says.
const (
	favicon   = "favicon.ico"
	touchIcon = "apple-touch-icon.png"
)

// New reads the templates: base.html, which frames every page, and one file a
// kind of page, which defines "main".
func New(fsys fs.FS) (*Theme, error) {
	t, err := read(fsys)
	if err != nil {
		return nil, err
	}
	t.stencils = map[string]*stencil.Stencil{}
	for kind, page := range t.pages {
		for _, name := range []string{"main", "base"} {
			if s, err := stencil.New(page, name, functions); err == nil {
				t.stencils[kind+"/"+name] = s
			}
		}
	}
	return t, nil
}

// read makes a theme whose pages nothing has been made of yet.
func read(fsys fs.FS) (*Theme, error) {
	t := &Theme{pages: map[string]*template.Template{}, scripts: map[string]File{}}
	base, err := template.New("base.html").Funcs(functions).ParseFS(fsys, "base.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(fsys, "*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if name == "base.html" {
			continue
		}
		page, err := template.Must(base.Clone()).ParseFS(fsys, name)
		if err != nil {
			return nil, err
		}
		t.pages[strings.TrimSuffix(name, ".html")] = page
	}
	var css bytes.Buffer
	for _, name := range styles {
		sheet, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		css.Write(sheet)
	}
	t.style = asset("dossier", ".css", css.Bytes())
	icon, err := fs.ReadFile(fsys, "assets/icon.svg")
	if err != nil {
		return nil, err
	}
	t.icon = asset("icon", ".svg", icon)
	for _, name := range []string{favicon, touchIcon} {
		data, err := fs.ReadFile(fsys, "assets/"+name)
		if err != nil {
			return nil, err
		}
		t.roots = append(t.roots, File{name, data})
	}
	for _, names := range scripts {
		for _, name := range names {
			data, err := fs.ReadFile(fsys, "assets/"+name+".js")
			if err != nil {
				return nil, err
			}
			t.scripts[name] = asset(name, ".js", data)
		}
	}
	return t, nil
}

// asset names a file after its content, so that a host may keep it for ever.
func asset(name, ending string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{"assets/" + name + "-" + hex.EncodeToString(sum[:4]) + ending, data}
}

// Assets are the files pages refer to.
func (t *Theme) Assets() []File {
	out := append([]File{t.style, t.icon}, t.roots...)
	for _, name := range slices.Sorted(maps.Keys(t.scripts)) {
		out = append(out, t.scripts[name])
	}
	return out
}

// Page renders one page and lends its bytes to use: the next page is written
// over them.
func (t *Theme) Page(s *site.Site, p *site.Page, use func(page []byte)) error {
	if t.pages[p.Template] == nil {
		return fmt.Errorf("there is no template %s.html", p.Template)
	}
	d, _ := t.desks.Get().(*desk)
	if d == nil {
		d = &desk{linked: pen.Pen{HTML: true}}
	}
	p = d.slate.Open(p)
	d.linked.Reset()
	data.Linked(&d.linked, s, p)
	d.view = made{View: t.frame(s, p, d.view.Menu[:0])}
	v := &d.view
	v.Head = headOf(data.HeadOf(s, p), d.linked.Bytes())
	v.Data = p.Data()
	v.Text = textOf(&d.text, s, p, v.Data)
	d.main.Reset()
	d.main.Grow(len(v.Text.Body) + len(v.Text.Body)/8 + len(v.Text.Ledger) + small)
	if err := t.execute(&d.main, p.Template, "main", v); err != nil {
		return err
	}
	v.Text = Text{}
	d.text.end()
	v.Main, v.Outline = stencil.HTML(d.main.Bytes()), d.outline.of(d.main.Bytes())
	d.page.Reset()
	d.page.Grow(d.main.Len() + small)
	if err := t.execute(&d.page, p.Template, "base", v); err != nil {
		return err
	}
	use(harmless(d.page.Bytes()))
	if d.page.Len() <= large {
		t.desks.Put(d)
	}
	return nil
}

// small is about how many bytes a page has besides what is placed in it; beside
// the passages of a long article stand lists that grow with it.
const small = 16 << 10

// large is how many bytes a page has that takes its desk with it: to copy it
// and to keep as much room for the next one is dear.
const large = 1 << 20

// A desk is the room in which one page is made, then the next.
type desk struct {
	slate      site.Slate
	view       made
	linked     pen.Pen
	text       room
	main, page bytes.Buffer
	outline    outline
}

// made is a View as stencils see it.
type made struct {
	View
	Main stencil.HTML
}

// frame is what stands around the page's own part; there is room for the menu.
func (t *Theme) frame(s *site.Site, p *site.Page, menu []MenuItem) View {
	settings := s.Dossier.Settings
	v := View{PageTitle: p.Name(), Description: p.Describe(), Language: settings.Language, Dossier: settings.Title, Rights: settings.Rights,
		IsHome: p.Address == "index.html", Kept: s.Dossier.Kept, Digests: s.Digests, page: p, Heads: p.Heads()}
	link := v.link
	if p.Template != "missing" {
		v.Address = settings.BaseURL + string(p.Address)
	}
	if base := settings.BaseURL; base != "" {
		v.Canonical = base + string(p.Address)
		if p.Template == "missing" { // a host shows it at any depth
			link = s.Anywhere
		}
	}
	v.Title = v.PageTitle + " – " + v.Dossier
	if v.IsHome {
		v.Title = v.Dossier
	}
	v.Home, v.Method, v.DataPage, v.Stylesheet = link("index.html"), link("method.html"), link(site.DataPageAddress), link(site.Address(t.style.Address))
	v.Icon, v.Favicon, v.TouchIcon = link(site.Address(t.icon.Address)), link(favicon), link(touchIcon)
	if v.Kept {
		v.Corrections = link(site.CorrectionsAddress)
	}
	for _, e := range s.Menu {
		it := MenuItem{Link: site.Link{Text: e.Label, Href: link(e.Address)}}
		switch {
		case e.Address == p.Address:
			it.Current = "page"
		case e.Address == p.Section:
			it.Current = "true"
		}
		menu = append(menu, it)
	}
	v.Menu = menu
	for _, name := range scripts[p.Template] {
		v.Scripts = append(v.Scripts, link(site.Address(t.scripts[name].Address)))
	}
	if s.HasSearch() {
		v.Search = link(site.SearchAddress)
	}
	if v.Crumbs = s.Crumbs(p); len(v.Crumbs) > 0 {
		v.Crumbs[0].Href = v.Home
	}
	v.IsSearch = p.Address == site.SearchAddress
	return v
}

// execute runs a template of a kind of page by its stencil, and by
// html/template what that leaves.
func (t *Theme) execute(out *bytes.Buffer, kind, name string, v *made) error {
	if s := t.stencils[kind+"/"+name]; s != nil {
		if err := s.Execute(out, v); !errors.Is(err, stencil.ErrUnknown) {
			return err
		}
	}
	t.left.Add(1)
	v.View.Main = mainOf(v.Main)
	return t.pages[kind].ExecuteTemplate(out, name, v.View)
}

// Left is how many times html/template itself was at work.
func (t *Theme) Left() int { return int(t.left.Load()) }

// Standard returns the theme with all pages made by html/template itself.
func (t *Theme) Standard() *Theme {
	return &Theme{pages: t.pages, style: t.style, icon: t.icon, roots: t.roots, scripts: t.scripts}
}

// View is what every template is given.
type View struct {
	Title       string // of the document
	PageTitle   string
	Description string
	Language    string
	Heads       [2]string // over each printed page, left and right
	Dossier     string    // its title
	Address     string    // of the page, under the first printed sheet: with the site's where that is known; "" of one a host shows anywhere
	Rights      string
	Home        string // link
	Method      string // link
	Corrections string // link; "" when nothing is kept that could be corrected
	DataPage    string // link
	Stylesheet  string // link
	Icon        string // link; likewise the next two
	Favicon     string
	TouchIcon   string
	Scripts     []string
	Search      string // link; "" when there is nothing to search
	IsSearch    bool
	Canonical   string // address of the page, when the site's is known
	IsHome      bool
	Kept        bool // statements keep their numbers and addresses
	Digests     bool // some article is the author's digest of one, not its text
	Head        Head
	Menu        []MenuItem
	Crumbs      []site.Link   // the way to the page, which is the last; none on the first page
	Main        template.HTML // for the frame: what the page's own template made
	Outline     []Heading     // for the frame: its parts, when it has several
	Data        any           // of the kind of page: see package site
	Text        Text          // for the page's own template: what is not made by templates
	page        *site.Page
}

// MenuItem is an entry of the navigation; Current is "page" on its own page,
// "true" on those below it.
type MenuItem struct {
	site.Link
	Current string
}

func (v View) link(a site.Address) string { return v.page.To(a) }

// functions are the few things templates cannot say.
var functions = template.FuncMap{
	"thousands": site.Thousands,
	"plus":      func(a, b int) int { return a + b },
	"minus":     func(a, b int) int { return a - b },
	"times":     func(a, b int) int { return a * b },
	"yaml":      strconv.Quote,
	"boxes":     func(n int) int { return 30*n - 4 },
	"classOf":   func(c ledger.Class) string { return ledgerClass[c] },
	"full":      func(m site.Matrix) sizedMatrix { return sizedMatrix{m, true} },
	"small":     func(m *site.Matrix) sizedMatrix { return sizedMatrix{*m, false} },
}

// sizedMatrix is a matrix with its questions and roles, or without.
type sizedMatrix struct {
	site.Matrix
	Full bool
}

// Templates lists the kinds of page a theme has, for tests.
func (t *Theme) Templates() []string {
	var out []string
	for name := range t.pages {
		out = append(out, path.Base(name))
	}
	slices.Sort(out)
	return out
}
