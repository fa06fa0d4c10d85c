package memo

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestOrder: whatever was ordered before, the order is that of a stable sort,
// with things that come, go, stand twice, and are equal though not the same.
func TestOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	compare := func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
	var o Order[string]
	things := strings.Fields("pier Ferry harbor ferry Mayor bridge quay FERRY lock Pier")
	for step := range 200 {
		want := slices.Clone(things)
		slices.SortStableFunc(want, compare)
		var got []string
		for _, i := range o.Sort(things, compare) {
			got = append(got, things[i])
		}
		if !slices.Equal(got, want) {
			t.Fatalf("step %d: %v, want %v", step, got, want)
		}
		i := r.IntN(len(things))
		switch r.IntN(4) {
		case 0:
			things = append(things, things[i])
		case 1:
			things[i] += string(rune('a' + r.IntN(26)))
		case 2:
			k := r.IntN(len(things))
			things[i], things[k] = things[k], things[i]
		case 3:
			if len(things) > 5 {
				things = slices.Delete(things, i, i+1)
			}
		}
	}
}
