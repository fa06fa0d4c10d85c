// Package feed lists the articles of a feed or a sitemap: RSS, Atom
// (https://www.rfc-editor.org/rfc/rfc4287) or sitemaps.org's, by the names of their
// elements, as feeds in the wild mix forms.
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset"
)

// An Entry is one article a feed names.
type Entry struct {
	Address string
	Title   string // "" in sitemaps without news
	Date    string // as the feed writes it
	Nested  bool   // the address is another sitemap's
}

// roots are the outermost elements of what this package reads.
var roots = map[string]bool{"rss": true, "RDF": true, "feed": true, "urlset": true, "sitemapindex": true}

// entries are the elements that hold one article each.
var entries = map[string]bool{"item": true, "entry": true, "url": true, "sitemap": true}

// Is tells whether a file is a feed or a sitemap, by its outermost element.
func Is(raw []byte) bool {
	d := decoder(raw)
	for {
		t, err := d.Token()
		if err != nil {
			return false
		}
		if e, ok := t.(xml.StartElement); ok {
			return roots[e.Name.Local]
		}
	}
}

// List returns the articles in the feed's order, each address once. base is the
// address the feed was fetched from, "" for a file; line is where an error stands.
func List(raw []byte, base string) (list []Entry, line int, err error) {
	d := decoder(raw)
	r := reader{base: base, seen: map[string]bool{}}
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return r.list, 0, nil
		case err != nil:
			line, _ := d.InputPos()
			var s *xml.SyntaxError
			if errors.As(err, &s) {
				err = errors.New(s.Msg)
			}
			return nil, line, fmt.Errorf("the XML is broken: %w", err)
		}
		r.token(t)
	}
}

func decoder(raw []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\uFEFF")), " \t\r\n")))
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	return d
}

type reader struct {
	base  string
	list  []Entry
	seen  map[string]bool
	open  *Entry
	path  []string // names of the open elements, inside an entry
	words strings.Builder
}

func (r *reader) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		r.words.Reset()
		switch {
		case r.open != nil:
			r.path = append(r.path, t.Name.Local)
			r.link(t)
		case entries[t.Name.Local]:
			r.open, r.path = &Entry{Nested: t.Name.Local == "sitemap"}, r.path[:0]
		}
	case xml.CharData:
		r.words.Write(t)
	case xml.EndElement:
		switch {
		case r.open == nil:
		case len(r.path) == 0:
			r.add()
		default:
			r.value(t.Name.Local, strings.Join(strings.Fields(r.words.String()), " "))
			r.path = r.path[:len(r.path)-1]
			r.words.Reset()
		}
	}
}

// link takes Atom's <link href>; of several the page itself.
func (r *reader) link(e xml.StartElement) {
	if e.Name.Local != "link" || len(r.path) != 1 {
		return
	}
	href, rel := "", "alternate"
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "href":
			href = a.Value
		case "rel":
			rel = a.Value
		}
	}
	if href != "" && rel == "alternate" && r.open.Address == "" {
		r.open.Address = href
	}
}

// value takes what an element directly in the entry says, or in its <news:news>.
func (r *reader) value(name, words string) {
	if len(r.path) > 2 || len(r.path) == 2 && r.path[0] != "news" || words == "" {
		return
	}
	switch e := r.open; name {
	case "link", "loc":
		if e.Address == "" {
			e.Address = words
		}
	case "title":
		if e.Title == "" {
			e.Title = words
		}
	case "pubDate", "published", "date", "publication_date":
		e.Date = words
	case "updated", "lastmod":
		if e.Date == "" {
			e.Date = words
		}
	}
}

// add closes the open entry; one without a web address is none.
func (r *reader) add() {
	e := *r.open
	r.open = nil
	u, err := url.Parse(strings.TrimSpace(e.Address))
	if err != nil || e.Address == "" {
		return
	}
	if base, err := url.Parse(r.base); err == nil && r.base != "" {
		u = base.ResolveReference(u)
	}
	e.Address = u.String()
	if (u.Scheme != "http" && u.Scheme != "https") || r.seen[e.Address] {
		return
	}
	r.seen[e.Address] = true
	r.list = append(r.list, e)
}
