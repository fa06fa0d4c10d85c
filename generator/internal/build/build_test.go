package build

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/generator/internal/text"
	"dossier/templates"
)

const shipped = "../../../content"

// folders are the content folders every test of whole sites runs on: the
// dossier that ships, and what DOSSIER_TEXTS names (a list of folders, as PATH).
func folders(t *testing.T) []string {
	out := []string{shipped}
	if env := os.Getenv("DOSSIER_TEXTS"); env != "" {
		return append(out, filepath.SplitList(env)...)
	}
	t.Log("not run on other texts: DOSSIER_TEXTS names none")
	return out
}

func run(t testing.TB, content fs.FS, workers int) *Result {
	t.Helper()
	return runConfig(t, Config{Content: content, Name: "test", Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: workers})
}

func runConfig(t testing.TB, c Config) *Result {
	t.Helper()
	r, ds, err := Run(context.Background(), c)
	var b bytes.Buffer
	ds.Print(&b)
	if err != nil || ds.HasErrors() {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if b.Len() > 0 {
		t.Log(b.String())
	}
	return r
}

// TestLinks follows every link of every page: each leads to a file of the
// site, each fragment to one element of it, and no link leaves the folder.
func TestLinks(t *testing.T) {
	for _, dir := range folders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			files := run(t, os.DirFS(dir), 2).Files
			pages := parse(t, files)
			links := 0
			for address, p := range pages {
				for _, l := range p.links {
					target, fragment, _ := strings.Cut(l, "#")
					if strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
						continue
					}
					links++
					to := address
					if target != "" {
						to = path.Join(path.Dir(address), target)
					}
					q, page := pages[to]
					switch {
					case strings.HasPrefix(target, "/") || strings.HasPrefix(to, ".."):
						t.Errorf("%s: link %q leaves the site's folder", address, l)
					case page && fragment != "" && q.ids[fragment] != 1:
						t.Errorf("%s: link %q: %d elements have that id", address, l, q.ids[fragment])
					case !page && !has(files, to):
						t.Errorf("%s: link %q: no such file", address, l)
					}
				}
				for id, n := range p.ids {
					if n > 1 {
						t.Errorf("%s: id %q stands %d times", address, id, n)
					}
				}
				if strings.Contains(p.source, "ZgotmplZ") {
					t.Errorf("%s: a template put a value where it may not stand", address)
				}
			}
			t.Logf("%d pages, %d links", len(pages), links)
		})
	}
}

// TestReachable walks from the home page and from it alone.
func TestReachable(t *testing.T) {
	pages := parse(t, run(t, os.DirFS(shipped), 2).Files)
	seen := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		for _, l := range pages[queue[0]].links {
			target, _, _ := strings.Cut(l, "#")
			to := path.Join(path.Dir(queue[0]), target)
			if _, page := pages[to]; page && target != "" && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	for address := range pages {
		if !seen[address] && address != "404.html" {
			t.Errorf("%s cannot be reached from the home page", address)
		}
	}
}

// TestFidelity is the first promise: the text of a reading page, apparatus
// taken out, is the source, character for character; so is the ledger's.
func TestFidelity(t *testing.T) {
	for _, dir := range folders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			r := run(t, os.DirFS(dir), 2)
			pages := parse(t, r.Files)
			for _, a := range r.Site.Dossier.Articles {
				want := visible(a.Text.String())
				if got := pages["articles/"+a.ID+".source.html"].ledger; got != want {
					t.Errorf("%s: ledger differs from the file %s", a.ID, difference(got, want))
				}
				if a.Source.Markdown { // markup is not shown; the words are
					var b strings.Builder
					for s := range a.Text.Visible(text.Span{End: a.Text.Len()}) {
						b.WriteString(a.Text.Slice(s))
					}
					want = visible(b.String())
				}
				if got := pages["articles/"+a.ID+".html"].text; squeeze(got, a.Source.Markdown) != squeeze(want, a.Source.Markdown) {
					t.Errorf("%s: reading page differs from the source %s", a.ID, difference(got, want))
				}
			}
		})
	}
}

// squeeze folds white space where Markdown does.
func squeeze(s string, markdown bool) string {
	if markdown {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// visible is the text as pages show it: control and direction characters as labels.
func visible(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		cells := strings.Split(l, "\t")
		for k, c := range cells {
			cells[k] = diag.Visible(c)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}

func difference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	around := func(s string) string { return s[max(0, min(i-30, len(s))):min(len(s), i+30)] }
	return "at byte " + strings.TrimSpace(around(got)) + " <> " + strings.TrimSpace(around(want))
}

// TestDeterminism builds the same content from differently ordered folders,
// with one worker and with several.
func TestDeterminism(t *testing.T) {
	a := run(t, os.DirFS(shipped), 1).Files
	b := run(t, backwards{os.DirFS(shipped).(fs.ReadDirFS)}, 8).Files
	if len(a) != len(b) {
		t.Fatalf("%d files, then %d", len(a), len(b))
	}
	for i := range a {
		if a[i].Address != b[i].Address || !bytes.Equal(a[i].Data, b[i].Data) {
			t.Errorf("%s differs", a[i].Address)
		}
	}
}

// backwards lists every folder in the opposite order.
type backwards struct{ fs.ReadDirFS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := b.ReadDirFS.ReadDir(name)
	for i, j := 0, len(entries)-1; i < j; i, j = i+1, j-1 {
		entries[i], entries[j] = entries[j], entries[i]
	}
	return entries, err
}

type page struct {
	source string
	links  []string
	ids    map[string]int
	text   string // of [data-source], without [data-apparatus]
	ledger string // of [data-ledger], without [data-apparatus]
}

func parse(t *testing.T, files []output.File) map[string]*page {
	t.Helper()
	pages := map[string]*page{}
	for _, f := range files {
		if !strings.HasSuffix(f.Address, ".html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		p := &page{source: string(f.Data), ids: map[string]int{}}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				switch {
				case a.Key == "href" || a.Key == "src":
					p.links = append(p.links, a.Val)
				case a.Key == "id":
					p.ids[a.Val]++
				case a.Key == "data-source":
					p.text += words(n)
				case a.Key == "data-ledger":
					p.ledger += words(n)
				}
			}
		}
		pages[f.Address] = p
	}
	return pages
}

// words is the text of n without apparatus.
func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	for _, a := range n.Attr {
		if a.Key == "data-apparatus" {
			return ""
		}
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(words(c))
	}
	return b.String()
}

func has(files []output.File, address string) bool {
	for _, f := range files {
		if f.Address == address {
			return true
		}
	}
	return false
}
