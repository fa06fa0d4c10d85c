package site

import (
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
// everybody has had a turn. What has a higher rank stands behind all of a lower one.
func keyOf(statements []*dossier.Statement, n int, rank func(*dossier.Statement) int) []*dossier.Statement {
	var list []*dossier.Statement
	for _, st := range statements {
		if st.Type == anno.Direct {
			list = append(list, st)
		}
	}
	list = sortedBy(list, func(st *dossier.Statement) [5]int {
		return [5]int{rank(st), -weight(st), unhandy(st), -quotedOf(st), -int(st.Witnesses[0].Words)}
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

// unhandy is 1 of a statement that says too little or is not read at once, and 0
// of others.
func unhandy(st *dossier.Statement) int {
	if n := st.Witnesses[0].Words; n < briefest || n > longest {
		return 1
	}
	return 0
}

// quotedOf is how many words of a statement's speaker the dossier quotes.
func quotedOf(st *dossier.Statement) int {
	if st.Speaker == nil {
		return 0
	}
	return st.Speaker.Quoted
}
