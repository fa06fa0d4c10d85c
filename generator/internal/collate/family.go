package collate

import "slices"

// A family is the items that candidates, or a person's word, tie together.
// What nobody outside has a say in is found again only when one of them has
// changed: how its items hang together depends on them, on a person's word, and
// on the occasions its articles share.
type family struct {
	items     []*item    // the fullest first
	joined    [][2]*item // by a person
	apart     [][2]*item // likewise
	occasions []occasion // its statements tell of, once, after the first round
	met       bool       // it is one of those of this time
	done      bool       // its items hang where they belong
}

// settle parts the items into families and returns those that are not as they
// were; items nothing may tie to another have none. Families that are no more
// are taken off what is held.
func (h *Held) settle(all []*item, by Decisions) (anew []*family) {
	for _, it := range all {
		it.leader = it
	}
	for _, it := range all {
		for _, o := range it.near {
			it.lead().leader = o.lead()
		}
	}
	for _, pairs := range [][][2]int{by.Join, by.Apart} {
		for _, p := range pairs {
			all[p[0]].lead().leader = all[p[1]].lead()
		}
	}
	size := make([]int32, len(all))
	for _, it := range all {
		size[it.lead().index]++
	}
	members := make([][]*item, len(all))
	for _, it := range all {
		if k := it.lead().index; size[k] > 1 {
			if members[k] == nil {
				members[k] = make([]*item, 0, size[k])
			}
			members[k] = append(members[k], it)
		} else {
			it.family, it.again = nil, false
			it.tree = branch{root: it}
		}
	}
	joined, apart := decided(all, by.Join), decided(all, by.Apart)
	before := h.families
	h.families = nil
	for k, items := range members {
		if items == nil {
			continue
		}
		f := items[0].family
		if f == nil || !f.holds(items) || !slices.Equal(f.joined, joined[all[k]]) || !slices.Equal(f.apart, apart[all[k]]) {
			slices.SortFunc(items, fullerFirst)
			f = &family{items: items, joined: joined[all[k]], apart: apart[all[k]]}
			anew = append(anew, f)
		}
		f.met = true
		h.families = append(h.families, f)
	}
	for _, f := range before {
		if !f.met {
			h.forget(f)
		}
	}
	for _, f := range h.families {
		f.met = false
	}
	for _, f := range anew {
		for _, it := range f.items {
			it.family, it.again = f, false
		}
	}
	return anew
}

// lead finds the item that stands for all that are tied together so far.
func (it *item) lead() *item {
	for it.leader != it {
		it.leader = it.leader.leader
		it = it.leader
	}
	return it
}

// decided lists a person's pairs by the item that leads them.
func decided(all []*item, pairs [][2]int) map[*item][][2]*item {
	out := map[*item][][2]*item{}
	for _, p := range pairs {
		a, b := all[p[0]], all[p[1]]
		out[a.lead()] = append(out[a.lead()], [2]*item{a, b})
	}
	return out
}

// holds tells whether a family is of these items, each as it was.
func (f *family) holds(items []*item) bool {
	return len(f.items) == len(items) && !slices.ContainsFunc(items, func(it *item) bool { return it.family != f || it.again })
}
