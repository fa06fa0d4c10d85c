package site

import (
	"cmp"
	"slices"
	"sync"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// An abstract is what many pages say of an article, found once.
type abstract struct {
	order      int                     // of the article among all
	outlet     string                  // who printed it, or else its title, in short
	statements []*dossier.Statement    // it carries, each once, in its order
	people     []appearance            // in the order of the dossier's people
	facts      func() []string         // found when somebody asks
	shares     func() []*share         // whose words they are, by who speaks first; likewise
	speakers   func() []*dossier.Agent // the first by rank of those it quotes; likewise
	told       func() []telling        // what each sentence says; likewise
	labels     func() []string         // the id of each quotation's label; likewise
	appeared   func() dossier.Moment   // its day of publication; likewise
}

// An appearance is somebody an article names, so many times, first in a block.
type appearance struct {
	agent *dossier.Agent
	rank  int
	times int
	block int
}

func (s *Site) abstractOf(a *dossier.Article, order int) *abstract {
	b := &abstract{order: order, outlet: outlet(a), statements: statementsOf(a), people: s.peopleIn(a)}
	b.facts = sync.OnceValue(func() []string { return factsOf(a, b.statements) })
	b.shares = sync.OnceValue(func() []*share { return shares(a) })
	b.speakers = sync.OnceValue(func() []*dossier.Agent { return s.speakersOf(a) })
	b.appeared = sync.OnceValue(a.Appeared)
	b.told = sync.OnceValue(func() []telling { return tellings(a) })
	b.labels = sync.OnceValue(func() []string { return labelsOf(a) })
	return b
}

func factsOf(a *dossier.Article, statements []*dossier.Statement) []string {
	out := []string{plural(a.Words(), "word", "words"), plural(len(a.Quotations), "quotation", "quotations")}
	if n := shared(a, statements); n > 0 {
		out = append(out, plural(n, "statement", "statements")+" also in other articles")
	}
	return slices.Clip(out) // what is added for one page stays there
}

// statementsOf are the statements an article carries, each once, in its order.
func statementsOf(a *dossier.Article) []*dossier.Statement {
	out := make([]*dossier.Statement, 0, len(a.Quotations))
	seen := make(map[*dossier.Statement]bool, len(a.Quotations))
	for _, q := range a.Quotations {
		if !seen[q.Statement] {
			seen[q.Statement] = true
			out = append(out, q.Statement)
		}
	}
	return out
}

// shared counts the statements that other articles carry too.
func shared(a *dossier.Article, statements []*dossier.Statement) (n int) {
	for _, st := range statements {
		if slices.ContainsFunc(st.Witnesses, func(w *dossier.Witness) bool { return w.Quotation.Article != a }) {
			n++
		}
	}
	return n
}

// peopleIn are those an article names, in the order of the dossier's people.
func (s *Site) peopleIn(a *dossier.Article) []appearance {
	var out []appearance
	at := map[*dossier.Agent]int{}
	for _, m := range a.Mentions {
		if m.Agent.Kind != anno.PersonEntity {
			continue
		}
		i, known := at[m.Agent]
		if !known {
			i = len(out)
			at[m.Agent] = i
			out = append(out, appearance{agent: m.Agent, rank: s.rank[m.Agent], block: a.Set.BlockAt(m.Span.Start)})
		}
		out[i].times++
	}
	slices.SortFunc(out, func(x, y appearance) int { return cmp.Compare(x.rank, y.rank) })
	return out
}
