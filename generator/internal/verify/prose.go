package verify

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/extract/quote"
	"dossier/generator/internal/text"
)

// Options say how an author's prose is read.
type Options struct {
	Names  *Names // who and what may be named near a quotation; nil for nobody
	Strict bool   // scare quotes are quotations too
}

// A Found is a quotation in an author's prose.
type Found struct {
	Quote
	Span  text.Span // bytes of the Markdown, with the marks, or of a block quotation from its first to its last character
	Inner text.Span // without the marks
	Loose string    // why it need not be looked up: "scare quotes", "a title"; "" when it must
	Block bool      // a block quotation
	Open  bool      // the closing mark is missing
}

// looseWords is how many words scare quotes may hold.
const looseWords = 3

// Prose finds the quotations of an author's Markdown, in order: what stands
// between quotation marks, as package quote pairs them, and block quotations as
// a whole. Nothing in code or HTML is one. Up to three words in marks and names
// of works are loose. Named nearby is who and what is named in the sentence
// around the quotation, outside all quotations; of a block quotation, in the
// sentence before it when that ends in a colon, and in its last line when that
// begins with a dash.
func Prose(md string, o Options) []Found {
	if o.Names == nil {
		o.Names = NewNames(nil)
	}
	p := readProse(md, o)
	var out []Found
	for i, st := range p.stretches {
		if f := p.inline(i, st); strings.IndexFunc(f.Text, isWord) >= 0 {
			out = append(out, f)
		}
	}
	for i := range p.quoted {
		if f, ok := p.block(i); ok {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return a.Span.Start - b.Span.Start })
	return out
}

// readProse reads Markdown and pairs the quotation marks outside its block quotations.
func readProse(md string, o Options) *proseReader {
	p := &proseReader{page: readMarkdown(md), o: o, named: map[text.Span][2][]string{}}
	stretches, _ := quote.Find(p.s, p.blocks, nil, nil)
	for _, st := range stretches {
		if p.blockQuotation(st.Block) < 0 {
			p.stretches = append(p.stretches, st)
		}
	}
	p.mask()
	return p
}

type proseReader struct {
	*page
	o         Options
	stretches []quote.Stretch // outside block quotations
	masked    string          // the text with the words inside quotations made one
	named     map[text.Span][2][]string
	sentences [][]text.Span // of each block
}

// blockQuotation returns the index of the block quotation block b is in, or -1.
func (p *proseReader) blockQuotation(b int) int {
	i := sort.Search(len(p.quoted), func(i int) bool { return int(p.quoted[i].to) > b })
	if i < len(p.quoted) && int(p.quoted[i].from) <= b {
		return i
	}
	return -1
}

// mask hides what quotations hold, so that no name in them counts and no
// sentence ends inside. A question or exclamation at the front of a sentence
// does not end it: “Who pays?” she asked.
func (p *proseReader) mask() {
	b := []byte(p.s)
	for _, st := range p.stretches {
		in := st.Inner
		in.End = in.Start + len(strings.TrimRight(p.s[in.Start:in.End], text.QuotationMarks))
		last, n := utf8.DecodeLastRuneInString(p.s[in.Start:in.End])
		if last == '.' || (last == '!' || last == '?') && !p.opens(st) {
			in.End -= n
		}
		for i := in.Start; i < in.End; i++ {
			b[i] = 'x'
		}
	}
	p.masked = strings.ReplaceAll(string(b), "\n", " ") // sentences run over the author's lines
	for _, bl := range p.blocks {
		p.sentences = append(p.sentences, text.Sentences(p.masked, bl.Span))
	}
}

// opens tells whether a stretch stands at the front of a sentence.
func (p *proseReader) opens(st quote.Stretch) bool {
	before := p.s[p.blocks[st.Block].Span.Start:st.Outer.Start]
	before = strings.TrimRight(before[max(0, len(before)-16):], " \n"+text.QuotationMarks)
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?")
}

// sentence returns the sentence of block b around a place, as masked.
func (p *proseReader) sentence(b, at int) text.Span {
	for _, s := range p.sentences[b] {
		if at < s.End {
			return s
		}
	}
	return p.blocks[b].Span
}

func (p *proseReader) inline(i int, st quote.Stretch) Found {
	f := Found{Open: st.Open,
		Span:  text.Span{Start: p.start(st.Outer.Start), End: p.end(st.Outer.End)},
		Inner: text.Span{Start: p.start(st.Inner.Start), End: p.end(st.Inner.End)}}
	f.Text = p.unlinked(p.s[st.Inner.Start:st.Inner.End])
	if r, _ := utf8.DecodeRuneInString(p.s[st.Outer.End:]); strings.ContainsRune(".,!?", r) {
		f.After = string(r)
	}
	around := p.sentence(st.Block, st.Outer.Start)
	f.Speakers, f.Sources = p.namedIn(around)
	f.GoesOn = strings.HasSuffix(f.Text+f.After, ",") && p.goesOn(i, around)
	switch {
	case p.o.Strict:
	case st.Title:
		f.Loose = "a title"
	case len(words(f.Text)) <= looseWords:
		f.Loose = "scare quotes"
	}
	return f
}

// namedIn returns who and what a sentence names; many quotations may share one.
func (p *proseReader) namedIn(sentence text.Span) (speakers, sources []string) {
	n, ok := p.named[sentence]
	if !ok {
		n[Speaker], n[Source] = p.o.Names.Named(p.masked[sentence.Start:sentence.End])
		p.named[sentence] = n
	}
	return n[Speaker], n[Source]
}

// goesOn tells whether the next quotation of the sentence takes up stretch i.
func (p *proseReader) goesOn(i int, sentence text.Span) bool {
	if i+1 == len(p.stretches) || p.stretches[i+1].Outer.Start >= sentence.End {
		return false
	}
	next := p.stretches[i+1].Inner
	r, _ := utf8.DecodeRuneInString(p.s[next.Start:next.End])
	return unicode.IsLower(r)
}

// unlinked returns words with the author's [[links]] as the page shows them.
func (p *proseReader) unlinked(s string) string {
	return links(s, func(id, words string) string {
		if words == "" {
			return p.o.Names.label(id)
		}
		return words
	})
}

// block returns a block quotation; ok is false when it holds no words.
func (p *proseReader) block(i int) (f Found, ok bool) {
	e := p.quoted[i]
	from, to := p.blocks[e.from].Span.Start, p.blocks[e.to-1].Span.End
	in, credit := credited(p.s[from:to])
	f = Found{Block: true, Span: text.Span{Start: p.start(from), End: p.end(from + len(in))}}
	words, left := peel(in)
	f.Inner = text.Span{Start: p.start(from + left), End: p.end(from + left + len(words))}
	f.Text = p.unlinked(words)
	f.Speakers, f.Sources = p.o.Names.Named(p.lead(int(e.from)) + " . " + credit)
	return f, strings.IndexFunc(f.Text, isWord) >= 0
}

// credited parts the last line, when it begins with a dash, from what is quoted.
func credited(s string) (words, credit string) {
	at := strings.LastIndexByte(s, '\n') + 1
	if r, _ := utf8.DecodeRuneInString(s[at:]); at > 0 && isDash(r) {
		return strings.TrimRight(s[:at], " \n"), s[at:]
	}
	return s, ""
}

// peel takes the marks off that stand around a whole block quotation.
func peel(s string) (inner string, left int) {
	r, n := utf8.DecodeRuneInString(s)
	last, k := utf8.DecodeLastRuneInString(s)
	if len(s) > n+k && isQuotationMark(r) && isQuotationMark(last) && strings.IndexFunc(s[n:len(s)-k], isDouble) < 0 {
		return s[n : len(s)-k], n
	}
	return s, 0
}

func isDouble(r rune) bool { return isQuotationMark(r) && !isApostrophe(r) }

// lead returns the sentence before block b when it ends in a colon.
func (p *proseReader) lead(b int) string {
	if b == 0 || len(p.sentences[b-1]) == 0 {
		return ""
	}
	last := p.sentences[b-1][len(p.sentences[b-1])-1]
	if s := p.masked[last.Start:last.End]; strings.HasSuffix(s, ":") {
		return s
	}
	return ""
}
