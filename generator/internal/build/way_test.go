package build

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestWay: every page but the first says the way to it: from the first page,
// each step a link to a page with that name, the page itself last and no link.
func TestWay(t *testing.T) {
	ways := map[string]string{}
	pages := parse(t, run(t, os.DirFS(shipped), 2).Files)
	for address, p := range pages {
		nav := labelled(t, p.source, "Breadcrumb")
		if nav == nil {
			if address != "index.html" {
				t.Errorf("%s does not say the way to it", address)
			}
			continue
		}
		var steps []string
		here := 0
		for n := range nav.Descendants() {
			switch {
			case n.Type == html.ElementNode && n.Data == "a":
				steps = append(steps, words(n))
			case attributes(n)["aria-current"] == "page":
				here++
				steps = append(steps, words(n))
			}
		}
		if here != 1 || len(steps) < 2 || steps[0] != "Home" {
			t.Errorf("%s: the way is %q", address, steps)
		}
		ways[address] = strings.Join(steps, " › ")
	}
	for address, want := range map[string]string{
		"people.html":                   "Home › People",
		"people/john-kerry.html":        "Home › People › John Kerry",
		"articles/the-hill.source.html": "Home › Articles › Kerry says Geneva talks with Iran ‘narrowed … › Source ledger",
		"quotes/10-unity.html":          "Home › Statements › Statement 10",
		"data.html":                     "Home › Method › Data",
		"404.html":                      "Home › No such page",
	} {
		if ways[address] != want {
			t.Errorf("%s: the way is %q, not %q", address, ways[address], want)
		}
	}
}

// TestOutline: a page of three parts and more lists them as its headings stand,
// and one of fewer does not.
func TestOutline(t *testing.T) {
	listed := 0
	for address, p := range parse(t, run(t, os.DirFS(shipped), 2).Files) {
		want, got := parts(t, p.source), ""
		if nav := labelled(t, p.source, "On this page"); nav != nil {
			listed++
			for n := range nav.Descendants() {
				if n.Type == html.ElementNode && n.Data == "a" {
					got += fmt.Sprintln(attributes(n)["href"], words(n))
				}
			}
		}
		if strings.Count(want, "\n") < 3 {
			want = ""
		}
		if got != want {
			t.Errorf("%s lists the parts\n%snot\n%s", address, got, want)
		}
	}
	if listed < 10 {
		t.Errorf("%d pages list their parts", listed)
	}
}

// parts are the headings of a page that have an id and can be seen, without
// what is small or apparatus in them.
func parts(t *testing.T, source string) (out string) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if id := attributes(n)["id"]; n.Type == html.ElementNode && n.Data == "h2" && id != "" && !hasClass(n, "visually-hidden") {
			text := ""
			for c := range n.ChildNodes() {
				if c.Data != "small" {
					text += words(c)
				}
			}
			out += fmt.Sprintln("#"+id, strings.Join(strings.Fields(text), " "))
		}
	}
	return out
}

// labelled finds the element of a page with a label, nil when there is none.
func labelled(t *testing.T, source, label string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if attributes(n)["aria-label"] == label {
			return n
		}
	}
	return nil
}
