// Package block finds the parts of an article's text as received: headline,
// standfirst, caption, headings, numbered body paragraphs, and blocks that are
// furniture as a whole. Precision comes first: what is not surely something
// else is body, and every word that is not white space is in one block.
package block

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Find returns the blocks of a text in order: disjoint, without white space
// at either end, and by what rule each was found. title is the article's title
// when a settings file gives one, else "".
func Find(t *text.Text, title string) ([]anno.Block, []anno.By) {
	s := t.Masked()
	ps := paragraphs(t, s)
	markLists(ps)
	markTail(ps)

	blocks, bys := make([]anno.Block, len(ps)), make([]anno.By, len(ps))
	h := head{paragraphs: ps, title: title}
	h.read()
	n := int32(0)
	for i, p := range ps {
		b, by := anno.Block{Kind: anno.Body, Span: p.span}, made(bodyDoc, "a paragraph of the story", 0.9)
		switch {
		case p.aside != nil:
			b.Kind, by = anno.Aside, *p.aside
		case i < len(h.found) && h.found[i].kind != 0:
			b.Kind, by = h.found[i].kind, h.found[i].by
		case i >= len(h.found) && (isCredited(p.words) || isLabelled(p.words)):
			b.Kind, by = anno.Caption, made(captionDoc, "a sentence with a picture credit or a label", 0.9)
		case i >= len(h.found) && n > 0 && isHeading(ps, i):
			b.Kind, by = anno.Heading, made(headingDoc, "a short line without a full stop, over a paragraph", 0.8)
		default:
			n++
			b.N = n
		}
		blocks[i], bys[i] = b, by
	}
	return blocks, bys
}

// A paragraph is one block before its kind is known.
type paragraph struct {
	span  text.Span
	words string
	aside *anno.By // the rule by which it is furniture as a whole; nil when it is not
	gap   bool     // an empty line stands before it
}

// made is the provenance of a block.
func made(d rule.Doc, why string, confidence float64) anno.By {
	return anno.By{Origin: anno.Rule, Rule: d.Name, Why: why, Confidence: confidence}
}
