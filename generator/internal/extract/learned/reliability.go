package learned

import (
	"fmt"
	"strings"
)

// Reliability is a table of how often attributions were right that the model
// gave some probability: of those marked 0.9, about nine in ten should be.
func Reliability(m *Model, articles []Article) string {
	var bins [10]struct {
		n, right int
		claimed  float64
	}
	var r Reader
	for i := range articles {
		ds := articles[i].Draft()
		r.Refine(m, ds)
		for k := range ds.List {
			d := &ds.List[k]
			if len(d.Content) == 0 {
				continue
			}
			b := &bins[min(int(d.Attrib.Confidence*10), 9)]
			b.n++
			b.claimed += d.Attrib.Confidence
			if verdict(d, articles[i].Gold) == right {
				b.right++
			}
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-10s %8s %8s %8s\n", "claimed", "number", "mean", "right")
	for i, b := range bins {
		if b.n > 0 {
			fmt.Fprintf(&out, "%.1f–%.1f    %8d %8.2f %8.2f\n", float64(i)/10, float64(i+1)/10, b.n, b.claimed/float64(b.n), float64(b.right)/float64(b.n))
		}
	}
	return out.String()
}
