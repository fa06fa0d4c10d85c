package learned

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/crf"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// A Reader writes the features of an article's sentences: words, their classes
// and shapes, what stands around them, and what the rules made of them. Its
// memory serves the next article too; the zero value is ready.
type Reader struct {
	places
	s      string
	drafts *parse.Drafts
	of     bySentence
	tags   []uint8  // what the rules say, as labels
	rules  []uint32 // which rule says so, as a hash
	names  []bool   // the places in which the name of a person or organization begins and ends
	nodes  []node   // of the sentence that is being read
	right  []context
	writer writer
	answer crf.Lattice // of the model that was asked last

	belief [content + 1][]float32 // of each place, that it has the role, by the tagger
	before []text.Span            // the source of the quoted words before each stretch
	asked  []candidate            // whom the words of the last question may belong to
	chosen []choice               // of each draft, by the chooser
	pieces pieces                 // of the sentence that is refined
}

// begin begins to read the sentences of ds.
func (r *Reader) begin(ds *parse.Drafts) {
	r.places.set(ds.Doc)
	r.s, r.drafts = ds.Doc.S, ds
	r.of.set(ds)
	n := r.count()
	r.tags, r.rules = zeros(r.tags, n), zeros(r.rules, n)
	r.names = ds.AppendNamed(r.names[:0])
	for role := source; role <= content; role++ {
		r.belief[role] = zeros(r.belief[role], n)
	}
	for _, role := range []role{cue, source, content} {
		for k := range ds.List {
			d := &ds.List[k]
			rule := hash(d.Attrib.Rule)
			for _, sp := range part(&d.Attribution, role) {
				a, b := r.find(sp)
				r.paint(r.tags, a, b, role)
				for i := a; i < b; i++ {
					r.rules[i] = rule
				}
			}
		}
	}
	r.cut(r.tags)
}

// zeros returns n zeros in the room of s.
func zeros[E any](s []E, n int) []E { return append(s[:0], make([]E, n)...) }

// part returns the spans an attribution has in a role.
func part(a *anno.Attribution, r role) []text.Span {
	switch r {
	case source:
		return a.Source
	case cue:
		return a.Cue
	}
	return a.Content
}

// bySentence are the drafts of each sentence, in order.
type bySentence struct {
	list []int // of all sentences, one after the other
	ends []int // where in it those of each end
}

func (of *bySentence) set(ds *parse.Drafts) {
	of.list, of.ends = zeros(of.list, len(ds.List)), zeros(of.ends, len(ds.Doc.Sentences)+1)
	for k := range ds.List {
		of.ends[ds.List[k].Sentence+1]++
	}
	for i := range ds.Doc.Sentences {
		of.ends[i+1] += of.ends[i]
	}
	for k := range ds.List { // where they begin becomes where they end
		end := &of.ends[ds.List[k].Sentence]
		of.list[*end] = k
		*end++
	}
}

// sentence returns those of sentence n.
func (of *bySentence) sentence(n int) []int {
	if n == 0 {
		return of.list[:of.ends[0]]
	}
	return of.list[of.ends[n-1]:of.ends[n]]
}

// A node is what features need of a word, as hashes.
type node struct {
	word, class, suffix, shape uint32
	tag, rule                  uint32 // what the rules say
	lemma                      uint32 // of a verb of saying
	chunk                      uint32
	punct                      bool
}

// The chunks of a shallow parse.
const (
	outsideChunk uint32 = iota
	nounBegins
	nounGoesOn
	auxChunk
	verbChunk
	quoteChunk
)

// edge stands for the places before and behind a sentence.
var edge = node{word: 1, class: 1, suffix: 1, shape: 1, tag: 99, rule: 1}

func (r *Reader) node(s *parse.Sentence, i, place int) node {
	n := &s.Nodes[i]
	out := node{tag: uint32(r.tags[place]), rule: r.rules[place]}
	if n.IsQuote() {
		words, last := quoteShape(r.s[n.Start:n.End])
		out.word = mix(2, words)
		out.class = mix(mix(3, words), uint32(last))
		out.shape, out.suffix, out.chunk = 3, uint32(last), quoteChunk
		return out
	}
	out.word = hash(n.Low)
	out.punct = n.Kind == text.Punct
	c := mix(4, uint32(n.Entry.Class))
	c = mix(c, uint32(n.Entry.Class>>32))
	c = mix(c, uint32(n.Entry.Form))
	if v := n.Entry.Cue; v != nil {
		c = mix(mix(c, uint32(v.Mode)), uint32(v.Frames))
		out.lemma = hash(v.Lemma)
	}
	out.class = c
	out.suffix = mix(5, hash(n.Low[max(0, len(n.Low)-3):]))
	out.shape = uint32(n.Kind)*2 + 8 + flag(n.Cap) + 32*flag(r.names[place])
	switch {
	case s.Nounish(i):
		out.chunk = nounBegins
	case n.Is(lexicon.Auxiliary | lexicon.Modal):
		out.chunk = auxChunk
	case n.Is(lexicon.Verb):
		out.chunk = verbChunk
	}
	return out
}

// quoteShape classes a quoted stretch by its length and its last mark; 'a' is none.
func quoteShape(s string) (words uint32, last byte) {
	n := 1
	for i := 0; i < len(s) && n <= 12; i++ {
		if s[i] == ' ' {
			n++
		}
	}
	switch {
	case n <= 2:
		words = 1
	case n <= 5:
		words = 2
	case n <= 12:
		words = 3
	default:
		words = 4
	}
	for i := len(s) - 1; i >= 0; i-- {
		if c := s[i]; c == ',' || c == '.' || c == '?' || c == '!' {
			return words, c
		} else if c < 0x80 && c != '"' && c != '\'' && c != ' ' {
			break
		}
	}
	return words, 'a'
}

// read fills nodes and right with those of sentence n.
func (r *Reader) read(n int) {
	s := &r.doc.Sentences[n]
	r.nodes = r.nodes[:0]
	for i := range s.Nodes {
		c := r.node(s, i, r.base[n]+i)
		if c.chunk == nounBegins && i > 0 && (r.nodes[i-1].chunk == nounBegins || r.nodes[i-1].chunk == nounGoesOn) {
			c.chunk = nounGoesOn
		}
		r.nodes = append(r.nodes, c)
	}
	r.right = zeros(r.right, len(r.nodes))
	var x context
	for i := len(r.nodes) - 1; i >= 0; i-- {
		r.right[i] = x
		x.pass(&r.nodes[i], &s.Nodes[i])
	}
}

// at is node i of the sentence that is being read; beyond its ends stands the edge.
func (r *Reader) at(i int) *node {
	if i < 0 || i >= len(r.nodes) {
		return &edge
	}
	return &r.nodes[i]
}

// sentence hands out the features of each place of sentence n in turn; they are
// good until the next.
func (r *Reader) sentence(n int, take func([]uint32)) {
	s, w := &r.doc.Sentences[n], &r.writer
	r.read(n)
	kind := hash(r.doc.Blocks[s.Block].Kind.String())
	quotes := quotesIn(s)
	var left context
	for i := range r.nodes {
		w.begin(wordFeatures)
		r.words(w, i)
		r.drafted(w, i)
		r.around(w, i, &left, kind, quotes)
		take(w.features)
		left.pass(&r.nodes[i], &s.Nodes[i])
	}
}

// words writes the word at i, its class and shape, and its neighbours'.
func (r *Reader) words(w *writer, i int) {
	p2, p, c, f, f2 := r.at(i-2), r.at(i-1), r.at(i), r.at(i+1), r.at(i+2)
	w.add(0)
	w.add(c.word)
	w.add(p.word)
	w.add(f.word)
	w.add(p2.word)
	w.add(f2.word)
	w.add(mix(p.word, c.word))
	w.add(mix(c.word, f.word))
	w.add(mix(p.word, f.word))
	w.add(c.class)
	w.add(p.class)
	w.add(f.class)
	w.add(mix(p.class, c.class))
	w.add(mix(c.class, f.class))
	w.add(mix(p2.class, p.class))
	w.add(mix(f.class, f2.class))
	w.add(mix(mix(p.class, c.class), f.class))
	w.add(c.suffix)
	w.add(mix(mix(p.shape, c.shape), f.shape))
	w.add(mix(mix(mix(p2.chunk, p.chunk), mix(c.chunk, f.chunk)), f2.chunk))
}

// drafted writes what the rules say of the word at i.
func (r *Reader) drafted(w *writer, i int) {
	p, c, f := r.at(i-1), r.at(i), r.at(i+1)
	ruled := mix(c.tag, c.rule)
	w.add(c.tag)
	w.add(ruled)
	w.add(mix(mix(p.tag, c.tag), f.tag))
	w.add(mix(ruled, c.word))
	w.add(mix(c.tag, c.class))
	w.add(mix(mix(p.tag, p.rule), ruled))
	w.add(mix(ruled, mix(f.tag, f.rule)))
	w.add(mix(ruled, f.word))
	w.add(mix(ruled, p.word))
	w.add(mix(mix(p.chunk, mix(c.chunk, f.chunk)), mix(c.tag, p.tag)))
}

// around writes the nearest verbs of saying, and what lies between.
func (r *Reader) around(w *writer, i int, left *context, kind, quotes uint32) {
	c, right := r.at(i), &r.right[i]
	near := mix(left.quote, right.quote)
	w.add(mix(left.cue, left.far))
	w.add(mix(right.cue, right.far))
	w.add(mix(mix(left.cue, left.that), mix(left.punct, c.tag)))
	w.add(mix(mix(left.far, left.that), mix(left.punct, c.class)))
	w.add(mix(mix(left.cue, left.commas), c.tag))
	w.add(mix(left.ruled, mix(left.ruledFar, c.tag)))
	w.add(mix(right.ruled, mix(right.ruledFar, c.tag)))
	w.add(mix(near, mix(quotes, c.tag)))
	w.add(mix(near, c.class))
	w.add(mix(kind, mix(c.tag, uint32(min(i, 3)))))
	w.add(mix(kind, c.word))
	w.add(mix(left.punct, mix(c.word, right.punct)))
}

// quotesIn counts the quoted stretches of a sentence, up to three.
func quotesIn(s *parse.Sentence) uint32 {
	n := uint32(0)
	for i := range s.Nodes {
		n += flag(s.Nodes[i].IsQuote())
	}
	return min(n, 3)
}
