package dossier

import (
	"slices"
	"unique"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// A study is what one article says by itself, before anybody in it is known
// elsewhere: it depends on the text and its annotations alone, and does not
// change. The annotations are not kept: they take more room than all of it.
type study struct {
	kept       *anno.Set // see Article.Set
	finds      tally
	headline   string
	ledger     []ledger.Run
	sentences  []text.Short
	words      int
	entities   []candidate // those that may have a page
	utterances []Utterance
	mentions   []sighting
}

// A candidate is an entity that may have a page, with those of other articles
// that have its key.
type candidate struct {
	anno.Entity
	key nameKey
}

func candidateOf(e anno.Entity) candidate {
	return candidate{e, called{e.Kind, e.Name}.key()}
}

// A sighting is a mention that may be of an agent.
type sighting struct {
	at     text.Short
	entity int32 // index into the study's entities
	block  int32
	byName bool // as Mention.ByName
	counts bool // it may be the first by name in its article
}

func studyOf(src *source.Article, set *anno.Set) *study {
	t := src.Text
	s := &study{kept: remainder(set), finds: tallyOf(set), headline: headline(t, set), ledger: ledger.Runs(t, set)}
	masked := t.Masked()
	s.sentences = make([]text.Short, 0, t.Len()/64)
	var inBlock []text.Span
	for _, bl := range set.Blocks {
		inBlock = text.AppendSentences(inBlock[:0], masked, bl.Span)
		for _, sentence := range inBlock {
			s.sentences = append(s.sentences, sentence.Short())
		}
	}
	for _, run := range s.ledger {
		if run.Class() != ledger.Furniture && run.Class() != ledger.Markup {
			s.words += collate.Count(t.Slice(run.Span()))
		}
	}
	places := make([]int32, len(set.Entities)) // among those that may have a page; -1 for none
	n := 0
	for i, e := range set.Entities {
		if places[i] = -1; hasPage(e) || e.ID != "" {
			places[i] = int32(n)
			n++
		}
	}
	s.entities = make([]candidate, 0, n)
	var before anno.Entity
	for i, e := range set.Entities {
		if places[i] >= 0 {
			e.Kind, e.Name, e.ID, e.Gender = sharedLike(before.Kind, e.Kind), shared(e.Name), shared(e.ID), sharedLike(before.Gender, e.Gender)
			s.entities = append(s.entities, candidateOf(e))
			before = e
		}
	}
	s.utterances = utterancesOf(t, set, s.entities, places)
	s.mentions = make([]sighting, 0, len(set.Mentions))
	for _, m := range set.Mentions {
		if bl := set.BlockAt(m.Span.Start); bl >= 0 && m.Kind != anno.PronounMention && places[m.Entity] >= 0 {
			byName := m.Kind == anno.NameMention
			s.mentions = append(s.mentions, sighting{m.Span.Short(), places[m.Entity], int32(bl),
				byName, (byName || m.By.Origin == anno.Person) && set.Blocks[bl].Kind == anno.Body})
		}
	}
	s.sentences, s.mentions = fit(s.sentences), fit(s.mentions)
	return s
}

// utterancesOf makes utterances of all attributions of an article.
func utterancesOf(t *text.Text, set *anno.Set, entities []candidate, places []int32) []Utterance {
	n := 0
	for _, at := range set.Attributions {
		for range utterances(t, at) {
			n++
		}
	}
	d := drafter{text: t, set: set, entities: entities, places: places, plain: &anno.Manner{}, out: make([]Utterance, 0, n)}
	for _, at := range set.Attributions {
		d.quote(at)
	}
	return d.finish()
}

// A drafter makes utterances of attributions.
type drafter struct {
	text     *text.Text
	set      *anno.Set
	entities []candidate // of the study
	places   []int32     // of the entities of the set among those of the study
	out      []Utterance
	spans    []text.Span  // of their parts
	plain    *anno.Manner // of most tags, which say nothing of it
}

// fewestReported is the least number of words of reported speech that are taken for
// what somebody said: “Republicans endorse Trump” tells of whom they spoke. Three
// words are right twice in three times, as PolNeAR annotates them, fewer not even
// every other time. What a person marks may have any length.
const fewestReported = 3

// quote parts an attribution where one sentence ends and another, after the
// tag, begins: each part is numbered, linked and cited for itself.
func (d *drafter) quote(at anno.Attribution) {
	for content := range utterances(d.text, at) {
		u := Utterance{
			Manner: d.plain, by: unique.Make(at.By), attrib: unique.Make(at.Attrib), speaker: -1, mode: uint8(slices.Index(modes, at.Mode)),
			reviewed: at.By.Origin == anno.Person || at.Attrib.Origin == anno.Person,
		}
		if u.Block = d.set.BlockAt(text.Bounds(content).Start); u.Block < 0 {
			continue
		}
		if m := at.Manner; m != *d.plain {
			m.Medium = shared(m.Medium)
			u.Manner = &m
		}
		p := Parts{Content: content, Cue: at.Cue, Source: at.Source}
		for _, c := range content {
			p.Quoted = slices.AppendSeq(p.Quoted, within(at.Quoted, c))
		}
		kind := at.Type // a transcript's turn is direct without marks
		if len(at.Quoted) > 0 {
			kind = typeOf(d.text, content, p.Quoted)
		}
		spans := u.consistOf(kind, p, d.spans)
		if at.Speaker >= 0 {
			u.speaker = d.places[at.Speaker]
			if u.speaker >= 0 {
				u.Unnamed = d.entities[u.speaker].Name
			} else {
				u.Unnamed = shared(d.set.Entities[at.Speaker].Name)
			}
		}
		if u.Unnamed == "" && len(at.Source) > 0 {
			u.Unnamed = d.text.Plain(at.Source[0])
		}
		for _, s := range u.Said() {
			u.words += int32(collate.Count(d.text.Plain(s)))
		}
		if kind == anno.Indirect && u.words < fewestReported && !u.reviewed {
			continue
		}
		u.doubt = doubtOf(d.text, &u)
		d.out, d.spans = append(d.out, u), spans
	}
}

// finish numbers the utterances, and keeps no more room than they take.
func (d *drafter) finish() []Utterance {
	out, spans := fit(d.out), fit(d.spans)
	for i := range out {
		n := len(out[i].spans)
		out[i].spans, spans = spans[:n:n], spans[n:]
	}
	slices.SortStableFunc(out, func(x, y Utterance) int { return x.Span().Start - y.Span().Start })
	for i := range out {
		out[i].N = i + 1
	}
	return out
}

// A share is how much of the articles is an agent's.
type share struct {
	quotations, named, articles int
	last                        int // article looked at, from 1
}

// makeRoom gives each agent room for what the articles have of it, all of a kind
// in one piece of memory; joined has the agents of their entities.
func (r *registry) makeRoom(articles []Annotated, joined [][]*Agent) {
	var all share
	for i, art := range articles {
		for k := range art.utterances {
			if at := art.utterances[k].speaker; at >= 0 && joined[i][at] != nil {
				joined[i][at].share.quotations++
				all.quotations++
			}
		}
		for k := range art.mentions {
			g := joined[i][art.mentions[k].entity]
			if g == nil {
				continue
			}
			g.share.named++
			all.named++
			if g.share.last != i+1 {
				g.share.last = i + 1
				g.share.articles++
				all.articles++
			}
		}
	}
	quotations, named, in := make([]*Quotation, all.quotations), make([]Naming, all.named), make([]*Article, all.articles)
	for _, g := range r.list {
		g.Quotations, quotations = room(quotations, g.share.quotations)
		g.Named, named = room(named, g.share.named)
		g.Articles, in = room(in, g.share.articles)
	}
}

// room takes an empty list with room for n off a piece of memory; nil for none.
func room[T any](of []T, n int) (list, rest []T) {
	if n == 0 {
		return nil, of
	}
	return of[:0:n], of[n:]
}

// quotations gives an article those of its study, as who says them is known by
// now.
func (b *builder) quotations(a *Article, s *study, agents []*Agent) {
	a.Quotations = make([]*Quotation, len(s.utterances))
	all := make([]Quotation, len(s.utterances))
	for i := range all {
		u, q := &s.utterances[i], &all[i]
		q.Utterance, q.Article, a.Quotations[i] = u, a, q
		if u.speaker >= 0 {
			q.Speaker = agents[u.speaker]
		}
		if q.Speaker != nil {
			q.Speaker.Quotations = append(q.Speaker.Quotations, q)
		}
	}
}

// mentions keeps what names an agent with a page, with its sentence.
func (b *builder) mentions(a *Article, s *study, agents []*Agent) {
	n := 0
	for i := range s.mentions {
		if agents[s.mentions[i].entity] != nil {
			n++
		}
	}
	a.Mentions = make([]Mention, 0, n)
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
		a.Mentions = append(a.Mentions, Mention{At: m.at, Agent: g, ByName: m.byName, First: first})
		g.Named = append(g.Named, Naming{a, int32(len(a.Mentions) - 1), m.block})
		if n := len(g.Articles); n == 0 || g.Articles[n-1] != a {
			g.Articles = append(g.Articles, a)
		}
	}
	for i, e := range s.entities {
		if g := agents[i]; g != nil {
			for _, at := range e.Descriptions {
				g.Descriptions = append(g.Descriptions, Described{a, at})
			}
		}
	}
}
