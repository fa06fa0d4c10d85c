package render

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/site"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// TestNest runs the cases of testdata/nest.txtar: a text, the marks on it, and
// the HTML of its passages. A mark is a kind and the words it is on.
func TestNest(t *testing.T) {
	golden.Each(t, "testdata/nest.txtar", func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			name, part, _ := strings.Cut(f.Name, "/")
			if part != "text.txt" && part != "text.md" {
				continue
			}
			t.Run(name, func(t *testing.T) {
				d := pageOf(t, part, f.Data)
				lay(t, &d, a.Section(name+"/marks"))
				_, body := new(room).article(d)
				a.Want(t, i, strings.TrimSpace(readable(body))+"\n")
				check(t, d, body)
			})
		}
	})
}

var breaks = regexp.MustCompile(`(<div|<ul|<p>|</p>)`)

// readable puts each block of a passage on a line of its own.
func readable(s string) string { return breaks.ReplaceAllString(s, "\n$1") }

// pageOf reads a text as an article without annotations: a passage a line of a
// .txt, a passage a block of an .md.
func pageOf(t testing.TB, name string, data []byte) site.ArticlePage {
	t.Helper()
	src, ds := source.Read(name, data, source.Options{})
	if src == nil {
		t.Skip(ds)
	}
	a := &dossier.Article{ID: src.ID, Title: "T", Source: src, Text: src.Text, Set: &anno.Set{Blocks: src.Blocks}}
	if !src.Markdown {
		for n := range src.Text.Lines() {
			l := src.Text.Line(n + 1)
			l.End = l.Start + len(strings.TrimRight(src.Text.Slice(l), "\n"))
			if !l.Empty() {
				a.Set.Blocks = append(a.Set.Blocks, anno.Block{Kind: anno.Body, Span: l, N: int32(n + 1)})
			}
		}
	}
	d := site.ArticlePage{Article: a}
	end := 0
	for i, b := range a.Set.Blocks {
		b.Kind = anno.Body
		d.Passages = append(d.Passages, site.Passage{ID: fmt.Sprintf("p%d", i+1), Block: b, Gap: text.Span{Start: end, End: b.Span.Start}})
		end = b.Span.End
	}
	return d
}

var kinds = map[string]site.MarkKind{
	"quotation": site.QuotationMark, "mention": site.MentionMark, "furniture": site.FurnitureMark, "repair": site.RepairMark, "rejected": site.RejectedMark,
}

// lay puts marks, one a line, on the first passage that has their words.
func lay(t *testing.T, d *site.ArticlePage, lines string) {
	src := d.Article.Text.String()
	for i, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		kind, exact, _ := strings.Cut(l, " ")
		at := strings.Index(src, exact)
		if at < 0 || exact == "" {
			t.Fatalf("the text has no %q", exact)
		}
		put(d, kinds[kind], text.Span{Start: at, End: at + len(exact)}, i+1)
	}
}

// put clips a mark to the passages, as package site does.
func put(d *site.ArticlePage, kind site.MarkKind, s text.Span, n int) {
	m := site.Mark{Kind: kind, Span: s, Voice: 1, Type: anno.Direct, N: n, Href: "h"}
	if kind == site.QuotationMark {
		m.Note = &site.Note{ID: fmt.Sprintf("n%d", n), LabelID: fmt.Sprintf("q%d", n), N: n, Number: n, Kind: anno.Direct}
	}
	for i := range d.Passages {
		b, c := d.Passages[i].Block.Span, m
		c.Span = text.Span{Start: max(s.Start, b.Start), End: min(s.End, b.End)}
		if s.End > b.End {
			c.Note = nil
		}
		if !c.Span.Empty() {
			d.Passages[i].Marks = append(d.Passages[i].Marks, c)
		}
	}
}

// check holds for every tree: the elements nest, ids stand once, each
// quotation has its label, and without apparatus the text is the source's.
func check(t *testing.T, d site.ArticlePage, body string) {
	t.Helper()
	nested(t, body)
	doc, err := html.Parse(strings.NewReader("<body>" + body))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	var words strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "id" {
				ids[a.Val]++
			}
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	prune(doc)
	walk(doc)
	var want strings.Builder
	for s := range d.Article.Text.Visible(text.Span{End: d.Article.Text.Len()}) {
		want.WriteString(d.Article.Text.Slice(s))
	}
	if diff := cmp.Diff(asShown(want.String()), words.String()); diff != "" {
		t.Errorf("the text changed, -source +page:\n%s", diff)
	}
	for _, p := range d.Passages {
		for _, m := range p.Marks {
			if m.Note != nil && strings.Count(body, ` id="`+m.Note.LabelID+`"`) != 1 {
				t.Errorf("label %s does not stand once", m.Note.LabelID)
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %q stands %d times", id, n)
		}
	}
}

// prune takes the apparatus out.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		apparatus := false
		for _, a := range c.Attr {
			apparatus = apparatus || a.Key == "data-apparatus"
		}
		if apparatus {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

// nested checks that every end tag closes the element opened last.
func nested(t *testing.T, s string) {
	t.Helper()
	var open []string
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) != "input" && string(name) != "br" {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// asShown is text as pages show it.
func asShown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// FuzzTree lays any marks over any text, plain and Markdown.
func FuzzTree(f *testing.F) {
	f.Add("He said “we will *win*” today.\n\nAnd <b>more</b> of `it`.", false, []byte{0, 3, 20, 1, 8, 9, 2, 0, 40})
	f.Add("# One\n\nHe said “we will *win* & **lose**” \\* today.\n\n    code\n\n<https://example.org>", true, []byte{0, 3, 20, 0, 8, 30, 3, 0, 60, 2, 20, 20})
	f.Add("a\u202eb\n\n\n\tc ", false, []byte{0, 0, 9, 0, 1, 3, 4, 1, 1})
	f.Fuzz(func(t *testing.T, s string, markdown bool, marks []byte) {
		name := "a.txt"
		if markdown {
			name = "a.md"
		}
		if !utf8.ValidString(s) || len(s) > 2000 || len(marks) > 90 {
			t.Skip()
		}
		d := pageOf(t, name, []byte(s))
		src := d.Article.Text.String()
		for i := 0; i+2 < len(marks) && src != ""; i += 3 {
			start := border(src, int(marks[i+1])%len(src))
			end := border(src, min(len(src), start+int(marks[i+2])))
			put(&d, site.MarkKind(marks[i]%5), text.Span{Start: start, End: end}, i+1)
		}
		_, body := new(room).article(d)
		check(t, d, body)
	})
}

// border moves back to where a character starts.
func border(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
