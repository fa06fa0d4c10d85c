package reported

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

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
			switch {
			case s.Nodes[i].Low == ",":
				end = i
			case s.Nodes[i].IsQuote() && f.ds.Doc.Last(s.Nodes[i].Quote()) == ',':
				end = i + 1
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
// …," or "For someone who said …," at the front of the sentence: it ends at the
// next comma.
func (f *finder) subordinate(k int) bool {
	c, n := f.cues[k], &f.s.Nodes[0]
	if f.interposed(k) {
		return true
	}
	if n.IsQuote() || c.Shared || n.Low == "even" {
		return false
	}
	if who := f.s.Nodes[c.SrcB-1].Is(lexicon.Relative); !n.Is(lexicon.Subordinate) && !(n.Is(lexicon.Preposition) && who) {
		return false
	}
	for i := 0; i < c.SrcA; i++ {
		if f.s.Nodes[i].Low == "," {
			return false
		}
	}
	return true
}

// interposed tells whether the clause of cue k stands between the front of the sentence
// and the clause another cue begins behind a comma: "On Monday, but before Smith had
// said anything, Jones told".
func (f *finder) interposed(k int) bool {
	c, s := f.cues[k], f.s
	if c.Shared || c.SrcA < 2 || !s.Nodes[c.SrcA-1].Is(lexicon.Subordinate) || s.Nodes[c.SrcA-2].Low != "," && !s.Nodes[c.SrcA-2].Is(lexicon.Conjunction) {
		return false
	}
	for _, d := range f.cues[k+1:] {
		if d.HasSource() && d.SrcA > c.End && s.Nodes[d.SrcA-1].Low == "," {
			return true
		}
	}
	return false
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
