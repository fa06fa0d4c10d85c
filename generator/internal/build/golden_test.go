package build

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"dossier/generator/internal/golden"
)

// TestPages builds each archive's texts as a dossier and compares what the
// pages say that it names: "want quotes/1-" is the page whose address begins so.
func TestPages(t *testing.T) {
	golden.Each(t, "testdata/pages/*.txtar", func(t *testing.T, a *golden.Archive) {
		out := run(t, fs.FS(textsOf(a)), 2).Files
		for i, f := range a.Files {
			prefix, wanted := strings.CutPrefix(f.Name, "want ")
			if !wanted {
				continue
			}
			got := "no such page\n"
			for _, p := range out {
				if strings.HasPrefix(p.Address, prefix) {
					got = told(t, p.Data)
				}
			}
			a.Is(t, i, got)
		}
	})
}

// textsOf are the articles of an archive.
func textsOf(a *golden.Archive) fstest.MapFS {
	return a.FS(func(name string) string {
		if strings.HasPrefix(name, "want ") {
			return ""
		}
		return name
	})
}

// told is what a page's main part tells, a block a line: [-struck out-],
// {+underlined+}, <gap>, (links) without their addresses, drawings by their
// pieces.
func told(t *testing.T, page []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "main" {
			tell(&b, n)
		}
	}
	var lines []string
	for l := range strings.Lines(b.String()) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

var blocks = map[string]string{"h1": "# ", "h2": "## ", "h3": "### ", "p": "", "li": "* ", "tr": "", "div": "", "dt": "", "summary": "> ", "pre": "", "section": "", "svg": ""}

// stretch is one of a bar, drawn in a path.
var stretch = regexp.MustCompile(`M(\d+) 0h(\d+)v10H\d+z`)

func tell(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	}
	a := attributes(n)
	open, shut := "", ""
	switch {
	case a["class"] == "visually-hidden":
		return
	case n.Data == "del":
		open, shut = "[-", "-]"
	case n.Data == "ins":
		open, shut = "{+", "+}"
	case a["class"] == "cut":
		open, shut = "<"+a["data-kind"]+": ", ">"
	case n.Data == "td" || n.Data == "dd":
		open = " | "
	case n.Data == "rect":
		open = " " + a["class"] + " " + a["x"] + "+" + a["width"]
	case n.Data == "path":
		open = " " + stretch.ReplaceAllString(a["d"], a["class"]+" $1+$2 ")
	default:
		if mark, block := blocks[n.Data]; block {
			open, shut = "\n"+mark, "\n"
		}
	}
	b.WriteString(open)
	for c := range n.ChildNodes() {
		tell(b, c)
	}
	b.WriteString(shut)
}
