// Package furniture finds page furniture caught in an article's text: what the
// outlet's page said around the story, not in it. It is set apart, never
// deleted. Precision comes first: a line that could be the story's stays body.
//
// Two kinds are told apart. A line rule judges a whole block ("[READ: …]",
// "By + More"); package block asks [Line] and makes such a block an Aside. An
// inner rule finds furniture inside a paragraph (a related-story card run in
// after a name).
package furniture

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// longest is how many bytes a line may have for a line rule to look at it.
// Promos and credits are short; what is longer is the story.
const longest = 400

// A lineRule judges one whole block, trimmed of white space.
type lineRule struct {
	doc        rule.Doc
	why        string
	confidence float64
	match      func(line string) bool
}

// An innerRule returns furniture inside a paragraph, as spans of s, in order.
type innerRule struct {
	doc        rule.Doc
	why        string
	confidence float64
	find       func(s string) []text.Span
}

// The rules, in the order they are asked: the first that answers names the block.
var (
	lineRules  = []lineRule{promo, byline, more, advert, follow, signup, click, credit, desk, copyright, share, separator}
	headRules  = []lineRule{namedByline, published}
	innerRules = []innerRule{card, inlinePromo}
)

// Rules documents every rule of the package.
func Rules() []rule.Doc {
	var docs []rule.Doc
	for _, r := range slices.Concat(lineRules, headRules) {
		docs = append(docs, r.doc)
	}
	for _, r := range innerRules {
		docs = append(docs, r.doc)
	}
	return docs
}

// Line reports whether a line that stands as a block of its own is furniture,
// and by which rule.
func Line(line string) (anno.By, bool) { return ask(lineRules, line) }

// Head is Line for a line between the headline and the story, where more is
// furniture: the byline, the date of publication.
func Head(line string) (anno.By, bool) { return ask(headRules, line) }

func ask(rules []lineRule, line string) (anno.By, bool) {
	line = strings.Trim(strings.TrimSpace(line), "\uFEFF\u200B")
	if line == "" || len(line) > longest {
		return anno.By{}, false
	}
	for _, r := range rules {
		if r.match(line) {
			return anno.By{Origin: anno.Rule, Rule: r.doc.Name, Why: r.why, Confidence: r.confidence}, true
		}
	}
	return anno.By{}, false
}

// Find returns the furniture of a text: each block that is furniture as a
// whole, and what the inner rules find in the other blocks, sorted and disjoint.
func Find(t *text.Text, blocks []anno.Block) []anno.Furniture {
	var found []anno.Furniture
	s := t.Masked()
	for _, b := range blocks {
		if b.Kind == anno.Aside {
			found = append(found, anno.Furniture{Span: b.Span, By: b.By})
			continue
		}
		found = append(found, inside(s[b.Span.Start:b.Span.End], b.Span.Start)...)
	}
	return found
}

// inside runs the inner rules over one block's words, which start at byte off
// of the text. Where two rules overlap, the earlier and longer one stands.
func inside(s string, off int) []anno.Furniture {
	var found []anno.Furniture
	for _, r := range innerRules {
		by := anno.By{Origin: anno.Rule, Rule: r.doc.Name, Why: r.why, Confidence: r.confidence}
		for _, sp := range r.find(s) {
			found = append(found, anno.Furniture{Span: text.Span{Start: off + sp.Start, End: off + sp.End}, By: by})
		}
	}
	slices.SortStableFunc(found, func(a, b anno.Furniture) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	end := -1
	return slices.DeleteFunc(found, func(f anno.Furniture) bool {
		if f.Span.Start < end {
			return true
		}
		end = f.Span.End
		return false
	})
}
