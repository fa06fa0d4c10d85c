package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// keyOf picks what a reader should see first: what most articles carry, what
// positions rest on, then the longest; at most two of one speaker until
// everybody has had a turn.
func keyOf(statements []*dossier.Statement, n int) []*dossier.Statement {
	var list []*dossier.Statement
	for _, st := range statements {
		if st.Type == anno.Direct {
			list = append(list, st)
		}
	}
	slices.SortStableFunc(list, func(a, b *dossier.Statement) int {
		return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(b.Witnesses[0].Words, a.Witnesses[0].Words))
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
