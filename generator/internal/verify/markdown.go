package verify

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/commonmark"
	"dossier/generator/internal/text"
)

// A page is an author's Markdown as a reader sees it, block after block with a
// blank line between, and which blocks are block quotations.
type page struct {
	reading
	blocks   []anno.Block
	headings []bool   // which blocks are
	quoted   []extent // ranges of blocks that are one block quotation
}

// readMarkdown reads what a reader sees of Markdown, but for code and HTML.
// Entities and escapes are what they stand for.
func readMarkdown(md string) *page {
	r := &markdown{src: []byte(md), page: &page{}}
	r.walk(commonmark.New().Parse(gmtext.NewReader(r.src)))
	r.page.s = r.b.String()
	return r.page
}

type markdown struct {
	*page
	src []byte
	b   strings.Builder
}

func (r *markdown) walk(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
			r.block(c)
		case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock:
		case ast.KindBlockquote:
			from := len(r.blocks)
			r.walk(c)
			if inner := len(r.quoted); from < len(r.blocks) {
				for inner > 0 && int(r.quoted[inner-1].from) >= from {
					inner--
				}
				r.quoted = append(r.quoted[:inner], extent{int32(from), int32(len(r.blocks))})
			}
		default:
			r.walk(c)
		}
	}
}

func (r *markdown) block(n ast.Node) {
	from := r.b.Len()
	r.inlines(n)
	if r.b.Len() == from {
		return
	}
	r.blocks = append(r.blocks, anno.Block{Kind: anno.Body, Span: text.Span{Start: from, End: r.b.Len()}})
	r.headings = append(r.headings, n.Kind() == ast.KindHeading)
	r.see("\n\n", len(r.src), len(r.src))
	last := &r.parts[len(r.parts)-1]
	last.Start = r.parts[len(r.parts)-2].End
	last.End = last.Start
}

func (r *markdown) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r.words(c.Segment)
			if c.SoftLineBreak() || c.HardLineBreak() {
				r.see("\n", c.Segment.Stop, c.Segment.Stop+1)
			}
		case *ast.CodeSpan, *ast.RawHTML, *ast.Image:
			// Not prose: no mark in it opens or closes a quotation of the text around.
		case *ast.AutoLink:
		default:
			r.inlines(c)
		}
	}
}

// words adds a segment, escapes and entities resolved.
func (r *markdown) words(seg gmtext.Segment) {
	s := r.src[seg.Start:seg.Stop]
	from := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			r.see(string(s[from:i]), seg.Start+from, seg.Start+i)
			from = i + 1
			i++
		case s[i] == '&':
			n := bytes.IndexByte(s[i:min(len(s), i+34)], ';') + 1
			if n == 0 {
				continue
			}
			entity := s[i : i+n]
			if c := util.ResolveEntityNames(util.ResolveNumericReferences(bytes.Clone(entity))); !bytes.Equal(c, entity) {
				r.see(string(s[from:i]), seg.Start+from, seg.Start+i)
				r.see(string(c), seg.Start+i, seg.Start+i+n)
				from = i + n
				i += n - 1
			}
		}
	}
	r.see(string(s[from:]), seg.Start+from, seg.Stop)
}

// see adds what a reader sees of bytes [start, end) of the Markdown.
func (r *markdown) see(s string, start, end int) {
	if s == "" {
		return
	}
	r.at = append(r.at, r.b.Len())
	r.parts = append(r.parts, text.Span{Start: start, End: end})
	r.b.WriteString(s)
}
