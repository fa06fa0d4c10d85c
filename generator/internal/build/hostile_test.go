package build

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"dossier/generator/internal/render"
	"dossier/templates"
)

// payload is put wherever an author or a source may write.
const payload = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> {{.}} javascript:alert(1)`

// rtl reorders what follows it, where it is obeyed; in YAML it is written as an escape.
const (
	rtl     = "\u202e"
	yamlRTL = `\u202e`
)

// hostile is a dossier with every kind of page, a payload in every field.
func hostile() fstest.MapFS {
	quoted := `"` + yamlRTL + strings.ReplaceAll(payload, `"`, `\"`) + `"`
	files := map[string]string{
		"dossier.yaml": "title: " + quoted + "\nquestion: " + quoted + "\nsummary: " + quoted + "\nrights: " + quoted +
			"\nbase_url: https://example.org/d/\noutlets:\n  - id: o\n    name: " + quoted + "\n    url: https://example.org/\n",
		"articles/a.txt": payload + rtl + "\n\n“We will win " + payload + rtl + ",” Ann Lee said.\n\nAnn Lee left. " + payload + "\n\n“We know it,” Ann Lee said.\n",
		"articles/a.yaml": "outlet: o\npublished: \"2013-11-10\"\nbyline: " + quoted + "\nbasis_note: " + quoted + "\nrights: " + quoted + "\nurl: https://example.org/a\n" +
			"marks:\n  - quotation: {exact: We know it}\n    reject: " + quoted + "\n",
		"articles/b.md": "---\ntitle: " + quoted + "\n---\n\n“We will win,” Ann Lee said. " + payload + rtl + "\n",
		"people/ann-lee.md": "---\nname: Ann Lee\nother_names: [" + quoted + "]\nroles:\n  - role: " + quoted + "\n    organization: acme\nlinks:\n  - label: " + quoted + "\n    url: https://example.org/l\n---\n\n" +
			payload + rtl + " [[acme]] [[q:2|x]] `[[nobody]]`\n",
		"organizations/acme.md": "---\nname: " + `"Acme ` + yamlRTL + `<b>"` + "\nclassification: " + quoted + "\n---\n",
		"issues/i.md": "---\ntitle: " + quoted + "\nquestion: " + quoted + "\npositions:\n  - holder: ann-lee\n    stance: supports\n    basis: own-words\n    note: " + quoted +
			"\n    evidence: [{article: b, exact: We will win}]\n---\n\n" + payload + "\n",
		"events/e.md": "---\ntitle: " + quoted + "\nwhen: 2013-11-10\ntime: " + quoted + "\nwhere: " + quoted +
			"\nstatements: [{article: b, exact: We will win}]\n---\n\n" + payload + rtl + "\n",
		"notes/n.md":     "---\ntitle: " + quoted + "\n---\n\n" + payload + rtl + "\n",
		"briefings/b.md": "---\ntitle: " + quoted + "\nsummary: " + quoted + "\neditor: " + quoted + "\ndate: 2013-11-11\n---\n\n# " + payload + rtl + "\n\n" + payload + " [[q:2]]\n",
		"ids.lock":       "# Number and address of each statement, kept for good. Written by dossier; commit it.\n# number\tslug\tspeaker\tarticles\twords\n1\tgone\tann-lee\ta\tWe are gone <b>\n",
	}
	// enough people and statements for the pages of long lists
	for i := range 201 {
		files[fmt.Sprintf("people/p%d.md", i)] = fmt.Sprintf("---\nname: \"Nobody %d <b>\"\n---\n", i)
	}
	files["articles/c.txt"] = ""
	for i := range 41 {
		files["articles/c.txt"] += fmt.Sprintf("“Ferry %[1]d sails to harbor %[1]d on day %[1]d %[2]s,” Ann Lee said.\n\n", i, payload+rtl)
	}
	for i := range 400 { // a register of several pages
		files[fmt.Sprintf("organizations/o-%d.md", i)] = fmt.Sprintf("---\nname: Oar %d\n---\n", i)
	}
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

// TestHostile: whatever stands in a field, pages hold no element, attribute,
// address or character that acts; and every template is used and works.
func TestHostile(t *testing.T) {
	r := run(t, hostile(), 2)
	used := map[string]bool{}
	for _, p := range r.Site.Pages() {
		used[p.Template] = true
	}
	theme, err := render.New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.Templates() {
		if !used[name] {
			t.Errorf("no page was made with %s.html", name)
		}
	}
	for _, f := range r.Files {
		read := strings.HasPrefix(f.Address, "search/") || strings.HasSuffix(f.Address, ".html") // by people
		if i := strings.IndexFunc(string(f.Data), acts); read && i >= 0 {
			t.Errorf("%s: a character that acts stands in %q", f.Address, f.Data[max(0, i-60):i+10])
		}
		if !strings.HasSuffix(f.Address, ".html") {
			continue
		}
		if strings.Contains(string(f.Data), "ZgotmplZ") {
			t.Errorf("%s: a template refused a value", f.Address)
		}
		doc, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		takeLinked(t, f.Address, doc)
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && strings.Contains(" script img iframe object embed style base form ", " "+n.Data+" ") && !ours(n) {
				t.Errorf("%s: <%s>", f.Address, n.Data)
			}
			for _, a := range n.Attr {
				switch {
				case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
					t.Errorf("%s: <%s %s>", f.Address, n.Data, a.Key)
				case a.Key == "href" && strings.HasPrefix(strings.ToLower(a.Val), "javascript"):
					t.Errorf("%s: %s=%q", f.Address, a.Key, a.Val)
				case a.Key == "href" && n.Data == "a" && strings.Contains(a.Val, "://") && !strings.HasPrefix(a.Val, r.Site.Dossier.Settings.BaseURL) && !external(n):
					t.Errorf("%s: a link outside without rel and referrerpolicy: %s", f.Address, a.Val)
				}
			}
		}
	}
}

// ours are the scripts and forms the templates write.
func ours(n *html.Node) bool {
	a := attributes(n)
	return n.Data == "script" && n.FirstChild == nil && ourScript.MatchString(a["src"]) ||
		n.Data == "form" && a["role"] == "search" && ourSearch.MatchString(a["action"])
}

var (
	ourScript = regexp.MustCompile(`^(\.\./)*assets/[a-z]+-[0-9a-f]{8}\.js$`)
	ourSearch = regexp.MustCompile(`^(/d/|(\.\./)*)search\.html$`)
)

func acts(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}

func external(n *html.Node) bool {
	has := attributes(n)
	return has["rel"] == "noopener noreferrer" && has["referrerpolicy"] == "no-referrer"
}

// payloads are what people have used against other readers of text.
var payloads = []string{
	`<script>alert(1)</script>`,
	`</script><!-- --!> </title></style></textarea><script>alert(1)//`,
	`<img src=x onerror=alert(1)> <svg onload=alert(1)> <details ontoggle=alert(1) open>`,
	`<!--><img src=x onerror=alert(1)> <![CDATA[ ]]> <?php echo 1 ?>`,
	`<iframe srcdoc="<p>"></iframe><object data=x></object><embed src=x><base href=//evil.example><form action=x>`,
	`" onmouseover="alert(1)" style="color:red" x='y' autofocus onfocus=alert(1)`,
	`[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) <javascript:alert(1)>`,
	`[a](java&Tab;script:alert(1)) [b](java&NewLine;script:alert(1)) [c](//evil.example/x) [d](/\\evil) [e](<\tjavascript:alert(1)>)`,
	`[a](data:text/html,x) [b](vbscript:x) [c](file:///etc/passwd) [d](blob:x) [e](feed:x) [f](view-source:x)`,
	`![a](http://tracker.example/t.gif) ![b](javascript:alert(1)) ![c](data:image/svg+xml,x) <https://auto.example/>`,
	`[a](http://user:secret@evil.example/) [b](http://аррӏе.example/) [http://bank.example](https://evil.example/)`,
	`# location {onclick=alert(1) style=color:red id=body}`,
	"```\"><script>alert(1)</script>",
	`| <script> | [a](javascript:x) | [^1]: <script> {{ .Env }} {{template "base"}} {% raw %} ${x} =cmd()`,
	`}}" </style> ]]> & &lt;script&gt; &#60;script&#62; \u003cscript\u003e`,
}

// everywhere is a dossier with a payload in every field, each after a word of
// its own, and the values that a page must show as they are.
func everywhere(payload string) (files fstest.MapFS, shown []string) {
	field := func(name string) string {
		shown = append(shown, name+" "+payload)
		return name + ": " + strconv.Quote(name+" "+payload) + "\n"
	}
	hidden := func(name string) string { return name + ": " + strconv.Quote(name+" "+payload) + "\n" }
	listed := func(name string) string { return strings.Replace(field(name), name+": ", name+": [", 1) }
	fence := func(body string, lines ...string) string {
		return "---\n" + strings.Join(lines, "") + "---\n\n" + body + " " + payload + "\n\n" + payload + "\n"
	}
	text := "Headline " + payload + "\n\n“We will win. " + payload + ",” Ann Lee said.\n\nBody " + payload + "\n"
	shown = append(shown, "Headline "+payload, "Body "+payload, "We will win. "+payload)
	const odd = "a&b;'{{.}} (ü)=`~$+,@!" // what may stand in a file name, and in an address
	files = fstest.MapFS{}
	for name, data := range map[string]string{
		"dossier.yaml": field("title") + field("question") + field("summary") + field("rights") +
			"outlets:\n  - id: o\n    " + field("name") + "  - id: p\n    name: P\n",
		"articles/" + odd + ".txt":  text,
		"articles/" + odd + ".yaml": "outlet: o\n" + field("title") + field("byline") + field("basis_note") + field("rights"),
		"articles/m.md":             fence("We will win, Ann Lee said.", hidden("title")),
		"people/ann-lee.md": fence("Biography", "name: Ann Lee\nroles:\n  - "+strings.TrimSuffix(field("role"), "\n")+"\n    "+field("organization"),
			strings.TrimSuffix(listed("other_names"), "\n")+"]\n", hidden("sort_name"), hidden("initials"),
			"links:\n  - url: https://example.org/?q=<script>\n    "+field("label"), "identifiers: {wikidata: "+strconv.Quote(payload)+"}\n"),
		"people/" + odd + ".md":            fence("Biography", field("name")),
		"organizations/" + odd + "-org.md": fence("Biography", field("name"), hidden("classification")),
		"issues/" + odd + ".md": fence("Prose", field("title"), field("question"), strings.Replace(strings.TrimSuffix(hidden("keywords"), "\n"), ": ", ": [", 1)+"]\n",
			"positions:\n  - holder: ann-lee\n    stance: supports\n    basis: inferred\n    "+field("note")+
				"    evidence: [{article: "+strconv.Quote(odd)+", exact: We will win.}]\n"),
		"events/" + odd + ".md": fence("Prose", field("title"), field("where"), "when: 2013-11-10\n", hidden("time"),
			"evidence: [{article: "+strconv.Quote(odd)+", exact: We will win.}]\n"),
		"notes/" + odd + ".md":     fence("Prose [[articles/"+odd+"]]", field("title")),
		"briefings/" + odd + ".md": fence("Prose [[briefings/"+odd+"]]", field("title"), field("summary"), field("editor")),
	} {
		files[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return files, shown
}

// TestPayloads builds a dossier for each payload and walks every page as a
// browser reads it.
func TestPayloads(t *testing.T) {
	for _, payload := range payloads {
		t.Run(payload, func(t *testing.T) {
			files, shown := everywhere(payload)
			r := run(t, files, 2)
			var all, searched strings.Builder
			for _, f := range r.Files {
				if m := shard.FindSubmatch(f.Data); strings.HasPrefix(f.Address, "search/") {
					if m == nil || !json.Valid(m[1]) {
						t.Errorf("%s is not one call with JSON: %s", f.Address, f.Data)
						continue
					}
					searched.WriteString(stringsOf(t, m[1]) + "\n")
				}
				if !strings.HasSuffix(f.Address, ".html") {
					continue
				}
				doc, err := html.Parse(bytes.NewReader(f.Data))
				if err != nil {
					t.Fatal(err)
				}
				takeLinked(t, f.Address, doc)
				all.WriteString(words(doc) + "\n")
				for n := range doc.Descendants() {
					switch {
					case n.Type == html.CommentNode:
						t.Errorf("%s: a comment: %s", f.Address, n.Data)
					case n.Type == html.ElementNode && slices.Contains([]string{"script", "iframe", "object", "embed", "base", "form", "img", "style"}, n.Data) && !ours(n):
						t.Errorf("%s: <%s>", f.Address, n.Data)
					case hasClass(n, "facts-and-voices"): // apparatus that shows the author's fields
						for c := range n.ChildNodes() {
							all.WriteString(words(c) + "\n")
						}
					case hasClass(n, "after"), hasClass(n, "kicker"):
						for c := range n.ChildNodes() {
							all.WriteString(words(c) + "\n")
						}
					}
					for _, a := range n.Attr {
						switch {
						case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "src" && !ours(n):
							t.Errorf("%s: <%s %s=%q>", f.Address, n.Data, a.Key, a.Val)
						case a.Key == "href" && n.Data == "a" && strings.Contains(a.Val, "://") && !external(n):
							t.Errorf("%s: a link outside without rel and referrerpolicy: %s", f.Address, a.Val)
						case (a.Key == "href" || a.Key == "action") && !harmless(a.Val):
							t.Errorf("%s: <%s %s=%q>", f.Address, n.Data, a.Key, a.Val)
						}
					}
				}
				if strings.Contains(string(f.Data), "ZgotmplZ") {
					t.Errorf("%s: a template refused a value", f.Address)
				}
			}
			if s := "Body " + payload; !strings.Contains(squeeze(searched.String(), true), squeeze(s, true)) {
				t.Errorf("search cannot find %q", s)
			}
			for _, s := range shown {
				if !strings.Contains(squeeze(all.String(), true), squeeze(s, true)) {
					t.Errorf("no page shows %q", s)
				}
			}
		})
	}
}

// shard is a file of the search index: a script that is one call.
var shard = regexp.MustCompile(`^dossier\.shard\("[a-z0-9]+",(.*)\);\n$`)

// stringsOf joins all strings in a JSON value, in order.
func stringsOf(t *testing.T, value []byte) string {
	var b strings.Builder
	for d := json.NewDecoder(bytes.NewReader(value)); ; {
		switch token, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return b.String()
		case err != nil:
			t.Fatal(err)
		default:
			if s, ok := token.(string); ok {
				b.WriteString(s)
			}
		}
	}
}

// harmless addresses lead to the web, to mail, or to a place of the site.
func harmless(href string) bool {
	u, err := url.Parse(href)
	switch {
	case err != nil:
		return false
	case u.Scheme == "":
		return u.Host == "" && !strings.HasPrefix(href, "/") && !strings.Contains(href, `\`)
	}
	return u.Scheme == "mailto" || (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

func hasClass(n *html.Node, class string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" && slices.Contains(strings.Fields(a.Val), class) })
}
