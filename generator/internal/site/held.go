package site

import (
	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/prose"
	"dossier/generator/internal/rule"
)

// Held keeps, from one plan to the next of the same process, what depends on
// names alone. The plan is the same whatever is held. The zero value holds
// nothing; it is of one goroutine.
type Held struct {
	Crew crew.Crew // does what can be done at the same time

	prose prose.Held
}

// New is the function New; what is held makes it faster.
func (h *Held) New(d *dossier.Dossier, rules []rule.Doc) (*Site, diag.List) {
	return h.plan(d, rules)
}
