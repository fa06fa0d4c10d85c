package dossier

import (
	"dossier/generator/internal/collate"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/memo"
)

// Held keeps, from one Assemble to the next of the same process, what depends on
// one name or one article alone, and what collation has found. What Assemble
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
	said      memo.Memo[*study, *sayings]
}

// sayings is room for what an article says, filled when it was asked for before.
func (h *Held) sayings(s *study) *sayings {
	if h.Once {
		return &sayings{}
	}
	return h.said.Get(s, func(*study) *sayings { return &sayings{} })
}

// parts is how many parts work is split into, to be done at the same time.
const parts = 16

// both does two things at the same time.
func (h *Held) both(one, other func()) {
	h.together(2, func(i int) {
		if i == 0 {
			one()
		} else {
			other()
		}
	})
}

// together calls do for 0 … n-1, several at the same time.
func (h *Held) together(n int, do func(int)) {
	inParts(h.Each, n, func(_, from, to int) {
		for i := from; i < to; i++ {
			do(i)
		}
	})
}

// inParts calls do for each part of 0 … n-1, several at the same time; see Held.Each.
func inParts(each func(n int, do func(int)), n int, do func(part, from, to int)) {
	if each == nil {
		do(0, 0, n)
		return
	}
	k := min(parts, n)
	each(k, func(part int) { do(part, part*n/k, (part+1)*n/k) })
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
