// Package prose reads what the author writes against what the articles print:
// each quotation in it is looked up and judged by the misquote ladder (package
// verify), and each known name is found. A quotation that is no source's, or
// somebody else's, is an error; the build stops.
package prose

import (
	"slices"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
	"dossier/generator/internal/verify"
)

// MaxBytes is how many bytes of Markdown one text may have: parsing is
// quadratic at worst.
const MaxBytes = 64 << 10

// A Report is what was found in all prose of a dossier.
type Report struct {
	readings map[*dossier.Prose]*Reading
	Rungs    []int // how many quotations stand on each rung, by verify.Rung
	Loose    int   // scare quotes and titles, which nobody looked up
}

// Reading returns what was found in one text; empty for one not of the dossier.
func (r *Report) Reading(p *dossier.Prose) *Reading {
	if x := r.readings[p]; x != nil {
		return x
	}
	return &Reading{}
}

// A Reading is what was found in one text.
type Reading struct {
	Quotations []Quotation // those that were looked up, in order
	Mentions   []Mention   // in order
}

// A Quotation is one of the author's quotations, and where it stands in the sources.
type Quotation struct {
	verify.Found
	Verdict  verify.Verdict
	Severity verify.Severity // the verdict's, or milder where the sources leave doubt
	Where    []Place         // as Verdict.Where
}

// A Place is where a source prints the words of a quotation.
type Place struct {
	Article   *dossier.Article
	Block     int                // index into Article.Set.Blocks
	Quotation *dossier.Quotation // nil for the outlet's own words
}

// A Mention is a place in prose that names one agent, and no other.
type Mention struct {
	Span  text.Span // bytes of the Markdown
	Agent *dossier.Agent
}

// Check reads all prose of a dossier. The list has an error for each quotation
// that fails, a warning for each that a reader should know more about, and
// nothing for one that passes:
//
//	notes/n.md:7:12: error[misquote-words-changed]: “We will raise the toll”: leaves out “not” without a mark; …
func Check(d *dossier.Dossier) (*Report, diag.List) { return new(Held).Check(d) }

// Check is the function Check; what is held makes it faster.
func (h *Held) Check(d *dossier.Dossier) (*Report, diag.List) {
	c := &checker{d: d, report: &Report{readings: map[*dossier.Prose]*Reading{}, Rungs: make([]int, len(verify.Rungs()))}}
	all := slices.Concat(d.Texts(), d.Lines)
	if len(all) == 0 {
		return c.report, nil
	}
	c.cast = newCast(d, h)
	c.options = verify.Options{Names: c.cast.names, Strict: d.Settings.Strict}
	for _, p := range all {
		c.read(p)
	}
	return c.report, c.ds
}

type checker struct {
	d       *dossier.Dossier
	cast    *cast
	options verify.Options
	index   *verify.Index // made when the first quotation asks for it
	report  *Report
	ds      diag.List
}

func (c *checker) read(p *dossier.Prose) {
	if n := len(p.Markdown); n > MaxBytes {
		line, col := p.Position(0)
		c.ds.Errorf(p.Path, line, col, "too-large", "split it", "the Markdown has %d bytes; the limit is %d", n, MaxBytes)
		return
	}
	r := &Reading{}
	for _, f := range verify.Prose(p.Markdown, c.options) {
		if f.Loose != "" {
			c.report.Loose++
			continue
		}
		q := c.quotation(f)
		c.report.Rungs[q.Verdict.Rung]++
		c.tell(p, q)
		r.Quotations = append(r.Quotations, q)
	}
	for _, m := range verify.Mentions(p.Markdown, c.options) {
		if g := c.cast.only(m.IDs); g != nil {
			r.Mentions = append(r.Mentions, Mention{m.Span, g})
		}
	}
	c.report.readings[p] = r
}

func (c *checker) quotation(f verify.Found) Quotation {
	if c.index == nil {
		c.index = verify.NewIndex(sources(c.d))
	}
	f.Speakers = c.cast.speakers(f.Quote)
	q := Quotation{Found: f, Verdict: c.index.Check(f.Quote)}
	for _, w := range q.Verdict.Where {
		q.Where = append(q.Where, c.cast.place(w))
	}
	q.Severity = c.severity(q)
	return q
}

// severity is milder than the ladder's where the speaker is in doubt: when the
// sentence names no person but an organization, which need not be the speaker
// (in a talk with the radio, she said …), and when who spoke was concluded
// from the text around the source's words.
func (c *checker) severity(q Quotation) verify.Severity {
	s := q.Verdict.Severity()
	if q.Verdict.Rung != verify.WrongSpeaker {
		return s
	}
	if guessed(q) || !slices.ContainsFunc(q.Speakers, c.cast.isPerson) {
		return verify.Warn
	}
	return s
}

// guessed tells whether it was concluded who says the words in the source.
func guessed(q Quotation) bool { return q.Where[0].Quotation != nil && q.Where[0].Quotation.Guessed() }
