package manner

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

var (
	opening = words("“ \" ‘ '")
	closing = words("” \" ’ '")
)

// noun returns the token behind the noun phrase that begins at token i, i when
// there is none. A date inside belongs to it: "at a Sunday rally", "at Sunday’s
// hearing". So does a name between marks, and a small "the" in a name.
func (r *reader) noun(i, end int) int {
	start := i
	for i < end {
		n := r.date(i)
		switch {
		case n > 0:
			if !r.goesOn(i+n) || i > start && r.capital(i-1) {
				return i
			}
			i += n
		case opening[r.low(i)] && r.capital(i+1):
			e := r.closed(i, end)
			if e == i {
				return i
			}
			return e
		case r.kind(i) == text.Punct:
			return i
		case r.kind(i) == text.Clitic:
			if i == start || i+1 >= end {
				return i
			}
			i++
		case r.inName(i):
			i++
		case stops[r.low(i)], i > start && (r.ends(i) || r.participle(i, end)):
			return i
		default:
			i++
		}
	}
	return i
}

// goesOn tells whether a noun stands at token i, behind a date that describes it.
func (r *reader) goesOn(i int) bool {
	w := r.low(i)
	_, medium := media[w]
	_, occasion := occasions[w]
	return medium || occasion || r.kind(i) == text.Clitic ||
		r.kind(i) == text.Letters && !stops[w] && !prepositions[w] && !joins[w] && !r.entry(i).Is(lexicon.Preposition|lexicon.Det|lexicon.Subject|lexicon.Adverb|lexicon.Verb)
}

// inName tells whether token i is a small word inside a name: Meet the Press,
// Face the Nation.
func (r *reader) inName(i int) bool {
	return (r.low(i) == "the" || r.low(i) == "of" || r.low(i) == "&" || r.low(i) == "with") && r.capital(i-1) && r.capital(i+1) && !r.hasOccasion(i-1)
}

func (r *reader) hasOccasion(i int) bool {
	_, ok := occasions[r.low(i)]
	return ok
}

// ends tells whether a noun phrase ends before token i: at a preposition, an
// article, a subject or a verb in small letters.
func (r *reader) ends(i int) bool {
	w := r.low(i)
	e := r.entry(i)
	return prepositions[w] && !r.capital(i) || joins[w] || w == "to" || e.Is(lexicon.Preposition|lexicon.Det|lexicon.Subject|lexicon.Auxiliary) && !r.capital(i)
}

// participle tells whether a participle in small letters stands at token i that
// tells more of the noun before it: "a letter released Monday".
func (r *reader) participle(i, end int) bool {
	w := r.low(i)
	form := r.entry(i).Form
	if r.capital(i) || form&lexicon.Part == 0 && form&lexicon.Ing == 0 && !(len(w) > 4 && w[len(w)-2:] == "ed") {
		return false
	}
	_, occasion := occasions[w]
	_, medium := media[w]
	return !occasion && !medium && (i+1 >= end || r.date(i+1) > 0 || prepositions[r.low(i+1)] || joins[r.low(i+1)] || r.kind(i+1) == text.Punct)
}

// closed returns the token behind the closing mark of the name that opens at
// token i; i when none follows soon.
func (r *reader) closed(i, end int) int {
	for k := i + 2; k < end && k < i+12; k++ {
		if closing[r.low(k)] {
			return k + 1
		}
	}
	return i
}

// head returns the last word of the noun phrase [from, to).
func (r *reader) head(from, to int) int {
	for k := to - 1; k > from; k-- {
		if r.kind(k) == text.Letters {
			return k
		}
	}
	return from
}

// extend returns the token behind the phrases that go on with a noun: "a rally
// in Ohio", "a visit to the harbor".
func (r *reader) extend(np, end int) int {
	for n := 0; n < 3 && np < end && joins[r.low(np)] && r.date(np+1) == 0; n++ {
		e := r.noun(np+1, end)
		if e == np+1 || r.platformAt(np) || (r.low(np) == "in" || r.low(np) == "by") && r.isMedium(e-1) {
			break
		}
		np = e
	}
	return np
}

func (r *reader) platformAt(i int) bool {
	_, ok := platforms[r.low(i+1)]
	return ok
}

func (r *reader) isMedium(i int) bool {
	_, ok := media[r.low(i)]
	return ok
}
