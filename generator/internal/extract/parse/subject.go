package parse

import "dossier/generator/internal/extract/lexicon"

// Subject returns the subject of the clause that node end stands in or ends:
// that of the last finite verb before it, else the first name before it.
func (s *Sentence) Subject(end int) (a, b int, ok bool) {
	for i := end - 1; i > 0; i-- {
		n := &s.Nodes[i]
		if n.IsQuote() || !n.Is(lexicon.Verb|lexicon.Auxiliary) {
			continue
		}
		g, aux, _, to := s.group(i)
		if to || g == 0 || !aux && !s.finite(i, g) {
			continue
		}
		if a := s.Left(s.clauseStart(g), g); a < g && s.Speaks(a, g) {
			return a, g, true
		}
	}
	for i := 0; i < end; i++ {
		if s.Nodes[i].Cap && s.Nounish(i) && !s.Nodes[i].Is(lexicon.Det|lexicon.Calendar) {
			if e := s.rightRun(i); e > i {
				return i, min(e, end), true
			}
		}
	}
	return 0, 0, false
}

// Speaks tells whether the phrase could name a speaker: a name, a person's
// pronoun, a role or a body.
func (s *Sentence) Speaks(a, b int) bool {
	for i := a; i < b; i++ {
		n := &s.Nodes[i]
		if n.Is(lexicon.Role|lexicon.Body|lexicon.Paper) || n.Is(lexicon.Subject) && n.Low != "it" && n.Low != "you" || n.Cap && i > 0 || n.Cap && !n.Is(lexicon.Starter) {
			return true
		}
	}
	return false
}
