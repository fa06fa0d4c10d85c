package commonmark

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// shallow opens no block at the bottom of maxDepth others.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, r gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxDepth {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, r, pc)
}

// emphasis takes no more than maxMarks runs of a block for marks.
type emphasis struct{ parser.InlineParser }

var marks = parser.NewContextKey()

func (e emphasis) Parse(block ast.Node, r gmtext.Reader, pc parser.Context) ast.Node {
	n := tallyOf(marks, block, pc)
	if *n >= maxMarks {
		return nil
	}
	found := e.InlineParser.Parse(block, r, pc)
	if found != nil {
		*n++
	}
	return found
}

// links looks for the end of a link's address in vain no more than maxBroken
// times in a block.
type links struct {
	parser.InlineParser
	parser.CloseBlocker
}

var broken = parser.NewContextKey()

func (l links) Parse(block ast.Node, r gmtext.Reader, pc parser.Context) ast.Node {
	line, _ := r.PeekLine()
	if len(line) < 2 || line[0] != ']' || line[1] != '(' {
		return l.InlineParser.Parse(block, r, pc)
	}
	n := tallyOf(broken, block, pc)
	if *n >= maxBroken {
		return nil
	}
	found := l.InlineParser.Parse(block, r, pc)
	if found == nil {
		*n++
	}
	return found
}

// A tally counts in one block; the next begins anew.
type tally struct {
	block ast.Node
	n     int
}

// tallyOf gives the count that is kept under a key for a block.
func tallyOf(key parser.ContextKey, block ast.Node, pc parser.Context) *int {
	t, _ := pc.Get(key).(*tally)
	if t == nil || t.block != block {
		t = &tally{block: block}
		pc.Set(key, t)
	}
	return &t.n
}
