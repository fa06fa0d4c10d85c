package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// briefest and longest are how many words a statement has that says something
// and is read at once.
const (
	briefest = 8
	longest  = 45
)

// keyOf picks n statements a reader should see first, by figures, never by
// meaning: what most articles carry, what positions rest on, then what can be
// read at once, of those quoted most; at most two of one speaker until
// everybody has had a turn. What is to stand behind all others comes last.
func keyOf(statements []*dossier.Statement, n int, last func(*dossier.Statement) bool) []*dossier.Statement {
	var list []*dossier.Statement
	for _, st := range statements {
		if st.Type == anno.Direct {
			list = append(list, st)
		}
	}
	slices.SortStableFunc(list, func(a, b *dossier.Statement) int {
		return cmp.Or(later(last(a), last(b)), cmp.Compare(weight(b), weight(a)), later(unhandy(a), unhandy(b)),
			cmp.Compare(quotedOf(b), quotedOf(a)), cmp.Compare(b.Witnesses[0].Words, a.Witnesses[0].Words))
	})
	var out, rest []*dossier.Statement
	by := map[*dossier.Agent]int{}
	for _, st := range list {
		if by[st.Speaker]++; by[st.Speaker] > 2 {
			rest = append(rest, st)
			continue
		}
		out = append(out, st)
	}
	out = append(out, rest...)
	return out[:min(len(out), n)]
}

// later orders what is so behind what is not.
func later(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func unhandy(st *dossier.Statement) bool {
	n := st.Witnesses[0].Words
	return n < briefest || n > longest
}

// quotedOf is how many words of a statement's speaker the dossier quotes.
func quotedOf(st *dossier.Statement) int {
	if st.Speaker == nil {
		return 0
	}
	return st.Speaker.Quoted
}
