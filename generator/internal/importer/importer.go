// Package importer turns what comes from outside, saved pages, fetched ones and
// pasted text, into the files of a content folder, and says what a page that has
// changed since would change. It reads and plans; the command writes.
//
//	Input ──Read──▶ Article ──Library.Plan──▶ Plan (files to write, or what differs)
package importer

import (
	"bytes"
	"mime"
	"strings"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/feed"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
	"dossier/generator/internal/webpage"
)

// MaxInput is how many bytes an input may have, and an entry of an archive: a
// page is mostly markup, and far longer than the text in it may be.
const MaxInput = 32 << 20

// An Input is one thing to import, as it came.
type Input struct {
	Name        string // as the user gave it: a path, an address, "-"
	Raw         []byte
	ContentType string // of a fetched page
	Address     string // it was fetched from, after redirects
	Limit       int64  // bytes its text may have; 0 for as many as by default
}

// A Kind is how an input is read.
type Kind int

// The kinds, told apart by their first bytes.
const (
	PlainText Kind = iota // kept byte by byte
	WebPage
	Feed
	Bundle  // an MHTML file: a page and its pictures
	Archive // a ZIP archive of any of these, for Unpack
)

// headBytes is how much of an input says what it is.
const headBytes = 4096

// Kind looks at the input's beginning; the name decides only where that says nothing.
func (in Input) Kind() Kind {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(in.Raw[:min(len(in.Raw), headBytes)], []byte("\uFEFF")), " \t\r\n"))
	media, _, _ := mime.ParseMediaType(in.ContentType)
	has := func(prefixes ...string) bool {
		for _, p := range prefixes {
			if bytes.HasPrefix(head, []byte(p)) {
				return true
			}
		}
		return false
	}
	switch {
	case bytes.HasPrefix(in.Raw, []byte("PK\x03\x04")), bytes.HasPrefix(in.Raw, []byte("PK\x05\x06")):
		return Archive
	case has("from: <saved by", "mime-version:") || bytes.Contains(head, []byte("content-type: multipart/related")):
		return Bundle
	case has("<") && feed.Is(in.Raw):
		return Feed
	case media == "text/plain":
		return PlainText
	case has("<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article", "<div", "<p>", "<!--", "<h1"),
		has("<?xml") && bytes.Contains(head, []byte("<html")), media == "text/html", media == "application/xhtml+xml":
		return WebPage
	case media == "" && (strings.HasSuffix(in.Name, ".html") || strings.HasSuffix(in.Name, ".htm")):
		return WebPage
	}
	return PlainText
}

// ending is that of the file a page is kept in as it came.
func (in Input) ending() string {
	if in.Kind() == Bundle {
		return ".mhtml"
	}
	return ".html"
}

// An Article is what an input holds, not yet placed in a content folder.
type Article struct {
	Input   Input
	Text    []byte // for articles/ID.txt
	Facts   []webpage.Fact
	Page    *webpage.Page // nil for plain text
	Lines   int           // paragraphs, the headline among them
	Charset string        // the page was decoded from, "" for plain text
}

// Fact returns what is known under a key of the settings file, "" for nothing.
func (a *Article) Fact(key string) string {
	p := webpage.Page{Facts: a.Facts}
	return p.Fact(key)
}

// Read reads a page or a text. It returns nil when the diagnostics hold an error.
func Read(in Input) (*Article, diag.List) {
	var ds diag.List
	a := &Article{Input: in}
	switch in.Kind() {
	case Bundle:
		a.bundle(&ds)
	case Archive:
		ds.Errorf(in.Name, 1, 1, "not-an-article", "give it to dossier import, which imports what it holds", "this is an archive where an article is expected")
	case Feed:
		ds.Errorf(in.Name, 1, 1, "not-an-article", "give its address or file to dossier import, which lists it", "this is a feed where an article is expected")
	case WebPage:
		a.page(in.Raw, webpage.Options{ContentType: in.ContentType, Address: in.Address}, &ds)
	default:
		a.plain(&ds)
	}
	if ds.HasErrors() {
		return nil, ds
	}
	return a, ds
}

func (a *Article) bundle(ds *diag.List) {
	saved, err := unbundle(a.Input.Raw)
	if err != nil {
		ds.Errorf(a.Input.Name, 1, 1, "unreadable-page", "save the page again as “HTML only”", "this is a page saved with its pictures in one file (MHTML), but %v", err)
		return
	}
	a.page(saved.raw, webpage.Options{ContentType: saved.contentType, SavedFrom: saved.address}, ds)
}

func (a *Article) page(raw []byte, o webpage.Options, ds *diag.List) {
	in := a.Input
	p, err := webpage.Read(raw, o)
	if err != nil {
		ds.Errorf(in.Name, 1, 1, "unreadable-page", "copy the article's words and give them to dossier import -", "%v", err)
		return
	}
	if p.Declared != "" {
		ds.Warnf(in.Name, 1, 1, "encoding-doubtful", "look whether the text reads well", "the page says it is %s, but is valid UTF-8, and is read so", p.Declared)
	}
	if all := len(strings.Fields(p.Text)); p.Doubt*3 > all {
		ds.Warnf(in.Name, 1, 1, "much-left-out", "look at what was left out; if it is the article, paste its words to dossier import -", "%d words of prose are not in the text, which has %d", p.Doubt, all)
	}
	if p.Broken > 0 {
		ds.Warnf(in.Name, 1, 1, "encoding", "save the page anew, or correct the encoding it declares", "the page says it is %s, but %d characters are not valid in it and read as U+FFFD", p.Encoding, p.Broken)
	}
	a.Page, a.Text, a.Facts, a.Charset = p, []byte(p.Text), p.Facts, p.Encoding
	if src := a.check("", ds); src != nil {
		a.count(p.Text)
	}
}

// plain keeps a text byte by byte; its first line names it.
func (a *Article) plain(ds *diag.List) {
	in := a.Input
	encoding := ""
	if _, params, err := mime.ParseMediaType(in.ContentType); err == nil && !strings.EqualFold(params["charset"], "utf-8") {
		encoding = params["charset"]
	}
	a.Text = in.Raw
	src := a.check(encoding, ds)
	if src == nil {
		return
	}
	a.count(src.Text.String())
	a.Facts = append(a.Facts, webpage.Fact{Key: "title", Value: firstLine(src.Text), Basis: "the first line"})
	a.Facts = append(a.Facts, printed(furniture.ReadImprint(src.Text.String()))...)
	if in.Address != "" {
		a.Facts = append(a.Facts, webpage.Fact{Key: "url", Value: in.Address, Basis: "the address it was fetched from"})
	}
	if encoding != "" {
		a.Facts = append(a.Facts, webpage.Fact{Key: "encoding", Value: encoding, Basis: "the server"})
	}
}

// printed are the facts that a text tells between headline and story.
func printed(in furniture.Imprint) (facts []webpage.Fact) {
	for _, f := range []webpage.Fact{{Key: "outlet", Value: in.Outlet}, {Key: "byline", Value: in.Byline}, {Key: "published", Value: in.Published}} {
		if f.Value != "" {
			f.Basis = "a line before the story"
			facts = append(facts, f)
		}
	}
	if doubt := in.Doubt(); doubt != "" {
		facts = append(facts, webpage.Fact{Key: "basis_note", Value: doubt})
	}
	return facts
}

// check reads the text as a build will, whatever the input is called.
func (a *Article) check(encoding string, ds *diag.List) *source.Article {
	src, more := source.Read("import.txt", a.Text, source.Options{Encoding: encoding, Limit: int(a.Input.Limit)})
	for _, d := range more {
		d.Path = a.Input.Name
		if a.Page != nil {
			d.Line, d.Col = 1, 1 // the text's places are not the page's
		}
		*ds = append(*ds, d)
	}
	return src
}

func firstLine(t *text.Text) string {
	for n := 1; n <= t.Lines(); n++ {
		if words := strings.Join(strings.Fields(t.Slice(t.Line(n))), " "); words != "" {
			return shorten(words, 200)
		}
	}
	return ""
}

// shorten cuts at a space.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	if i := strings.LastIndexByte(s[:limit], ' '); i > 0 {
		return s[:i] + " …"
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}

func (a *Article) count(s string) {
	for l := range strings.Lines(s) {
		if strings.TrimSpace(l) != "" {
			a.Lines++
		}
	}
}
