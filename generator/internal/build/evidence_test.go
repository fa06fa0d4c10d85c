package build

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestEvidence: the evidence of every position opens at its sentence: where its
// link leads, the paragraph that holds the target has the words.
func TestEvidence(t *testing.T) {
	docs := map[string]*html.Node{}
	for _, f := range run(t, os.DirFS(shipped), 2).Files {
		if strings.HasSuffix(f.Address, ".html") {
			doc, err := html.Parse(bytes.NewReader(f.Data))
			if err != nil {
				t.Fatal(err)
			}
			docs[f.Address] = doc
		}
	}
	seen := 0
	for address, doc := range docs {
		if !strings.HasPrefix(address, "issues/") {
			continue
		}
		for n := range doc.Descendants() {
			if n.Data != "blockquote" || attributes(n.Parent)["class"] != "position" && attributes(n.Parent)["class"] != "position earlier" {
				continue
			}
			said := own(n)
			href := lastLink(n.NextSibling)
			file, id, _ := strings.Cut(href, "#")
			if at := opens(docs[path.Join(path.Dir(address), file)], id); !strings.Contains(at, said) {
				t.Errorf("%s: %q opens %s, at %q", address, said, href, at)
			}
			seen++
		}
	}
	if seen == 0 {
		t.Error("no evidence")
	}
}

// own is the text of a blockquote without the label behind it.
func own(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && attributes(d.Parent)["class"] != "locator" && attributes(d.Parent.Parent)["class"] != "locator" {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

func lastLink(n *html.Node) string {
	href := ""
	for d := range n.Descendants() {
		if d.Data == "a" {
			href = attributes(d)["href"]
		}
	}
	return href
}

// opens is the source's text of the paragraph an id stands in, or stands for.
func opens(doc *html.Node, id string) string {
	for n := range doc.Descendants() {
		if attributes(n)["id"] == id {
			for n.Data == "a" || n.Data == "span" {
				n = n.Parent
			}
			return words(n)
		}
	}
	return ""
}
