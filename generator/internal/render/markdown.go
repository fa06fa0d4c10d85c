package render

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/commonmark"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// Markdown is CommonMark and no more: no tables (their padding costs a
// quadratic amount of memory), no attributes, no Typographer (marks are
// evidence). Raw HTML is shown, not run and not lost. Links lead to the web,
// mail, or the site; pictures of other hosts become links.
var proseParser = goldmark.New(
	goldmark.WithParser(commonmark.New(append(site.ProseOptions(), parser.WithASTTransformers(util.Prioritized(linkPolicy{}, 500)))...)),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(rawHTML{}, 100), util.Prioritized(woven{}, 100))),
)

// How much HTML one text may become.
const (
	maxGrowth     = 16
	maxGrowthBase = 1 << 20
)

// markdown renders an author's prose, whose size and links package site has
// checked, with its footnotes behind it.
func markdown(s *site.Site, p *site.Page, prose *dossier.Prose) string {
	body, notes := apart(s, p, prose, 2)
	return body + notes
}

// apart renders prose and its footnotes apart; the author's highest heading
// is of the level top.
func apart(s *site.Site, p *site.Page, prose *dossier.Prose, top int) (body, notes string) {
	w := s.Written(p, prose)
	src := []byte(prose.Markdown)
	doc := proseParser.Parser().Parse(gmtext.NewReader(src))
	weave(doc, w, byHand(doc, s, p))
	resolve(doc, s, p)
	for _, h := range nodesOf(doc, ast.KindHeading) {
		h.(*ast.Heading).Level = min(h.(*ast.Heading).Level+top-2, 6)
	}
	out := &budget{left: maxGrowthBase + maxGrowth*len(src)}
	if err := proseParser.Renderer().Render(out, src, doc); err != nil {
		return "<pre>" + verbatim(prose.Markdown) + "</pre>", ""
	}
	return out.String(), footnotes(w.Quoted)
}

// byHand says where the first [[id]] to each page stands, by its link.
func byHand(doc ast.Node, s *site.Site, p *site.Page) map[string]int {
	out := map[string]int{}
	for _, n := range nodesOf(doc, site.KindIDLink) {
		l := n.(*site.IDLink)
		t, _ := s.Target(l.ID)
		to := t.Address.From(p.Address)
		if _, ok := out[to]; !ok {
			out[to] = l.At
		}
	}
	return out
}

// resolve makes links of the author's [[id]]s, and figures of the statements placed.
func resolve(doc ast.Node, s *site.Site, p *site.Page) {
	for _, n := range nodesOf(doc, site.KindIDLink) {
		l := n.(*site.IDLink)
		t, _ := s.Target(l.ID)
		label := l.Words
		if label == "" {
			label = t.Label
		}
		words := ast.NewString([]byte(label))
		words.SetRaw(true)
		link := ast.NewLink()
		link.Destination = []byte(p.Link(t.Address))
		link.AppendChild(link, words)
		l.Parent().ReplaceChild(l.Parent(), l, link)
	}
	for _, n := range nodesOf(doc, site.KindFigure) {
		f := &figureNode{}
		f.StatementItem, _ = s.Statement(p, n.(*site.Figure).Number)
		n.Parent().ReplaceChild(n.Parent(), n, f)
	}
}

// nodesOf lists the nodes of a kind, in order.
func nodesOf(doc ast.Node, kind ast.NodeKind) []ast.Node {
	var out []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == kind {
			out = append(out, n)
		}
		return ast.WalkContinue, nil
	})
	return out
}

// budget is a buffer that refuses to grow past its limit: reference links can
// multiply a text.
type budget struct {
	bytes.Buffer
	left int
}

func (b *budget) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, fmt.Errorf("the text grows to more than %d times its size", maxGrowth)
	}
	return b.Buffer.Write(p)
}

// linkPolicy takes links away that lead anywhere else, and keeps their words.
type linkPolicy struct{}

func (linkPolicy) Transform(doc *ast.Document, reader gmtext.Reader, _ parser.Context) {
	var drop []ast.Node
	var headings []*ast.Heading
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			if !site.MayLink(n.Destination) {
				drop = append(drop, n)
			} else {
				plainHost(n)
				keepQuiet(n, n.Destination)
			}
		case *ast.AutoLink:
			dest := n.URL(reader.Source())
			if _, foreign := site.PlainHost(dest); foreign != "" || !site.MayLink(dest) {
				drop = append(drop, n)
			} else {
				keepQuiet(n, dest)
			}
		case *ast.Image:
			drop = append(drop, n)
		case *ast.Heading:
			headings = append(headings, n)
		}
		return ast.WalkContinue, nil
	})
	under(headings)
	anchor(headings, reader.Source())
	for _, n := range drop {
		parent := n.Parent()
		if img, ok := n.(*ast.Image); ok && site.MayLink(img.Destination) {
			link := ast.NewLink()
			link.Destination = img.Destination
			for c := n.FirstChild(); c != nil; c = n.FirstChild() {
				link.AppendChild(link, c)
			}
			plainHost(link)
			keepQuiet(link, link.Destination)
			parent.ReplaceChild(parent, n, link)
			continue
		}
		if auto, ok := n.(*ast.AutoLink); ok {
			parent.ReplaceChild(parent, n, bare(auto, reader.Source()))
			continue
		}
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			parent.InsertBefore(parent, n, c)
		}
		parent.RemoveChild(parent, n)
	}
}

// bare gives what stands in the place of an address between angle brackets: its
// words, in a link when it has but to show its host in ASCII.
func bare(n *ast.AutoLink, src []byte) ast.Node {
	words := ast.NewString(n.Label(src))
	if !site.MayLink(n.URL(src)) {
		return words
	}
	link := ast.NewLink()
	link.Destination = n.URL(src)
	link.AppendChild(link, words)
	plainHost(link)
	keepQuiet(link, link.Destination)
	return link
}

// plainHost writes a host in letters beyond ASCII as it is looked up, and shows
// it behind the link's words: they may look like another's.
func plainHost(n *ast.Link) {
	dest, foreign := site.PlainHost(n.Destination)
	if foreign == "" {
		return
	}
	n.Destination = dest
	n.AppendChild(n, ast.NewString([]byte(" ("+foreign+")")))
}

// keepQuiet makes a link out of the site not tell where it was followed.
func keepQuiet(n ast.Node, dest []byte) {
	if strings.Contains(string(dest), "://") {
		n.SetAttributeString("rel", []byte("noopener noreferrer"))
		n.SetAttributeString("referrerpolicy", []byte("no-referrer"))
	}
}

// rawHTML shows HTML in Markdown as the text it is.
type rawHTML struct{}

func (rawHTML) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			segments := n.(*ast.RawHTML).Segments
			for i := range segments.Len() {
				s := segments.At(i)
				_, _ = w.WriteString(verbatim(string(s.Value(src))))
			}
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(ast.KindHTMLBlock, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		b := n.(*ast.HTMLBlock)
		if entering {
			_, _ = w.WriteString("<p>")
			for i := range b.Lines().Len() {
				s := b.Lines().At(i)
				_, _ = w.WriteString(verbatim(string(s.Value(src))))
			}
			if b.HasClosure() {
				_, _ = w.WriteString(verbatim(string(b.ClosureLine.Value(src))))
			}
		} else {
			_, _ = w.WriteString("</p>\n")
		}
		return ast.WalkContinue, nil
	})
}
