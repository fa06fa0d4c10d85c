package reported

import (
	"strings"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

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
	if f.onlyLeads(i, e) {
		return
	}
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

// onlyLeads tells whether [a, b) is a clause that only leads up to the tag:
// "Asked about it, Smith laughed".
func (f *finder) onlyLeads(a, b int) bool {
	if a != 0 || a >= b {
		return false
	}
	n := &f.s.Nodes[0]
	if n.IsQuote() || !n.Is(lexicon.Subordinate) && !(n.Is(lexicon.Verb) && n.Entry.Form&(lexicon.Part|lexicon.Ing) != 0) {
		return false
	}
	main := true // no clause of its own has begun yet
	for i := a; i < b; i++ {
		m := &f.s.Nodes[i]
		main = main && !m.Is(lexicon.Relative|lexicon.Subordinate) && m.Low != "that"
		// "Talking to them was wrong, Smith said": the participle is the subject.
		if m.Low == "," || main && i > a && m.Is(lexicon.Auxiliary) {
			return false
		}
	}
	return true
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
