// Package crew does several things at the same time, for stages that do not know
// how many a machine can do.
package crew

// A Crew calls do for 0 … n-1, several at the same time if it likes, and comes back
// when all are done. A nil Crew has nobody: its methods do one after the other. What
// do panics with, a Crew panics with.
type Crew func(n int, do func(int))

// Most is how many parts work is split into: more than are done at the same time, so
// that nobody waits long for the one with the longest part.
const Most = 16

// Parts calls do for each part of 0 … n-1. They are of about the same size, not much
// less than least, and have numbers below Most, in order; even of nothing there is one.
func (c Crew) Parts(n, least int, do func(part, from, to int)) {
	k := max(min(Most, n/least), 1)
	if c == nil {
		k = 1
	}
	one := func(part int) { do(part, part*n/k, (part+1)*n/k) }
	if k == 1 {
		one(0)
		return
	}
	c(k, one)
}

// Each calls do for 0 … n-1.
func (c Crew) Each(n int, do func(int)) {
	c.Parts(n, 1, func(_, from, to int) {
		for i := from; i < to; i++ {
			do(i)
		}
	})
}

// Both does two things.
func (c Crew) Both(one, other func()) {
	c.Each(2, func(i int) {
		if i == 0 {
			one()
		} else {
			other()
		}
	})
}
