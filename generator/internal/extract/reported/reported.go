// Package reported finds speech, thought and attitudes told in the narrator's
// words: source, cue and the clause they govern. A clause that holds quoted
// words makes a mixed attribution.
package reported

import (
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Rules documents the rules of this package.
func Rules() []rule.Doc { return docs }

// Find drafts the reported attributions of every sentence. Content inside
// content is left out: only the outermost attribution counts.
func Find(ds *parse.Drafts) {
	for n := range ds.Doc.Sentences {
		s := &ds.Doc.Sentences[n]
		f := finder{ds: ds, n: n, s: s, cues: s.Cues()}
		for k, c := range f.cues {
			switch {
			case !c.HasSource() || c.Passive || ds.Used(n, c.At, c.At+1):
			case c.Verb == nil:
				f.accordingTo(k)
			default:
				f.trailing(k)
			}
		}
		for k := range f.cues {
			f.cue(k)
		}
		f.asked()
		f.impersonal()
		f.nominal()
	}
}

type finder struct {
	ds   *parse.Drafts
	n    int
	s    *parse.Sentence
	cues []parse.Cue
}

func (f *finder) cue(k int) {
	c := f.cues[k]
	if !c.HasSource() || f.ds.Used(f.n, c.At, c.At+1) {
		return
	}
	if c.Verb != nil && !c.Passive {
		f.leading(k)
	}
}

// leading reads a cue before its content: "Smith said (that) …".
func (f *finder) leading(k int) {
	c := f.cues[k]
	a, cueEnd, name := f.content(c)
	if name == "" {
		a, cueEnd, name = f.as(c)
	}
	if name == "" {
		return
	}
	b := f.end(k, a)
	b = f.trim(a, b)
	if b <= a || f.ds.Used(f.n, a, b) {
		return
	}
	c.End = cueEnd
	d := f.add(c, name, a, b)
	if c.Shared {
		f.share(d, c)
	}
}

// as reads "As Smith said, …": the words stand behind the comma.
func (f *finder) as(c parse.Cue) (start, cueEnd int, name string) {
	s := f.s
	if s.Nodes[0].Low != "as" || c.SrcA != 1 || c.Inverted {
		return 0, 0, ""
	}
	i := c.End
	for i < len(s.Nodes) && i < c.End+8 && !s.Nodes[i].IsQuote() && s.Nodes[i].Low != "," {
		i++
	}
	if i >= len(s.Nodes) || s.Nodes[i].Low != "," {
		return 0, 0, ""
	}
	return i + 1, c.End, "reported/as"
}

// asked reads "Asked whether …, Smith said": a question nobody is named for.
func (f *finder) asked() {
	s := f.s
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.IsQuote() || n.Low != "asked" && n.Low != "pressed" || f.ds.Used(f.n, i, i+1) {
			continue
		}
		was := i > 0 && (s.Nodes[i-1].Low == "when" || s.Nodes[i-1].Is(lexicon.Be))
		if i > 0 && !was {
			continue
		}
		j := i + 1
		for j < len(s.Nodes) && j < i+7 && !s.Nodes[j].IsQuote() && s.Nodes[j].Kind != text.Punct && !s.Nodes[j].Is(lexicon.Wh) && s.Nodes[j].Low != "about" {
			j++
		}
		if j >= len(s.Nodes) || s.Nodes[j].IsQuote() || s.Nodes[j].Kind == text.Punct {
			continue
		}
		cue := parse.Cue{Start: i, End: i + 1}
		if s.Nodes[j].Low == "about" {
			if j == i+1 {
				cue.End = j + 1
			}
			j++
		}
		e := j
		for e < len(s.Nodes) && s.Nodes[e].Low != "," && !f.ds.Used(f.n, e, e+1) {
			e++
		}
		if e = f.trim(j, e); e > j {
			f.add(cue, "reported/asked", j, e)
		}
	}
}

// impersonal reads "The bridge seems to be safe": what seems so to nobody named.
func (f *finder) impersonal() {
	s := f.s
	for i := range s.Nodes {
		c, a, ok := s.Impersonal(i)
		if !ok || f.ds.Used(f.n, a, i+1) {
			continue
		}
		b := f.trim(i+1, f.stop(i+1, len(s.Nodes)))
		if b <= i+1 || f.ds.Used(f.n, i+1, b) {
			continue
		}
		d := f.add(c, "reported/impersonal", a, c.Start)
		f.ds.List[d].Mode = anno.Thought
		f.ds.Extend(d, f.n, i+1, b)
	}
}

// share gives the draft the source of the last one before it in the sentence,
// whose clause it goes on with.
func (f *finder) share(d int, c parse.Cue) {
	best := -1
	for _, k := range f.ds.Of(f.n) {
		o := &f.ds.List[k]
		if k != d && len(o.Cue) > 0 && o.Cue[0].Start < f.s.Nodes[c.Start].Start && (best < 0 || o.Cue[0].Start > f.ds.List[best].Cue[0].Start) {
			best = k
		}
	}
	if best >= 0 && len(f.ds.List[best].Source) > 0 {
		f.ds.List[d].Source = f.ds.List[best].Source
	}
}

func (f *finder) add(c parse.Cue, name string, a, b int) int {
	d := parse.Draft{Tagged: true}
	d.Source = parse.Spans(f.s.Span(c.SrcA, c.SrcB))
	d.Cue = parse.Spans(f.s.Span(c.Start, c.End))
	d.Mode = anno.Speech
	confidence := 0.85
	if c.Verb != nil {
		switch c.Verb.Mode {
		case 't':
			d.Mode, confidence = anno.Thought, 0.7
		case 'a':
			d.Mode, confidence = anno.Attitude, 0.6
		}
	}
	d.By = parse.Rule(name, "", confidence)
	d.Attrib = parse.Rule(name, "", confidence)
	k := f.ds.Add(d, f.n, [2]int{a, b})
	f.ds.Use(f.n, c.Start, c.End)
	f.ds.Use(f.n, c.SrcA, c.SrcB)
	return k
}

// content returns where the content of a verb starts, where its cue ends, and
// the rule; no rule when what follows is not a frame of the verb.
func (f *finder) content(c parse.Cue) (start, cueEnd int, name string) {
	s, v := f.s, c.Verb
	i := c.End
	if c.Inverted {
		i = c.SrcB
	}
	if i >= len(s.Nodes) {
		return 0, 0, ""
	}
	if v.Has(lexicon.That | lexicon.Whom | lexicon.Ask) {
		i = f.skipTime(i)
		if i >= len(s.Nodes) {
			return 0, 0, ""
		}
	}
	n := &s.Nodes[i]
	if v.Has(lexicon.As) && n.Low == "as" && i+1 < len(s.Nodes) {
		return i + 1, i + 1, "reported/preposition"
	}
	// Particles and prepositions the verb takes.
	if v.Has(lexicon.Prep) && !n.IsQuote() {
		for _, p := range v.Preps {
			if n.Low == p && p != "that" {
				return i + 1, i + 1, "reported/preposition"
			}
		}
	}
	if v.Has(lexicon.Whom) && !n.IsQuote() && n.Low != "that" {
		e := s.Right(i)
		if e == i {
			return 0, 0, ""
		}
		// A pronoun or a name that a clause follows is who is told.
		if e < len(s.Nodes) && !f.clauseBegins(i, e) {
			return e, c.End, "reported/told"
		}
	}
	switch {
	case n.IsQuote():
		if v.Has(lexicon.As) && !f.what(c) {
			return 0, 0, "" // a candidate labeled “…”
		}
		return i, c.End, "reported/clause"
	case n.Low == "that":
		if v.Has(lexicon.That|lexicon.Whom|lexicon.NP) || v.Has(lexicon.Prep) {
			return i, c.End, "reported/that"
		}
	case n.Low == "to":
		if v.Has(lexicon.Inf) {
			return i, c.End, "reported/infinitive"
		}
		return 0, 0, ""
	case n.Low == "if" || n.Low == "whether" || n.Is(lexicon.Wh):
		if v.Has(lexicon.That | lexicon.Ask | lexicon.NP | lexicon.Whom) {
			return i, c.End, "reported/question"
		}
	}
	if n.Kind == text.Punct && n.Low != "[" && n.Low != "(" || n.Is(lexicon.Conjunction) {
		if n.Low == ":" && v.Has(lexicon.That) {
			return i + 1, i + 1, "reported/clause"
		}
		return 0, 0, ""
	}
	if n.Is(lexicon.Preposition) || n.Is(lexicon.Calendar) && !n.Cap || n.Is(lexicon.Adverb) {
		// "said on Sunday that", "said in a statement that"
		if v.Has(lexicon.That | lexicon.Whom | lexicon.Ask) {
			for j := i; j < len(s.Nodes) && j < i+14; j++ {
				m := &s.Nodes[j]
				if m.Low == "that" && j > i {
					return j, c.End, "reported/that"
				}
				if m.IsQuote() || m.Kind == text.Punct {
					break
				}
			}
		}
		if n.Is(lexicon.Adverb) && v.Has(lexicon.That|lexicon.NP) {
			return i, c.End, "reported/clause"
		}
		if e := s.Right(i + 1); n.Is(lexicon.Preposition) && v.Has(lexicon.That) && e > i+1 && e+1 < len(s.Nodes) && f.subjectAt(e) {
			return e, c.End, "reported/clause" // "said in a statement he would"
		}
		return 0, 0, ""
	}
	if v.Has(lexicon.That | lexicon.NP | lexicon.As | lexicon.Of) {
		return i, c.End, "reported/clause"
	}
	return 0, 0, ""
}

// what tells whether the cue's clause is one like "what he called …".
func (f *finder) what(c parse.Cue) bool {
	if c.SrcA == 0 {
		return f.s.Nodes[c.SrcA].Is(lexicon.Subject)
	}
	p := &f.s.Nodes[c.SrcA-1]
	return p.Low == "what" || p.Low == "whom" || p.Low == "which" || p.Low == "who" || f.s.Nodes[c.SrcA].Is(lexicon.Subject)
}

// subjectAt tells whether a pronoun or phrase with a verb behind it stands at node i.
func (f *finder) subjectAt(i int) bool {
	if f.s.Nodes[i].IsQuote() || f.s.Nodes[i].Kind == text.Punct {
		return false
	}
	e := f.s.Right(i)
	return e > i && f.verbAt(e)
}

// skipTime steps over "early Sunday", "on Friday", "last week" behind a verb.
func (f *finder) skipTime(i int) int {
	s := f.s
	j := i
	for j < len(s.Nodes) && j < i+3 && !s.Nodes[j].IsQuote() {
		n := &s.Nodes[j]
		if n.Is(lexicon.Calendar) {
			j++
			if j < len(s.Nodes) && s.Nodes[j].Is(lexicon.Calendar) {
				j++
			}
			if j < len(s.Nodes) && s.Nodes[j].Is(lexicon.Auxiliary) {
				return i // "said Sunday is …"
			}
			return j
		}
		if n.Low != "early" && n.Low != "late" && n.Low != "on" && n.Low != "last" && n.Low != "this" && n.Low != "earlier" && n.Low != "in" {
			return i
		}
		j++
	}
	return i
}

// clauseBegins tells whether the phrase [i, e) is the subject of a clause
// (a verb follows), not the one who is told.
func (f *finder) clauseBegins(i, e int) bool {
	n := &f.s.Nodes[e]
	return n.Is(lexicon.Auxiliary|lexicon.Modal) && !f.s.Nodes[i].Is(lexicon.Object)
}

// end returns the end of the content that starts at a.
func (f *finder) end(k, a int) int {
	s := f.s
	end := len(s.Nodes)
	for _, d := range f.cues[k+1:] {
		if !d.HasSource() || d.Start < a {
			continue
		}
		start := min(d.Start, d.SrcA)
		if d.Shared && !d.Participle && (s.Nodes[d.Start-1].Low == "to" || f.insideClause(k, a, d)) {
			continue
		}
		if d.Participle || d.SrcB <= a {
			start = d.Start
		} else if d.Verb != nil && !f.newClause(start) {
			continue
		}
		if d.Verb == nil && d.At > a && !(s.Nodes[d.At-1].Low == ",") {
			continue
		}
		if start > a && start < end {
			end = start
		}
	}
	if f.relative(k) {
		for i := a; i+1 < end; i++ {
			if s.Nodes[i].Low == "," && f.verbAt(i+1) {
				end = i
			}
		}
	}
	if f.subordinate(k) {
		for i := a; i < end; i++ {
			if s.Nodes[i].Low == "," {
				end = i
			}
		}
	}
	return f.stop(a, end)
}

// stop returns the first node of [a, end) that another attribution has, or a
// semicolon; end when there is none.
func (f *finder) stop(a, end int) int {
	for i := a; i < end; i++ {
		if f.ds.Used(f.n, i, i+1) || f.s.Nodes[i].Low == ";" {
			return i
		}
	}
	return end
}

// insideClause tells whether the verb of cue d, joined by "and" without a
// subject, goes on with the clause that is cue k's content and begins at a: "said
// he ran and called for help". A verb of saying goes on with the cue instead.
func (f *finder) insideClause(k, a int, d parse.Cue) bool {
	if v := f.cues[k].Verb; v == nil || !v.Has(lexicon.That) || !f.hasVerb(a, d.Start) {
		return false
	}
	return d.Verb.Mode != 's' || !d.Verb.Has(lexicon.That)
}

// relative tells whether the clause of cue k is one between commas: "Smith, who
// says …, opposes"; it ends at the comma before the verb.
func (f *finder) relative(k int) bool {
	c := f.cues[k]
	return c.SrcA > 0 && f.s.Nodes[c.SrcA].Is(lexicon.Relative) && f.s.Nodes[c.SrcA-1].Low == ","
}

// verbAt tells whether a finite verb stands at node i, adverbs aside.
func (f *finder) verbAt(i int) bool {
	for ; i < len(f.s.Nodes); i++ {
		n := &f.s.Nodes[i]
		if n.Is(lexicon.Adverb) && !n.Is(lexicon.Verb) {
			continue
		}
		return n.Is(lexicon.Auxiliary|lexicon.Modal) || n.Is(lexicon.Verb) && n.Entry.Form&(lexicon.Past|lexicon.S) != 0
	}
	return false
}

// subordinate tells whether the clause of cue k is one like "When Smith said
// …," at the front of the sentence: it ends at the next comma.
func (f *finder) subordinate(k int) bool {
	c, n := f.cues[k], &f.s.Nodes[0]
	if n.IsQuote() || !n.Is(lexicon.Subordinate) || n.Low == "even" || c.Shared {
		return false
	}
	for i := 0; i < c.SrcA; i++ {
		if f.s.Nodes[i].Low == "," {
			return false
		}
	}
	return true
}

// newClause tells whether a clause of its own starts at node i: ", and she".
func (f *finder) newClause(i int) bool {
	s := f.s
	if i < 2 {
		return false
	}
	p, pp := &s.Nodes[i-1], &s.Nodes[i-2]
	return (p.Low == "and" || p.Low == "but" || p.Low == "while" || p.Low == "as" || p.Low == "though" || p.Low == "although") && (pp.Low == "," || pp.Low == "-" || pp.Low == "—" || pp.Low == "–" || pp.IsQuote()) || p.Low == ";" || p.Low == "-" || p.Low == "—" || p.Low == "–"
}

// trim takes punctuation and links off the end of the content.
func (f *finder) trim(a, b int) int {
	for b > a {
		n := &f.s.Nodes[b-1]
		if n.IsQuote() || n.Kind != text.Punct && !(n.Low == "and" || n.Low == "but" || n.Low == "while" || n.Low == "as" || n.Low == "though" || n.Low == "by" || n.Low == "before" || n.Low == "after") || n.Low == ")" || n.Low == "]" {
			break
		}
		b--
	}
	return b
}

// trailing reads a tag behind reported words: "The bridge is safe, Smith said."
func (f *finder) trailing(k int) {
	c, s := f.cues[k], f.s
	if c.Participle || !c.Verb.Has(lexicon.Quote|lexicon.That) {
		return
	}
	a, b := min(c.Start, c.SrcA), max(c.End, c.SrcB)
	if a < 2 || s.Nodes[a-1].Low != "," {
		return
	}
	if c.Verb.Has(lexicon.Whom) && !c.Inverted {
		b = max(b, s.Right(b)) // who is told
	}
	if b < len(s.Nodes) {
		n := &s.Nodes[b]
		if n.IsQuote() || n.Low != "." && n.Low != "," && n.Low != ";" && n.Low != "—" && n.Low != "–" && !n.Is(lexicon.Calendar|lexicon.Preposition) {
			return
		}
		if n.Is(lexicon.Preposition|lexicon.Calendar) && f.thatAhead(b) {
			return
		}
	}
	i := 0
	for j := a - 1; j > 0; j-- {
		if f.ds.Used(f.n, j-1, j) || s.Nodes[j-1].Low == ";" {
			i = j
			break
		}
	}
	for i < a && (s.Nodes[i].Is(lexicon.Conjunction) || s.Nodes[i].Kind == text.Punct) {
		i++
	}
	e := a - 1
	// "The bridge, she said, is safe": the words go on behind the tag.
	from, to := b, b
	if b < len(s.Nodes) && s.Nodes[b].Low == "," && b+1 < len(s.Nodes) && !f.cueAt(b+1) {
		from = b + 1
		to = f.trim(from, f.end(k, from))
	}
	if e <= i || !f.hasVerb(i, e) && !f.hasVerb(from, to) {
		return
	}
	if f.ds.Used(f.n, i, e) || f.ds.Used(f.n, from, to) {
		return
	}
	d := f.add(c, "reported/trailing", i, e)
	f.ds.Extend(d, f.n, from, to)
}

// cueAt tells whether a cue group starts at node i or right behind a link there.
func (f *finder) cueAt(i int) bool {
	for _, c := range f.cues {
		if c.Start == i || c.Start == i+1 {
			return true
		}
	}
	return f.s.Nodes[i].Is(lexicon.Conjunction) || strings.HasSuffix(f.s.Nodes[i].Low, "ing") || f.s.Nodes[i].Is(lexicon.Relative|lexicon.Subordinate)
}

func (f *finder) thatAhead(i int) bool {
	for ; i < len(f.s.Nodes); i++ {
		if f.s.Nodes[i].Low == "that" {
			return true
		}
		if f.s.Nodes[i].Low == "," {
			return false
		}
	}
	return false
}

func (f *finder) hasVerb(a, b int) bool {
	for i := a; i < b; i++ {
		if f.s.Nodes[i].IsQuote() || f.s.Nodes[i].Is(lexicon.Auxiliary|lexicon.Verb) {
			return true
		}
	}
	return false
}

// accordingTo reads "According to X, …" and "…, according to X".
func (f *finder) accordingTo(k int) {
	c, s := f.cues[k], f.s
	if c.Start <= 1 {
		for j := c.SrcA; j < c.SrcB; j++ {
			// A comma ends the source unless another one closes the apposition.
			if s.Nodes[j].Low == "," && (c.SrcB == len(s.Nodes) || s.Nodes[c.SrcB].Low != ",") {
				c.SrcB = j
			}
		}
		a := c.SrcB
		for a < len(s.Nodes) && s.Nodes[a].Low != "," && !s.Nodes[a].IsQuote() {
			a++
		}
		if a < len(s.Nodes) && s.Nodes[a].Low == "," {
			a++
		}
		if b := f.trim(a, f.end(k, a)); b > a && !f.ds.Used(f.n, a, b) {
			f.add(c, "reported/according-to", a, b)
		}
		return
	}
	i := 0
	for j := c.Start; j > 0; j-- {
		if f.ds.Used(f.n, j-1, j) || s.Nodes[j-1].Low == ";" {
			i = j
			break
		}
	}
	for i < c.Start && !s.Nodes[i].IsQuote() && (s.Nodes[i].Is(lexicon.Conjunction) || s.Nodes[i].Kind == text.Punct) {
		i++
	}
	e := f.trim(i, c.Start)
	if e <= i || f.ds.Used(f.n, i, e) {
		return
	}
	d := f.add(c, "reported/according-to", i, e)
	// "The bridge, according to the plan, is safe".
	if b := c.SrcB; s.Nodes[c.Start-1].Low == "," && b+1 < len(s.Nodes) && s.Nodes[b].Low == "," && !f.cueAt(b+1) {
		if to := f.trim(b+1, f.end(k, b+1)); to > b+1 && !f.ds.Used(f.n, b+1, to) {
			f.ds.Extend(d, f.n, b+1, to)
		}
	}
}
