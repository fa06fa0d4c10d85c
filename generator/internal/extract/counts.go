package extract

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
)

// counts is how often each rule fired in the training corpus; make train writes it.
//
//go:embed counts.txt
var counts string

// Fired counts the annotations of each rule in a set.
func Fired(set *anno.Set, into map[string]int) {
	count := func(by anno.By) {
		if by.Rule != "" {
			into[by.Rule]++
		}
	}
	for _, by := range set.BlocksBy {
		count(by)
	}
	for _, x := range set.Furniture {
		count(x.By)
	}
	for _, x := range set.Repairs {
		count(x.By)
	}
	for _, x := range set.Mentions {
		count(x.By)
	}
	for _, x := range set.Dates {
		count(x.By)
	}
	for _, x := range set.Attributions {
		count(x.By)
		if x.Attrib.Rule != x.By.Rule {
			count(x.Attrib)
		}
	}
}

// PrintCounts writes counts a line each, by rule; Count reads them.
func PrintCounts(m map[string]int) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(&b, "%s %d\n", name, m[name])
	}
	return b.String()
}

// Count reads what PrintCounts wrote; a line that is none is left out.
func Count(s string) map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(s) {
		var name string
		var n int
		if _, err := fmt.Sscan(line, &name, &n); err == nil {
			out[name] = n
		}
	}
	return out
}
