package render

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/site"
)

// written renders a note of a dossier with one article.
func written(t *testing.T, src string) string {
	t.Helper()
	files, ds := dossier.Load(fstest.MapFS{
		"dossier.yaml":        {Data: []byte("title: The bridge\noutlets: [{id: quay, name: Quay Times}]\n")},
		"articles/a.txt":      {Data: []byte("A bridge opens\n\n“We will not raise the toll before the bridge is open,” Mayor Ada Vale said. “Nobody pays twice on my watch, I promise.”\n\nThe river froze on Monday morning.\n")},
		"articles/a.yaml":     {Data: []byte("outlet: quay\n")},
		"people/ada-vale.md":  {Data: []byte("---\nname: Ada Vale\n---\n")},
		"people/omar-reed.md": {Data: []byte("---\nname: Omar Reed\n---\n")},
		"notes/n.md":          {Data: []byte("---\ntitle: N\n---\n\n" + src)},
	}, dossier.DefaultLimits)
	var articles []dossier.Annotated
	for _, r := range files.Articles {
		a, more := dossier.Annotate(r, files.Known(), extract.Run)
		articles, ds = append(articles, a), append(ds, more...)
	}
	d, _, more := dossier.Assemble("test", files, articles)
	if ds = append(ds, more...); ds.HasErrors() {
		t.Fatal(ds)
	}
	s, ds := site.New(d, nil)
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	if d.Notes[0].Text == nil {
		return ""
	}
	return strings.TrimSpace(markdown(s, notePage(t, s), d.Notes[0].Text))
}

func notePage(t *testing.T, s *site.Site) *site.Page {
	t.Helper()
	p := s.Page("notes/n.html")
	if p == nil {
		t.Fatal("there is no note")
	}
	return new(site.Slate).Open(p)
}

// inShort writes labels as [1], spans of quotations as ‹ ›, name links as « ».
func inShort(s string) string {
	s, notes, _ := strings.Cut(s, `<section class="footnotes"`)
	for _, r := range []struct{ from, to string }{
		{`<a class="locator" role="doc-noteref" id="ref-(\d+)" href="#note-\d+"( data-doubt="")?>&#8288;\[(.*?)\]</a>`, "[$3]"},
		{`<span class="quotation" data-voice="\d">(.*?)</span>`, "‹$1›"},
		{`<a href="[^"]*" class="person">(.*?)</a>`, "«$1»"},
		{`</?b>`, ""},
	} {
		s = regexp.MustCompile(`(?s)`+r.from).ReplaceAllString(s, r.to)
	}
	if strings.Count(notes, "<li") != strings.Count(s, "[") {
		return s + " with a label too many or too few"
	}
	return strings.TrimSpace(s)
}

// TestWeave: quotations and names are marked wherever they begin and end.
func TestWeave(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a quotation", "She said “raise the toll before the bridge is open” twice.", "<p>She said ‹“raise the toll before the bridge is open”›[AV 1] twice.</p>"},
		{"the same speaker again", "“raise the toll before the bridge” and “Nobody pays twice on my watch”", "<p>‹“raise the toll before the bridge”›[AV 1] and ‹“Nobody pays twice on my watch”›[2]</p>"},
		{"with emphasis in it", "“raise *the toll* before the bridge”", "<p>‹“raise <em>the toll</em> before the bridge”›[AV 1]</p>"},
		{"in emphasis", "*“raise the toll before the bridge”*", "<p>‹<em>“raise the toll before the bridge”</em>›[AV 1]</p>"},
		{"half in emphasis", "“raise the *toll before the bridge” it* is", "<p>‹“raise the ›<em>‹toll before the bridge”›[AV 1] it</em> is</p>"},
		{"over lines", "So “raise the toll\nbefore the bridge”\nit is.", "<p>So ‹“raise the toll\nbefore the bridge”›[AV 1]\nit is.</p>"},
		{"in a link", "[“raise the toll before the bridge”](https://example.org/)", `<p>‹<a href="https://example.org/" rel="noopener noreferrer" referrerpolicy="no-referrer">“raise the toll before the bridge”</a>›[AV 1]</p>`},
		{"with entities", "&ldquo;raise the toll before the bridge&rdquo; &amp; more", "<p>‹“raise the toll before the bridge”›[AV 1] &amp; more</p>"},
		{"in a heading and a list", "# “raise the toll before the bridge”\n\n- “Nobody pays twice on my watch”", "<h2 id=\"h-raise-the-toll-before-the-bridge\">‹“raise the toll before the bridge”›[AV 1]</h2>\n<ul>\n<li>‹“Nobody pays twice on my watch”›[2]</li>\n</ul>"},
		{"a block quotation", "> Nobody pays twice on my watch, I promise.", "<blockquote data-voice=\"1\"><p>Nobody pays twice on my watch, I promise.[AV 2]</p>\n</blockquote>"},
		{"with a credit", "> Nobody pays twice on my watch, I promise.\n> — Vale", "<blockquote data-voice=\"1\"><p>Nobody pays twice on my watch, I promise.[AV 2]<br>\n— Vale</p>\n</blockquote>"},
		{"the outlet’s words", "“The river froze on Monday” and “froze on Monday morning”", "<p>‹“The river froze on Monday”›[a] and ‹“froze on Monday morning”›[b]</p>"},
		{"a doubt", "“Nobody pays twice on my watch.”", "<p>‹“Nobody pays twice on my watch.”›[AV 2?]</p>"},
		{"scare quotes", "A “bridge” it is.", "<p>A “bridge” it is.</p>"},
		{"a name", "Ada Vale’s bridge. Vale, and *Omar\nReed*, and Reed.", "<p>«Ada Vale»’s bridge. Vale, and «<em>Omar\nReed</em>», and Reed.</p>"},
		{"a name linked by hand before", "[[ada-vale]], and Ada Vale", `<p><a href="../people/ada-vale.html">Ada Vale</a>, and Ada Vale</p>`},
		{"a name linked by hand later", "Ada Vale, and [[ada-vale]]", `<p>«Ada Vale», and <a href="../people/ada-vale.html">Ada Vale</a></p>`},
		{"a name in a link", "[Ada Vale](https://example.org/) and Vale", `<p><a href="https://example.org/" rel="noopener noreferrer" referrerpolicy="no-referrer">Ada Vale</a> and «Vale»</p>`},
		{"a name in a heading and in a quotation", "# Ada Vale\n\n“we will not raise the toll”, said Vale.", "<h2 id=\"h-ada-vale\">Ada Vale</h2>\n<p>‹“we will not raise the toll”›[AV 1], said «Vale».</p>"},
		{"in code", "`“raise the bridge at noon” by Ada Vale`", "<p><code>“raise the bridge at noon” by Ada Vale</code></p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := inShort(written(t, c.in)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestFootnotes: what a footnote says, and that label and footnote lead to one another.
func TestFootnotes(t *testing.T) {
	got := written(t, "“Nobody pays twice on my watch.” “The river froze on Monday morning.”")
	_, got, _ = strings.Cut(got, `<section class="footnotes"`)
	for _, want := range []string{
		`<li id="note-1"><a class="number" href="../quotes/2-nobody-pays-twice-on-my.html" aria-label="Statement 2">2</a><a class="who" href="../people/ada-vale.html"><bdi>Ada Vale</bdi></a>; <a href="../articles/a.html#q2"><bdi>Quay Times</bdi>, ¶` + "\u00a0" + `1</a>; <span class="verdict">the beginning of a sentence</span>; <span class="doubt">ends as a sentence, but the source goes on “I promise”</span>&nbsp;<a class="back" role="doc-backlink" href="#ref-1"`,
		`<li id="note-2"><b class="number">a</b><b class="who"><bdi>Quay Times</bdi></b>; <a href="../articles/a.html#p2"><bdi>Quay Times</bdi>, ¶` + "\u00a0" + `2</a>; <span class="verdict">as printed</span>&nbsp;<a class="back" role="doc-backlink" href="#ref-2"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s\nin %s", want, got)
		}
	}
}

// TestFigure: a line that places a statement, and lines that only look like it.
func TestFigure(t *testing.T) {
	figure := `<figure class="placed" data-voice="1"><blockquote><p>“We will not raise the toll before the bridge is open,” <a class="locator" href="../quotes/1-will-not-raise-the-toll.html">[<b>1</b>]</a></p></blockquote><figcaption><a class="who" href="../people/ada-vale.html"><bdi>Ada Vale</bdi></a>; <a href="../articles/a.html#q1"><bdi>Quay Times</bdi>, ¶` + "\u00a0" + `1</a></figcaption></figure>`
	for _, c := range []struct{ name, in, want string }{
		{"alone", "{{quote 1}}", figure},
		{"with spaces", "   {{ quote  1 }}  ", figure},
		{"between lines", "She said:\n{{quote 1}}\nNo more.", "<p>She said:</p>\n" + figure + "\n<p>No more.</p>"},
		{"in a list", "- a\n\n  {{quote 1}}", "<ul>\n<li>\n<p>a</p>\n" + figure + "\n</li>\n</ul>"},
		{"in a sentence", "So {{quote 1}} it is", "<p>So {{quote 1}} it is</p>"},
		{"followed by words", "{{quote 1}} it is", "<p>{{quote 1}} it is</p>"},
		{"in code", "    {{quote 1}}", "<pre><code>{{quote 1}}\n</code></pre>"},
		{"another thing", "{{quotes 1}}", "<p>{{quotes 1}}</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := written(t, c.in); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// FuzzWeave: weaving moves no word, and repeats no id.
func FuzzWeave(f *testing.F) {
	for _, s := range []string{"*“raise the* toll before the bridge”", "> “a\n> — Ada Vale", "[“Nobody [pays] twice](x) on my watch”", "“raise the toll\\\n before” &ldquo;", "- Ada *Vale\n- Omar* Reed [[ada-vale|x]] “it is `so`”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 500 || strings.Contains(src, "{{") {
			return
		}
		src = strings.ToValidUTF8(src, "?")
		d := &dossier.Dossier{People: []*dossier.Agent{{Kind: "person", ID: "ada-vale", Name: "Ada Vale"}}}
		prose := &dossier.Prose{Path: "notes/n.md", Line: 1, Markdown: src}
		s, _ := site.New(d, nil)
		plain := shownWords(t, markdown(s, new(site.Slate).Open(&site.Page{Address: "notes/n.html"}), prose), nil)
		d.Notes = []*dossier.Note{{ID: "n", Title: "N", Text: prose}}
		s, _ = site.New(d, nil)
		ids := map[string]bool{}
		if got := shownWords(t, markdown(s, notePage(t, s), prose), ids); got != plain {
			t.Errorf("%q\ngot  %q\nwant %q", src, got, plain)
		}
	})
}

// shownWords are the text of a page without labels and footnotes.
func shownWords(t *testing.T, page string, ids map[string]bool) string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids != nil && ids[a.Val]:
				t.Errorf("the id %s stands twice", a.Val)
			case a.Key == "id" && ids != nil:
				ids[a.Val] = true
			}
		}
		for _, a := range n.Attr {
			if a.Key == "role" {
				return
			}
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return strings.Join(strings.Fields(b.String()), " ")
}
