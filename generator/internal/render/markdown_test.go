package render

import (
	"strings"
	"testing"
	"time"

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
	return strings.TrimSpace(markdown(s, &site.Page{Address: "notes/n.html"}, &dossier.Prose{Markdown: src}))
}

// TestMarkdown: what the author may write, and what is made harmless and never lost.
func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a link by hand", "See [[ann-lee]].", `<p>See <a href="../people/ann-lee.html">Ann *Lee*</a>.</p>`},
		{"with words of its own", "[[ann-lee|her]]", `<p><a href="../people/ann-lee.html">her</a></p>`},
		{"quotation marks stay as written", `"a" -- 'b'...`, `<p>&quot;a&quot; -- 'b'...</p>`},
		{"the highest heading is an h2", "# A\n\n## B", "<h2>A</h2>\n<h3>B</h3>"},
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
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("it took %v", d)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("*a* [b](javascript:x) <b onclick=x>\n\n# c")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 2000 {
			return
		}
		out := strings.ToLower(prose(t, strings.ToValidUTF8(src, "?")))
		for _, bad := range []string{"<script", "<img", "<iframe", " onclick", `href="javascript`} {
			if strings.Contains(out, bad) && !strings.Contains(strings.ToLower(src), strings.TrimSpace(bad)) {
				t.Errorf("%q gives %q", src, out)
			}
		}
	})
}
