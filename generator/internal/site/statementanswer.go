package site

import (
	"regexp"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// asked are the words by which narration says that something is an answer.
var asked = regexp.MustCompile(`(?i)\b(asked|pressed (on|about|by|whether)|questioned (on|about|by)|in (response|reply|answer|reaction) to|respond(s|ed|ing) to|repl(ies|ied|ying) to|answer(s|ed|ing) (a|the|questions?))\b`)

// answers is what a quotation is said to answer, in the article's own words:
// its own sentence or the one before, when the narration there speaks of a
// question, or the one before when another asks it. "" mostly.
func answers(q *dossier.Quotation) string {
	a := q.Article
	i := a.Sentence(q.Span().Start)
	if i < 0 {
		return ""
	}
	if n := narration(a, a.Sentences[i]); asked.MatchString(n) {
		return clip(n, aside, false)
	}
	if i == 0 || a.Set.InFurniture(a.Sentences[i-1]) {
		return ""
	}
	before := a.Sentences[i-1]
	if asked.MatchString(narration(a, before)) || question(a, before) && !says(q.Speaker, a, before) {
		return excerpt(a.Text, before, aside, true)
	}
	return ""
}

// question tells whether a sentence ends with a question mark.
func question(a *dossier.Article, s text.Span) bool {
	return strings.HasSuffix(strings.TrimRight(a.Text.Slice(s), text.QuotationMarks+" )"), "?")
}

// says tells whether somebody speaks in a sentence: a question of one's own is
// asked for effect. Where nobody knows who speaks, it may be so.
func says(g *dossier.Agent, a *dossier.Article, s text.Span) bool {
	return slices.ContainsFunc(a.Quotations, func(q *dossier.Quotation) bool {
		return (q.Speaker == g || q.Speaker == nil || g == nil) && slices.ContainsFunc(q.Content, s.Overlaps)
	})
}

// narration is the words of a sentence outside quotation marks, an ellipsis in
// place of what stands in them.
func narration(a *dossier.Article, s text.Span) string {
	var out []string
	at := s.Start
	for _, q := range a.Quotations {
		if q.Type == anno.Indirect || !q.Span().Overlaps(s) {
			continue
		}
		for _, c := range stretches(q) {
			if !c.Overlaps(s) || c.Start < at {
				continue
			}
			out = append(out, a.Text.Plain(text.Span{Start: at, End: c.Start}), "…")
			at = min(c.End, s.End)
		}
	}
	if at < s.End {
		out = append(out, a.Text.Plain(text.Span{Start: at, End: s.End}))
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}
