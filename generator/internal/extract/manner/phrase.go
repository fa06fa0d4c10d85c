package manner

import (
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// A reader fills a Manner from a tag.
type reader struct {
	*tag
	m     Manner
	place bool // the venue is only a place; an occasion takes its place
}

func part(sp text.Span, rule, why string, confidence float64) Part {
	return Part{Span: sp, By: anno.By{Origin: anno.Rule, Rule: rule, Why: why, Confidence: confidence}}
}

// phrases reads the phrases in the tokens [i, end) one behind the other, and
// stops at the first thing that is none.
func (r *reader) phrases(i, end int) {
	for i < end {
		switch {
		case r.date(i) > 0:
			r.when(i, i+1)
			i += r.date(i)
		case r.low(i) == ",", leads[r.low(i)], r.kind(i) == text.Letters && r.entry(i).Is(lexicon.Adverb) && !prepositions[r.low(i)]:
			i++
		case r.low(i) == "on" && r.date(i+1) > 0:
			i++
		case r.low(i) == "to" && i > 0 && leads[r.low(i-1)]:
			i = r.addressed(i+1, end)
		case around[r.low(i)] && r.date(i+1) > 0:
			i++
		case around[r.low(i)] && r.hasOccasion(r.head(i+1, r.noun(i+1, end))):
			i = r.extend(r.noun(i+1, end), end)
		case about[r.low(i)] && r.noun(i+1, end) > i+1:
			i = r.extend(r.noun(i+1, end), end)
		case prepositions[r.low(i)]:
			to := r.phrase(i, end)
			if to < end || r.m.Venue.Span.End == r.tokens[end-1].End || r.m.How.Span.End == r.tokens[end-1].End {
				r.when(i, to)
			}
			i = to
		default:
			return
		}
	}
}

// when takes the first date in the tokens [from, to).
func (r *reader) when(from, to int) {
	for i := from; i < to && r.m.When.Empty(); i++ {
		if n := r.date(i); n > 0 {
			r.m.When = r.span(i, min(i+n, r.to))
		}
	}
}

// phrase reads the phrase whose preposition is token i and returns the token
// behind it; end when it is none of ours, so that nothing is read past it.
func (r *reader) phrase(i, end int) int {
	np := r.noun(i+1, end)
	if np == i+1 {
		return end
	}
	prep, head := r.low(i), r.low(r.head(i+1, np))
	how, isMedium := media[head]
	medium, isOccasion := occasions[head]
	switch {
	case r.platform(i, np):
		return np
	case r.program(i, np):
		return np
	case isMedium && how == Post && r.modified(i+1, np) != "":
		return r.medium(i, np, end, r.modified(i+1, np))
	case isMedium && (prep == "in" || prep == "by" || prep == "via" || prep == "over" || prep == "on" || prep == "during" || prep == "through" || prep == "from"):
		return r.medium(i, np, end, how)
	case isOccasion && prep != "by" && prep != "via" && prep != "over" && prep != "through":
		to := r.extend(np, end)
		r.venue(i, to, "manner/occasion", "what it was said at", 0.9)
		if (head == "conference" || head == "briefing") && press[r.low(r.head(i+1, np)-1)] {
			medium = PressConference
		}
		if medium != "" && r.m.Medium == "" {
			r.m.Medium, r.m.How = medium, r.m.Venue
		}
		return to
	case r.floor(np):
		r.venue(i, np, "manner/occasion", "where it was said", 0.9)
		return np
	case r.isPlace(i, np):
		if !r.m.Venue.Found() {
			r.venue(i, np, "manner/place", "where it was said", 0.7)
			r.place = true
		}
		return np
	}
	return end
}

// modified returns the medium the words before the noun say: a blog post, a
// Facebook post; "" for none.
func (r *reader) modified(from, to int) Medium {
	for k := from; k < to-1; k++ {
		if how := platforms[r.low(k)]; how != "" && r.capital(k) {
			return how
		}
		if how := media[r.low(k)]; how == Blog {
			return how
		}
	}
	return ""
}

// venue sets the venue unless there is one already; a mere place gives way.
func (r *reader) venue(from, to int, rule, why string, confidence float64) {
	if r.m.Venue.Found() && !r.place {
		return
	}
	r.m.Venue = part(r.span(from, to), rule, why, confidence)
	r.place = false
}

// medium reads "in an interview with The Harbor Times", whose noun ends before np.
func (r *reader) medium(i, np, end int, how Medium) int {
	to := np
	if r.low(np) == "with" && how == Interview {
		if e := r.noun(np+1, end); e > np+1 {
			to = e
			if !r.m.Audience.Found() {
				r.m.Audience = part(r.span(np+1, e), "manner/audience", "who was spoken with", 0.85)
			}
		}
	} else if how == Broadcast && (r.low(i) == "on" || r.low(i) == "during") {
		r.venue(i, r.extend(np, end), "manner/program", "a programme", 0.85)
	} else {
		to = r.extend(np, end)
	}
	if r.m.Medium == "" || r.m.Medium == how {
		r.m.Medium = how
		r.m.How = part(r.span(i, to), "manner/medium", "what it was said in", 0.9)
	}
	return to
}

// platform reads "on Twitter": of a post or message, that says which.
func (r *reader) platform(i, np int) bool {
	how, ok := platforms[r.low(i+1)]
	if !ok || np != i+2 && r.low(i+2) != "live" || r.low(i) != "on" && r.low(i) != "via" || !r.capital(i+1) {
		return false
	}
	switch r.m.Medium {
	case "":
		r.m.How = part(r.span(i, np), "manner/medium", "the network it was posted on", 0.9)
	case Post, Message, Statement:
		r.m.How.Span.End = r.tokens[np-1].End
	default:
		return true
	}
	r.m.Medium = how
	return true
}

// program reads "on NBC’s Meet the Press", "on “Face the Nation”", "on CNN".
func (r *reader) program(i, np int) bool {
	if p := r.low(i); p != "on" && p != "during" && p != "in" && p != "from" {
		return false
	}
	first := i + 1
	if r.entry(first).Is(lexicon.Det) && first+1 < np {
		first++
	}
	quoted := opening[r.low(np-1)] || closing[r.low(np-1)]
	network := networks[r.low(first)] && r.capital(first)
	owned := false
	for k := first + 1; k < np-1; k++ {
		owned = owned || r.kind(k) == text.Clitic && r.capital(k+1)
	}
	named := r.capital(first) && np-first > 1 && programs[r.low(np-1)] && r.capital(np-1)
	if !(r.low(i) == "on" && (network || quoted || owned || named) || network && owned || quoted && network) {
		return false
	}
	r.venue(i, np, "manner/program", "a programme or station", 0.85)
	if r.m.Medium == "" {
		r.m.Medium, r.m.How = Broadcast, part(r.span(i, np), "manner/program", "a programme or station", 0.85)
	}
	return true
}

// floor reads "on the Senate floor", "on the campaign trail".
func (r *reader) floor(np int) bool {
	w := r.low(np - 1)
	return w == "floor" || w == "trail" && r.low(np-2) == "campaign" || w == "hill" && r.low(np-2) == "capitol"
}

// isPlace tells whether the phrase is "in Geneva", "outside the White House".
func (r *reader) isPlace(i, np int) bool {
	p := r.low(i)
	if p != "in" && p != "at" && p != "outside" && p != "inside" && p != "near" && p != "from" && p != "aboard" {
		return false
	}
	first := i + 1
	if r.low(first) == "the" {
		first++
	}
	for k := first; k < np; k++ {
		if !r.capital(k) && r.kind(k) != text.Clitic && r.low(k) != "of" {
			return false
		}
	}
	return first < np && !tongues[r.low(first)] && !r.acronym(np-1)
}

// acronym tells whether token i is capitals alone, as laws and agencies are
// called more often than places: "in the NDAA".
func (r *reader) acronym(i int) bool {
	w := r.s[r.tokens[i].Start:r.tokens[i].End]
	return len(w) > 2 && strings.ToUpper(w) == w && !strings.Contains(w, ".")
}
