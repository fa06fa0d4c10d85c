// Package commonmark reads CommonMark at a cost that grows with the text, and not
// with its square. Goldmark alone takes seconds for 64 KiB of "- - - -", of
// "*a_ " or of "[a](b": each sign is held against all before it. Here
//
//   - lists and block quotations stand at most maxDepth deep,
//   - a block has at most maxMarks runs of * and _ that may be emphasis,
//   - a block has at most maxBroken links that break off.
//
// What is beyond is the text it is written as: no character is lost. What
// people write comes nowhere near, and is read as CommonMark says.
package commonmark

import (
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

const (
	maxDepth  = 100  // lists, their items and block quotations in one another
	maxMarks  = 1000 // runs of * and _ in a paragraph or heading
	maxBroken = 100  // links without an end in a paragraph or heading: "[a](b"
)

// New makes a parser of CommonMark, and of what the options add.
func New(options ...parser.Option) parser.Parser {
	return parser.NewParser(append([]parser.Option{
		parser.WithBlockParsers(blocks()...),
		parser.WithInlineParsers(inlines()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	}, options...)...)
}

// blocks are CommonMark's, of which those that hold others know how deep they are.
func blocks() []util.PrioritizedValue {
	all := parser.DefaultBlockParsers()
	for i, v := range all {
		switch p := v.Value.(parser.BlockParser); p {
		case parser.NewListParser(), parser.NewBlockquoteParser():
			all[i].Value = shallow{p}
		}
	}
	return all
}

// inlines are CommonMark's, of which those that look back do so only so often.
func inlines() []util.PrioritizedValue {
	all := parser.DefaultInlineParsers()
	for i, v := range all {
		switch p := v.Value.(parser.InlineParser); p {
		case parser.NewEmphasisParser():
			all[i].Value = emphasis{p}
		case parser.NewLinkParser():
			all[i].Value = links{p, p.(parser.CloseBlocker)}
		}
	}
	return all
}
