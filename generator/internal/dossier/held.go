package dossier

import (
	"dossier/generator/internal/collate"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/memo"
)

// Held keeps, from one Assemble to the next of the same process, what depends on
// one name alone, and what collation has found. What Assemble
// returns is the same whatever is held. The zero value holds nothing; it is of
// one goroutine, and of no use after a panic.
type Held struct {
	// Each calls do for 0 … n-1, several at the same time if it likes. Nil: one
	// after the other.
	Each func(n int, do func(int))
	// Once says that nothing is asked for again: what has served is let go.
	Once bool

	collation collate.Held
	lock      lock.Held
	names     memo.Memo[called, *name]
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
	return d, next, ds
}
