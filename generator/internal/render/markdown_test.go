package render

import (
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// prose renders Markdown on a note's page of a small dossier.
func prose(t *testing.T, src string) string {
	t.Helper()
	d := &dossier.Dossier{People: []*dossier.Agent{{Kind: anno.PersonEntity, ID: "ann-lee", Name: "Ann *Lee*"}}}
	s, ds := site.New(d, nil)
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	return strings.TrimSpace(markdown(s, new(site.Slate).Open(&site.Page{Address: "notes/n.html"}), &dossier.Prose{Markdown: src}))
}

// TestMarkdown: what the author may write, and what is made harmless and never lost.
func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a link by hand", "See [[ann-lee]].", `<p>See <a href="../people/ann-lee.html">Ann *Lee*</a>.</p>`},
		{"with words of its own", "[[ann-lee|her]]", `<p><a href="../people/ann-lee.html">her</a></p>`},
		{"quotation marks stay as written", `"a" -- 'b'...`, `<p>&quot;a&quot; -- 'b'...</p>`},
		{"the highest heading is an h2", "# A\n\n## B", "<h2 id=\"h-a\">A</h2>\n<h3>B</h3>"},
		{"a heading can be linked to, by its words", "## It *is*, isn’t it?\n\n## It is, isn't it\n\n## да", "<h2 id=\"h-it-is-isnt-it\">It <em>is</em>, isn’t it?</h2>\n<h2 id=\"h-it-is-isnt-it-2\">It is, isn't it</h2>\n<h2 id=\"h-3\">да</h2>"},
		{"raw HTML is shown", `a <script>alert(1)</script> <img onerror=x>`, `<p>a &lt;script&gt;alert(1)&lt;/script&gt; &lt;img onerror=x&gt;</p>`},
		{"a block of it too", "<div onclick=x>\nb\n</div>", "<p>&lt;div onclick=x&gt;\nb\n&lt;/div&gt;</p>"},
		{"script addresses", "[a](javascript:alert(1)) [b](&#106;avascript:x) [c](javascript&colon;x) [d](JaVaScRiPt:x)", "<p>a b c d</p>"},
		{"data and file addresses", "[a](data:text/html,x) [b](file:///etc/passwd) [c](vbscript:x) [d](blob:x)", "<p>a b c d</p>"},
		{"a host without a scheme", `[a](//evil.example/x) [b](\\evil\x) [c](/etc)`, "<p>a b c</p>"},
		{"a password", "[a](https://u:p@example.org/)", "<p>a</p>"},
		{"an automatic link", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>"},
		{"a picture elsewhere is a link", "![pic](https://example.org/t.gif)", `<p><a href="https://example.org/t.gif" rel="noopener noreferrer" referrerpolicy="no-referrer">pic</a></p>`},
		{"a link outside", "[a](https://example.org/)", `<p><a href="https://example.org/" rel="noopener noreferrer" referrerpolicy="no-referrer">a</a></p>`},
		{"templates and attributes are text", "{{ .Env }} # x {onclick=a}", "<p>{{ .Env }} # x {onclick=a}</p>"},
		{"tables are text", "a|b\n-|-\nc|d", "<p>a|b\n-|-\nc|d</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := prose(t, c.in); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestMarkdownGrowth: reference links cannot multiply a text without end.
func TestMarkdownGrowth(t *testing.T) {
	for _, address := range []int{2000, 30000} {
		src := "[a]: " + strings.Repeat("x", address) + "\n\n" + strings.Repeat("[a] ", 8000)
		start := time.Now()
		if out := prose(t, src); len(out) > maxGrowthBase+maxGrowth*len(src) {
			t.Errorf("%d bytes from %d", len(out), len(src))
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("it took %v", d)
		}
	}
}

// FuzzMarkdown: whatever is written, the page gets no active element, no
// handler, no style, and no address but of the web, of mail and of the site.
func FuzzMarkdown(f *testing.F) {
	f.Add("*a* [b](javascript:x) <b onclick=x>\n\n# c")
	f.Add("[a]: <java&Tab;script:x>\n\n[a] ![b](data:text/html,x) <javascript:x>\n\n<script>x</script>")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 2000 {
			return
		}
		page := prose(t, strings.ToValidUTF8(src, "?"))
		if !utf8.ValidString(page) || len(page) > maxGrowthBase+maxGrowth*len(src) {
			t.Errorf("%q makes %d bytes", src, len(page))
		}
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			switch n.Data {
			case "script", "img", "iframe", "object", "embed", "form", "base", "style", "svg":
				if n.Type == html.ElementNode {
					t.Errorf("%q makes an element %s", src, n.Data)
				}
			}
			for _, a := range n.Attr {
				u, err := url.Parse(a.Val)
				switch {
				case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcdoc":
					t.Errorf("%q makes an attribute %s", src, a.Key)
				case a.Key == "href" && (err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto"):
					t.Errorf("%q leads to %q", src, a.Val)
				}
			}
		}
	})
}
