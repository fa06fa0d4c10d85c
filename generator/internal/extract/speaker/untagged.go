package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// Untagged drafts an attribution for the stretches that are left: whole
// sentences of quotation go on with the speaker before, fragments belong to
// whom the sentence is about; titles and scare quotes are left out.
func Untagged(ds *parse.Drafts) {
	u := untagged{ds: ds, last: -1, block: -1, told: map[int]int{}}
	for k := range ds.List {
		if d := &ds.List[k]; d.Mode == anno.Speech && len(d.Source) > 0 {
			if _, ok := u.told[d.Sentence]; !ok {
				u.told[d.Sentence] = k
			}
		}
	}
	for n := range ds.Doc.Sentences {
		s := &ds.Doc.Sentences[n]
		if s.Block != u.block {
			u.block, u.fresh = s.Block, true
		}
		for i := range s.Nodes {
			if q := s.Nodes[i].Quote(); q >= 0 && ds.Owner[q] < 0 && s.Turn < 0 {
				u.stretch(n, i)
			}
		}
		if k, ok := u.told[n]; ok {
			u.last, u.lastBlock = k, s.Block
		}
		for i := range s.Nodes {
			if q := s.Nodes[i].Quote(); q >= 0 && ds.Owner[q] >= 0 {
				u.last, u.lastBlock = ds.Owner[q], s.Block
			}
		}
		u.fresh = false
	}
}

type untagged struct {
	ds        *parse.Drafts
	last      int // draft of the last quotation
	lastBlock int
	block     int
	fresh     bool
	told      map[int]int // sentence → its first draft of speech
}

func (u *untagged) stretch(n, i int) {
	ds := u.ds
	s := &ds.Doc.Sentences[n]
	q := s.Nodes[i].Quote()
	if st := ds.Doc.Stretches[q]; st.Single && st.Outer.Len() >= ds.Doc.Blocks[s.Block].Span.Len()-1 || stageDirection(ds.Doc.S[st.Inner.Start:st.Inner.End]) {
		return // a heading in single marks; "(CROSSTALK)"
	}
	if alone(s) {
		u.whole(n, i)
		return
	}
	if notQuoted(ds.Doc, s, i, q) {
		return
	}
	d := parse.Draft{}
	d.Mode = anno.Speech
	d.By = parse.Rule("quote/fragment", "quoted words inside narration", 0.6)
	few := ds.Doc.Stretches[q].Single || shortWords(ds.Doc, q) <= 2
	if c, ok := nearestCue(s, i); ok && !(few && (modifies(s, i) || ds.Doc.Stretches[q].Single)) {
		d.Source = parse.Spans(s.Span(c.SrcA, c.SrcB))
		d.Attrib = parse.Rule("speaker/near", "the nearest verb of speech in the sentence", 0.6)
	} else if few {
		return // scare quotes, words as words
	} else if a, b, ok := s.Subject(i); ok {
		d.Source = parse.Spans(s.Span(a, b))
		d.Attrib = parse.Rule("speaker/subject", "subject of the sentence the words stand in", 0.5)
	} else if u.last >= 0 {
		d.Source = ds.List[u.last].Source
		d.Attrib = parse.Rule("speaker/carried-over", "the speaker before", 0.5)
	}
	ds.Add(d, n, [2]int{i, i + 1})
}

// ahead returns the draft of a quotation right behind sentence n in its
// paragraph, whose tag serves both: “No. Never.” “I mean it,” she said.
func (u *untagged) ahead(n int) int {
	ds := u.ds
	if n+1 >= len(ds.Doc.Sentences) || ds.Doc.Sentences[n+1].Block != u.block {
		return -1
	}
	if q := ds.Doc.Sentences[n+1].Nodes[0].Quote(); q >= 0 {
		return ds.Owner[q]
	}
	return -1
}

// stageDirection tells whether s is one remark in brackets, in capitals.
func stageDirection(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 2 && (s[0] == '(' || s[0] == '[') && strings.IndexAny(s, ")]") >= len(s)-2 && s == strings.ToUpper(s)
}

// shortWords counts the words of a stretch.
func shortWords(d *parse.Doc, q int32) int {
	st := d.Stretches[q]
	return len(strings.Fields(d.S[st.Inner.Start:st.Inner.End]))
}

// modifies tells whether a noun stands right behind the stretch at node i, so
// that it is used like an adjective: the “binary choice” framework.
func modifies(s *parse.Sentence, i int) bool {
	if i+1 >= len(s.Nodes) {
		return false
	}
	n := &s.Nodes[i+1]
	return n.Kind == text.Letters && !n.IsQuote() && !n.Is(lexicon.Preposition|lexicon.Conjunction|lexicon.Subordinate|lexicon.Auxiliary|lexicon.Modal|lexicon.Det|lexicon.Subject|lexicon.Relative|lexicon.Verb|lexicon.Wh|lexicon.Adverb)
}

// nearestCue returns the last cue with a source before node i, else the first behind it.
func nearestCue(s *parse.Sentence, i int) (parse.Cue, bool) {
	var best parse.Cue
	found := false
	for _, c := range s.Cues {
		if !c.HasSource() || c.Verb != nil && c.Verb.Mode != 's' || found && c.At > i {
			continue
		}
		best, found = c, true
	}
	return best, found
}

// alone tells whether a sentence is nothing but quotation.
func alone(s *parse.Sentence) bool {
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if !n.IsQuote() && n.Kind != text.Punct && !n.Is(lexicon.Conjunction) {
			return false
		}
	}
	return true
}

// whole gives a sentence of quotation to the speaker before: in one paragraph
// the words go on, in a new one they are carried over.
func (u *untagged) whole(n, i int) {
	ds := u.ds
	if u.last >= 0 && u.lastBlock == u.block && ds.List[u.last].Tagged {
		ds.Extend(u.last, n, i, i+1)
		return
	}
	if k := u.ahead(n); k >= 0 {
		ds.Extend(k, n, i, i+1)
		return
	}
	d := parse.Draft{}
	d.Mode = anno.Speech
	d.By = parse.Rule("quote/double", "a sentence of quotation", 0.9)
	if p := n + 1; u.fresh && p < len(ds.Doc.Sentences) {
		// The next line is a dash and a name.
		x := &ds.Doc.Sentences[p]
		if len(x.Nodes) > 1 && isDash(x.Nodes[0].Low) && x.Nodes[1].Cap {
			if e := x.Right(1); e > 1 && (e == len(x.Nodes) || x.Nodes[e].Kind == text.Punct && e+1 == len(x.Nodes)) {
				d.Source = parse.Spans(x.Span(1, e))
				d.Cue = parse.Spans(x.Span(0, 1))
				d.Attrib = parse.Rule("speaker/dash", "", 0.9)
			}
		}
	}
	if u.fresh && n > 0 && d.Source == nil {
		// The paragraph before ends in a colon: whom it introduces.
		p := &ds.Doc.Sentences[n-1]
		if k := len(p.Nodes); p.Nodes[k-1].Low == ":" {
			if c, ok := nearestCue(p, k); ok {
				d.Source = parse.Spans(p.Span(c.SrcA, c.SrcB))
				d.Cue = parse.Spans(p.Span(c.Start, c.End))
			} else if a, b, ok := p.Subject(k); ok {
				d.Source = parse.Spans(p.Span(a, b))
			}
			d.Attrib = parse.Rule("speaker/introduced", "the paragraph before ends in a colon", 0.8)
		}
	}
	if len(d.Source) == 0 && !u.fresh && (u.lastBlock != u.block || u.last < 0) {
		// Narration before it in this paragraph: its subject.
		p := &ds.Doc.Sentences[n-1]
		if a, b, ok := p.Subject(len(p.Nodes)); ok {
			d.Source = parse.Spans(p.Span(a, b))
			d.Attrib = parse.Rule("speaker/introduced", "subject of the sentence before", 0.7)
		}
	}
	if len(d.Source) == 0 && u.last >= 0 {
		d.Source = ds.List[u.last].Source
		d.Attrib = parse.Rule("speaker/carried-over", "no tag: the speaker before goes on", 0.8)
	}
	d.Tagged = true
	ds.Add(d, n, [2]int{i, i + 1})
}

// notQuoted tells titles, names and scare quotes from quoted words.
func notQuoted(d *parse.Doc, s *parse.Sentence, i int, q int32) bool {
	st := d.Stretches[q]
	in := d.S[st.Inner.Start:st.Inner.End]
	words := strings.Fields(in)
	if len(words) == 0 {
		return true
	}
	caps := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) || unicode.IsDigit(r) || len(w) <= 4 {
			caps++
		}
	}
	r, _ := utf8.DecodeRuneInString(words[0])
	if last := d.Last(q); last == '!' || last == '?' {
		return false
	}
	if unicode.IsUpper(r) && caps == len(words) && len(words) <= 8 {
		return true
	}
	return false
}
