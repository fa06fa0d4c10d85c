package site

import (
	"fmt"
	"strings"
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

// TestAlike: those who say the same stand together, be there few things to say or many.
func TestAlike(t *testing.T) {
	for verbs, want := range map[string]string{
		"":                                "[]",
		"said":                            "[[0]]",
		"said said said":                  "[[0 1 2]]",
		"said claimed said told claimed":  "[[0 2] [1 4] [3]]",
		"a b c d e f g h i j k a k i j h": "[[0 11] [1] [2] [3] [4] [5] [6] [7 15] [8 13] [9 14] [10 12]]",
	} {
		list := strings.Fields(verbs)
		if got := fmt.Sprint(alike(len(list), func(i int) string { return list[i] })); got != want {
			t.Errorf("%s: %s, want %s", verbs, got, want)
		}
	}
}
