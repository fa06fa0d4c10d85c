package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
)

// An abstract is what many pages say of an article, each found once, when
// somebody asks.
type abstract struct {
	site    *Site
	article *dossier.Article

	named     lazy[string]
	carried   lazy[[]*dossier.Statement]
	worded    lazy[[]uint64]
	mentioned lazy[[]appearance]
	facted    lazy[[]string]
	shared    lazy[[]*share]
	speaking  lazy[[]*dossier.Agent]
	spelt     lazy[map[*dossier.Agent]string]
	telling   lazy[told]
	labelled  lazy[labels]
	printed   lazy[dossier.Moment]
	nearby    lazy[[]near]
}

// outlet is who printed it, or else its title, in short.
func (b *abstract) outlet() string { return get(&b.named, b.article, outlet) }

// statements are those it carries, each once, in its order.
func (b *abstract) statements() []*dossier.Statement { return get(&b.carried, b.article, statementsOf) }

// wordings are, for each of them, the sum of its words as the article prints them.
func (b *abstract) wordings() []uint64 { return get(&b.worded, b, wordingsOf) }

// people are those it names, in the order of the dossier's people.
func (b *abstract) people() []appearance {
	return get(&b.mentioned, b, func(b *abstract) []appearance { return b.site.peopleIn(b.article) })
}

func (b *abstract) facts() []string { return get(&b.facted, b, factsOf) }

// shares are whose words they are, by who speaks first.
func (b *abstract) shares() []*share { return get(&b.shared, b.article, shares) }

// speakers are those it quotes, by rank.
func (b *abstract) speakers() []*dossier.Agent {
	return get(&b.speaking, b, func(b *abstract) []*dossier.Agent { return b.site.speakersOf(b.article) })
}

// initials are those of its speakers and people who would share theirs.
func (b *abstract) initials() map[*dossier.Agent]string { return get(&b.spelt, b, initialsIn) }

// company are the first of its speakers.
func (b *abstract) company() []*dossier.Agent {
	return b.speakers()[:min(len(b.speakers()), mostSpeakers)]
}

// told is what each sentence says.
func (b *abstract) told() told { return get(&b.telling, b.article, tellings) }

// labels are the ids of its quotations' labels.
func (b *abstract) labels() labels { return get(&b.labelled, b.article, labelsOf) }

// appeared is its day of publication.
func (b *abstract) appeared() dossier.Moment {
	return get(&b.printed, b.article, (*dossier.Article).Appeared)
}

// near are the others it is compared with.
func (b *abstract) near() []near { return get(&b.nearby, b, nearest) }

// isNear tells whether it is compared with another.
func (b *abstract) isNear(a *dossier.Article) bool {
	return slices.ContainsFunc(b.near(), func(n near) bool { return n.article == a })
}

// of is the abstract of an article.
func (s *Site) of(a *dossier.Article) *abstract { return &s.abstracts[a.Order] }

// abstractsOf are those of all articles, in their order.
func (s *Site) abstractsOf(articles []*dossier.Article) []abstract {
	out := make([]abstract, len(articles))
	for i, a := range articles {
		out[i].site, out[i].article = s, a
	}
	return out
}

// An appearance is somebody an article names, so many times, first in a block.
type appearance struct {
	agent *dossier.Agent
	times int
	block int
}

func factsOf(b *abstract) []string {
	a := b.article
	out := []string{plural(a.Words(), "word", "words"), plural(len(a.Quotations), "quotation", "quotations")}
	if n := shared(a, b.statements()); n > 0 {
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

func wordingsOf(b *abstract) []uint64 {
	fullest := make(map[*dossier.Statement]*dossier.Quotation, len(b.statements()))
	for _, q := range b.article.Quotations {
		if was := fullest[q.Statement]; was == nil || q.Witness.Words > was.Witness.Words {
			fullest[q.Statement] = q
		}
	}
	out := make([]uint64, len(b.statements()))
	for i, st := range b.statements() {
		out[i] = collate.Sum(fullest[st].Stretches())
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
			out = append(out, appearance{agent: m.Agent, block: a.Set.BlockAt(m.Span().Start)})
		}
		out[i].times++
	}
	slices.SortFunc(out, func(x, y appearance) int { return cmp.Compare(x.agent.Rank, y.agent.Rank) })
	return out
}
