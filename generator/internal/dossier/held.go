package dossier

import (
	"dossier/generator/internal/collate"
	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/memo"
)

// Held keeps, from one Assemble to the next of the same process, what depends on
// one name or one article alone, and what collation has found. What Assemble
// returns is the same whatever is held. The zero value holds nothing; it is of
// one goroutine, and of no use after a panic.
type Held struct {
	Crew crew.Crew // does what can be done at the same time
	Once bool      // nothing is asked for again: what has served is let go

	collation collate.Held
	lock      lock.Held
	names     memo.Memo[called, *name]
	said      memo.Memo[*study, *sayings]
}

// sayings is room for what an article says, filled when it was asked for before.
func (h *Held) sayings(s *study) *sayings {
	if h.Once {
		return &sayings{}
	}
	return h.said.Get(s, func(*study) *sayings { return &sayings{} })
}

// Assemble is the function Assemble; what is held makes it faster. A nil Held
// keeps nothing.
func (h *Held) Assemble(name string, f *Files, articles []Annotated) (*Dossier, lock.Lock, diag.List) {
	if h == nil {
		return Assemble(name, f, articles)
	}
	d, next, ds := h.assemble(name, f, articles)
	h.names.Turn()
	h.lock.Turn()
	h.said.Turn()
	return d, next, ds
}
