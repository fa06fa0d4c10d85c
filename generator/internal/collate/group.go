package collate

import (
	"cmp"
	"slices"
)

// Group joins items that carry the same words into statements. Each item is
// compared with fuller ones that share a run of words with it, and joins the
// one that most words tie it to. In a second round, articles that share one
// statement of a speaker count as telling of one occasion, where fewer words
// are enough. Items of different speakers never meet, except where one of two
// names was only concluded and the same article has the words under the other.
// Time grows with the number of words. Clusters come in the order of their
// first item.
func Group(in []Item, by Decisions) []Cluster {
	g := &grouper{items: prepare(in)}
	g.start(by)
	near := candidates(g.items)
	for _, round := range []func(i, j int) Nearness{g.apartInTime, g.onOccasion} {
		for i := range g.items {
			if g.parent[i] < 0 {
				g.join(i, near[i], round)
			}
		}
		g.occasions()
	}
	return g.clusters()
}

// A grouper grows trees of items: each item but the bases hangs on a fuller one.
type grouper struct {
	table  aligner
	items  []*item
	parent []int             // position of the item each hangs on; -1 for a base
	why    []Join            // likewise
	found  [][]Diff          // against the parent, when that was a base
	root   []int             // some item nearer to the base; the base itself for a base
	voices map[int][]int     // base → items of its tree, one for each speaker
	apart  map[int][]int     // what a person keeps apart
	shared map[occasion]bool // articles that share a statement
}

func (g *grouper) start(by Decisions) {
	n := len(g.items)
	g.parent, g.why, g.root, g.found = make([]int, n), make([]Join, n), make([]int, n), make([][]Diff, n)
	g.voices, g.apart, g.shared = map[int][]int{}, map[int][]int{}, map[occasion]bool{}
	at := make([]int, n)
	for i, it := range g.items {
		at[it.index] = i
		g.parent[i], g.root[i] = -1, i
		if it.Speaker != "" {
			g.voices[i] = []int{i}
		}
	}
	for _, p := range by.Apart {
		a, b := at[p[0]], at[p[1]]
		g.apart[a], g.apart[b] = append(g.apart[a], b), append(g.apart[b], a)
	}
	for _, p := range by.Join {
		a, b := g.base(at[p[0]]), g.base(at[p[1]])
		if a != b {
			g.hang(max(a, b), min(a, b), Join{To: g.items[min(a, b)].index, Reason: ByPerson})
		}
	}
}

// base finds the base of the tree an item is in.
func (g *grouper) base(i int) int {
	for g.root[i] != i {
		g.root[i] = g.root[g.root[i]]
		i = g.root[i]
	}
	return i
}

// hang puts the tree of base i under item j.
func (g *grouper) hang(i, j int, why Join) {
	g.parent[i], g.why[i] = j, why
	b := g.base(j)
	g.root[i] = b
	switch {
	case why.Voice == Concluded && g.concluded(b):
		g.voices[b] = g.voices[i]
	case why.Voice == Concluded, why.Reason == ByPerson && len(g.voices[b]) > 0: // whoever it was given to, the words are the other's
	default:
		for _, v := range g.voices[i] {
			g.speak(b, v)
		}
	}
}

// speak adds the speaker of item v to those of a tree; a name that stands with
// the words goes before the same name concluded.
func (g *grouper) speak(b, v int) {
	for k, o := range g.voices[b] {
		if g.items[o].Speaker == g.items[v].Speaker {
			if g.items[o].Guessed {
				g.voices[b][k] = v
			}
			return
		}
	}
	g.voices[b] = append(g.voices[b], v)
}

// concluded tells whether a tree has one speaker, who was concluded wherever
// it is printed.
func (g *grouper) concluded(b int) bool {
	return len(g.voices[b]) == 1 && g.items[g.voices[b][0]].Guessed
}

// A proof is a fuller item that an item may hang on.
type proof struct {
	at   int
	join Join
}

// join hangs item i, which is a base so far, on one of the fuller items near:
// the first that more than a few words tie it to, as they come by the runs they
// share; else the one it is most faithful to.
func (g *grouper) join(i int, near []int, nearness func(i, j int) Nearness) {
	var proofs []proof
	for _, j := range near {
		if g.base(j) == i {
			continue
		}
		why, ok := g.table.judge(g.items[j], g.items[i], nearness(i, j))
		if !ok || why.Carried < few && !g.reaches(i, j, nearness) {
			continue
		}
		p := proof{j, why}
		if why.Carried >= few && g.may(i, p) {
			if g.parent[j] < 0 {
				g.found[i] = slices.Clone(g.table.out)
			}
			g.hang(i, j, why)
			return
		}
		proofs = append(proofs, p)
	}
	slices.SortStableFunc(proofs, func(a, b proof) int {
		return cmp.Or(cmp.Compare(b.join.Carried-b.join.Changed, a.join.Carried-a.join.Changed),
			cmp.Compare(order[a.join.Nearness], order[b.join.Nearness]), guessed(g.items[a.at])-guessed(g.items[b.at]), cmp.Compare(a.at, b.at))
	})
	if g.stock(proofs) {
		return
	}
	for _, p := range proofs {
		if g.may(i, p) {
			g.hang(i, p.at, p.join)
			return
		}
	}
}

// guessed orders items whose speaker is printed before those whose is not.
func guessed(it *item) int {
	if it.Guessed {
		return 1
	}
	return 0
}

// may tells whether nothing forbids the tree of i to hang on p: a person's
// word, or speakers of the two trees who are not one.
func (g *grouper) may(i int, p proof) bool {
	b := g.base(p.at)
	for x, others := range g.apart {
		for _, y := range others {
			if g.base(x) == i && g.base(y) == b {
				return false
			}
		}
	}
	if p.join.Voice == Concluded {
		return g.items[i].Guessed && g.concluded(i) || g.items[p.at].Guessed && g.concluded(b)
	}
	for _, v := range g.voices[i] {
		for _, o := range g.voices[b] {
			if voice(g.items[v], g.items[o]) == OtherSpeaker {
				return false
			}
		}
	}
	return true
}

// clusters lists the trees: base first, then the witnesses by item, each
// aligned with the base.
func (g *grouper) clusters() []Cluster {
	of := map[int][]int{}
	for i := range g.items {
		b := g.base(i)
		of[b] = append(of[b], i)
	}
	out := make([]Cluster, 0, len(of))
	for b, tree := range of {
		base := g.items[b]
		c := Cluster{Words: len(base.words), Witnesses: []Witness{{Item: base.index, Exact: true, Words: len(base.words), Diffs: Align(base.words, base.words)}}}
		for _, i := range tree {
			if i != b {
				if g.parent[i] != b || g.found[i] == nil {
					g.found[i] = Align(base.words, g.items[i].words)
				}
				c.Witnesses = append(c.Witnesses, witness(base, g.items[i], g.why[i], g.found[i]))
			}
		}
		slices.SortFunc(c.Witnesses[1:], func(a, b Witness) int { return a.Item - b.Item })
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Cluster) int { return first(a) - first(b) })
	return out
}

func first(c Cluster) int {
	n := c.Witnesses[0].Item
	for _, w := range c.Witnesses {
		n = min(n, w.Item)
	}
	return n
}

func witness(base, it *item, why Join, diffs []Diff) Witness {
	w := Witness{Item: it.index, Join: why, Diffs: diffs, Exact: slices.Equal(base.Stretches, it.Stretches)}
	from, to := len(base.words), 0
	for _, d := range w.Diffs {
		if d.Kind == Same || d.Kind == Accidental || d.Kind == Order {
			from, to = min(from, d.Base.From), max(to, d.Base.To)
		}
	}
	if to > from {
		w.At, w.Words = from, to-from
	}
	return w
}
