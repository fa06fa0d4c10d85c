package crew

import (
	"slices"
	"sync"
	"testing"
)

// TestParts: whoever does the work, each thing is done once, and parts have numbers
// in the order of what they hold.
func TestParts(t *testing.T) {
	for name, c := range map[string]Crew{"nobody": nil, "all at once": atOnce} {
		for _, n := range []int{0, 1, 2, 15, 16, 17, 1000} {
			for _, least := range []int{1, 64} {
				times, order := make([]int, n), make([]int, Most)
				var mu sync.Mutex
				c.Parts(n, least, func(part, from, to int) {
					mu.Lock()
					defer mu.Unlock()
					order[part] = 1 + from
					for i := from; i < to; i++ {
						times[i]++
					}
				})
				if slices.ContainsFunc(times, func(k int) bool { return k != 1 }) {
					t.Errorf("%s, %d things in parts of %d: done so often: %v", name, n, least, times)
				}
				if order = slices.DeleteFunc(order, func(from int) bool { return from == 0 }); len(order) == 0 || !slices.IsSorted(order) {
					t.Errorf("%s, %d things in parts of %d: parts begin, plus one, at %v", name, n, least, order)
				}
			}
		}
	}
}

// TestBoth: both are done when Both comes back.
func TestBoth(t *testing.T) {
	for _, c := range []Crew{nil, atOnce} {
		var one, other bool
		if c.Both(func() { one = true }, func() { other = true }); !one || !other {
			t.Error(one, other)
		}
	}
}

func atOnce(n int, do func(int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}
