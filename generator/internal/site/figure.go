package site

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"dossier/generator/internal/dossier"
)

// A Figure is a statement that an author's prose places whole, on a line of
// its own: {{quote 12}}.
type Figure struct {
	ast.BaseBlock
	Written string // what stands where the number should
	Number  int    // 0 when it is none
	At      int    // where it starts in the Markdown
}

// KindFigure is the kind of Figure.
var KindFigure = ast.NewNodeKind("Figure")

func (*Figure) Kind() ast.NodeKind           { return KindFigure }
func (n *Figure) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// Figures is the block parser of Figure.
type Figures struct{}

var figure = regexp.MustCompile(`^ {0,3}\{\{ ?quote\b([^{}\n]*)\}\}\s*$`)

func (Figures) Trigger() []byte { return []byte{'{'} }

func (Figures) Open(_ ast.Node, r gmtext.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	m := figure.FindSubmatch(line)
	if m == nil {
		return nil, parser.NoChildren
	}
	r.AdvanceToEOL()
	written := strings.TrimSpace(string(m[1]))
	n, _ := strconv.Atoi(written)
	return &Figure{Written: written, Number: n, At: at.Start}, parser.NoChildren
}

func (Figures) Continue(ast.Node, gmtext.Reader, parser.Context) parser.State { return parser.Close }
func (Figures) Close(ast.Node, gmtext.Reader, parser.Context)                 {}
func (Figures) CanInterruptParagraph() bool                                   { return true }
func (Figures) CanAcceptIndentedLine() bool                                   { return false }

// Statement is the statement of a number as a page shows it; ok is false when
// there is none.
func (s *Site) Statement(p *Page, number int) (it StatementItem, ok bool) {
	i, ok := s.numbered(number)
	if !ok {
		return it, false
	}
	return s.item(p, s.Dossier.Statements[i]), true
}

// numbered finds the place of a statement among all.
func (s *Site) numbered(number int) (at int, ok bool) {
	return slices.BinarySearchFunc(s.Dossier.Statements, number, func(st *dossier.Statement, number int) int { return st.Number - number })
}
