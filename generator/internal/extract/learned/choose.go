package learned

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/crf"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// A candidate is a phrase that may name who says some quoted words.
type candidate struct {
	sent, a, b int       // nodes of a sentence; none for nobody
	span       text.Span // what becomes the source
	drafted    bool      // the draft names it now
	source     bool      // some draft names it
}

// A question is whose the quoted words of a draft are.
type question struct {
	k     int // of the draft
	d     *parse.Draft
	rule  uint32 // that answered it
	kind  uint32 // of the words
	place int    // of the first of them
	last  string // last word of whoever was quoted before; "" for nobody
	cs    []candidate
}

// question makes the question of draft k.
func (r *Reader) question(k int) question {
	d := &r.drafts.List[k]
	q := question{k: k, d: d, rule: hash(d.Attrib.Rule), cs: r.candidates(k)}
	q.place, _ = r.find(r.doc.Stretches[d.Stretches[0]].Outer)
	q.kind = mix(r.quoteKind(d), uint32(min(len(q.cs), 3)))
	if p := r.before[d.Stretches[0]]; !p.Empty() {
		q.last = r.lastWord(p)
	}
	return q
}

func (c *candidate) nobody() bool { return c.a >= c.b }

// A choice is how likely the speaker of a draft is, and the next likeliest one.
type choice struct{ taken, rival float32 }

// back is how many sentences before the words a speaker is looked for.
const back = 3

// most is how many candidates are weighed.
const most = 40

// margin is how much likelier than the speaker the rules gave another must be.
const margin = 0.3

// choose gives the quoted words of each draft to the likeliest speaker.
func (r *Reader) choose(m *crf.Model) {
	r.follow()
	r.chosen = zeros(r.chosen, len(r.drafts.List))
	for k := range r.drafts.List {
		d := &r.drafts.List[k]
		if !r.choosable(d) {
			continue
		}
		q := r.question(k)
		cs := q.cs
		best, top, second, now := -1, float32(0), float32(0), float32(0)
		for i := range cs {
			p := r.judged(m, r.candidate(&q, &cs[i]))[1]
			if p > top {
				best, top, second = i, p, top
			} else {
				second = max(second, p)
			}
			if cs[i].drafted {
				now = p
			}
		}
		if best < 0 || cs[best].drafted || top < now+margin {
			r.chosen[k] = choice{now, top}
			if best >= 0 && cs[best].drafted {
				r.chosen[k].rival = second
			}
		} else {
			r.chosen[k] = choice{top, second}
			d.Source = parse.Spans(cs[best].span)
			d.Attrib = anno.By{Origin: anno.Model, Rule: Speaker, Why: "likelier than " + d.Attrib.Rule + " says"}
		}
	}
}

// choosable tells whether a draft has quoted words whose speaker may be chosen.
func (r *Reader) choosable(d *parse.Draft) bool {
	return len(d.Stretches) > 0 && len(d.Content) > 0 && !d.Verbatim && !r.byForm(d)
}

// byForm tells whether a mark gives the words to their speaker, as in
// "SMITH: …" and "“…” — Smith": that leaves nothing to believe or to choose.
func (r *Reader) byForm(d *parse.Draft) bool {
	if len(d.Cue) == 0 {
		return false
	}
	sent, a, b := r.locate(d.Cue[0])
	if b != a+1 {
		return false
	}
	n := &r.doc.Sentences[sent].Nodes[a]
	return !n.IsQuote() && n.Kind == text.Punct
}

// follow notes whose quoted words stood before each stretch.
func (r *Reader) follow() {
	r.before = zeros(r.before, len(r.doc.Stretches))
	var last text.Span
	for q := range r.doc.Stretches {
		r.before[q] = last
		if k := r.drafts.Owner[q]; k >= 0 && len(r.drafts.List[k].Source) > 0 {
			last = r.drafts.List[k].Source[0]
		}
	}
}

// candidates returns whom the quoted words of draft k may belong to: whom the
// draft names, the other sources and the noun phrases of its sentence and of
// those before it, and nobody. Phrases that overlap are one. The list is good
// until the next question.
func (r *Reader) candidates(k int) []candidate {
	d := &r.drafts.List[k]
	out := r.asked[:0]
	add := func(c candidate) {
		if len(out) >= most {
			return
		}
		for i := range out {
			if o := &out[i]; o.span.Overlaps(c.span) {
				o.source = o.source || c.source
				return
			}
		}
		out = append(out, c)
	}
	if len(d.Source) > 0 {
		sent, a, b := r.locate(d.Source[0])
		add(candidate{sent, a, b, d.Source[0], true, true})
	}
	block := r.doc.Sentences[d.Sentence].Block
	for n := d.Sentence; n >= max(0, d.Sentence-back); n-- {
		s := &r.doc.Sentences[n]
		if s.Block < block-1 {
			break
		}
		for _, j := range r.of.sentence(n) {
			for _, sp := range r.drafts.List[j].Source {
				if sent, a, b := r.locate(sp); sent == n {
					add(candidate{sent, a, b, sp, false, true})
				}
			}
		}
		for i := 0; i < len(s.Nodes); i++ {
			if e := phraseEnd(s, i); e > i {
				add(candidate{sent: n, a: i, b: e, span: s.Span(i, e)})
				i = e - 1
			}
		}
	}
	r.asked = append(out, candidate{sent: d.Sentence, drafted: len(d.Source) == 0})
	return r.asked
}

// phraseEnd returns the end of the noun phrase that starts at node i, i when
// none does.
func phraseEnd(s *parse.Sentence, i int) int {
	if n := &s.Nodes[i]; n.IsQuote() {
		return i
	} else if n.Is(lexicon.Subject | lexicon.Relative) {
		return i + 1
	}
	for i < len(s.Nodes) && s.Nounish(i) {
		i++
	}
	return i
}

// locate returns the sentence and the nodes of a span.
func (r *Reader) locate(sp text.Span) (sent, a, b int) {
	from, to := r.find(sp)
	sent = r.sentenceOf(from)
	base := r.base[sent]
	return sent, from - base, min(to, r.base[sent+1]) - base
}

// candidate returns the features of a candidate; they are good until the next.
func (r *Reader) candidate(q *question, c *candidate) []uint32 {
	w := &r.writer
	w.begin(candidateFeatures)
	known := mix(flag(c.drafted), flag(c.source))
	w.add(0)
	w.add(mix(known, q.rule))
	w.add(mix(known, q.kind))
	w.add(mix(flag(c.nobody()), q.rule))
	w.add(mix(flag(c.nobody()), q.kind))
	if !c.nobody() {
		p := r.position(q, c)
		r.placed(w, q, c, p, known)
		r.named(w, q, c, p, known)
	}
	return w.features
}

// A position is where a candidate stands from the quoted words.
type position struct {
	where         uint32 // how many sentences back, and whether in the same block, and on which side
	dist          uint32 // how far
	between       uint32 // how many other candidates lie between
	verbs, commas uint32 // and how many verbs and commas, in the same sentence
}

// placed writes where a candidate stands.
func (r *Reader) placed(w *writer, q *question, c *candidate, p position, known uint32) {
	ruled := mix(known, q.rule)
	believed := r.believed(c)
	last := flag(q.last != "" && q.last == r.doc.Sentences[c.sent].Nodes[c.b-1].Low)
	w.add(mix(p.where, p.dist))
	w.add(mix(p.where, p.between))
	w.add(mix(p.where, known))
	w.add(mix(p.where, ruled))
	w.add(mix(ruled, mix(p.where, p.dist)))
	w.add(believed)
	w.add(mix(believed, known))
	w.add(mix(believed, ruled))
	w.add(mix(believed, p.where))
	w.add(mix(last, ruled))
	w.add(mix(last, mix(p.where, q.kind)))
	w.add(mix(q.kind, p.where))
	w.add(mix(q.kind, ruled))
	w.add(mix(p.verbs, p.where))
	w.add(mix(mix(p.verbs, p.commas), p.where))
	w.add(mix(mix(p.verbs, known), p.where))
}

// named writes what a candidate is, and what stands beside it.
func (r *Reader) named(w *writer, q *question, c *candidate, p position, known uint32) {
	s := &r.doc.Sentences[c.sent]
	head := headKind(s, c.a, c.b, r.drafts.Named(c.span))
	prev, next := r.beside(s, c, c.a-1), r.beside(s, c, c.b)
	near := mix(p.where, p.verbs)
	w.add(mix(head, known))
	w.add(mix(head, p.where))
	w.add(mix(head, mix(q.rule, known)))
	w.add(hash(s.Nodes[c.a].Low))
	w.add(hash(s.Nodes[c.b-1].Low))
	w.add(mix(prev.word, known))
	w.add(mix(next.word, known))
	w.add(mix(prev.class, p.where))
	w.add(mix(next.class, mix(p.where, known)))
	w.add(mix(prev.word, near))
	w.add(mix(next.word, near))
	w.add(mix(next.class, near))
	w.add(mix(head, near))
	w.add(mix(prev.class, mix(next.class, p.where)))
	w.add(mix(next.lemma, p.where))
	w.add(mix(next.lemma, q.rule))
	w.add(mix(flag(c.a == 0), mix(p.where, head)))
}

// position finds where a candidate stands.
func (r *Reader) position(q *question, c *candidate) position {
	ss := r.doc.Sentences
	at := r.base[c.sent] + c.a
	p := position{dist: steps(uint32(max(at, q.place) - min(at, q.place))), verbs: 9, commas: 9}
	p.where = mix(mix(uint32(q.d.Sentence-c.sent), flag(ss[c.sent].Block == ss[q.d.Sentence].Block)), flag(at > q.place))
	for i := range q.cs {
		if o := &q.cs[i]; !o.nobody() {
			x := r.base[o.sent] + o.a
			p.between += flag(x > min(at, q.place) && x < max(at, q.place))
		}
	}
	p.between = min(p.between, 4)
	if c.sent == q.d.Sentence {
		p.verbs, p.commas = r.verbsBetween(&ss[c.sent], c, q.place-r.base[c.sent])
	}
	return p
}

// verbsBetween counts the verbs and the commas between a candidate and the node
// at i, up to a few.
func (r *Reader) verbsBetween(s *parse.Sentence, c *candidate, i int) (verbs, commas uint32) {
	for j := max(min(c.b, i), 0); j < min(max(c.a, i), len(s.Nodes)) && verbs < 4; j++ {
		n := &s.Nodes[j]
		verbs += flag(n.Is(lexicon.Verb|lexicon.Auxiliary) && !s.Nounish(j))
		commas += flag(n.Low == "," || n.IsQuote())
	}
	return verbs, min(commas, 3)
}

// beside is node i of a candidate's sentence.
func (r *Reader) beside(s *parse.Sentence, c *candidate, i int) node {
	if i < 0 || i >= len(s.Nodes) {
		return edge
	}
	return r.node(s, i, r.base[c.sent]+i)
}

// headKind classes a phrase by what its head is.
func headKind(s *parse.Sentence, a, b int, named bool) uint32 {
	n := &s.Nodes[b-1]
	switch {
	case b == a+1 && n.Is(lexicon.Relative):
		return 10
	case b == a+1 && n.Is(lexicon.Subject|lexicon.Object|lexicon.Possessive):
		return mix(11, hash(n.Low))
	case named:
		return 12
	case n.Is(lexicon.Role):
		return 13
	case n.Is(lexicon.Body | lexicon.Media):
		return 14
	case n.Is(lexicon.Paper):
		return 15
	case n.Is(lexicon.People):
		return 16
	case n.Cap:
		return 17
	}
	return 18
}

// quoteKind classes the quoted words of a draft by length, beginning, last mark
// and whether they have a cue.
func (r *Reader) quoteKind(d *parse.Draft) uint32 {
	st := r.doc.Stretches[d.Stretches[0]]
	words, last := quoteShape(r.s[st.Outer.Start:st.Outer.End])
	c := r.s[st.Inner.Start]
	return mix(mix(words, uint32(last)), flag('a' <= c && c <= 'z')+7*flag(len(d.Cue) > 0))
}

// believed is the tagger's belief that the phrase is a source, in fifths.
func (r *Reader) believed(c *candidate) uint32 {
	at := r.base[c.sent]
	var p float32
	for _, x := range r.belief[source][at+c.a : at+c.b] {
		p = max(p, x)
	}
	return 100 + uint32(p*5)
}

func (r *Reader) lastWord(sp text.Span) string {
	sent, a, b := r.locate(sp)
	if b <= a {
		return ""
	}
	return r.doc.Sentences[sent].Nodes[b-1].Low
}
