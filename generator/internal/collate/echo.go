package collate

import "slices"

// An echo is words that two speakers are said to have said: one repeats the other,
// or somebody has the name wrong. The two are never one statement, but each is told
// of the other.
const (
	echoWords  = 7             // in common at least: fewer are anybody's
	echoRuns   = echoWords - 3 // as many words in a row have so many runs of anybody's
	mostEchoes = 3             // fuller items one is compared with
)

// echoes are those of the items of other speakers, the likeliest first, that have
// four fifths of the words of an item.
func (a *aligner) echoes(it *item, others []*item) (out []*item) {
	for _, o := range others[:min(len(others), mostEchoes)] {
		l := a.likeness(o, it)
		if l.Carried >= echoWords && 5*l.Carried >= 4*it.heard {
			out = append(out, o)
		}
	}
	return out
}

// tellEchoes tells clusters of their echoes; place is that of the cluster of a base,
// from 1.
func tellEchoes(all []*item, out []Cluster, place []int32) {
	for _, it := range all {
		for _, o := range it.echoed {
			a, b := int(place[it.base().index])-1, int(place[o.base().index])-1
			if a != b { // a person may have joined them
				out[a].Echoes, out[b].Echoes = append(out[a].Echoes, b), append(out[b].Echoes, a)
			}
		}
	}
	for i := range out {
		slices.Sort(out[i].Echoes)
		out[i].Echoes = slices.Compact(out[i].Echoes)
	}
}
