package memo

import (
	"cmp"
	"slices"
)

// An Order remembers how things were ordered, so that to order nearly the same
// things again takes little more than a look at each. The zero value is ready;
// a nil Order remembers nothing.
type Order[K comparable] struct {
	places map[K]int // of each thing, the last where it stood several times
	n      int       // how many places there were
}

// Sort returns the indexes of things in order; what compares as equal stays as it
// is given. It is what slices.SortStableFunc gives, whatever is remembered.
func (o *Order[K]) Sort(things []K, compare func(a, b K) int) []int {
	if o == nil {
		o = &Order[K]{}
	}
	before := func(a, b int) int { return cmp.Or(compare(things[a], things[b]), cmp.Compare(a, b)) }
	known := make([]int, o.n) // by place, from 1: index of the thing that had it
	var fresh []int
	for i, t := range things {
		if place, was := o.places[t]; was && known[place] == 0 {
			known[place] = i + 1
		} else {
			fresh = append(fresh, i)
		}
	}
	known = slices.DeleteFunc(known, func(i int) bool { return i == 0 })
	for k := range known {
		known[k]--
	}
	slices.SortFunc(fresh, before)
	out := merged(known, fresh, before)
	if !slices.IsSortedFunc(out, before) { // equal things are given in another order
		slices.SortFunc(out, before)
	}
	o.places, o.n = make(map[K]int, len(things)), len(things)
	for place, i := range out {
		o.places[things[i]] = place
	}
	return out
}

// merged is two sorted lists as one.
func merged(a, b []int, compare func(a, b int) int) []int {
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) < 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
