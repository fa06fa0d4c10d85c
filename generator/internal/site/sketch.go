package site

import "dossier/generator/internal/dossier"

// A sketch is what many pages say of an agent, each found once, when somebody
// asks.
type sketch struct {
	agent     *dossier.Agent
	called    lazy[string]
	described lazy[*dossier.Described]
}

// role is what it is, in a phrase.
func (k *sketch) role() string { return get(&k.called, k.agent, role) }

// first is the first place that says of it what the dossier says it is; nil when
// none does.
func (k *sketch) first() *dossier.Described { return get(&k.described, k, firstDescribed) }

func (s *Site) sketch(g *dossier.Agent) *sketch { return &s.sketches[g.Rank] }
