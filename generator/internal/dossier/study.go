package dossier

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// A study is what one article says by itself, before anybody in it is known
// elsewhere: it depends on the text and its annotations alone, and does not
// change.
type study struct {
	source     *source.Article
	set        *anno.Set
	kept       *anno.Set // see Article.Set
	finds      Finds
	headline   string
	ledger     []ledger.Run
	sentences  []text.Span
	words      int
	quotations []draft
	mentions   []sighting
}

// A draft is a quotation without its article and its speaker.
type draft struct {
	Quotation
	speaker int    // index of the entity; -1 for none
	printed string // the words that name the speaker
}

// A sighting is a mention that may be of an agent.
type sighting struct {
	span     text.Span
	kind     anno.MentionKind
	entity   int
	block    int
	sentence text.Span
	counts   bool // it may be the first by name in its article
}

// study is what an article says by itself, kept or made.
func (h *Held) study(in Annotated) *study {
	id := in.Source.ID
	if s := h.studies[id]; s != nil && s.source == in.Source && s.set == in.Set {
		h.studied[id] = s
		return s
	}
	s := studyOf(in)
	if h.studied != nil {
		h.studied[id] = s
	}
	return s
}

func studyOf(in Annotated) *study {
	t, set := in.Source.Text, in.Set
	s := &study{source: in.Source, set: set, kept: remainder(set), finds: findsOf(set), headline: headline(t, set), ledger: ledger.Runs(t, set)}
	masked := t.Masked()
	for _, bl := range set.Blocks {
		s.sentences = append(s.sentences, text.Sentences(masked, bl.Span)...)
	}
	for _, run := range s.ledger {
		if run.Class != ledger.Furniture && run.Class != ledger.Markup {
			s.words += collate.Count(t.Slice(run.Span))
		}
	}
	for _, at := range set.Attributions {
		s.quote(t, set, at)
	}
	slices.SortStableFunc(s.quotations, func(x, y draft) int { return x.Span().Start - y.Span().Start })
	for i := range s.quotations {
		s.quotations[i].N = i + 1
	}
	for _, m := range set.Mentions {
		if bl := set.BlockAt(m.Span.Start); bl >= 0 && m.Kind != anno.PronounMention {
			s.mentions = append(s.mentions, sighting{m.Span, m.Kind, m.Entity, bl, sentenceSpan(s.sentences, m.Span),
				(m.Kind == anno.NameMention || m.By.Origin == anno.Person) && set.Blocks[bl].Kind == anno.Body})
		}
	}
	return s
}

// quote parts an attribution where one sentence ends and another, after the
// tag, begins: each part is numbered, linked and cited for itself.
func (s *study) quote(t *text.Text, set *anno.Set, at anno.Attribution) {
	for _, content := range utterances(t, at) {
		q := draft{speaker: at.Speaker, Quotation: Quotation{
			Mode: at.Mode, Content: content, Cue: at.Cue, Source: at.Source, Manner: at.Manner,
			State: Unreviewed, By: at.By, Attrib: at.Attrib,
		}}
		for _, s := range at.Quoted {
			if slices.ContainsFunc(content, func(c text.Span) bool { return c.Contains(s) }) {
				q.Quoted = append(q.Quoted, s)
			}
		}
		if q.Type = typeOf(t, content, q.Quoted); len(at.Quoted) == 0 {
			q.Type = at.Type // a transcript's turn is direct without marks
		}
		if at.By.Origin == anno.Person || at.Attrib.Origin == anno.Person {
			q.State = Reviewed
		}
		if at.Speaker >= 0 {
			q.Unnamed = set.Entities[at.Speaker].Name
		}
		if len(at.Source) > 0 {
			q.printed = t.Plain(at.Source[0])
		}
		q.stretches = stretches(t, &q.Quotation)
		for _, s := range q.stretches {
			q.words += collate.Count(s)
		}
		q.Doubt = doubt(t, &q.Quotation)
		if q.Block = set.BlockAt(q.Span().Start); q.Block >= 0 {
			s.quotations = append(s.quotations, q)
		}
	}
}

// said are the words of its quotations by the quotation, as who says them is
// known by now.
func (b *builder) quotations(a *Article, s *study, agents []*Agent) {
	a.Quotations = make([]*Quotation, len(s.quotations))
	all := make([]Quotation, len(s.quotations))
	for i := range s.quotations {
		d, q := &s.quotations[i], &all[i]
		*q = d.Quotation
		q.Article, a.Quotations[i] = a, q
		if d.speaker >= 0 {
			q.Speaker = agents[d.speaker]
		}
		if q.Speaker == nil && q.Unnamed == "" {
			if q.Unnamed = d.printed; q.Unnamed == "" && q.State != Reviewed {
				q.Doubt = "the text does not say who speaks"
			}
		}
		if q.Speaker != nil {
			q.Speaker.Quotations = append(q.Speaker.Quotations, q)
		}
	}
}

// mentions keeps what names an agent with a page, with its sentence.
func (b *builder) mentions(a *Article, s *study, agents []*Agent) {
	a.Mentions = make([]Mention, 0, len(s.mentions))
	for i := range s.mentions {
		m := &s.mentions[i]
		g := agents[m.entity]
		if g == nil {
			continue
		}
		first := m.counts && g.seen != a
		if first {
			g.seen = a
		}
		a.Mentions = append(a.Mentions, Mention{Span: m.span, Kind: m.kind, Agent: g, First: first})
		g.Named = append(g.Named, Naming{Article: a, Mention: m.span, Sentence: m.sentence, Block: m.block})
		if n := len(g.Articles); n == 0 || g.Articles[n-1] != a {
			g.Articles = append(g.Articles, a)
		}
	}
	for i, e := range s.set.Entities {
		if g := agents[i]; g != nil {
			for _, at := range e.Descriptions {
				g.Descriptions = append(g.Descriptions, Described{a, at})
			}
		}
	}
}
