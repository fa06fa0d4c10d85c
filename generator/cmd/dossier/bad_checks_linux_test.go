package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// judgePages looks at what was written as the case's directives say.
func (c *badCase) judgePages(t *testing.T) {
	t.Helper()
	files := tree(t, c.site())
	for name, data := range files {
		if ids := twiceIDs(t, data); strings.HasSuffix(name, ".html") && len(ids) > 0 {
			t.Errorf("%s: ids that stand twice: %v", name, ids)
		}
	}
	for _, w := range c.checks {
		switch w[0] {
		case "again": // the same bytes in this process, with nothing of the case's environment
			c.env = nil
			if code, stderr := c.run(t, c.command...); code != exitOK || !maps.Equal(files, tree(t, c.site())) {
				t.Errorf("the same content gave another site: %s", stderr)
			}
		case "missing":
			if _, err := os.Lstat(c.at(w[1])); err == nil {
				t.Errorf("%s is there", w[1])
			}
		default:
			if !c.check(t, files, w) {
				t.Errorf("fails: %s", strings.Join(w, " "))
			}
		}
	}
}

// named lists the files a check is about: one, or all of an ending ("*.xml");
// "pages" is what people read: HTML and the search index.
func named(files map[string]string, pattern string) (names []string) {
	for name := range files {
		ending, all := strings.CutPrefix(pattern, "*")
		switch {
		case name == "/"+pattern, all && strings.HasSuffix(name, ending),
			pattern == "pages" && (strings.HasSuffix(name, ".html") || strings.HasPrefix(name, "/search/")):
			names = append(names, name)
		}
	}
	return names
}

// wellFormed tells whether data is XML from beginning to end.
func wellFormed(data string) bool {
	d := xml.NewDecoder(strings.NewReader(data))
	for {
		switch _, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return false
		}
	}
}

// runs tells whether a cell of a table begins as a spreadsheet's formula does.
func runs(t *testing.T, data string) bool {
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Errorf("no table: %v", err)
	}
	return slices.ContainsFunc(rows, func(row []string) bool {
		return slices.ContainsFunc(row, func(cell string) bool { return cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") })
	})
}

// twiceIDs lists the ids that stand twice on a page.
func twiceIDs(t *testing.T, page string) (out []string) {
	seen := map[string]int{}
	for n := range parse(t, page).Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				if seen[a.Val]++; seen[a.Val] == 2 {
					out = append(out, a.Val)
				}
			}
		}
	}
	return out
}

func (c *badCase) check(t *testing.T, files map[string]string, w []string) bool {
	names := named(files, w[1])
	if len(names) == 0 {
		t.Errorf("there is no %s; there are %v", w[1], slices.Sorted(maps.Keys(files)))
	}
	found := false
	for _, name := range names {
		data := files[name]
		switch w[0] {
		case "wellformed":
			found = found || !wellFormed(data)
		case "cells":
			found = found || runs(t, data)
		case "holds", "lacks":
			found = found || strings.Contains(data, w[2])
		case "shows", "hides":
			found = found || strings.Contains(visible(t, data), squeezed(w[2]))
		case "links", "unlinked":
			found = found || slices.ContainsFunc(hrefs(t, data), func(to string) bool { return strings.Contains(to, w[2]) })
		}
	}
	return found == slices.Contains([]string{"holds", "shows", "links"}, w[0])
}

// visible is the text of a page as a reader gets it, white space squeezed.
func visible(t *testing.T, page string) string {
	var b strings.Builder
	for n := range parse(t, page).Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
	}
	return squeezed(b.String())
}

func hrefs(t *testing.T, page string) (out []string) {
	for n := range parse(t, page).Descendants() {
		for _, a := range n.Attr {
			if n.Data == "a" && a.Key == "href" {
				out = append(out, a.Val)
			}
		}
	}
	return out
}

func parse(t *testing.T, page string) *html.Node {
	doc, err := html.Parse(bytes.NewReader([]byte(page)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }
