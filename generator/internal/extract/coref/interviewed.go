package coref

import (
	"sort"

	"dossier/generator/internal/anno"
)

// only is the one entity of those added; several when there are more, none before.
type only int

const (
	several only = -1
	none    only = -2
)

func (o *only) add(k int) {
	switch *o {
	case none:
		*o = only(k)
	case only(k):
	default:
		*o = several
	}
}

// interviewed returns the person who answers in an interview: the only one the
// headline names, else the only one named before the first turn; below 0 when
// there is none.
func (r *Resolver) interviewed() int {
	if r.asked {
		return int(r.answers)
	}
	r.asked = true
	headline, before := none, none
	for _, m := range r.mentions {
		if m.Span.Start >= r.d.Turns[0].Front.Start {
			break
		}
		if r.set.Entities[m.Entity].Kind != anno.PersonEntity {
			continue
		}
		before.add(m.Entity)
		b := sort.Search(len(r.d.Blocks), func(i int) bool { return r.d.Blocks[i].Span.End > m.Span.Start })
		if b < len(r.d.Blocks) && r.d.Blocks[b].Kind == anno.Headline {
			headline.add(m.Entity)
		}
	}
	if r.answers = headline; headline < 0 {
		r.answers = before
	}
	return int(r.answers)
}
