// Package speaker gives quoted words their source and cue: the tag beside
// them, or, without one, the speaker who had the word.
package speaker

import (
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Rules documents the rules of this package.
func Rules() []rule.Doc { return docs }

// Tagged drafts an attribution for every quoted stretch that has a tag or an
// introduction of its own.
func Tagged(ds *parse.Drafts) {
	for n := range ds.Doc.Sentences {
		s := &ds.Doc.Sentences[n]
		headline := ds.Doc.Blocks[s.Block].Kind == anno.Headline
		if !headline && !hasQuote(s) {
			continue
		}
		t := tagger{ds: ds, n: n, s: s, cues: s.Cues()}
		if headline {
			t.headline()
		}
		for k := range t.cues {
			if t.cues[k].HasSource() && !ds.Used(n, t.cues[k].At, t.cues[k].At+1) {
				t.after(k)
			}
		}
		t.anyVerb()
		for k := range t.cues {
			if t.cues[k].HasSource() && !ds.Used(n, t.cues[k].At, t.cues[k].At+1) {
				t.before(k)
			}
		}
		t.colon()
		t.dash()
	}
}

func hasQuote(s *parse.Sentence) bool {
	for i := range s.Nodes {
		if s.Nodes[i].IsQuote() {
			return true
		}
	}
	return false
}

type tagger struct {
	ds   *parse.Drafts
	n    int
	s    *parse.Sentence
	cues []parse.Cue
}

// draft returns the draft of a cue, without content.
func (t *tagger) draft(c parse.Cue, name string) parse.Draft {
	d := parse.Draft{Tagged: true}
	d.Source = parse.Spans(t.s.Span(c.SrcA, c.SrcB))
	d.Cue = parse.Spans(t.s.Span(c.Start, c.End))
	d.Mode = anno.Speech
	d.By = parse.Rule("quote/double", "", 0.95)
	d.Attrib = parse.Rule(name, "", 0.95)
	return d
}

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
	switch t.ds.Doc.Last(s.Nodes[j].Quote) {
	case ',', '?', '!', '—', '…', '.', '-', '–':
	default:
		if !comma && !c.Inverted {
			return
		}
	}
	if t.complement(c, b) || t.inLeading(j) {
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
		if r := t.ds.Doc.Last(s.Nodes[j].Quote); r != ',' && r != '?' && r != '!' {
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

// newCue tells whether another cue than k, with words of its own, stands at node i.
func (t *tagger) newCue(k, i int) bool {
	for j := range t.cues {
		if j != k && t.cues[j].At == i {
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
	r, _ := utf8.DecodeRuneInString(t.ds.Doc.S[t.ds.Doc.Stretches[s.Nodes[j].Quote].Inner.Start:])
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

// colon reads a name and a colon before the words: Smith: “…”
func (t *tagger) colon() {
	s := t.s
	for j := 1; j < len(s.Nodes); j++ {
		if !s.Nodes[j].IsQuote() || s.Nodes[j-1].Low != ":" || t.ds.Used(t.n, j, j+1) {
			continue
		}
		a := s.Left(0, j-1)
		if a == j-1 || a > 3 {
			continue
		}
		d := t.draft(parse.Cue{SrcA: a, SrcB: j - 1, Start: j - 1, End: j}, "speaker/colon")
		e := j + 1
		for e < len(s.Nodes) && s.Nodes[e].IsQuote() {
			e++
		}
		t.ds.Add(d, t.n, [2]int{j, e})
	}
}

// headline reads a known name and a colon at the front of a headline.
func (t *tagger) headline() {
	s := t.s
	j := 1
	for j < len(s.Nodes) && j < 7 && s.Nodes[j].Low != ":" {
		if s.Nodes[j].IsQuote() {
			return
		}
		j++
	}
	if j+1 >= len(s.Nodes) || s.Nodes[j].Low != ":" || !t.ds.Named(s.Span(0, j)) && !(j <= 3 && s.Nodes[j-1].Is(lexicon.Paper)) {
		return
	}
	b := len(s.Nodes)
	for b > j+1 && !s.Nodes[b-1].IsQuote() && s.Nodes[b-1].Kind == text.Punct {
		b--
	}
	if b > j+1 {
		t.ds.Add(t.draft(parse.Cue{SrcA: 0, SrcB: j, Start: j, End: j + 1}, "speaker/headline"), t.n, [2]int{j + 1, b})
		t.ds.Use(t.n, 0, j+1)
	}
}

func isDash(s string) bool { return s == "—" || s == "–" || s == "―" || s == "-" }

// dash reads a name after the words: “…” — Jane Smith
func (t *tagger) dash() {
	s := t.s
	for j := 1; j+1 < len(s.Nodes); j++ {
		d := &s.Nodes[j]
		if !s.Nodes[j-1].IsQuote() || t.ds.Used(t.n, j-1, j) || !isDash(d.Low) {
			continue
		}
		e := s.Right(j + 1)
		if e == j+1 || e < len(s.Nodes) && s.Nodes[e].Low != "." && s.Nodes[e].Low != "," && s.Nodes[e].Low != "(" || !s.Nodes[j+1].Cap {
			continue
		}
		t.ds.Add(t.draft(parse.Cue{SrcA: j + 1, SrcB: e, Start: j, End: j + 1}, "speaker/dash"), t.n, [2]int{j - 1, j})
	}
}
