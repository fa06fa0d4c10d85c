package site

import (
	"fmt"
	"slices"
	"testing"
)

func TestSignposts(t *testing.T) {
	for _, c := range []struct {
		i, n int
		want string
	}{
		{0, 1, "[0]"},
		{-1, 3, "[0 1 2]"},
		{2, 3, "[0 1 2]"},
		{41, 55, "[0 10 20 30 40 41 42 43 44 45 46 47 48 49 50 54]"},
		{54, 55, "[0 10 20 30 40 50 51 52 53 54]"},
	} {
		if got := fmt.Sprint(signposts(c.i, c.n)); got != c.want {
			t.Errorf("page %d of %d: %s, want %s", c.i, c.n, got, c.want)
		}
	}
}

// TestSignpostsReach: however many pages, none links to many, and each is
// found from the first in a few steps.
func TestSignpostsReach(t *testing.T) {
	for _, n := range []int{40, 41, 400, 401, 5000} {
		steps := map[int]int{0: 0}
		for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
			to := signposts(queue[0], n)
			if len(to) > 80 || !slices.IsSorted(to) {
				t.Fatalf("page %d of %d links to %v", queue[0], n, to)
			}
			for _, k := range to {
				if _, seen := steps[k]; !seen {
					steps[k] = steps[queue[0]] + 1
					queue = append(queue, k)
				}
			}
		}
		for k := range n {
			if s, ok := steps[k]; !ok || s > 4 {
				t.Fatalf("page %d of %d is %d steps from the first (found: %v)", k, n, s, ok)
			}
		}
	}
}

func TestLeaves(t *testing.T) {
	l := leaves{"list.html", "things", 301, 150, nil}
	p := new(Slate).Open(&Page{Address: "list-2.html"})
	d := l.pager(p, 1)
	got := fmt.Sprint(l.count(), d.Pages, *d.Before, *d.After)
	if want := "3 [{{1–150 list.html} false} {{151–300 list-2.html} true} {{301 list-3.html} false}] {1–150 list.html} {301 list-3.html}"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if d := (leaves{"list.html", "things", 150, 150, nil}).pager(p, 0); d.Pages != nil {
		t.Errorf("a list of one page has a pager: %v", d.Pages)
	}
	if d := l.pager(p, -1); len(d.Pages) != 3 || d.Before != nil || d.After != nil {
		t.Errorf("the way to a list from elsewhere: %v", d)
	}
}
