package site

import (
	"slices"
	"testing"
)

func TestSigla(t *testing.T) {
	for _, c := range []struct {
		of   []int
		want string
	}{
		{[]int{0}, "A"},
		{[]int{0, 1}, "A, B"},
		{[]int{0, 1, 2}, "A–C"},
		{[]int{0, 2, 3, 4, 5, 7, 8}, "A, C–F, H, I"},
		{[]int{24, 25, 26, 27}, "Y–B2"},
	} {
		if got := sigla(c.of); got != c.want {
			t.Errorf("sigla(%v) = %q, want %q", c.of, got, c.want)
		}
	}
}

func TestAlike(t *testing.T) {
	verbs := []string{"said", "claimed", "said", "told", "claimed"}
	got := alike(len(verbs), func(i int) string { return verbs[i] })
	if want := [][]int{{0, 2}, {1, 4}, {3}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("alike = %v, want %v", got, want)
	}
}
