package reported

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// nominal reads "Smith’s claim that …", "her pledge to …", "their criticism of
// …": a possessor, a noun of saying, and what it is about.
func (f *finder) nominal() {
	s := f.s
	for i := 1; i+2 < len(s.Nodes); i++ {
		n := &s.Nodes[i]
		if n.IsQuote() || !n.Is(lexicon.Nominal) || f.ds.Used(f.n, i, i+1) {
			continue
		}
		p := f.possessor(i)
		if p < 0 {
			continue
		}
		a, cueEnd := i+1, i+1
		stopAtVerb := false
		switch next := &s.Nodes[i+1]; {
		case next.IsQuote():
			continue
		case next.Low == "that":
		case next.Low == "to":
			if !promises[n.Low] {
				continue
			}
		case next.Low == "of" || next.Low == "for" || next.Low == "on":
			if !attacks[n.Low] {
				continue
			}
			a, cueEnd, stopAtVerb = i+2, i+2, true
		default:
			continue
		}
		b := f.nounClauseEnd(a, stopAtVerb)
		src := p
		if s.Nodes[p].Kind == text.Clitic {
			src = s.Left(0, p)
			if src == p {
				continue
			}
		}
		if b = f.trim(a, b); b <= a || f.ds.Used(f.n, src, b) {
			continue
		}
		k := f.add(parse.Cue{SrcA: src, SrcB: p + 1, Start: p + 1, End: cueEnd}, "reported/nominal", a, b)
		if attacks[n.Low] {
			f.ds.List[k].Mode = anno.Attitude
		}
	}
}

// promises take an infinitive that is what was said; attacks take "of" or "on"
// and their object. With other nouns these are too often no attribution.
var (
	promises = map[string]bool{"pledge": true, "promise": true, "call": true, "calls": true, "threat": true, "threats": true, "demand": true, "demands": true, "warning": true}
	attacks  = map[string]bool{"criticism": true, "attack": true, "attacks": true, "praise": true, "calls": true, "call": true}
)

// possessor returns the node of the possessive before the noun at i, at most
// two adjectives away, or -1.
func (f *finder) possessor(i int) int {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		n := &f.s.Nodes[j]
		if n.IsQuote() {
			return -1
		}
		if n.Is(lexicon.Possessive) || n.Kind == text.Clitic && (n.Low == "’s" || n.Low == "'s") && j > 0 {
			return j
		}
		if n.Kind != text.Letters || n.Is(lexicon.Preposition|lexicon.Conjunction|lexicon.Verb|lexicon.Auxiliary|lexicon.Det) {
			return -1
		}
	}
	return -1
}

// nounClauseEnd returns the end of what a noun governs from node a on: the next
// comma or dash, or, behind a preposition, the verb of the main clause.
func (f *finder) nounClauseEnd(a int, stopAtVerb bool) int {
	for i := a; i < len(f.s.Nodes); i++ {
		n := &f.s.Nodes[i]
		if n.IsQuote() || n.Low == "," && i == a+1 && i+1 < len(f.s.Nodes) && f.s.Nodes[i+1].IsQuote() {
			continue // her comment that, “…”
		}
		if n.Low == "," || n.Low == "—" || n.Low == "–" || n.Low == ";" || f.ds.Used(f.n, i, i+1) {
			return i
		}
		if stopAtVerb && i > a && (n.Is(lexicon.Auxiliary|lexicon.Modal) && n.Kind != text.Clitic || n.Is(lexicon.Verb) && n.Entry.Form&lexicon.Past != 0 && n.Entry.Form&lexicon.Part == 0) {
			return i
		}
	}
	return len(f.s.Nodes)
}
