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
func (s *Site) answers(q *dossier.Quotation) string {
	a := q.Article
	i := a.Sentence(q.Span().Start)
	if i < 0 {
		return ""
	}
	told := s.of(a).told()
	if t := told.of(i); t.asked {
		return t.narration
	}
	if i == 0 || a.Set.InFurniture(a.Sentences[i-1].Span()) {
		return ""
	}
	if before := a.Sentences[i-1].Span(); told.of(i-1).asked || question(a, before) && !told.of(i-1).says(q.Speaker) {
		return excerpt(a.Text, before, aside, true)
	}
	return ""
}

// A telling is what one sentence says beside the quotations in it.
type telling struct {
	sentence  int              // index into Article.Sentences
	asked     bool             // it speaks of a question
	narration string           // then: its words outside quotation marks, clipped
	voices    []*dossier.Agent // of a question: who speaks in it, each once; nil is somebody nobody knows
}

// told is what the sentences of an article tell, without those, most of them, that
// neither speak of a question nor ask one.
type told []telling

// of is what one sentence tells.
func (ts told) of(sentence int) telling {
	i, found := slices.BinarySearchFunc(ts, sentence, func(t telling, sentence int) int { return t.sentence - sentence })
	if !found {
		return telling{}
	}
	return ts[i]
}

// mostWithin is how many quotations of one sentence are looked at.
const mostWithin = 100

// tellings reads each sentence of an article once, however many quotations ask.
func tellings(a *dossier.Article) told {
	type spoken struct {
		*dossier.Quotation
		span text.Span
	}
	var out told
	var within []spoken
	rest := a.Quotations // those that start behind what was read
	for i, at := range a.Sentences {
		s := at.Span()
		within = slices.DeleteFunc(within, func(q spoken) bool { return q.span.End <= s.Start })
		for ; len(rest) > 0 && rest[0].Span().Start < s.End; rest = rest[1:] {
			if span := rest[0].Span(); span.Overlaps(s) && len(within) < mostWithin {
				within = append(within, spoken{rest[0], span})
			}
		}
		quoted := make([]*dossier.Quotation, len(within))
		for k, q := range within {
			quoted[k] = q.Quotation
		}
		if t := tell(a, s, quoted); t.asked || len(t.voices) > 0 {
			t.sentence = i
			out = append(out, t)
		}
	}
	return slices.Clone(out)
}

func tell(a *dossier.Article, s text.Span, within []*dossier.Quotation) telling {
	var t telling
	if n := narration(a, s, within); asks(n) {
		t.asked, t.narration = true, clip(n, aside, false)
	}
	if !question(a, s) {
		return t
	}
	for _, q := range within {
		if !slices.Contains(t.voices, q.Speaker) && slices.ContainsFunc(q.Content(), s.Overlaps) {
			t.voices = append(t.voices, q.Speaker)
		}
	}
	return t
}

// question tells whether a sentence ends with a question mark.
func question(a *dossier.Article, s text.Span) bool {
	return strings.HasSuffix(strings.TrimRight(a.Text.Slice(s), text.QuotationMarks+" )"), "?")
}

// says tells whether somebody speaks in a sentence: a question of one's own is
// asked for effect. Where nobody knows who speaks, it may be so.
func (t telling) says(g *dossier.Agent) bool {
	return slices.Contains(t.voices, g) || slices.Contains(t.voices, nil) || g == nil && len(t.voices) > 0
}

// narration is the words of a sentence outside the quotation marks in it, an
// ellipsis in place of what stands in them.
func narration(a *dossier.Article, s text.Span, within []*dossier.Quotation) string {
	var out []string
	at := s.Start
	for _, q := range within {
		if q.Type() == anno.Indirect {
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
