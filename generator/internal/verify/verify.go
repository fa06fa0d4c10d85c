// Package verify looks up the quotations of an author's prose in the sources
// and says, for each, on which rung of the misquote ladder it stands: printed
// so, differing in typography, cut with a mark, changed, said by somebody else.
//
// A verdict follows from rules about words, marks and borders, never from how
// alike two texts are. Likeness only orders the candidates shown for a failure.
//
//	ix := verify.NewIndex(articles)
//	for _, f := range verify.Prose(markdown, verify.Options{Names: names}) {
//		if f.Loose == "" {
//			fmt.Println(ix.Check(f.Quote)) // pass fragment: a part of quotation 3
//		}
//	}
//
// The ladder's terms are those of textual criticism (substantive, accidental)
// and of the Chicago Manual of Style 13.7 (permissible changes) and 13.50 to
// 13.60 (ellipses, brackets).
package verify

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// An Article is one source as verification sees it.
type Article struct {
	ID         string
	Outlet     string // id of the outlet, the speaker of the words outside quotations; "" when unknown
	Text       *text.Text
	Set        *anno.Set // blocks and furniture are read
	Quotations []Quotation
}

// A Quotation is one numbered stretch of speech in an article.
type Quotation struct {
	N         int    // position in the article, from 1
	Statement int    // number of the statement it carries; 0 when it has none
	Speaker   string // id; "" when unknown
	Name      string // of the speaker, for people: "Mayor Vale", "a senior official"
	Type      anno.Type
	Content   []text.Span // the words; a tag may stand between two spans
	Quoted    []text.Span // inside the marks; empty for indirect speech and for a transcript's turn
}

// A Quote is a quotation of the author's prose.
type Quote struct {
	Text     string   // as written between the marks, without Markdown
	After    string   // the punctuation right behind the closing mark, as British style sets it; "" when none
	GoesOn   bool     // after a tag the prose goes on quoting: “We sail,” she said, “at noon.”
	Speakers []string // ids of those named nearby, any of whom may have said it; empty when nobody is
	Sources  []string // ids of the articles and outlets named nearby; empty when none is
}

// A Verdict says how a quotation relates to the sources.
type Verdict struct {
	Rung  Rung
	Why   string      // clauses for people: "the first letter’s case differs; a part of quotation 3"
	Where []Place     // where the words stand, the best place first, others equally good behind it, at most eight
	Near  []Candidate // for words not found as quoted: the nearest, at most three
}

// Severity tells whether the quotation passes.
func (v Verdict) Severity() Severity { return v.Rung.Severity() }

// String is the line a command prints: "fail wrong speaker: …".
func (v Verdict) String() string {
	s := string(v.Severity()) + " " + v.Rung.String()
	if v.Why != "" {
		s += ": " + v.Why
	}
	return s
}

// A Place is where words stand in a source.
type Place struct {
	Article    string
	Spans      []text.Span // bytes of the article's text, from the first word to the last; several where a cut, a tag or a border lies between
	Paragraph  int         // number of the paragraph of the first word; 0 outside the body
	Quotations []int       // numbers of the quotations the words are of, in order; none for the outlet's own
	Statement  int         // of the first of them; 0 when none
	Speaker    string      // id of who says it: of the first quotation, or the outlet
}

// A Candidate is a place that is near the words of a failed quotation.
type Candidate struct {
	Place
	Diff string // words of the source [-like this-], of the prose {+like this+}
}
