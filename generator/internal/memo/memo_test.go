package memo

import "testing"

// TestMemo: a function is asked once for what is asked for again, and again for
// what has been forgotten, as most of what was remembered went unasked.
func TestMemo(t *testing.T) {
	var m Memo[int, int]
	asked := 0
	square := func(n int) int { asked++; return n * n }
	for i, build := range []struct {
		of   []int
		asks int
	}{{[]int{2, 3, 2, 4}, 3}, {[]int{3, 3, 2}, 0}, {[]int{2, 4}, 0}, {[]int{4}, 0}, {[]int{4, 2}, 1}, {nil, 0}, {[]int{4}, 1}} {
		asked = 0
		for _, n := range build.of {
			if got := m.Get(n, square); got != n*n {
				t.Errorf("%d for %d", got, n)
			}
		}
		if m.Turn(); asked != build.asks {
			t.Errorf("build %d: asked %d times, want %d", i, asked, build.asks)
		}
	}
	var none *Memo[int, int]
	if none.Get(4, square) != 16 {
		t.Error("a nil memo does not ask")
	}
}
