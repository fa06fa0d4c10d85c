package build

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/internal/site"
)

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

// TestFrame: what every page has, once: a title no other page has, one h1, the
// policy, one style sheet, the way past the navigation, and its section named.
func TestFrame(t *testing.T) {
	titles := map[string]string{}
	for _, f := range run(t, os.DirFS(shipped), 2).Files {
		if !strings.HasSuffix(f.Address, ".html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			a := attributes(n)
			switch n.Data {
			case "title":
				if o := titles[words(n)]; o != "" {
					t.Errorf("%s and %s have the title %q", o, f.Address, words(n))
				}
				titles[words(n)] = f.Address
			case "meta":
				if a["http-equiv"] == "Content-Security-Policy" && a["content"] == policy {
					count["policy"]++
				}
			case "link":
				if a["rel"] == "stylesheet" {
					count["sheet"]++
				}
			case "a":
				if a["class"] == "skip" && a["href"] == "#main" {
					count["skip"]++
				}
				if a["aria-current"] != "" { // in the menu; that of the way is no link
					count["current"]++
				}
			case "html":
				if a["lang"] != "" {
					count["lang"]++
				}
			case "nav":
				count[a["aria-label"]]++
			case "h1", "main", "footer":
				count[n.Data]++
			}
		}
		if f.Address == "404.html" { // it stands nowhere
			count["current"]++
		}
		for _, what := range []string{"h1", "main", "footer", "Dossier", "policy", "sheet", "skip", "lang", "current"} {
			if count[what] != 1 {
				t.Errorf("%s: %s stands %d times", f.Address, what, count[what])
			}
		}
	}
}

// TestNotes: label and note lead to one another, and the note to a statement
// whose page leads back to the label.
func TestNotes(t *testing.T) {
	r := run(t, os.DirFS(shipped), 2)
	pages := parse(t, r.Files)
	for _, a := range r.Site.Dossier.Articles {
		address := "articles/" + a.ID + ".html"
		doc, err := html.Parse(strings.NewReader(pages[address].source))
		if err != nil {
			t.Fatal(err)
		}
		labels, notes := map[string]string{}, map[string]string{} // id → where it leads
		for n := range doc.Descendants() {
			switch at := attributes(n); at["role"] {
			case "doc-noteref":
				labels[at["id"]] = at["href"]
			case "doc-backlink":
				notes[attributes(n.Parent)["id"]] = at["href"]
			}
		}
		if len(labels) != len(a.Quotations) || len(notes) != len(a.Quotations) {
			t.Errorf("%s: %d quotations, %d labels, %d notes", address, len(a.Quotations), len(labels), len(notes))
		}
		for id, href := range labels {
			if back := notes[strings.TrimPrefix(href, "#")]; back != "#"+id {
				t.Errorf("%s: label %s leads to %s, which leads back to %q", address, id, href, back)
			}
		}
		for _, q := range a.Quotations {
			s := q.Statement
			statement := pages[string(site.StatementAddress(s))]
			if statement == nil || !strings.Contains(statement.source, `"../`+address+fmt.Sprintf("#q%d", s.Number)) {
				t.Errorf("statement %d does not lead back to %s", s.Number, address)
			}
		}
	}
}

func attributes(n *html.Node) map[string]string {
	out := map[string]string{}
	for _, a := range n.Attr {
		out[a.Key] = a.Val
	}
	return out
}
