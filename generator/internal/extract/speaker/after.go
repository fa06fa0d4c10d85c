package speaker

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// after reads a tag behind the words: “…,” Smith said / said Smith.
func (t *tagger) after(k int) {
	c, s := t.cues[k], t.s
	if c.Participle || c.Passive || c.Verb == nil && !c.HasSource() {
		return
	}
	if c.Verb != nil && !c.Verb.Has(lexicon.Quote) {
		return
	}
	a, b := min(c.Start, c.SrcA), max(c.End, c.SrcB)
	j := a - 1
	comma := false
	for j >= 0 && !s.Nodes[j].IsQuote() && (s.Nodes[j].Low == "," || s.Nodes[j].Low == "—" || s.Nodes[j].Low == "–" || s.Nodes[j].Low == "-" || s.Nodes[j].Is(lexicon.Adverb)) {
		comma = comma || s.Nodes[j].Kind == text.Punct
		j--
	}
	if j < 0 || !s.Nodes[j].IsQuote() || t.ds.Used(t.n, j, j+1) {
		return
	}
	switch t.ds.Doc.Last(s.Nodes[j].Quote()) {
	case ',', '?', '!', '—', '…', '.', '-', '–':
	default:
		if !comma && !c.Inverted {
			return
		}
	}
	if t.complement(c, b) || t.inLeading(j) || t.called(j) {
		return
	}
	first := t.firstContent(j)
	d := t.ds.Add(t.draft(c, tagName(c)), t.n, [2]int{first, j + 1})
	t.ds.Use(t.n, a, b)
	// The quotation may go on behind its tag.
	from := b
	for i := b; i < len(s.Nodes); i++ {
		n := &s.Nodes[i]
		if !n.IsQuote() {
			if t.newCue(k, i) {
				return
			}
			continue
		}
		p := &s.Nodes[i-1]
		if p.Low == "," || p.Low == ":" || p.Low == "." || p.Low == ";" || p.IsQuote() || p.Low == "—" || i == from {
			t.ds.Use(t.n, from, i)
			e := i + 1
			t.ds.Extend(d, t.n, i, e)
			from = e
			continue
		}
		return
	}
}

// anyVerb reads a tag with a verb that is in no list: “…,” Smith shot back.
func (t *tagger) anyVerb() {
	s := t.s
	for j := 0; j+2 < len(s.Nodes); j++ {
		if !s.Nodes[j].IsQuote() || t.ds.Used(t.n, j, j+1) {
			continue
		}
		if r := t.ds.Doc.Last(s.Nodes[j].Quote()); r != ',' && r != '?' && r != '!' || t.called(j) {
			continue
		}
		e := s.Right(j + 1)
		if e == j+1 || !s.Speaks(j+1, e) {
			continue
		}
		v := e
		for v < len(s.Nodes) && s.Nodes[v].Is(lexicon.Adverb) {
			v++
		}
		if v == len(s.Nodes) || !s.Nodes[v].Is(lexicon.Verb) || s.Nodes[v].Entry.Form&(lexicon.Past|lexicon.S) == 0 || s.Nodes[v].Is(lexicon.Auxiliary) {
			continue
		}
		t.ds.Add(t.draft(parse.Cue{SrcA: j + 1, SrcB: e, Start: e, End: v + 1}, "speaker/any-verb"), t.n, [2]int{t.firstContent(j), j + 1})
		t.ds.Use(t.n, j+1, v+1)
	}
}

// inLeading tells whether the quotation at j belongs to a clause at the front:
// "After Smith said it was “safe,” Jones left".
func (t *tagger) inLeading(j int) bool {
	if n := &t.s.Nodes[0]; n.IsQuote() || !n.Is(lexicon.Subordinate) {
		return false
	}
	for _, o := range t.cues {
		if o.HasSource() && o.Verb != nil && o.Verb.Has(lexicon.That|lexicon.Whom) && o.End <= j && !o.Inverted {
			return true
		}
	}
	return false
}

// called tells whether the words at j are what somebody before them calls
// something: under what Smith called “the old toll,” the bridge charged more.
func (t *tagger) called(j int) bool {
	for i := range t.cues {
		if c := &t.cues[i]; c.HasSource() && c.At == j-1 && !c.Inverted && c.Verb != nil && c.Verb.Has(lexicon.As) {
			return true
		}
	}
	return false
}

// complement tells whether the verb already has its words behind it, so that
// what stands before is not what was said: “X” is what he said that …
func (t *tagger) complement(c parse.Cue, b int) bool {
	if b >= len(t.s.Nodes) || c.Verb == nil {
		return false
	}
	return t.s.Nodes[b].Low == "that"
}

// firstContent returns the first node of the words that end with the quotation
// at j: narration before it is part of what was said, unless it is only a link.
func (t *tagger) firstContent(j int) int {
	i := j
	for i > 0 {
		n := &t.s.Nodes[i-1]
		if n.Low == ":" || n.Low == ";" || t.ds.Used(t.n, i-1, i) {
			break
		}
		i--
	}
	for i < j && !t.s.Nodes[i].IsQuote() && (t.s.Nodes[i].Is(lexicon.Conjunction|lexicon.Adverb) || t.s.Nodes[i].Kind == text.Punct) {
		i++
	}
	for k := range t.cues {
		if c := &t.cues[k]; c.HasSource() && c.At >= i && c.At < j {
			return j
		}
	}
	return i
}

func tagName(c parse.Cue) string {
	switch {
	case c.Verb == nil:
		return "speaker/according-to"
	case c.Inverted:
		return "speaker/inverted"
	}
	return "speaker/after"
}
