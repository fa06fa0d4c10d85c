package block

import (
	"strings"

	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/rule"
)

var linksDoc = rule.Doc{
	Name:  "block/links",
	Title: "Headlines of other stories",
	Text: "Lines after the head of a list of other stories (More News:): each whose words open with capitals as in a headline; " +
		"or, where the head stands at the end of the text, all lines after it if each has two to twenty words and ends without a mark. " +
		"Without such a head, the lines with which a text ends, three or more, whose words open with capitals. " +
		"Abstains from a line with a double quotation mark; one that ends like a sentence ends the list.",
	Example: "Related: / Mayor Calls Harbor Board About Ferry / Five Things to Know About the Deal",
	Source:  "U.S. News and HuffPost pages as scraped; PolNeAR marks these lines Discard",
}

// markLists makes furniture of headlines of other stories.
func markLists(ps []paragraph) {
	end := len(ps)
	for i := len(ps) - 1; i >= 0; i-- {
		if !ps[i].is("furniture/more") {
			continue
		}
		if bare(ps[i+1 : end]) {
			markLinks(ps[i+1 : end])
		}
		markLinks(ps[i+1 : headlines(ps, i+1)])
		end = i
	}
	if i := lastHeadlines(ps); len(ps)-i >= 3 && i > 1 {
		markLinks(ps[i:])
	}
}

// bare reports whether all lines that are not furniture are as bare as links:
// two to twenty words each, no mark at the end.
func bare(ps []paragraph) bool {
	for _, p := range ps {
		if p.aside != nil {
			continue
		}
		if n := countWords(p.words); n < 2 || n > 20 || endsLine(p.words) {
			return false
		}
	}
	return true
}

// headlines returns the index after the headlines of other stories that stand
// from i on.
func headlines(ps []paragraph, i int) int {
	for i < len(ps) && ps[i].aside == nil && isOtherHeadline(ps[i].words) {
		i++
	}
	return i
}

// lastHeadlines returns the index of the first of the headlines of other
// stories with which a text ends.
func lastHeadlines(ps []paragraph) int {
	i := len(ps)
	for i > 0 && ps[i-1].aside == nil && isOtherHeadline(ps[i-1].words) {
		i--
	}
	return i
}

func isOtherHeadline(s string) bool {
	return len(s) <= 200 && countWords(s) <= 20 && !strings.ContainsAny(s, "“”\"@:") && furniture.InCapitals(s)
}

func markLinks(ps []paragraph) {
	by := made(linksDoc, "in a list of links to other stories", 0.8)
	for i := range ps {
		if ps[i].aside == nil {
			ps[i].aside = &by
		}
	}
}

// markTail makes furniture of what a text ends with, paragraph by paragraph
// from its end, going past corrections.
func markTail(ps []paragraph) {
	for i := len(ps) - 1; i > 1; i-- {
		if ps[i].aside != nil || furniture.Correction(ps[i].words) {
			continue
		}
		by, ok := furniture.Tail(ps[i].words, func(word string) bool { return printed(ps[:i], word) })
		if !ok {
			return
		}
		ps[i].aside = &by
	}
}

// printed reports whether a paragraph of the story holds a word.
func printed(ps []paragraph, word string) bool {
	for _, p := range ps {
		if p.aside == nil && strings.Contains(p.words, word) {
			return true
		}
	}
	return false
}

// is reports whether a paragraph is furniture by a rule.
func (p paragraph) is(rule string) bool { return p.aside != nil && p.aside.Rule == rule }
