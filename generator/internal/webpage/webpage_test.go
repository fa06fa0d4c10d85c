package webpage

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"

	"dossier/generator/internal/golden"
)

// TestRead reads each page of testdata; behind it stands what the page says of
// its article, the text, and what was left out.
func TestRead(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if path.Ext(f.Name) != ".html" {
				continue
			}
			p, err := Read(f.Data, Options{})
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			a.Want(t, i, tell(p))
			lost, gained := balance(t, f.Data, p)
			if lost != "" {
				t.Errorf("%s: on the page, neither in the text nor left out: %s", f.Name, lost)
			}
			if gained != "" {
				t.Errorf("%s: in the text or left out, and not on the page: %s", f.Name, gained)
			}
		}
	})
}

func tell(p *Page) string {
	var b strings.Builder
	for _, f := range p.Facts {
		fmt.Fprintf(&b, "%s: %s   (%s)\n", f.Key, f.Value, f.Basis)
	}
	fmt.Fprintf(&b, "rescued: %d\n=== text\n%s=== left out\n", p.Rescued, p.Text)
	for _, l := range p.LeftOut {
		fmt.Fprintf(&b, "%s: %s\n", l.Reason, strings.ReplaceAll(l.Words, "\n", " / "))
	}
	return b.String()
}

// balance counts characters: it returns the first text of the body that Read has
// put nowhere, and what Read has more of than the body, but for the marks of <q>.
// It walks the page by itself, so that a fault of the setter does not hide here.
func balance(t *testing.T, raw []byte, p *Page) (lost, gained string) {
	t.Helper()
	have := map[string]int{}
	all := p.Text
	for _, l := range p.LeftOut {
		all += " " + l.Words
	}
	for _, w := range strings.Fields(all) {
		for _, r := range w {
			have[string(r)]++
		}
	}
	doc, err := html.Parse(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	skip := map[string]bool{"script": true, "style": true, "noscript": true, "head": true, "svg": true, "iframe": true, "template": true}
	var walk func(n *html.Node) string
	walk = func(n *html.Node) string {
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode {
				for _, r := range strings.Join(strings.Fields(c.Data), "") {
					if have[string(r)]--; have[string(r)] < 0 {
						return c.Data
					}
				}
			} else if !skip[c.Data] {
				if s := walk(c); s != "" {
					return s
				}
			}
		}
		return ""
	}
	lost = walk(doc)
	for c, n := range have {
		if n > 0 && !strings.Contains("“”‘’", c) {
			gained += strings.Repeat(c, n)
		}
	}
	return lost, gained
}

func page(body string) string {
	return "<!doctype html><title>Ferry</title><body><article><h1>Ferry stays</h1>" + body + "</article>"
}

// long is a paragraph that is surely the story's.
const long = "<p>The harbor board of Porthaven voted on Monday to keep the old ferry on the river until the bridge is open, the mayor said.</p>"

func TestWhiteSpace(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"folded":              {"<p>One  \n\t two\u00a0three , four.</p>", "One two\u00a0three , four."},
		"inline":              {"<p>One<b> two</b> <i>three</i><span>four</span> ends.</p>", "One two threefour ends."},
		"break":               {"<p>One ends.<br>Two ends.</p>", "One ends.\nTwo ends."},
		"two breaks":          {"<div>One two ends.<br><br>Two two ends.</div>", "One two ends.\n\nTwo two ends."},
		"quotation":           {"<p>She said <q>keep <q>it</q></q> today.</p>", "She said “keep ‘it’” today."},
		"pre":                 {"<pre>a  b\n c ends.</pre>", "a  b\n c ends."},
		"button in line":      {"<p>The mayor <button>Share</button>said so.</p>", "The mayor said so."},
		"word that is a link": {"<p>The <a class=keywords href=/f>ferry</a> goes on.</p>", "The ferry goes on."},
		"words for readers":   {"<p>The ferry <span class=sr-only>opens a window</span>goes on.</p>", "The ferry goes on."},
		"cells":               {"<table><tr><td>One and</td><td>two and three.</td></tr></table>", "One and\ttwo and three."},
		"boxes in boxes":      {"<div><div><div>One, two and three of them.<br><br>Four ends.</div></div></div>", "One, two and three of them.\n\nFour ends."},
		"soft hyphen":         {"<p>Ferry\u00adman\u200b goes on.</p>", "Ferry\u00adman\u200b goes on."},
		"footer of quotation": {"<blockquote><p>Keep the ferry.</p><footer>Mayor Quill, on Monday.</footer></blockquote>",
			"Keep the ferry.\n\nMayor Quill, on Monday."},
	} {
		p, err := Read([]byte(page(long+c.body+long)), Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		parts := strings.SplitN(p.Text, "\n\n", 3)
		if got := strings.TrimSuffix(parts[2], "\n\n"+parts[1]+"\n"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestBoxes: an old page without paragraphs, all its text in boxes within boxes.
func TestBoxes(t *testing.T) {
	line := "The ferry, the bridge, and the mayor<br><br>"
	p, err := Read([]byte("<body><div><div><section><div>"+strings.Repeat(line, 30)+"</div></section></div></div><div><div><a href=/>Home</a></div></div>"), Options{})
	if err != nil || strings.Count(p.Text, "The ferry") != 30 || strings.Contains(p.Text, "Home") {
		t.Errorf("%v, %+v", err, p)
	}
}

// TestParts: captions that stand between paragraphs are the article's, those of
// a gallery are not, and an id made of a heading's words is no name.
func TestParts(t *testing.T) {
	p, err := Read([]byte(page(strings.Repeat(long, 6)+"<figure><img><figcaption>The ferry in April</figcaption></figure>"+long+
		"<div class=legends><ul>"+strings.Repeat("<li><a href=/g>Gull</a><div><figure><figcaption>One of fifty pictures of gulls.</figcaption></figure></div></li>", 5)+"</ul></div>"+
		"<section id=sharing-the-boats-with-the-city><p>The city may share the boats, but nobody has asked their owner, who was not there.</p></section>"+long)), Options{})
	if err != nil || !strings.Contains(p.Text, "ferry in April") || !strings.Contains(p.Text, "may share the boats") || strings.Contains(p.Text, "gulls") {
		t.Errorf("%v: %s", err, p.Text)
	}
}

// TestCards: another article's card is told from an entry of a live blog.
func TestCards(t *testing.T) {
	entry := "The ferry does not sail before the evening, its owner says, as the water stands too high."
	for name, c := range map[string]struct {
		article string
		card    bool
	}{
		"an entry":                  {"<h2>Ferry stops</h2><p>" + entry + "</p>", false},
		"headed by its own address": {"<h2><a href=/live?p=2#b3>Ferry stops</a></h2><p>" + entry + "</p>", false},
		"with a link":               {"<p>" + entry + " <a href=/pier>More of the pier</a>.</p>", false},
		"with a picture":            {"<a href=/large.jpg><img src=s.jpg></a><p>" + entry + "</p>", false},
		"headed by a link":          {"<h3><a href=/tolls>The tolls</a></h3><p>" + entry + "</p>", true},
		"a link around its head":    {"<a href=/tolls><h3>The tolls</h3></a><p>" + entry + "</p>", true},
		"a link over it":            {"<a href=/tolls></a><h3>The tolls</h3><p>" + entry + "</p>", true},
		"all a link":                {"<a href=/tolls>" + entry + "</a>", true},
	} {
		p, err := Read([]byte(page(strings.Repeat(long, 4)+"<article>"+c.article+"</article>"+long)), Options{})
		if err != nil || strings.Contains(p.Text, entry) == c.card {
			t.Errorf("%s: %v\n%s", name, err, tell(p))
		}
	}
}

// TestMetered: what the page's data name as the article's is, whatever it is
// called; the offer beside it is not.
func TestMetered(t *testing.T) {
	const words = "The rest of the story is for those who pay, and it tells who has paid for the ferry since the war."
	for has, want := range map[string]bool{
		`,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywall"}`:         true,
		`,"hasPart":[{"cssSelector":".intro"},{"cssSelector":".x, .paywall"},"odd",{"cssSelector":["odd"]}]`: true,
		`,"hasPart":"odd"`: false, ``: false,
	} {
		raw := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stays"` + has + `}</script>` +
			page(strings.Repeat(long, 4)+"<div class=paywall><p>"+words+"</p></div><div class=subscribe><p>One euro for the first month of it.</p></div>"+long)
		p, err := Read([]byte(raw), Options{})
		if err != nil || strings.Contains(p.Text, words) != want || strings.Contains(p.Text, "One euro") {
			t.Errorf("%s: %v\n%s", has, err, tell(p))
		}
	}
}

// TestDivs: each paragraph in a box, and no headline on the page.
func TestDivs(t *testing.T) {
	box := "<div>The ferry will stay on the river until the new bridge is open, the mayor said; the board, which met for a whole night, agreed with her in the end, and so did the owner</div>"
	p, err := Read([]byte("<title>Ferry stays</title><body><article>"+box+box+box+"</article>"), Options{})
	if err != nil || strings.Count(p.Text, "\n\nThe ferry will") != 3 || !strings.HasPrefix(p.Text, "Ferry stays\n") || p.Rescued > 0 {
		t.Errorf("%v, %+v", err, p)
	}
}

// TestDoubt: readability leaves a text out for a name it dislikes; that is told.
func TestDoubt(t *testing.T) {
	story := "<div class=one>" + strings.Repeat(long, 9) + "</div>"
	other := "<div class=legends><section><div>" + strings.Repeat("<p>A gull took the hat of the mayor, and she laughed.</p>", 12) + "</div></section></div>"
	p, err := Read([]byte("<body><h1>Ferry</h1>"+story+other), Options{})
	if err != nil || p.Doubt < 60 {
		t.Errorf("%v, doubt %d:\n%s", err, p.Doubt, tell(p))
	}
	if p, err = Read([]byte("<body><h1>Ferry</h1>"+story), Options{}); err != nil || p.Doubt != 0 {
		t.Errorf("%v, doubt %d", err, p.Doubt)
	}
}

func TestEncodings(t *testing.T) {
	body := page("<p>The café said “yes” to it all.</p>" + long)
	cp1252, err := charmap.Windows1252.NewEncoder().String(body)
	if err != nil {
		t.Fatal(err)
	}
	far := "<!--" + strings.Repeat("x", 2000) + "-->"
	for name, c := range map[string]struct{ raw, contentType, encoding string }{
		"utf-8":           {body, "", "utf-8"},
		"utf-8 far down":  {far + body, "", "utf-8"},
		"byte order mark": {"\ufeff" + body, "text/html; charset=windows-1252", "utf-8"},
		"header":          {cp1252, "text/html; charset=windows-1252", "windows-1252"},
		"meta":            {`<meta charset="windows-1252">` + cp1252, "", "windows-1252"},
		"nothing":         {cp1252, "", "windows-1252"},
		"saved as UTF-8":  {`<meta charset="gb2312">` + body, "", "utf-8"},
	} {
		p, err := Read([]byte(c.raw), Options{ContentType: c.contentType})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p.Encoding != c.encoding || p.Broken != 0 || !strings.Contains(p.Text, "café said “yes”") {
			t.Errorf("%s: read as %s, %d broken: %q", name, p.Encoding, p.Broken, p.Text)
		}
	}
	p, err := Read([]byte(`<meta charset="utf-8">`+cp1252), Options{})
	if err != nil || p.Broken != 3 {
		t.Errorf("windows-1252 declared as UTF-8: %v, %+v; want 3 broken characters", err, p)
	}
}

func TestErrors(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		want error
	}{
		"empty":             {"", ErrNoText},
		"only a menu":       {"<nav><a href=/>Home</a></nav>", ErrNoText},
		"only a headline":   {"<h1>Ferry</h1>", ErrNoText},
		"too many bytes":    {strings.Repeat(" ", MaxBytes+1), ErrTooLarge},
		"too many elements": {strings.Repeat("<i></i>", MaxElements+1), ErrTooLarge},
	} {
		if _, err := Read([]byte(c.raw), Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	for name, raw := range map[string]string{"nested": strings.Repeat("<div>", 5000) + "x", "NUL": "a\x00b"} {
		if _, err := Read([]byte(raw), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2013-11-10T08:30:00-05:00": "2013-11-10T08:30:00-05:00", "2013-11-10T08:30:00.123Z": "2013-11-10T08:30:00Z",
		"2013-11-10T08:30:00+0000": "2013-11-10T08:30:00Z", "2013-11-10T08:30:00": "2013-11-10", "2013-11-10 08:30": "2013-11-10",
		"November 10, 2013": "2013-11-10", "20131110": "2013-11-10", "2013-02-30": "", "yesterday": "", "": "",
	} {
		if got := date(in); got != want {
			t.Errorf("date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"storyShareBar": share, "related-stories": related, "read-more__link": related, "has-ad": "", "shareholder": "", "td-a-rec": "", "ad_300x250": advert,
		"sign-up": newsletter, "article-body": "", "no-comments": "", "sr-only": hidden,
	} {
		if got := named(in); got != want {
			t.Errorf("named(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, a := range golden.Read(f, "testdata/*.txtar") {
		for _, s := range a.Files {
			if path.Ext(s.Name) == ".html" {
				f.Add(s.Data)
			}
		}
	}
	f.Add([]byte("<p>a<table><p>b<svg><title>c</svg><q>d"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := Read(raw, Options{})
		if err != nil {
			return
		}
		if !utf8.ValidString(p.Text) || !strings.HasSuffix(p.Text, "\n") || strings.TrimSpace(p.Text) == "" {
			t.Fatalf("text %q", p.Text)
		}
		for _, l := range p.LeftOut {
			if l.Reason == "" || l.Words == "" {
				t.Fatalf("left out %+v", l)
			}
		}
		again, err := Read(raw, Options{})
		if err != nil || tell(again) != tell(p) {
			t.Fatal("two readings differ")
		}
	})
}
