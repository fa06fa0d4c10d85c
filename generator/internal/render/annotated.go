package render

import (
	"bytes"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/commonmark"
	"dossier/generator/internal/site"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// An article is a goldmark tree with nodes of our own: passages hold a block's
// text, marks nest in it, labels stand after quotations, notes after the
// passage. The text of a .txt is never parsed: its tree is made from the
// blocks. That of an .md keeps the emphasis and links the author wrote.

// article renders the headline and the rest of an article, for as long as no
// other page is rendered in the room.
func (to *room) article(d site.ArticlePage) (opening, body string) {
	src := util.StringToReadOnlyBytes(d.Article.Text.String())
	leaves := leavesOf(d)
	end := 0
	to.begin(likely(d))
	if d.Opening != nil {
		to.render(newPassage(d.Opening, leaves, &d), src)
		end = d.Opening.Block.Span.End
	} else {
		write(to, kicker(&d), `<h1 id="title" data-apparatus>`, escape(d.Title), `</h1>`)
	}
	opened := to.Len()
	for i := range d.Passages { // one tree at a time: that of a book is large
		to.render(newPassage(&d.Passages[i], leaves, &d), src)
		end = max(end, d.Passages[i].Block.Span.End)
	}
	to.render(newWords(text.Span{Start: end, End: len(src)}, d.Article.Text), src)
	all := to.lend()
	return all[:opened], all[opened:]
}

// A room is where the text of a page is rendered, then that of the next. It
// needs no buffer of goldmark's before it.
type room struct{ bytes.Buffer }

func (*room) Buffered() int { return 0 }
func (*room) Flush() error  { return nil }

// begin makes room for so many bytes.
func (to *room) begin(n int) {
	to.Reset()
	to.Grow(n)
}

func (to *room) render(n ast.Node, src []byte) {
	if err := articleRenderer.Render(to, src, n); err != nil {
		panic(err) // writing to memory does not fail
	}
}

// lend is what was rendered since begin; the next begin ends it.
func (to *room) lend() string { return util.BytesToReadOnlyString(to.Bytes()) }

// end lets go of what was lent, and of the room where that is large: the page
// is not finished yet.
func (to *room) end() {
	if to.Len() > large {
		to.Buffer = bytes.Buffer{}
	}
}

// likely is how many bytes the passages of an article take, or somewhat more.
func likely(d site.ArticlePage) int {
	const passage, note = 256, 768 // with its marks, and what leads to it
	n := d.Article.Text.Len() + d.Article.Text.Len()/16 + passage*len(d.Passages)
	for i := range d.Passages {
		n += note * len(d.Passages[i].Notes)
	}
	return n
}

// roomFor is how many bytes a text of n is likely to take: its words, and of
// one that is no book twice that of marks.
func roomFor(n int) int { return n + min(2*n, 1<<20) }

var articleRenderer = renderer.NewRenderer(renderer.WithNodeRenderers(
	util.Prioritized(nodes{}, 100),
	util.Prioritized(html.NewRenderer(), 1000),
))

// A leaf is a stretch of text as the source's own structure gives it, with the
// elements (emphasis, links) around it, outermost first.
type leaf struct {
	span   text.Span
	within []ast.Node
}

// maxWithin is how many elements stand around a leaf; those further in add nothing to see.
const maxWithin = 16

// leavesOf gives the text leaves of Markdown in order; none for plain text.
func leavesOf(d site.ArticlePage) []leaf {
	a := d.Article
	if !a.Source.Markdown {
		return nil
	}
	src := a.Text.String()
	_, body, _ := source.FrontMatter(src)
	doc := commonmark.New().Parse(gmtext.NewReader([]byte(src[body:])))
	var out []leaf
	var within []ast.Node // the outermost; a new array for each, which leaves share
	depth := 0
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Emphasis, *ast.CodeSpan:
			if entering {
				depth++
				within = append(slices.Clip(within), n)
			} else {
				depth--
			}
			within = within[:min(depth, maxWithin)]
		case *ast.Text:
			if entering {
				out = append(out, leaf{text.Span{Start: body + n.Segment.Start, End: body + n.Segment.Stop}, within})
			}
		}
		return ast.WalkContinue, nil
	})
	return out
}

// Our nodes. Each kind is rendered by the function of its name.
var (
	kindPassage = ast.NewNodeKind("Passage")
	kindMark    = ast.NewNodeKind("Mark")
	kindLabel   = ast.NewNodeKind("Label")
	kindWords   = ast.NewNodeKind("Words")
)

type passageNode struct {
	ast.BaseBlock
	*site.Passage
	gap   *wordsNode
	title bool
	d     *site.ArticlePage
}

type markNode struct {
	ast.BaseInline
	mark  site.Mark
	first bool // of the pieces a mark was cut into
	last  bool
}

type labelNode struct {
	ast.BaseInline
	*site.Note
}

// wordsNode is a stretch of the source as it stands there, without markup.
type wordsNode struct {
	ast.BaseInline
	text *text.Text
	span text.Span
}

func (*passageNode) Kind() ast.NodeKind         { return kindPassage }
func (*markNode) Kind() ast.NodeKind            { return kindMark }
func (*labelNode) Kind() ast.NodeKind           { return kindLabel }
func (*wordsNode) Kind() ast.NodeKind           { return kindWords }
func (n *passageNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (n *markNode) Dump(src []byte, lvl int)    { ast.DumpHelper(n, src, lvl, nil, nil) }
func (n *labelNode) Dump(src []byte, lvl int)   { ast.DumpHelper(n, src, lvl, nil, nil) }
func (n *wordsNode) Dump(src []byte, lvl int)   { ast.DumpHelper(n, src, lvl, nil, nil) }

func newWords(s text.Span, t *text.Text) *wordsNode { return &wordsNode{text: t, span: s} }

// hasWords tells whether not all of a stretch is markup.
func hasWords(s text.Span, t *text.Text) bool {
	for range t.Visible(s) {
		return true
	}
	return false
}

// newPassage builds a block's tree. Of Markdown, the text between two leaves
// (line breaks, addresses, HTML shown as text) belongs to the block itself.
func newPassage(p *site.Passage, leaves []leaf, d *site.ArticlePage) *passageNode {
	t := d.Article.Text
	n := &passageNode{Passage: p, gap: newWords(p.Gap, t), title: p == d.Opening, d: d}
	words := func(s text.Span) ast.Node { return newWords(s, t) }
	around := newSweep(p.Marks)
	piece := func(s text.Span, within []ast.Node) {
		if s.Empty() {
			return
		}
		marks := around.at(s)
		if !hasWords(s, t) { // markup alone: only labels can stand here
			labels(n, s, marks)
			return
		}
		var parent ast.Node = n
		for _, w := range within {
			c := shallow(w)
			parent.AppendChild(parent, c)
			parent = c
		}
		nest(parent, s, marks, words)
	}
	at := p.Block.Span.Start
	from := sort.Search(len(leaves), func(i int) bool { return leaves[i].span.End > at })
	for _, l := range leaves[from:] {
		if l.span.Start >= p.Block.Span.End {
			break
		}
		s := text.Span{Start: max(l.span.Start, at), End: min(l.span.End, p.Block.Span.End)}
		if s.Empty() {
			continue
		}
		piece(text.Span{Start: at, End: s.Start}, nil)
		piece(s, l.within)
		at = s.End
	}
	piece(text.Span{Start: at, End: p.Block.Span.End}, nil)
	return n
}

// labels puts the labels of the marks that end inside span, without their words.
func labels(parent ast.Node, span text.Span, marks []site.Mark) {
	for _, m := range marks {
		if m.Note != nil && span.Start < m.Span.End && m.Span.End <= span.End {
			parent.AppendChild(parent, &labelNode{Note: m.Note})
		}
	}
}

func shallow(n ast.Node) ast.Node {
	if e, ok := n.(*ast.Emphasis); ok {
		return ast.NewEmphasis(e.Level)
	}
	return ast.NewEmphasis(1)
}

// outerFirst orders marks of the same words: furniture holds everything, a
// link to a person is innermost.
var outerFirst = map[site.MarkKind]int{
	site.FurnitureMark: 0, site.QuotationMark: 1, site.RejectedMark: 3, site.RepairMark: 4, site.MentionMark: 5,
}

// blockTag is the element and class of a block.
func blockTag(k anno.BlockKind, title bool) (tag, class string) {
	switch {
	case title:
		return "h1", ""
	case k == anno.Heading, k == anno.Headline:
		return "h2", "heading"
	case k == anno.Standfirst, k == anno.Caption:
		return "p", k.String()
	}
	return "p", ""
}
