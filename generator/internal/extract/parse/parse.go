// Package parse reads an article's text into sentences of words and quoted
// stretches, and finds noun phrases and cue clauses in them: as much grammar as
// attribution needs, from word lists and order alone. A sentence here is the
// narrator's: "“I won. I am glad,” she said." is one.
package parse

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/quote"
	"dossier/generator/internal/extract/turn"
	"dossier/generator/internal/text"
)

// A Node is a word of the narrator's, or a whole quoted stretch.
type Node struct {
	text.Span
	Low   string         // lower case; the character itself for punctuation; "" for a stretch
	Entry *lexicon.Entry // never nil
	In    int32          // index into Doc.Stretches: the stretch it is, or stands in; -1 for none
	Kind  text.WordKind
	Cap   bool // begins with a capital
	whole bool // it is a quoted stretch
}

// IsQuote tells whether the node is a quoted stretch.
func (n *Node) IsQuote() bool { return n.whole }

// Quote is the index of the stretch the node is; -1 for a word.
func (n *Node) Quote() int32 {
	if !n.whole {
		return -1
	}
	return n.In
}

// Is tells whether the node is a word of one of the classes.
func (n *Node) Is(c lexicon.Class) bool { return n.Entry.Class&c != 0 }

// A Sentence is a run of nodes of one block.
type Sentence struct {
	Nodes []Node
	Cues  []Cue // its cue clauses, in order
	Block int
	Turn  int  // index into Doc.Turns: the turn it is said in, or the label of; -1 for none
	First bool // the first of its block
}

// Span returns the span of the nodes [a, b).
func (s *Sentence) Span(a, b int) text.Span {
	if a >= b {
		return text.Span{}
	}
	return text.Span{Start: s.Nodes[a].Start, End: s.Nodes[b-1].End}
}

// Doc is an article, or a part of one, parsed. Its memory serves the next one
// too; the zero value is ready.
type Doc struct {
	S         string // masked text, all of it
	Blocks    []anno.Block
	Stretches []quote.Stretch
	Turns     []turn.Turn // of a transcript
	Words     []Node      // every word outside furniture, also those inside quotations, in order
	Sentences []Sentence

	nodes []Node      // of the sentences with quoted stretches
	words []text.Word // of the block that is parsed
	parts []text.Span // of it that are not furniture
	ends  []text.Span // its sentences
	cues  []Cue       // of all sentences
}

// Read parses the blocks of the masked text s, with the stretches and turns in
// them, in place of what was parsed before. Words of furniture are left out.
func (d *Doc) Read(s string, blocks []anno.Block, furniture []text.Span, stretches []quote.Stretch, turns []turn.Turn) {
	d.S, d.Blocks, d.Stretches, d.Turns = s, blocks, stretches, turns
	d.Words, d.Sentences, d.nodes = d.Words[:0], d.Sentences[:0], d.nodes[:0]
	p := parser{Doc: d, furniture: furniture}
	if n := len(blocks); n > 0 {
		d.Words = slices.Grow(d.Words, (blocks[n-1].Span.End-blocks[0].Span.Start)/5)
	}
	for i, b := range blocks {
		if b.Kind != anno.Aside {
			p.block(i, b.Span)
		}
	}
	d.cues = d.cues[:0]
	for i := range d.Sentences {
		s, from := &d.Sentences[i], len(d.cues)
		d.cues = s.appendCues(d.cues)
		s.Cues = d.cues[from:]
	}
}

// maxSentence is the most nodes a sentence may have; a longer one is cut, so that
// the time a text takes grows with its length alone.
const maxSentence = 400

type parser struct {
	*Doc
	furniture []text.Span
	nextQ     int
	nextT     int // the first turn that does not begin before the block
}

func (p *parser) block(n int, b text.Span) {
	d := p.Doc
	d.words, d.parts = d.words[:0], p.outside(d.parts[:0], b)
	for _, part := range d.parts {
		d.words = text.AppendWords(d.words, d.S, part)
	}
	all := d.words
	if len(all) == 0 {
		return
	}
	for p.nextQ < len(d.Stretches) && d.Stretches[p.nextQ].Outer.End <= b.Start {
		p.nextQ++
	}
	p.reserve(b, len(all))
	q, from := p.nextQ, len(d.Words)
	count, last := 0, int32(-1) // of the nodes, and the stretch of the last
	for _, w := range all {
		node := p.node(w)
		for q < len(d.Stretches) && d.Stretches[q].Outer.End <= w.Start {
			q++
		}
		if q < len(d.Stretches) && d.Stretches[q].Outer.Start <= w.Start {
			node.In = int32(q)
		}
		if node.In < 0 || node.In != last {
			count++
		}
		last = node.In
		d.Words = append(d.Words, node)
	}
	nodes := d.Words[from:] // which nobody changes
	if q > p.nextQ || last >= 0 {
		nodes = p.collapsed(nodes, count)
	}
	d.ends = text.AppendSentencesOf(d.ends[:0], d.S, all)
	p.split(n, nodes)
}

// reserve makes room for the n words of block b and, if there is none, for those
// of the blocks behind it: as many a byte.
func (p *parser) reserve(b text.Span, n int) {
	if words := &p.Words; cap(*words)-len(*words) < n {
		rest := p.Blocks[len(p.Blocks)-1].Span.End - b.End
		*words = slices.Grow(*words, n+min(n*rest/b.Len(), rest/3))
	}
}

// collapsed returns the words as nodes, of which there are count: those of a
// stretch are one.
func (p *parser) collapsed(words []Node, count int) []Node {
	p.nodes = slices.Grow(p.nodes, count)
	out := p.nodes[len(p.nodes):]
	for i := range words {
		q := words[i].In
		if q < 0 {
			out = append(out, words[i])
		} else if k := len(out); k == 0 || out[k-1].In != q {
			out = append(out, p.stretch(q))
		}
	}
	p.nodes = p.nodes[:len(p.nodes)+count]
	return out
}

// stretch returns the node of a quoted stretch: the name of a work is a word.
func (p *parser) stretch(q int32) Node {
	st := p.Stretches[q]
	if st.Title {
		return Node{Span: st.Outer, Low: strings.ToLower(p.S[st.Inner.Start:st.Inner.End]), Entry: lexicon.Unknown, Kind: text.Letters, Cap: true, In: q}
	}
	return Node{Span: st.Outer, Entry: lexicon.Unknown, In: q, whole: true}
}

// outside appends the parts of b that are not furniture.
func (p *parser) outside(out []text.Span, b text.Span) []text.Span {
	for len(p.furniture) > 0 && p.furniture[0].End <= b.Start {
		p.furniture = p.furniture[1:]
	}
	for _, f := range p.furniture {
		if f.Start >= b.End {
			break
		}
		if f.Start > b.Start {
			out = append(out, text.Span{Start: b.Start, End: f.Start})
		}
		b.Start = max(b.Start, min(f.End, b.End))
	}
	if !b.Empty() {
		out = append(out, b)
	}
	return out
}

func (p *parser) node(w text.Word) Node {
	s := p.S[w.Start:w.End]
	n := Node{Span: w.Span, Low: s, Entry: lexicon.Unknown, In: -1, Kind: w.Kind, Cap: text.Capital(s) || particled(s)}
	if w.Kind == text.Letters || w.Kind == text.Clitic {
		n.Low, n.Entry = lexicon.Read(s)
		if n.Entry == lexicon.Unknown && len(n.Low) > 4 && strings.HasSuffix(n.Low, "ed") && !n.Cap {
			n.Entry = lexicon.PastForm
		}
	}
	return n
}

// particled tells whether a word is a name with an article before it: "al-Sadr".
func particled(s string) bool {
	article, name, ok := strings.Cut(s, "-")
	if !ok || !text.Capital(name) {
		return false
	}
	switch article {
	case "al", "el", "as", "ad", "ar", "at", "az", "ash":
		return true
	}
	return false
}

// split cuts the nodes of a block at the sentence ends that lie outside
// quotations and behind the label of a turn, and joins a tag to the question or
// exclamation it follows.
func (p *parser) split(n int, nodes []Node) {
	ends, start, e := p.ends, 0, 0
	first := true
	front := p.front(nodes[0].Span)
	for i := range nodes {
		for e < len(ends) && ends[e].End < nodes[i].End {
			e++
		}
		last := i+1 == len(nodes)
		full := i+1-start >= maxSentence
		labelled := !last && nodes[i].End <= front && front <= nodes[i+1].Start
		if !last && !full && !labelled && (nodes[i].End <= front || !(e < len(ends) && ends[e].End == nodes[i].End)) {
			continue
		}
		if !last && !full && nodes[i].IsQuote() && p.asks(nodes[i].Quote()) && tagFollows(nodes[i+1:]) {
			continue
		}
		p.Sentences = append(p.Sentences, Sentence{Nodes: nodes[start : i+1 : i+1], Block: n, Turn: p.turn(nodes[start].Span), First: first})
		first = false
		start = i + 1
	}
}

// front returns where the label of a turn ends that opens the block of the node at
// sp, which is its first; 0 when none does.
func (p *parser) front(sp text.Span) int {
	for p.nextT < len(p.Turns) && p.Turns[p.nextT].Front.End <= sp.Start {
		p.nextT++
	}
	if p.nextT < len(p.Turns) && p.Turns[p.nextT].Front.Overlaps(sp) {
		return p.Turns[p.nextT].Front.End
	}
	return 0
}

// turn returns the turn a sentence is of that begins with the node at sp, or -1.
func (p *parser) turn(sp text.Span) int {
	if p.nextT < len(p.Turns) && p.Turns[p.nextT].Label.Start <= sp.Start {
		return p.nextT
	}
	if p.nextT == 0 {
		return -1
	}
	said := p.Turns[p.nextT-1].Words
	if k := sort.Search(len(said), func(i int) bool { return said[i].End > sp.Start }); k == len(said) || said[k].Start > sp.Start {
		return -1
	}
	return p.nextT - 1
}

// asks tells whether a stretch ends in a question or exclamation mark.
func (p *parser) asks(q int32) bool {
	switch p.Last(q) {
	case '?', '!', '…', '—', '–', '-':
		return true
	}
	return false
}

// Last returns the last character of a stretch's words, marks inside left out.
func (d *Doc) Last(q int32) rune {
	st := d.Stretches[q]
	in := strings.TrimRight(d.S[st.Inner.Start:st.Inner.End], " \t\u00a0\"'’”")
	r, _ := utf8.DecodeLastRuneInString(in)
	return r
}

// tagFollows tells whether the nodes begin with "he said", "said Smith",
// "Smith said" or "Smith, the mayor, said".
func tagFollows(ns []Node) bool {
	for k := 0; k < len(ns) && k < 20; k++ {
		n := &ns[k]
		if n.IsQuote() {
			return false
		}
		if n.Low == "," && k > 0 {
			e := k + 1
			for e < len(ns) && e < k+18 && ns[e].Low != "," {
				e++
			}
			if e >= len(ns) || ns[e].Low != "," {
				return false
			}
			k = e
			continue
		}
		if n.Kind == text.Punct && n.Low != "(" && n.Low != ")" {
			return false
		}
		if c := n.Entry.Cue; c != nil && c.Has(lexicon.Quote) && n.Entry.Form&(lexicon.Past|lexicon.S) != 0 {
			if k == 0 {
				return !n.Cap
			}
			rest := ns[k+1:]
			if len(rest) == 0 || rest[0].Low == "." || rest[0].Low == "," || rest[0].Is(lexicon.Preposition|lexicon.Calendar|lexicon.Addressee|lexicon.Adverb) {
				return true
			}
			return ns[0].Cap && !ns[0].Is(lexicon.Subject|lexicon.Det) && rest[0].Low != "that" && !rest[0].IsQuote() && rest[0].Low != ":" && rest[0].Cap
		}
		if !n.Cap && !n.Is(lexicon.Subject|lexicon.Adverb|lexicon.Det|lexicon.Role|lexicon.Body|lexicon.Nation) && n.Kind != text.Punct && n.Kind != text.Clitic {
			return false
		}
	}
	return false
}
