package site

import (
	"fmt"
	"slices"
	"strings"
)

// A Siglum names a witness on its page: A for the base, then B, C, …
type Siglum struct {
	Name  string
	Place Place
}

// siglum names witnesses as editions do: A, B, C, … Z, A2, …
func siglum(i int) string {
	s := string(rune('A' + i%26))
	if i >= 26 {
		s += fmt.Sprint(i/26 + 1)
	}
	return s
}

// sigla names several, in ascending order; three and more in a row by their ends:
//
//	A, C–F
func sigla(of []int) string {
	if len(of) == 1 { // mostly
		return siglum(of[0])
	}
	var names []string
	for from, to := 0, 0; from < len(of); from = to {
		for to = from + 1; to < len(of) && of[to] == of[to-1]+1; to++ {
		}
		if to-from > 2 {
			names = append(names, siglum(of[from])+"–"+siglum(of[to-1]))
			continue
		}
		for _, i := range of[from:to] {
			names = append(names, siglum(i))
		}
	}
	return strings.Join(names, ", ")
}

// some is sigla for some of n witnesses; "" for all.
func some(of []int, n int) string {
	if len(of) == n {
		return ""
	}
	return sigla(of)
}

// alike sorts n witnesses by what each has: those that have the same stand together,
// in the order of the first of each.
func alike[Had comparable](n int, has func(witness int) Had) [][]int {
	const few = 8
	var out [][]int
	var first []Had      // what the first few have, which mostly are all there are
	var rest map[Had]int // where the others are
	for i := range n {
		had := has(i)
		k, known := slices.Index(first, had), true
		if k < 0 {
			k, known = rest[had]
		}
		switch {
		case known:
		case len(out) < few:
			k, first = len(out), append(first, had)
			out = append(out, make([]int, 0, n-i))
		default:
			if rest == nil {
				rest = map[Had]int{}
			}
			k, rest[had] = len(out), len(out)
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}
