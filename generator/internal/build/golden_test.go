package build

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write what is found as what is expected")

// TestPages builds each archive's texts as a dossier and compares what the
// pages say that it names: "want quotes/1-" is the page whose address begins so.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			content := fstest.MapFS{}
			for _, f := range a.Files {
				if !strings.HasPrefix(f.Name, "want ") {
					content[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			out := run(t, fs.FS(content), 2).Files
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
				if *update {
					a.Files[i].Data = []byte(got)
				} else if d := cmp.Diff(string(f.Data), got); d != "" {
					t.Errorf("%s (-want +got):\n%s", f.Name, d)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
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
