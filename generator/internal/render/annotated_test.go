package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/site"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// page makes the data of a reading page of one paragraph with these marks.
func page(words string, marks ...site.Mark) site.ArticlePage {
	t := text.New(words)
	b := anno.Block{Kind: anno.Body, Span: text.Span{End: len(words)}, N: 1}
	p := site.Passage{ID: "p1", Block: b, Marks: marks}
	for _, m := range marks {
		if m.Note != nil {
			p.Notes = append(p.Notes, *m.Note)
		}
	}
	a := &dossier.Article{Text: t, Source: &source.Article{Text: t}, Set: &anno.Set{Blocks: []anno.Block{b}}}
	return site.ArticlePage{Article: a, Passages: []site.Passage{p}}
}

// stretch finds words in a text and makes a mark of them.
func stretch(all, words string, m site.Mark) site.Mark {
	i := strings.Index(all, words)
	m.Span = text.Span{Start: i, End: i + len(words)}
	return m
}

// TestNesting shows the elements a paragraph's marks become: q quotation,
// a link to a person, f furniture, and [n] a label.
func TestNesting(t *testing.T) {
	const s = "Ann said “we win” and left."
	note := func(n int) *site.Note {
		id := string(rune('0' + n))
		return &site.Note{ID: "n" + id, LabelID: "q" + id, N: n, Number: n, Kind: anno.Direct}
	}
	q := func(words string, n int) site.Mark {
		return stretch(s, words, site.Mark{Kind: site.QuotationMark, Note: note(n), N: n})
	}
	who := func(words string) site.Mark { return stretch(s, words, site.Mark{Kind: site.MentionMark, Href: "x"}) }
	for _, c := range []struct {
		name  string
		marks []site.Mark
		want  string
	}{
		{"none", nil, s},
		{"a quotation and its label", []site.Mark{q("“we win”", 1)}, "Ann said (q“we win”)[1] and left."},
		{"a link beside it", []site.Mark{who("Ann"), q("“we win”", 1)}, "(aAnn) said (q“we win”)[1] and left."},
		{"a link inside", []site.Mark{q("Ann said “we win”", 1), who("Ann")}, "(q(aAnn) said “we win”)[1] and left."},
		{"one in another", []site.Mark{q("said “we win” and", 1), q("“we win”", 2)}, "Ann (qsaid (q“we win”)[2] and)[1] left."},
		{"the same words twice", []site.Mark{q("we win", 1), q("we win", 2)}, "Ann said “(q(qwe win))[1][2]” and left."},
		{"crossing", []site.Mark{q("said “we", 1), q("we win”", 2)}, "Ann (qsaid “(qwe))[1](q win”)[2] and left."},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, body := article(page(s, c.marks...))
			if got := outline(t, body); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// outline draws the paragraph of a passage.
func outline(t *testing.T, body string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var draw func(n *html.Node)
	draw = func(n *html.Node) {
		class, label := "", false
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
			label = label || a.Key == "data-apparatus"
		}
		open := map[string]string{"quotation": "q", "person": "a", "furniture": "f", "repair": "r", "rejected": "x"}[class]
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case class == "locator":
			for c := range n.Descendants() {
				if c.Data == "b" {
					b.WriteString("[" + c.FirstChild.Data + "]")
				}
			}
			return
		case label:
			return
		case open != "":
			b.WriteString("(" + open)
			defer b.WriteString(")")
		}
		for c := range n.ChildNodes() {
			draw(c)
		}
	}
	draw(doc)
	return b.String()
}

// FuzzNesting lays marks anywhere over a text: the text stays the same, every
// label and note is there once, and the elements nest.
func FuzzNesting(f *testing.F) {
	f.Add("“We win,” she said\n“at last.”", []byte{0, 9, 3, 20, 5, 30})
	f.Add("áé<b>&amp;\x01", []byte{0, 1, 1, 4, 2, 9, 0, 9})
	f.Fuzz(func(t *testing.T, words string, at []byte) {
		words = strings.ToValidUTF8(strings.ReplaceAll(strings.ReplaceAll(words, "\r", " "), "\x00", " "), "?")
		if words == "" || len(at) > 40 {
			return
		}
		border := func(b byte) int {
			i := int(b) % (len(words) + 1)
			for i > 0 && i < len(words) && words[i]&0xC0 == 0x80 {
				i--
			}
			return i
		}
		var marks []site.Mark
		labels := 0
		for k := 0; k+1 < len(at); k += 2 {
			m := site.Mark{Kind: site.MarkKind(k / 2 % 5), Span: text.Span{Start: border(at[k]), End: border(at[k+1])}}
			if m.Span.Empty() {
				continue
			}
			if m.Kind == site.QuotationMark {
				labels++
				m.Note = &site.Note{ID: "n" + string(rune('A'+k)), LabelID: "q" + string(rune('A'+k)), N: k, Number: k}
			}
			marks = append(marks, m)
		}
		_, body := article(page(words, marks...))
		doc, err := html.Parse(strings.NewReader("<div>" + body + "</div>"))
		if err != nil {
			t.Fatal(err)
		}
		got, found, ids := "", 0, map[string]bool{}
		var read func(n *html.Node, apparatus bool)
		read = func(n *html.Node, apparatus bool) {
			for _, a := range n.Attr {
				apparatus = apparatus || a.Key == "data-apparatus"
				if a.Key == "id" {
					if ids[a.Val] {
						t.Errorf("id %s twice", a.Val)
					}
					ids[a.Val] = true
				}
				if a.Key == "class" && a.Val == "locator" {
					found++
				}
			}
			if n.Type == html.TextNode && !apparatus {
				got += n.Data
			}
			for c := range n.ChildNodes() {
				read(c, apparatus)
			}
		}
		read(doc, false)
		if plain := html.UnescapeString(verbatim(words)); got != plain {
			t.Errorf("text is %q, want %q", got, plain)
		}
		if found != labels {
			t.Errorf("%d labels, want %d", found, labels)
		}
	})
}

// TestLexer: the tokens of the ledger joined are the file.
func TestLexer(t *testing.T) {
	const s = "Title\n\n“We win,” Ann said.\nREAD MORE"
	set := &anno.Set{
		Blocks:       []anno.Block{{Kind: anno.Headline, Span: text.Span{End: 5}}, {Kind: anno.Body, Span: text.Span{Start: 7, End: 30}, N: 1}},
		Attributions: []anno.Attribution{{Type: anno.Direct, Content: []text.Span{{Start: 7, End: 20}}}},
		Furniture:    []anno.Furniture{{Span: text.Span{Start: 31, End: 40}}},
	}
	tx := text.New(s)
	it, err := lexer{runs: ledger.Runs(tx, set)}.Tokenise(nil, s)
	if err != nil {
		t.Fatal(err)
	}
	joined := ""
	for _, token := range it.Tokens() {
		joined += token.Value
	}
	if joined != s {
		t.Errorf("tokens give %q", joined)
	}
}
