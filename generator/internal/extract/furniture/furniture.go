// Package furniture finds page furniture caught in an article's text: what the
// outlet's page said around the story, not in it. It is set apart, never
// deleted. Precision comes first: a line that could be the story's stays body.
//
// Three kinds of rules are told apart. A line rule judges a whole block
// ("[READ: …]", "By + More"); package block asks [Line] and makes such a block
// an Aside. Some lines are furniture only where they stand: [Head] judges what
// stands between headline and story, [Tail] what a text ends with. An inner
// rule finds furniture inside a paragraph (a related-story card run in after a
// name).
package furniture

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// longest is how many bytes a line may have for a line rule to look at it.
// Promos and credits are short; what is longer is the story.
const longest = 400

// A lineRule judges one whole block, trimmed of white space, each no-break
// space an ordinary one.
type lineRule struct {
	doc        rule.Doc
	why        string
	confidence float64
	opens      string   // first words of the lines it can match, see opening
	holds      []string // what its other lines hold, one at least; without opens and holds it is asked of every line, so it must be cheap
	limit      int      // how many bytes its lines have at most; 0 for longest
	match      func(line string) bool
}

func (r *lineRule) by() anno.By {
	return anno.By{Origin: anno.Rule, Rule: r.doc.Name, Why: r.why, Confidence: r.confidence}
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
	lineRules = []lineRule{promo, byline, more, advert, follow, signup, access, click, pointer, credit, desk, contact, copyright, share,
		tags, stamp, entryTime, updated, reprint, label, notice, code, embed, separator, end}
	headRules  = []lineRule{namedByline, published, outletAlone}
	tailRules  = []tailRule{bio, reportedFrom}
	innerRules = []innerRule{card, inlinePromo, deskInside}
)

// lineIndex finds the few rules a line's first word leaves to ask.
var lineIndex, headIndex = newIndex(lineRules), newIndex(headRules)

// Rules documents every rule of the package.
func Rules() []rule.Doc {
	var docs []rule.Doc
	for _, r := range slices.Concat(lineRules, headRules) {
		docs = append(docs, r.doc)
	}
	for _, r := range tailRules {
		docs = append(docs, r.doc)
	}
	for _, r := range innerRules {
		docs = append(docs, r.doc)
	}
	return docs
}

// Line reports whether a line that stands as a block of its own is furniture,
// and by which rule. Nearly all lines are told by their first word.
func Line(line string) (anno.By, bool) { return lineIndex.ask(line) }

// Head is Line for a line between the headline and the story, where more is
// furniture: the byline, the date of publication, the outlet's name.
func Head(line string) (anno.By, bool) { return headIndex.ask(line) }

// Find returns the furniture of a text: each block that is furniture as a
// whole, and what the inner rules find in the other blocks, sorted and disjoint.
// by tells who made each block.
func Find(t *text.Text, blocks []anno.Block, by []anno.By) []anno.Furniture {
	var found []anno.Furniture
	s := t.Masked()
	for i, b := range blocks {
		if b.Kind == anno.Aside {
			found = append(found, anno.Furniture{Span: b.Span, By: by[i]})
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

// clean is a line as the rules read it: no white space and no invisible
// characters at its ends, no-break spaces made ordinary ones.
func clean(line string) string {
	if strings.Contains(line, "\u00A0") {
		line = strings.ReplaceAll(line, "\u00A0", " ")
	}
	line = strings.TrimSpace(line)
	if line != "" && (line[0] >= utf8.RuneSelf || line[len(line)-1] >= utf8.RuneSelf) {
		line = strings.Trim(line, "\uFEFF\u200B")
	}
	return line
}
