package prose

import (
	"fmt"
	"strings"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/verify"
)

// Code is the code of what is said of a quotation on a rung: "misquote-words-changed".
func Code(r verify.Rung) string { return "misquote-" + strings.ReplaceAll(r.String(), " ", "-") }

// advice says what to do, by rung.
var advice = map[verify.Rung]string{
	verify.Punctuation:    "write it as printed",
	verify.EndCut:         "end it with …, or quote the sentence to its end",
	verify.LimitCut:       "quote the words that limit the sentence too",
	verify.Joined:         "quote the paragraphs one by one",
	verify.UnknownSpeaker: "when you know who speaks, say so with a mark in the article’s file",
	verify.Question:       "write it as printed",
	verify.WrongSpeaker:   "name who said it; when the source is read wrongly, mark the speaker in the article’s file",
	verify.WrongSource:    "name the source they stand in",
	verify.Across:         "each has marks of its own",
	verify.Furniture:      "quote the article itself",
	verify.Order:          "quote in the order of the source, or part by part",
	verify.Changed:        "quote the words as printed; mark what you leave out with … and what you put in with [ ]",
	verify.NotFound:       "quote the words of a source, or take the quotation marks away",
}

// tell reports a quotation that does not pass.
func (c *checker) tell(p *dossier.Prose, q Quotation) {
	if q.Severity == verify.Pass {
		return
	}
	line, col := p.Position(q.Span.Start)
	severity := diag.Error
	if q.Severity == verify.Warn {
		severity = diag.Warning
	}
	c.ds = append(c.ds, diag.Diagnostic{Path: p.Path, Line: line, Col: col, Severity: severity, Code: Code(q.Verdict.Rung),
		Message: fmt.Sprintf("“%s”: %s", short(q.Text), why(q)), Hint: advice[q.Verdict.Rung] + c.evidence(q.Verdict)})
}

// why is the verdict's reason, how sure the speaker is, and what is odd about
// the marks.
func why(q Quotation) string {
	s := q.Verdict.Why
	if q.Verdict.Rung == verify.WrongSpeaker && guessed(q) {
		s += ", as the text around lets conclude"
	}
	if q.Open {
		s += "; its closing mark is missing"
	}
	return s
}

// evidence names the nearest candidates with their differences, or where the
// words stand.
func (c *checker) evidence(v verify.Verdict) string {
	var parts []string
	for _, n := range v.Near {
		parts = append(parts, fmt.Sprintf("%s: %s", c.where(n.Place), n.Diff))
	}
	if len(parts) > 0 {
		return "; nearest: " + strings.Join(parts, " | ")
	}
	if len(v.Where) == 0 {
		return ""
	}
	return "; it stands in " + c.where(v.Where[0])
}

// where names a place: "harbor-news ¶ 4, [5] Ada Vale".
func (c *checker) where(p verify.Place) string {
	s := p.Article
	if p.Paragraph > 0 {
		s += fmt.Sprintf(" ¶ %d", p.Paragraph)
	} else if a := c.cast.articles[p.Article]; len(p.Spans) > 0 {
		if b := a.Set.BlockAt(p.Spans[0].Start); b >= 0 {
			s += ", " + a.Set.Blocks[b].Kind.String()
		}
	}
	if p.Statement > 0 {
		s += fmt.Sprintf(", [%d]", p.Statement)
		if g := c.cast.agents[p.Speaker]; g != nil {
			s += " " + g.Name
		}
	}
	return s
}

// short is the beginning of a quotation, on one line.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}
