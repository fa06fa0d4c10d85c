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
// names was only concluded and the same article has the words under the other; but
// statements of the same words are told of each other.
// Time grows with the number of words. Clusters come in the order of their
// first item.
func Group(in []Item, by Decisions) []Cluster {
	return (&Held{Once: true}).Group(pointers(in), by)
}

func pointers(in []Item) []*Item {
	out := make([]*Item, len(in))
	for i := range in {
		out[i] = &in[i]
	}
	return out
}

// Group is the function Group; what is held makes it faster. Items are kept, and
// must not change: one that is given again is known to be the same.
func (h *Held) Group(in []*Item, by Decisions) []Cluster {
	all, fresh, gone := h.renew(in)
	again := h.propose(all, fresh, gone)
	if h.Once {
		h.index = index{}
	}
	anew := h.settle(all, again, gone, by)
	h.inFamilies(anew, func(g *grouper, f *family) {
		slices.SortFunc(f.items, fullerFirst)
		g.start(f)
		g.round(f, apartInTime)
		f.occasions = g.tells(f)
	})
	for _, f := range anew {
		h.remember(f)
	}
	elsewhere := h.elsewhere()
	h.inFamilies(elsewhere, func(g *grouper, f *family) {
		g.start(f)
		g.round(f, apartInTime)
	})
	anew = append(anew, elsewhere...)
	h.inFamilies(anew, func(g *grouper, f *family) {
		g.round(f, g.onOccasion)
		g.align(f)
		f.done = true
	})
	if h.Once {
		h.found = nil
		for _, it := range all { // by far the most of what it takes
			it.words, it.near = nil, nil
		}
	}
	return clusters(all)
}

// inFamilies does something in each of some families: what it changes is theirs.
func (h *Held) inFamilies(families []*family, do func(*grouper, *family)) {
	h.split(len(families), func(_, from, to int) {
		g := &grouper{shared: h.shared, once: h.Once}
		for _, f := range families[from:to] {
			do(g, f)
		}
	})
}

// A grouper grows trees of the items of a family: each item but the bases hangs
// on a fuller one.
type grouper struct {
	table  aligner
	apart  [][2]*item         // what a person keeps apart in the family
	shared map[occasion]int32 // articles that share a statement
	once   bool               // nothing is judged again

	proofs []proof // of the item that is joined
	told   []leaf
	found  []occasion
}

// A branch is where an item hangs.
type branch struct {
	parent  *item   // nil for a base
	why     Join    // likewise
	found   []Diff  // against some item, the base in the end; nil where the words are the same
	against *item   // that item
	root    *item   // some item nearer to the base; the base itself for a base
	voices  []*item // of a base: items of its tree, one for each speaker
	exact   bool

	compared []comparison // with fuller items, as long as near is the same
}

// start makes a base of each item but those a person has joined.
func (g *grouper) start(f *family) {
	for _, it := range f.items {
		if it.tree == nil {
			it.tree = &branch{}
		}
		*it.tree = branch{root: it, found: it.tree.found, against: it.tree.against, compared: it.tree.compared}
		if it.Speaker != "" {
			it.tree.voices = []*item{it}
		}
	}
	for _, p := range f.joined {
		a, b := p[0].base(), p[1].base()
		if fullerFirst(a, b) > 0 {
			a, b = b, a
		}
		if a != b {
			b.hang(a, Join{Likeness: Likeness{Reason: ByPerson}})
		}
	}
}

// round hangs the bases of a family on fuller items as far as it goes.
func (g *grouper) round(f *family, nearness nearness) {
	g.apart = f.apart
	for _, it := range f.items {
		if it.tree.parent == nil {
			g.join(it, nearness)
		}
	}
}

// base finds the base of the tree an item is in: of one that nothing may tie to
// another, itself.
func (it *item) base() *item {
	if it.tree == nil {
		return it
	}
	for it.tree.root != it {
		it.tree.root = it.tree.root.tree.root
		it = it.tree.root
	}
	return it
}

// hang puts the tree of a base under another item.
func (it *item) hang(on *item, why Join) {
	it.tree.parent, it.tree.why = on, why
	b := on.base()
	it.tree.root = b
	switch {
	case why.Voice == Concluded && b.concluded():
		b.tree.voices = it.tree.voices
	case why.Voice == Concluded, why.Reason == ByPerson && len(b.tree.voices) > 0: // whoever it was given to, the words are the other's
	default:
		for _, v := range it.tree.voices {
			b.speak(v)
		}
	}
}

// speak adds the speaker of an item to those of a tree; a name that stands with
// the words goes before the same name concluded.
func (it *item) speak(v *item) {
	for k, o := range it.tree.voices {
		if o.Speaker == v.Speaker {
			if o.Guessed {
				it.tree.voices[k] = v
			}
			return
		}
	}
	it.tree.voices = append(it.tree.voices, v)
}

// concluded tells whether a tree has one speaker, who was concluded wherever
// it is printed.
func (it *item) concluded() bool { return len(it.tree.voices) == 1 && it.tree.voices[0].Guessed }

// A proof is a fuller item that an item may hang on.
type proof struct {
	at   *item
	join Join
}

// join hangs an item, which is a base so far, on one of the fuller items near:
// the first that more than a few words tie it to, as they come by the runs they
// share; else the one it is most faithful to.
func (g *grouper) join(it *item, nearness nearness) {
	proofs := g.proofs[:0]
	for _, o := range it.near {
		if o.base() == it {
			continue
		}
		why, ok := g.judge(o, it, nearness(it, o))
		if !ok || why.Carried < few && !g.reaches(it, o, nearness) {
			continue
		}
		p := proof{o, why}
		if why.Carried >= few && g.may(it, p) {
			it.hang(o, why)
			return
		}
		proofs = append(proofs, p)
	}
	g.proofs = proofs
	slices.SortStableFunc(proofs, func(a, b proof) int {
		return cmp.Or(cmp.Compare(b.join.Carried-b.join.Changed, a.join.Carried-a.join.Changed),
			cmp.Compare(a.join.Nearness, b.join.Nearness), guessed(a.at)-guessed(b.at), fullerFirst(a.at, b.at))
	})
	if g.stock(proofs) {
		return
	}
	for _, p := range proofs {
		if g.may(it, p) {
			it.hang(p.at, p.join)
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

// may tells whether nothing forbids a tree to hang on p: a person's word, or
// speakers of the two trees who are not one.
func (g *grouper) may(it *item, p proof) bool {
	b := p.at.base()
	for _, pair := range g.apart {
		if x, y := pair[0].base(), pair[1].base(); x == it && y == b || x == b && y == it {
			return false
		}
	}
	if p.join.Voice == Concluded {
		return it.Guessed && it.concluded() || p.at.Guessed && b.concluded()
	}
	for _, v := range it.tree.voices {
		for _, o := range b.tree.voices {
			if voice(v, o) == OtherSpeaker {
				return false
			}
		}
	}
	return true
}

// align compares each item of a family with the base it has come to.
func (g *grouper) align(f *family) {
	for _, it := range f.items {
		t, base := it.tree, it.base()
		if t.parent == nil {
			continue
		}
		if t.against != base {
			t.found, t.against = kept(g.table.align(base.words, it.words)), base
		}
		t.exact = slices.Equal(base.Stretches, it.Stretches)
	}
}

// kept is a copy of diffs, nil where all words are the same: so most are.
func kept(diffs []Diff) []Diff {
	if len(diffs) == 0 || len(diffs) == 1 && diffs[0].Kind == Same {
		return nil
	}
	return slices.Clone(diffs)
}

// clusters lists the trees: base first, then the witnesses by item, in the
// order of their first items.
func clusters(all []*item) []Cluster {
	size, bases := make([]int32, len(all)), 0
	for _, it := range all {
		at := it.base().index
		if size[at]++; size[at] == 1 {
			bases++
		}
	}
	place := make([]int32, len(all)) // of the cluster of a base, from 1
	out, room := make([]Cluster, 0, bases), make([]Witness, len(all))
	for _, it := range all {
		base := it.base()
		if place[base.index] == 0 {
			n := size[base.index]
			c := Cluster{Words: int(base.length), Witnesses: room[:1:n]}
			room = room[n:]
			c.Witnesses[0] = Witness{Item: int(base.index), Exact: true, Words: int(base.length)}
			out = append(out, c)
			place[base.index] = int32(len(out))
		}
		if it != base {
			c := &out[place[base.index]-1]
			c.Witnesses = append(c.Witnesses, it.witness())
		}
	}
	tellEchoes(all, out, place)
	return out
}

func (it *item) witness() Witness {
	t := it.tree
	w := Witness{Item: int(it.index), Join: t.why, Diffs: t.found, Exact: t.exact}
	w.Join.To = t.parent.index
	if w.Diffs == nil {
		w.Words = int(it.length)
		return w
	}
	from, to := int(it.base().length), 0
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
