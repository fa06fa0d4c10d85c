package dossier

import (
	"dossier/generator/internal/collate"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/memo"
)

// Held keeps, from one Assemble to the next of the same process, what depends on
// one article or one name alone, and what collation has found. What Assemble
// returns is the same whatever is held. The zero value holds nothing; it is of
// one goroutine, and of no use after a panic.
type Held struct {
	collation collate.Held
	lock      lock.Held
	studies   map[string]*study // by the article's id
	studied   map[string]*study // those of this time
	keys      memo.Memo[called, string]
	shapes    memo.Memo[string, shape]
}

// Assemble is the function Assemble; what is held makes it faster. A nil Held
// keeps nothing.
func (h *Held) Assemble(name string, f *Files, articles []Annotated) (*Dossier, lock.Lock, diag.List) {
	if h == nil {
		return Assemble(name, f, articles)
	}
	h.studied = make(map[string]*study, len(articles))
	d, next, ds := h.assemble(name, f, articles)
	h.studies, h.studied = h.studied, nil
	h.keys.Turn()
	h.shapes.Turn()
	h.lock.Turn()
	return d, next, ds
}
