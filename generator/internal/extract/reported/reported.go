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
		f := finder{ds: ds, n: n, s: s, cues: s.Cues}
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
	if s := f.s; c.SrcA > 0 && s.Nodes[c.SrcA-1].Low == "what" && c.Verb.Has(lexicon.As) && s.Nodes[a].IsQuote() {
		b = a + 1 // under what Smith called “the old toll,” the bridge …
	}
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
		if e < len(s.Nodes) && strings.HasSuffix(s.Nodes[e].Low, "self") && e == i+1 && n.Is(lexicon.Object|lexicon.Addressee) {
			e++ // told me himself
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

func (f *finder) hasVerb(a, b int) bool {
	for i := a; i < b; i++ {
		if f.s.Nodes[i].IsQuote() || f.s.Nodes[i].Is(lexicon.Auxiliary|lexicon.Verb) {
			return true
		}
	}
	return false
}
