package render

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/site"
)

// The nodes that weave and resolve put into prose.

// quotedNode is the words of a quotation of the author's.
type quotedNode struct {
	ast.BaseInline
	*site.Quoted
}

// refNode is the label behind it, which leads to its footnote.
type refNode struct {
	ast.BaseInline
	*site.Quoted
}

// figureNode is a statement placed whole.
type figureNode struct {
	ast.BaseBlock
	site.StatementItem
}

var (
	kindQuoted = ast.NewNodeKind("Quoted")
	kindRef    = ast.NewNodeKind("Ref")
	kindPlaced = ast.NewNodeKind("Placed")
)

func (*quotedNode) Kind() ast.NodeKind { return kindQuoted }
func (*refNode) Kind() ast.NodeKind    { return kindRef }
func (*figureNode) Kind() ast.NodeKind { return kindPlaced }

func (n *quotedNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
func (n *refNode) Dump(src []byte, level int)    { ast.DumpHelper(n, src, level, nil, nil) }
func (n *figureNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// woven renders them.
type woven struct{}

func (woven) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindQuoted, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			fmt.Fprintf(w, `<span class="quotation" data-voice="%d">`, n.(*quotedNode).Voice.Number)
		} else {
			_, _ = w.WriteString("</span>")
		}
		return ast.WalkContinue, nil
	})
	r.Register(kindRef, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			ref(w, n.(*refNode).Quoted)
		}
		return ast.WalkContinue, nil
	})
	r.Register(kindPlaced, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			placed(w, &n.(*figureNode).StatementItem)
		}
		return ast.WalkSkipChildren, nil
	})
}

// ref writes the label of a quotation as reading pages do: [JK 12].
func ref(w util.BufWriter, q *site.Quoted) {
	who, doubt, sign := "", "", ""
	if q.ShowVoice && q.Voice.Initials != "" {
		who = escape(q.Voice.Initials) + " "
	}
	if q.Doubt != "" {
		doubt, sign = ` data-doubt=""`, "?"
	}
	fmt.Fprintf(w, `<a class="locator" role="doc-noteref" id="%s" href="#%s"%s>&#8288;[%s<b>%s</b>%s]</a>`, q.Ref, q.ID, doubt, who, q.Number, sign)
}

// footnotes lists what each quotation of a prose rests on: number, speaker,
// places, verdict.
func footnotes(list []site.Quoted) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<section class="footnotes" role="doc-endnotes" aria-label="What the quotations rest on"><ol>` + "\n")
	for _, q := range list {
		fmt.Fprintf(&b, `<li id="%s">`, q.ID)
		if q.Statement != "" {
			fmt.Fprintf(&b, `<a class="number" href="%s" aria-label="Statement %s">%s</a>`, escape(q.Statement), q.Number, q.Number)
		} else {
			fmt.Fprintf(&b, `<b class="number">%s</b>`, q.Number)
		}
		who(&b, q.Voice)
		for _, p := range q.Places {
			fmt.Fprintf(&b, `; <a href="%s"><bdi>%s</bdi>, %s</a>`, escape(p.Href), escape(p.Outlet), escape(p.Locator))
		}
		fmt.Fprintf(&b, `; <span class="verdict">%s</span>`, escape(q.Verdict))
		if q.Doubt != "" {
			fmt.Fprintf(&b, `; <span class="doubt">%s</span>`, escape(q.Doubt))
		}
		fmt.Fprintf(&b, `&nbsp;<a class="back" role="doc-backlink" href="#%s" aria-label="Back to quotation %s"></a></li>`+"\n", q.Ref, q.Number)
	}
	b.WriteString("</ol></section>\n")
	return b.String()
}

// who writes a speaker's name, which leads to the speaker's page.
func who(w interface{ WriteString(string) (int, error) }, v site.Voice) {
	name := "<bdi>" + escape(v.Name) + "</bdi>"
	switch {
	case v.Name == "":
		_, _ = w.WriteString(`<b class="who">nobody named</b>`)
	case v.Href == "":
		_, _ = w.WriteString(`<b class="who">` + name + `</b>`)
	default:
		_, _ = w.WriteString(`<a class="who" href="` + escape(v.Href) + `">` + name + `</a>`)
	}
}

// placed writes a whole statement as a figure with its source.
func placed(w util.BufWriter, it *site.StatementItem) {
	attr := ""
	if it.Lang != "" {
		attr += ` lang="` + escape(it.Lang) + `"`
	}
	if it.Dir != "" {
		attr += ` dir="` + escape(it.Dir) + `"`
	}
	fmt.Fprintf(w, `<figure class="placed" data-voice="%d"><blockquote%s><p>%s <a class="locator" href="%s">[<b>%d</b>]</a></p></blockquote><figcaption>`,
		it.Voice.Number, attr, verbatim(it.Words), escape(it.Href), it.Number)
	who(w, it.Voice)
	if it.Kind == anno.Indirect {
		_, _ = w.WriteString(", reported")
	}
	for _, p := range it.Places {
		fmt.Fprintf(w, `; <a href="%s"><bdi>%s</bdi>, %s</a>`, escape(p.Href), escape(p.Outlet), escape(p.Locator))
	}
	if it.Further > 0 {
		fmt.Fprintf(w, "; and %d more", it.Further)
	}
	_, _ = w.WriteString("</figcaption></figure>\n")
}
