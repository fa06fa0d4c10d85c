package when

import (
	"strings"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// tense is where the words around a date look.
type tense int

const (
	past    tense = -1
	unclear tense = 0
	future  tense = 1
)

// reach is how many words away a verb may stand and still tell the tense.
const reach = 24

// tense tells whether what the tokens [a, b) date is past or yet to come. The
// word that leads up to the date says so first ("ahead of Tuesday"), then the
// verb before it in its clause, then the verb behind it.
func (f *finder) tense(a, b int) tense {
	lead := a - 1
	if f.is(lead, "the", "this", "his", "her", "their", "its", "a") {
		lead--
	}
	if f.is(lead, "on", "at", "in") {
		lead--
	}
	if t := f.leadTense(a); t != unclear {
		return t
	}
	// A date that opens its clause belongs to the verb behind it.
	if f.breaks(lead+1) || f.is(lead, ",", ";", "—", "–", ".", "?", "!", ":", "and", "but", "that", "“", "\"") {
		if t := f.verbAfter(b); t != unclear {
			return t
		}
	}
	if t := f.verbBefore(a); t != unclear {
		return t
	}
	return f.verbAfter(b)
}

// leadTense reads the word that leads up to a date.
func (f *finder) leadTense(a int) tense {
	if f.is(a-1, "the", "his", "her", "their", "its") {
		a--
	}
	switch {
	case f.is(a-1, "until", "till", "upcoming", "come"), f.is(a-2, "now") && f.is(a-1, "and", "through", "to"), f.is(a-2, "ahead", "due", "leading", "heading") && f.is(a-1, "of", "to", "into"):
		return future
	case f.is(a-1, "since", "following"):
		return past
	}
	return unclear
}

// verbBefore looks back from token a to the verb that governs what stands
// there. A quotation between them is stepped over; the one a stands in is not left.
func (f *finder) verbBefore(a int) tense {
	of := f.is(a-1, "of") // "to grasp the point of Sunday’s vote" does not look ahead
	quoted := false
	for i := a - 1; i >= 0 && i >= a-reach && !f.stops(i+1); i-- {
		switch {
		case f.closes(i):
			quoted = true
		case f.opens(i) && !quoted:
			return unclear
		case f.opens(i):
			quoted = false
		case quoted, of && f.is(i, "to"):
		case f.is(i, "if"):
			return future
		case f.gerund(i):
			return unclear
		default:
			if t := f.verb(i); t != unclear {
				return t
			}
		}
	}
	return unclear
}

// gerund tells whether token i is a verb in -ing that has no verb of its own
// before it: when what it says happens, its sentence's verb does not tell.
func (f *finder) gerund(i int) bool {
	w := f.word(i)
	ing := lexicon.Look(w).Form&lexicon.Ing != 0 || len(w) > 6 && strings.HasSuffix(w, "ing") && lexicon.Look(w) == lexicon.Unknown
	return ing && !lexicon.Look(f.low(i-1)).Is(lexicon.Det|lexicon.Possessive|lexicon.Be)
}

// verbAfter looks ahead from token b to the first verb that tells its tense.
func (f *finder) verbAfter(b int) tense {
	quoted := false
	for i := b; i < len(f.tokens) && i < b+reach && !f.stops(i); i++ {
		switch {
		case f.opens(i):
			quoted = true
		case f.closes(i) && !quoted:
			return unclear
		case f.closes(i):
			quoted = false
		case quoted:
		default:
			if t := f.verb(i); t != unclear && !f.describes(i, b) {
				return t
			}
		}
	}
	return unclear
}

// opens and closes tell which way a double mark at token i faces; a straight one
// faces what it is written onto.
func (f *finder) opens(i int) bool {
	return f.is(i, "“") || f.is(i, "\"") && f.joined(i) && !f.joined(i-1)
}

func (f *finder) closes(i int) bool {
	return f.is(i, "”") || f.is(i, "\"") && f.joined(i-1) && !f.joined(i)
}

// describes tells whether the verb at token i belongs to a clause that describes
// a noun behind token b: "the group he founded", "who lost".
func (f *finder) describes(i, b int) bool {
	return f.is(i-1, "who", "which", "that") || i-2 > b && f.is(i-1, "he", "she", "they", "it", "we", "i") && f.kind(i-2) == text.Letters
}

// stops tells whether a sentence ends before token i.
func (f *finder) stops(i int) bool {
	return f.breaks(i) || f.kind(i-1) == text.Punct && f.is(i-1, ".", "?", "!", ";")
}

// verb returns the tense of the verb token i is, unclear when it is none or a
// form that follows its sentence's verb ("to meet", "meeting").
func (f *finder) verb(i int) tense {
	t := f.tokens[i]
	if t.Kind == text.Punct || t.Kind == text.Digits || t.class != other {
		return unclear
	}
	low := f.low(i)
	switch {
	case low == "to" && (f.is(i+1, "be") || pendings[f.low(i-1)]):
		return future
	case low == "can", low == "can’t", low == "can't", low == "cannot": // as much a habit as a plan
		return unclear
	case t.Kind == text.Clitic && (low == "’ll" || low == "'ll"), low == "won’t", low == "won't":
		return future
	case low == "scheduled", low == "slated", low == "due", low == "upcoming",
		(low == "expected" || low == "planned") && (f.is(i+1, "for", "on", "in") || f.class(i+1) != other):
		return future
	}
	e := lexicon.Look(low)
	switch {
	case scheduled[low] && !lexicon.Look(f.low(i-1)).Is(lexicon.Det|lexicon.Possessive):
		return future
	case e.Is(lexicon.Modal):
		if f.is(i+1, "have") || f.is(i+2, "have") {
			return past
		}
		return future
	case e.Is(lexicon.Be):
		return f.being(i, low)
	case low == "have" && !lexicon.Look(f.low(i+1)).Is(lexicon.Verb):
		return unclear // "could have an effect"
	case low == "has", low == "have", low == "had", low == "did", low == "didn’t", low == "didn't", low == "went", low == "came":
		return past
	case e.Class&lexicon.Verb == 0 && e != lexicon.Unknown:
		return unclear
	case f.capital(i) && !f.begins(i), e.Form&lexicon.Part != 0 && f.passive(i):
		return unclear
	}
	return finite(low, e)
}

// passive tells whether a form of "to be" before the participle at token i has
// the tense: "will be held", "is elected".
func (f *finder) passive(i int) bool {
	be := lexicon.Be
	return lexicon.Look(f.low(i-1)).Is(be) || lexicon.Look(f.low(i-1)).Is(lexicon.Adverb) && lexicon.Look(f.low(i-2)).Is(be)
}

// finite returns the tense of a verb form that may stand by itself.
func finite(low string, e *lexicon.Entry) tense {
	switch {
	case e == lexicon.Unknown:
		if len(low) > 4 && strings.HasSuffix(low, "ed") {
			return past
		}
	case e.Form&lexicon.Base != 0: // "put", "hit": of any tense
	case e.Form&lexicon.Past != 0, e.Form&lexicon.Part != 0:
		return past
	}
	return unclear
}

// being reads a form of "to be": "is meeting", "are to meet" and "is Tuesday"
// look ahead, "is known" does not say.
func (f *finder) being(i int, low string) tense {
	switch low {
	case "was", "were", "wasn’t", "wasn't", "weren’t", "weren't", "been":
		return past
	case "’s", "'s":
		if f.is(i-1, "there") {
			return future // "there’s a vote on Tuesday"
		}
	case "is", "are":
		if f.is(i-1, "there") || f.is(i+1, "on", "at") || f.class(i+1) == weekday || f.class(i+1) == monthName || strings.HasSuffix(f.low(i+1), "ing") {
			return future
		}
	}
	return unclear
}

// scheduled are verbs whose present tells of what stands in a calendar.
var scheduled = setOf("meets opens reopens closes starts begins ends airs returns resumes")

// pendings have the verb behind their "to" yet to happen: "plans to meet", "is
// expected to".
var pendings = setOf(`plan plans planned planning set expected expects expect scheduled due slated hope hopes hoping intend intends intended want wants
	prepare prepares preparing prepared poised ready about likely going agreed agree agrees vowed vows promised promises promise pledged
	invited is are able hoped continue aim aims bound gear gearing geared tuned looking look looks need needs`)
