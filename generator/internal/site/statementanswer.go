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

// stems are how words begin of which all that is asked for has one.
var stems = []string{"answer", "asked", "pressed", "questioned", "reaction", "repl", "respon"}

// asks tells whether narration says that something is an answer. Most has none
// of the stems, which is seen without the regular expression.
func asks(narration string) bool {
	for i := range len(narration) {
		switch narration[i] | 0x20 { // small letters
		case 'a', 'p', 'q', 'r':
			begins := func(stem string) bool {
				return strings.EqualFold(narration[i:min(i+len(stem), len(narration))], stem)
			}
			if slices.ContainsFunc(stems, begins) {
				return asked.MatchString(narration)
			}
		}
	}
	return false
}

// answers is what a quotation is said to answer, in the article's own words:
// its own sentence or the one before, when the narration there speaks of a
// question, or the one before when another asks it. "" mostly.
func answers(q *dossier.Quotation) string {
	a := q.Article
	i := a.Sentence(q.Span().Start)
	if i < 0 {
		return ""
	}
	if n := narration(a, a.Sentences[i]); asks(n) {
		return clip(n, aside, false)
	}
	if i == 0 || a.Set.InFurniture(a.Sentences[i-1]) {
		return ""
	}
	before := a.Sentences[i-1]
	if asks(narration(a, before)) || question(a, before) && !says(q.Speaker, a, before) {
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
		words := q.Span()
		if words.Start >= s.End {
			break
		}
		if q.Type == anno.Indirect || !words.Overlaps(s) {
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
	if len(out) == 0 {
		return a.Text.Plain(s)
	}
	if at < s.End {
		out = append(out, a.Text.Plain(text.Span{Start: at, End: s.End}))
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}
