package manner

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// cue reads a cue that names the medium: "tweeted".
func (r *reader) cue() {
	for k := r.cueFrom; k < r.cueTo; k++ {
		if how, ok := tells[r.low(k)]; ok {
			r.m.Medium, r.m.How = how, part(r.span(k, k+1), "manner/cue", "the verb says how", 0.95)
			return
		}
	}
}

// source reads a source that is the medium itself: "the statement said", "a
// letter from the board reads".
func (r *reader) source() {
	if r.m.Medium != "" || r.srcFrom == r.srcTo {
		return
	}
	to := r.noun(r.srcFrom, r.srcTo)
	if to == r.srcFrom {
		return
	}
	switch how := media[r.low(r.head(r.srcFrom, to))]; how {
	case Statement, Letter, Email, Memo, Tweet, Filing, Ad:
		r.m.Medium, r.m.How = how, part(r.span(r.srcFrom, r.srcTo), "manner/medium", "what is said to say it", 0.85)
	}
}

// audience reads who was told: the noun phrase behind a verb such as "told", or
// behind "said to". It returns the token behind the cue and all that belongs to it.
func (r *reader) audience() int {
	i := r.behind()
	c := r.entry(r.cueTo - 1).Cue
	if c == nil {
		c = r.entry(r.cueFrom).Cue
	}
	switch {
	case c == nil || i > r.cueTo: // inverted: "said Orr"
	case c.Has(lexicon.Whom):
		return r.addressed(i, r.to)
	case r.low(i) == "to" && c.Mode == 's' && !c.Takes("to"):
		if e := r.entry(i + 1); e.Is(lexicon.Addressee|lexicon.Object|lexicon.Det|lexicon.Possessive) || r.capital(i+1) {
			return r.addressed(i+1, r.to)
		}
	}
	return i
}

// addressed takes the noun phrase at token i for the audience and returns the
// token behind it. A clause may follow without a comma, so that the phrase ends
// at its first subject or verb.
func (r *reader) addressed(i, end int) int {
	to := i
	if e := r.entry(i); e.Is(lexicon.Object) && !e.Is(lexicon.Det) && r.low(i) != "her" {
		to = i + 1
	} else {
		to = r.noun(i, end)
		for r.low(to) == "of" && to < end && !r.capital(i) { // a crowd of fishermen
			to = r.noun(to+1, end)
		}
	}
	for to > i && (r.kind(to-1) == text.Punct && !closing[r.low(to-1)] || r.entry(to-1).Is(lexicon.Adverb) && !r.capital(to-1)) {
		to--
	}
	if to <= i || r.m.Audience.Found() || r.low(i) == "those" || r.entry(i).Is(lexicon.Preposition|lexicon.Wh|lexicon.Adverb) && !r.capital(i) {
		return max(to, i)
	}
	r.m.Audience = part(r.span(i, to), "manner/audience", "who was told", 0.9)
	return to
}
