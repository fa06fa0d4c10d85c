package main

import "testing"

// TestShare: garbage is half of what is in use, and at least the leeway.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, 1600}, {4 << 20, 1600}, {32 << 20, 200}, {64 << 20, 100}, {128 << 20, 50}, {1 << 30, 50}} {
		if got := share(c.live); got != c.want {
			t.Errorf("%d MB in use: %d %%, want %d", c.live>>20, got, c.want)
		}
	}
}
