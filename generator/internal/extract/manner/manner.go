// Package manner finds where, how and to whom something was said, from the
// words around its attribution: "Kerry told reporters Sunday at a press
// availability" has a venue, a medium, an audience and a date. It reads only the
// tag (the narrator's words around the cue), never the content, and is quiet
// when the words could belong to anything else.
package manner

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Medium is by what means something was said.
type Medium string

const (
	Interview       Medium = "interview"
	PressConference Medium = "press conference"
	Speech          Medium = "speech"
	Debate          Medium = "debate"
	Testimony       Medium = "testimony"
	Broadcast       Medium = "broadcast" // a programme on television or radio, a podcast
	Statement       Medium = "statement"
	Tweet           Medium = "tweet"
	Post            Medium = "post" // on another social network
	Blog            Medium = "blog post"
	OpEd            Medium = "opinion article"
	Article         Medium = "article"
	Book            Medium = "book"
	Email           Medium = "email"
	Letter          Medium = "letter"
	Memo            Medium = "memo"
	Message         Medium = "message"
	Call            Medium = "phone call"
	Video           Medium = "video"
	Ad              Medium = "advertisement"
	Filing          Medium = "court filing"
)

// A Part is some words of the tag, and who says what they are. The zero Part
// is none.
type Part struct {
	Span text.Span // byte offsets; "at a rally in Ohio", preposition included; "reporters"
	By   anno.By
}

// Found tells whether the tag has the part.
func (p Part) Found() bool { return !p.Span.Empty() }

// Manner is what a tag says besides who and what. Every part is optional.
type Manner struct {
	Venue    Part      // an occasion, a programme or a place: "on NBC’s Meet the Press"
	Medium   Medium    // "" when the tag does not say
	How      Part      // the words that say the medium; those of Venue, where that tells it
	Audience Part      // who was told: "reporters", "The Harbor Times"
	When     text.Span // the first of the dates given that stands in the tag
}

// Rules documents the rules of this package.
func Rules() []rule.Doc { return slices.Clone(docs) }

// A Finder reads the tags of one text, then of the next.
type Finder struct {
	Text   string      // masked
	Dates  []text.Span // those found in it (package when), sorted
	tag    tag         // that is read
	words  []text.Word // of the tag
	tokens []token
}

// Find reads the tag of one attribution: the words of the sentence around its
// cue that are not content. The spans are byte offsets into the text. An
// attribution without a cue has no tag. The time a call takes does not grow
// with the sentence.
//
//	“I am glad,” Orr said Sunday at a rally in Porthaven. (content “I am glad,”)
//	→ Venue “at a rally in Porthaven”, When “Sunday”
func (f *Finder) Find(sentence text.Span, cue, content, source []text.Span) Manner {
	t := &f.tag
	if !f.cut(sentence, cue, content, source) {
		return Manner{}
	}
	r := reader{tag: t}
	r.cue()
	r.source()
	// Behind the cue and who was told, before the source, and between the two.
	r.phrases(r.audience(), t.to)
	r.phrases(t.from, min(t.srcFrom, t.cueFrom))
	r.phrases(t.srcTo, t.cueFrom)
	return r.m
}
