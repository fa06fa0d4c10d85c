package speaker

import (
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// before reads an introduction: Smith said, “…” or told reporters: “…”
func (t *tagger) before(k int) {
	c, s := t.cues[k], t.s
	if c.Passive || c.Verb != nil && !c.Verb.Has(lexicon.Quote) {
		return
	}
	if t.nested(k) || t.named(c) {
		return
	}
	b := max(c.End, c.SrcB)
	if c.Participle || !c.Inverted && c.Verb != nil {
		b = c.End
	}
	j := b
	for j < len(s.Nodes) && !s.Nodes[j].IsQuote() {
		if s.Nodes[j].Low == "that" || s.Nodes[j].Low == ";" || j-b > 25 || t.newCue(k, j) {
			return
		}
		j++
	}
	if j == len(s.Nodes) || t.ds.Used(t.n, j, j+1) {
		return
	}
	if j > b {
		p := &s.Nodes[j-1]
		if p.Low != "," && p.Low != ":" && !t.told(c, b, j) {
			return
		}
		if p.Low == "," && t.finiteVerb(b, j) {
			return
		}
	}
	// The quotation must end the clause, else it is a part of it.
	e := j + 1
	for e < len(s.Nodes) {
		n := &s.Nodes[e]
		if n.IsQuote() {
			e++
			continue
		}
		if n.Kind == text.Punct {
			e++
			continue
		}
		if n.Low == "and" && e+1 < len(s.Nodes) && s.Nodes[e+1].IsQuote() {
			e += 2
			continue
		}
		break
	}
	if e < len(s.Nodes) && s.Nodes[e-1].IsQuote() && s.Nodes[j-1].Low != ":" && s.Nodes[j-1].Low != "," && !s.Nodes[e].Is(lexicon.Subordinate|lexicon.Conjunction|lexicon.Preposition) {
		return
	}
	for e > j+1 && !s.Nodes[e-1].IsQuote() {
		e--
	}
	d := t.draft(c, "speaker/before")
	if i := t.infix(c, j); i < c.SrcA {
		t.ds.Add(d, t.n, [2]int{i, c.SrcA - 1}, [2]int{j, e})
	} else {
		t.ds.Add(d, t.n, [2]int{j, e})
	}
	t.ds.Use(t.n, min(c.Start, c.SrcA), b)
}

// infix returns the start of the words before a tag that stands inside what
// was said: "The bridge, an aide said, “is safe”"; c.SrcA when there are none.
func (t *tagger) infix(c parse.Cue, j int) int {
	s := t.s
	r, _ := utf8.DecodeRuneInString(t.ds.Doc.S[t.ds.Doc.Stretches[s.Nodes[j].Quote()].Inner.Start:])
	if c.Shared || c.Inverted || c.SrcA < 2 || c.SrcA > 16 || s.Nodes[c.SrcA-1].Low != "," || !unicode.IsLower(r) {
		return c.SrcA
	}
	for i := 0; i < c.SrcA-1; i++ {
		if n := &s.Nodes[i]; n.IsQuote() || n.Kind == text.Punct || t.ds.Used(t.n, i, i+1) {
			return c.SrcA
		}
	}
	if s.Nodes[0].Is(lexicon.Preposition|lexicon.Subordinate|lexicon.Adverb|lexicon.Conjunction) || s.Nodes[0].Is(lexicon.Verb) {
		return c.SrcA
	}
	return 0
}

// nested tells whether the clause of cue k is what an earlier cue says:
// "Smith said that he hopes “…”" is Smith's saying, not his hoping.
func (t *tagger) nested(k int) bool {
	c := t.cues[k]
	if c.Shared || c.Inverted || c.Verb == nil {
		return false
	}
	relative := c.SrcA > 0 && (t.s.Nodes[c.SrcA-1].Low == "whom" || t.s.Nodes[c.SrcA-1].Low == "what" || t.s.Nodes[c.SrcA-1].Low == "which")
	for _, o := range t.cues[:k] {
		if !o.HasSource() || o.Verb == nil || !o.Verb.Has(lexicon.That|lexicon.Whom|lexicon.As) || o.Passive || o.Inverted || o.End > c.SrcA {
			continue
		}
		inside := true
		for i := o.End; i < c.SrcA; i++ {
			n := &t.s.Nodes[i]
			if n.IsQuote() || n.Low == ";" || n.Low == ":" || n.Low == "," && i+2 >= c.SrcA && !relative || n.Low == "," && t.s.Nodes[i+1].Is(lexicon.Conjunction|lexicon.Subordinate) {
				inside = false
			}
		}
		if inside {
			return true
		}
	}
	return false
}

// named tells whether the verb gives a thing its name, and says nothing: a
// film called “…”.
func (t *tagger) named(c parse.Cue) bool {
	return c.Verb != nil && c.Verb.Has(lexicon.As) && c.End < len(t.s.Nodes) && t.s.Nodes[c.End].IsQuote() && !t.s.Speaks(c.SrcA, c.SrcB)
}

// told tells whether only the one who is told, or when, stands in [b, j).
func (t *tagger) told(c parse.Cue, b, j int) bool {
	for i := b; i < j; i++ {
		n := &t.s.Nodes[i]
		if n.Is(lexicon.Calendar | lexicon.Addressee | lexicon.Adverb) {
			continue
		}
		if c.Verb != nil && c.Verb.Has(lexicon.Whom) && (n.Cap || n.Is(lexicon.Det|lexicon.Possessive|lexicon.Role|lexicon.Body)) {
			continue
		}
		return false
	}
	return true
}

func (t *tagger) finiteVerb(a, b int) bool {
	for i := a; i < b; i++ {
		if t.s.Nodes[i].Is(lexicon.Auxiliary | lexicon.Modal) {
			return true
		}
	}
	return false
}
