package target

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"dossier/generator/internal/output"
	"dossier/generator/internal/publish"
)

// A tree is a built site: path → text.
type tree map[string]string

func page(links ...string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><title>The ferry</title>")
	for _, l := range links {
		b.WriteString(`<p><a href="` + l + `">` + l + `</a>`)
	}
	return b.String()
}

// before and after are two builds of one site: pages come and go that link one
// another, a style changes its name, the home page links all.
var (
	before = tree{
		"index.html":                  page("articles.html", "articles/ferry.html", "articles/pier.html", "assets/dossier-11111111.css"),
		"articles.html":               page("articles/ferry.html", "articles/pier.html", "assets/dossier-11111111.css"),
		"articles/ferry.html":         page("../index.html", "pier.html", "../assets/dossier-11111111.css"),
		"articles/pier.html":          page("../index.html", "ferry.html", "../assets/dossier-11111111.css"),
		"people/the-mayor.html":       page("../index.html"),
		"assets/dossier-11111111.css": "body{color:#111}",
		"robots.txt":                  "User-agent: *\nDisallow:\n",
	}
	after = tree{
		"index.html":                  page("articles.html", "articles/ferry.html", "articles/toll.html", "articles/berth.html", "assets/dossier-22222222.css"),
		"articles.html":               page("articles/ferry.html", "articles/toll.html", "articles/berth.html", "assets/dossier-22222222.css"),
		"articles/ferry.html":         page("../index.html", "toll.html", "../assets/dossier-22222222.css"),
		"articles/toll.html":          page("../index.html", "berth.html", "../assets/dossier-22222222.css"),
		"articles/berth.html":         page("../index.html", "toll.html", "../assets/dossier-22222222.css"),
		"people/the-mayor.html":       page("../index.html"),
		"assets/dossier-22222222.css": "body{color:#222}",
		"robots.txt":                  "User-agent: *\nDisallow:\n",
	}
)

func (t tree) fs() fstest.MapFS {
	m := fstest.MapFS{output.Marker: {}, ".gitignore": {Data: []byte("*")}}
	for p, s := range t {
		m[p] = &fstest.MapFile{Data: []byte(s)}
	}
	return m
}

func (t tree) publish(ctx context.Context, to publish.Target, c publish.Choice) (*publish.Plan, error) {
	if c.Site == "" {
		c.Site = "harbor"
	}
	return publish.Job{Site: t.fs(), Target: to, Choice: c, Token: "t" + t["index.html"], Workers: 1}.Run(ctx)
}

// broken follows all links from the home page, if there is one, and returns
// those that lead to nothing.
func broken(get func(string) (string, bool)) (bad []string) {
	seen := map[string]bool{"index.html": true}
	if _, ok := get("index.html"); !ok {
		return nil
	}
	for todo := []string{"index.html"}; len(todo) > 0; todo = todo[1:] {
		text, ok := get(todo[0])
		if !ok {
			bad = append(bad, todo[0])
		}
		for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; {
			for _, a := range z.Token().Attr {
				if p := path.Join(path.Dir(todo[0]), a.Val); a.Key == "href" && !seen[p] {
					seen[p] = true
					todo = append(todo, p)
				}
			}
		}
	}
	slices.Sort(bad)
	return bad
}

// holds checks that what is at the target is the site, what is kept of the one
// before, the manifest, and what was there of others.
func (t tree) holds(tt *testing.T, there map[string]string, others tree, kept ...string) {
	tt.Helper()
	want := maps.Clone(t)
	maps.Copy(want, others)
	for p, s := range want {
		if there[p] != s {
			tt.Errorf("%s is %q, want %q", p, there[p], s)
		}
	}
	for p := range there {
		if _, ok := want[p]; !ok && p != publish.ManifestPath && !slices.Contains(kept, p) {
			tt.Errorf("%s is still there", p)
		}
	}
	for _, p := range append(kept, publish.ManifestPath) {
		if _, ok := there[p]; !ok {
			tt.Errorf("%s is not there", p)
		}
	}
}
