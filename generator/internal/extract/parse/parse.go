// Package parse reads an article's text into sentences of words and quoted
// stretches, and finds noun phrases and cue clauses in them: as much grammar as
// attribution needs, from word lists and order alone. A sentence here is the
// narrator's: "“I won. I am glad,” she said." is one.
package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/quote"
	"dossier/generator/internal/text"
)

// A Node is a word of the narrator's, or a whole quoted stretch.
type Node struct {
	text.Span
	Low   string         // lower case; the character itself for punctuation; "" for a stretch
	Entry *lexicon.Entry // never nil
	Kind  text.WordKind
	Cap   bool  // begins with a capital
	Quote int32 // index into Doc.Stretches; -1 for a word
	In    int32 // of Doc.Words: the stretch the word stands in; -1 outside
}

// IsQuote tells whether the node is a quoted stretch.
func (n *Node) IsQuote() bool { return n.Quote >= 0 }

// Is tells whether the node is a word of one of the classes.
func (n *Node) Is(c lexicon.Class) bool { return n.Quote < 0 && n.Entry.Class&c != 0 }

// A Sentence is a run of nodes of one block.
type Sentence struct {
	Nodes []Node
	Block int
	First bool // the first of its block
}

// Span returns the span of the nodes [a, b).
func (s *Sentence) Span(a, b int) text.Span {
	if a >= b {
		return text.Span{}
	}
	return text.Span{Start: s.Nodes[a].Start, End: s.Nodes[b-1].End}
}

// Doc is an article, or a part of one, parsed.
type Doc struct {
	S         string // masked text, all of it
	Blocks    []anno.Block
	Stretches []quote.Stretch
	Words     []Node // every word outside furniture, also those inside quotations, in order
	Sentences []Sentence
}

// New parses the blocks of the masked text s, with the stretches in them. Words
// of furniture are left out.
func New(s string, blocks []anno.Block, furniture []text.Span, stretches []quote.Stretch) *Doc {
	d := &Doc{S: s, Blocks: blocks, Stretches: stretches}
	p := parser{d: d, furniture: furniture}
	if n := len(blocks); n > 0 {
		d.Words = make([]Node, 0, (blocks[n-1].Span.End-blocks[0].Span.Start)/5)
	}
	for i, b := range blocks {
		if b.Kind != anno.Aside {
			p.block(i, b.Span)
		}
	}
	return d
}

// maxSentence is the most nodes a sentence may have; a longer one is cut, so that
// the time a text takes grows with its length alone.
const maxSentence = 400

type parser struct {
	d         *Doc
	furniture []text.Span
	nextQ     int
	words     []text.Word // of the block that is parsed
	lower     map[string]string
}

func (p *parser) block(n int, b text.Span) {
	d := p.d
	all := p.words[:0]
	for _, part := range p.outside(b) {
		all = text.AppendWords(all, d.S, part)
	}
	p.words = all
	if len(all) == 0 {
		return
	}
	for p.nextQ < len(d.Stretches) && d.Stretches[p.nextQ].Outer.End <= b.Start {
		p.nextQ++
	}
	q, from := p.nextQ, len(d.Words)
	quotes := q < len(d.Stretches) && d.Stretches[q].Outer.Start < b.End
	var nodes []Node
	if quotes {
		nodes = make([]Node, 0, len(all))
	}
	for _, w := range all {
		node := p.node(w)
		d.Words = append(d.Words, node)
		for q < len(d.Stretches) && d.Stretches[q].Outer.End <= w.Start {
			q++
		}
		if q < len(d.Stretches) && d.Stretches[q].Outer.Start <= w.Start {
			if k := len(nodes); k == 0 || nodes[k-1].Span != d.Stretches[q].Outer {
				nodes = append(nodes, p.stretch(q))
			}
			d.Words[len(d.Words)-1].In = int32(q)
			continue
		}
		if quotes {
			nodes = append(nodes, node)
		}
	}
	if !quotes {
		nodes = d.Words[from:] // which nobody changes
	}
	p.split(n, nodes, text.SentencesOf(d.S, all))
}

// stretch returns the node of a quoted stretch: the name of a work is a word.
func (p *parser) stretch(q int) Node {
	st := p.d.Stretches[q]
	if st.Title {
		return Node{Span: st.Outer, Low: p.lowered(p.d.S[st.Inner.Start:st.Inner.End]), Entry: lexicon.Unknown, Kind: text.Letters, Cap: true, Quote: -1, In: int32(q)}
	}
	return Node{Span: st.Outer, Entry: lexicon.Unknown, Quote: int32(q), In: int32(q)}
}

// outside returns the parts of b that are not furniture.
func (p *parser) outside(b text.Span) []text.Span {
	var out []text.Span
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
	s := p.d.S[w.Start:w.End]
	r, _ := utf8.DecodeRuneInString(s)
	n := Node{Span: w.Span, Entry: lexicon.Unknown, Kind: w.Kind, Quote: -1, In: -1, Cap: unicode.IsUpper(r), Low: s}
	if w.Kind == text.Letters || w.Kind == text.Clitic {
		n.Low = p.lowered(s)
		n.Entry = lexicon.Look(n.Low)
		if n.Entry == lexicon.Unknown && len(n.Low) > 4 && strings.HasSuffix(n.Low, "ed") && !n.Cap {
			n.Entry = lexicon.PastForm
		}
	}
	return n
}

// lowered is strings.ToLower that makes each word once.
func (p *parser) lowered(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	if l, ok := p.lower[s]; ok {
		return l
	}
	if p.lower == nil {
		p.lower = make(map[string]string)
	}
	l := strings.ToLower(s)
	p.lower[s] = l
	return l
}

// split cuts the nodes of a block at the sentence ends that lie outside
// quotations, and joins a tag to the question or exclamation it follows.
func (p *parser) split(n int, nodes []Node, ends []text.Span) {
	start, e := 0, 0
	first := true
	for i := range nodes {
		for e < len(ends) && ends[e].End < nodes[i].End {
			e++
		}
		last := i+1 == len(nodes)
		full := i+1-start >= maxSentence
		if !last && !full && !(e < len(ends) && ends[e].End == nodes[i].End) {
			continue
		}
		if !last && !full && nodes[i].IsQuote() && p.asks(nodes[i].Quote) && tagFollows(nodes[i+1:]) {
			continue
		}
		p.d.Sentences = append(p.d.Sentences, Sentence{Nodes: nodes[start : i+1 : i+1], Block: n, First: first})
		first = false
		start = i + 1
	}
}

// asks tells whether a stretch ends in a question or exclamation mark.
func (p *parser) asks(q int32) bool {
	switch p.d.Last(q) {
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
	for k := 0; k < len(ns) && k < 14; k++ {
		n := &ns[k]
		if n.IsQuote() {
			return false
		}
		if n.Low == "," && k > 0 {
			e := k + 1
			for e < len(ns) && e < k+12 && ns[e].Low != "," {
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
