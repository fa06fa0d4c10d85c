package importer

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/webpage"
)

const story = `<h1>Ferry stays</h1><p>The harbor board of Porthaven voted on Monday to keep the old ferry on the river, the mayor said.</p>`

func TestKind(t *testing.T) {
	for _, c := range []struct {
		name, raw, contentType string
		want                   Kind
	}{
		{"a.html", "<!DOCTYPE html><p>x", "", WebPage},
		{"a", "\ufeff\n <HTML>", "", WebPage},
		{"a.htm", "The words of a fragment", "", WebPage},
		{"a.xhtml", `<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">`, "", WebPage},
		{"u", "words", "text/html; charset=utf-8", WebPage},
		{"a.html", "Ferry", "text/plain", PlainText},
		{"a.txt", "<3 is how the mayor signs", "", PlainText},
		{"-", "Ferry stays", "", PlainText},
		{"a.xml", `<?xml version="1.0"?><rss/>`, "", Feed},
		{"u", `<urlset></urlset>`, "text/html", Feed},
		{"a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related", "", Bundle},
		{"a", "", "", PlainText},
	} {
		if got := (Input{Name: c.name, Raw: []byte(c.raw), ContentType: c.contentType}).Kind(); got != c.want {
			t.Errorf("%s %q %s: kind %d, want %d", c.name, c.raw, c.contentType, got, c.want)
		}
	}
}

// TestSidecar writes facts as hostile pages give them, and reads them back as
// a build does.
func TestSidecar(t *testing.T) {
	for _, v := range []string{`He said: "no" # really`, "no", "{a: b}", "- x", "it's", `back\slash`, "&a *a !!b", "é “q” \u2028 x", "%x", "0777", "https://a.example/?q=%20#x", "@x", strings.Repeat("long ", 500)} {
		a := &Article{Input: Input{Name: "a\nb: c"}, Text: []byte("x"), Facts: []webpage.Fact{{Key: "title", Value: v, Basis: "h1"}, {Key: "byline", Value: v}}}
		var got struct {
			Title  conf.Text `yaml:"title"`
			Byline conf.Text `yaml:"byline"`
			SHA256 conf.Text `yaml:"sha256"`
		}
		if ds := conf.Decode("a.yaml", a.sidecar("a", "originals/a.html"), 0, &got); len(ds) > 0 || got.Title.Value != v || got.Byline.Value != v || len(got.SHA256.Value) != 64 {
			t.Errorf("%q: read as %q, %q; %v", v, got.Title.Value, got.Byline.Value, ds)
		}
	}
}

func TestNameOf(t *testing.T) {
	for in, want := range map[string]string{
		"Ferry stays": "ferry-stays", "Con": "con-1", "Index": "index-1",
		"A very long headline about the ferry, the bridge and all who cross the river by night": "a-very-long-headline-about-the-ferry-the-bridge-and-all-who",
		strings.Repeat("x", 100): strings.Repeat("x", 60),
	} {
		if got := nameOf(in); got != want {
			t.Errorf("nameOf(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFetched reads what an address answered: a page, and plain text in an
// encoding that only the server names.
func TestFetched(t *testing.T) {
	l := open(t, fstest.MapFS{})
	a, ds := Read(Input{Name: "https://daily.example/a", Raw: []byte(story), ContentType: "text/html; charset=utf-8", Address: "https://daily.example/b"})
	if len(ds) > 0 || a.Fact("url") != "https://daily.example/b" || a.Fact("outlet") != "daily.example" {
		t.Errorf("page: %+v, %v", a, ds)
	}
	p, ds := l.Plan(a, "")
	if len(ds) > 0 || names(p) != "originals/ferry-stays.html originals/ferry-stays.left-out.txt articles/ferry-stays.txt articles/ferry-stays.yaml" {
		t.Errorf("plan: %s, %v", names(p), ds)
	}
	raw := []byte("Caf\xe9 stays\n\nThe caf\xe9 stays, said the mayor.\n")
	a, ds = Read(Input{Name: "https://daily.example/t", Raw: raw, ContentType: "text/plain; charset=iso-8859-1", Address: "https://daily.example/t"})
	if len(ds) > 0 || string(a.Text) != string(raw) || a.Fact("title") != "Café stays" || a.Fact("encoding") != "iso-8859-1" {
		t.Errorf("text: %+v, %v", a, ds)
	}
	if _, ds := Read(Input{Name: "u", Raw: raw, ContentType: "text/plain"}); !ds.HasErrors() {
		t.Error("an encoding nobody names is guessed")
	}
	if _, ds := Read(Input{Name: "a.html", Raw: []byte("<meta charset=utf-8>" + strings.ReplaceAll(story, "old", "\xe9"))}); len(ds) != 1 || ds[0].Severity != diag.Warning {
		t.Errorf("a page that is not in the encoding it declares: %v", ds)
	}
}

func open(t *testing.T, fsys fstest.MapFS) *Library {
	t.Helper()
	l, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func names(p *Plan) string {
	var out []string
	for _, f := range p.Files {
		out = append(out, f.Name)
	}
	return strings.Join(out, " ")
}

// TestPlan: nothing that is there is ever planned to be written, but a text that
// has changed.
func TestPlan(t *testing.T) {
	content := fstest.MapFS{
		"articles/ferry.txt":        {Data: []byte("Ferry stays\n\nOther words of an earlier day.\n")},
		"articles/ferry.yaml":       {Data: []byte("url: https://daily.example/ferry/\ntitel: x\n")},
		"articles/Ferry-Stays.txt":  {Data: []byte("Ferry stays\n")},
		"originals/ferry.html":      {Data: []byte("x")},
		"originals/ferry.2.html":    {Data: []byte("x")},
		"originals/unrelated.html":  {Data: []byte("x")},
		"articles/ferry-digest.md":  {Data: []byte("---\nurl: https://daily.example/digest\n---\nOurs.\n")},
		"articles/.hidden.txt.swap": {Data: []byte("x")},
	}
	read := func(head string) *Article {
		a, ds := Read(Input{Name: "a.html", Raw: []byte(head + story)})
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		return a
	}
	canonical := func(address string) string { return `<!doctype html><link rel=canonical href="` + address + `">` }
	for name, c := range map[string]struct {
		article *Article
		id      string
		state   State
		files   string
		code    string
	}{
		"changed": {read(canonical("https://daily.example/other")), "new", New, "originals/new.html originals/new.left-out.txt articles/new.txt articles/new.yaml", ""},
		"page known by its address, settings with a fault": {read(canonical("http://www.daily.example/ferry#top")), "", Changed,
			"originals/ferry.3.html originals/ferry.3.left-out.txt articles/ferry.txt", ""},
		"name in another case":   {read(""), "", Changed, "originals/Ferry-Stays.html originals/Ferry-Stays.left-out.txt articles/Ferry-Stays.txt", ""},
		"the author's digest":    {read(canonical("https://daily.example/digest")), "", New, "", "name-taken"},
		"another page's name":    {read(canonical("https://wire.example/1")), "ferry", New, "", "name-taken"},
		"a name that is no name": {read(""), "../x", New, "", "bad-name"},
	} {
		p, ds := open(t, content).Plan(c.article, c.id)
		switch {
		case c.code != "":
			if p != nil || len(ds) != 1 || ds[0].Code != c.code || ds[0].Hint == "" {
				t.Errorf("%s: %v, want %s", name, ds, c.code)
			}
		case len(ds) > 0 || p.State != c.state || names(p) != c.files:
			t.Errorf("%s: state %d, %s; %v", name, p.State, names(p), ds)
		default:
			for _, f := range p.Files {
				if _, there := content[f.Name]; there != f.Replace {
					t.Errorf("%s: %s is there: %t, to be replaced: %t", name, f.Name, there, f.Replace)
				}
			}
		}
	}
}

// TestOneRun: articles of one run know of one another.
func TestOneRun(t *testing.T) {
	l := open(t, fstest.MapFS{})
	var got []string
	for _, outlet := range []string{"The Daily", "River Wire", "River Wire"} {
		address := "https://" + strings.ReplaceAll(outlet, " ", "") + ".example/1"
		a, _ := Read(Input{Name: "a", Raw: []byte(`<!doctype html><link rel=canonical href="` + address + `"><meta name="application-name" content="` + outlet + `">` + story)})
		p, ds := l.Plan(a, "")
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		got = append(got, p.ID+map[State]string{New: " new", Same: " same", Changed: " changed"}[p.State])
	}
	if want := []string{"ferry-stays new", "ferry-stays-river-wire new", "ferry-stays-river-wire same"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
