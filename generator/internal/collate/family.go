package collate

import "slices"

// A family is the items that candidates, or a person's word, tie together.
// What nobody outside has a say in is found again only when one of them has
// changed: how its items hang together depends on them, on a person's word, and
// on the occasions its articles share.
type family struct {
	items     []*item    // the fullest first, once it is grouped
	joined    [][2]*item // by a person
	apart     [][2]*item // likewise
	occasions []occasion // its statements tell of, once, after the first round
	met       bool       // it is one of those of this time
	done      bool       // its items hang where they belong
}

// settle parts anew the items that what has come, gone or changed may tie
// otherwise than they were, and returns the families that are not as before;
// items nothing may tie to another have none. Families that are no more are taken
// off what is held.
func (h *Held) settle(all, again, gone []*item, by Decisions) (anew []*family) {
	touched, before := h.touched(all, again, gone, by)
	for _, it := range touched {
		it.leader = it
	}
	for _, it := range touched {
		for _, o := range it.near {
			it.lead().leader = o.lead()
		}
	}
	for _, pairs := range [][][2]int{by.Join, by.Apart} {
		for _, p := range pairs {
			all[p[0]].lead().leader = all[p[1]].lead()
		}
	}
	joined, apart := decided(all, by.Join), decided(all, by.Apart)
	for _, items := range members(touched) {
		lead, f := items[0].lead(), items[0].family
		if f == nil || !f.holds(items) || !slices.Equal(f.joined, joined[lead]) || !slices.Equal(f.apart, apart[lead]) {
			f = &family{items: items, joined: joined[lead], apart: apart[lead]}
			anew = append(anew, f)
		}
		f.met = true
	}
	for _, f := range before {
		if !f.met {
			h.forget(f)
		}
		f.met = false
	}
	for _, f := range anew {
		f.met = false
		for _, it := range f.items {
			it.family, it.again = f, false
		}
	}
	for _, it := range touched {
		it.touched, it.leader = false, nil
	}
	return anew
}

// members parts items by those that lead them; one that nothing ties to another
// is of no family.
func members(items []*item) (out [][]*item) {
	tied := map[*item]int{} // place of the list, by who leads
	for _, it := range items {
		lead := it.lead()
		if lead != it {
			tied[lead] = -1
		}
	}
	for _, it := range items {
		lead := it.lead()
		at, known := tied[lead]
		switch {
		case !known:
			it.family, it.again, it.tree = nil, false, nil
			continue
		case at < 0:
			at, out = len(out), append(out, nil)
			tied[lead] = at
		}
		out[at] = append(out[at], it)
	}
	return out
}

// touched lists the items that may be of another family than before, and the
// families they are of: what has changed or a person decides on, what that was
// or may now be tied to, and so on.
func (h *Held) touched(all, again, gone []*item, by Decisions) (items []*item, before []*family) {
	touch := func(it *item) {
		if !it.touched && h.table[it.id] == it {
			it.touched = true
			items = append(items, it)
		}
	}
	leave := func(f *family) {
		if f == nil || f.met {
			return
		}
		f.met = true
		before = append(before, f)
		for _, it := range f.items {
			touch(it)
		}
	}
	for _, it := range gone {
		leave(it.family)
	}
	for _, it := range again {
		touch(it)
	}
	for _, it := range h.decided {
		touch(it)
	}
	h.decided = nil
	for _, pairs := range [][][2]int{by.Join, by.Apart} {
		for _, p := range pairs {
			h.decided = append(h.decided, all[p[0]], all[p[1]])
		}
	}
	for _, it := range h.decided {
		touch(it)
	}
	for k := 0; k < len(items); k++ { // more are found on the way
		leave(items[k].family)
		for _, o := range items[k].near {
			touch(o)
		}
	}
	for _, f := range before {
		f.met = false
	}
	return items, before
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
