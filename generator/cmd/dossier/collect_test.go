package main

import "testing"

// TestShare: garbage is two fifths of what is in use, and at least the leeway;
// more where there was more before.
func TestShare(t *testing.T) {
	var c collector
	for _, s := range []struct {
		live uint64
		want int
	}{{0, 1600}, {4 << 20, 1600}, {32 << 20, 200}, {64 << 20, 100}, {256 << 20, 39}, {1 << 30, 39}, {1 << 29, 179}, {1 << 30, 39}} {
		if got := c.share(s.live); got != s.want {
			t.Errorf("%d MB in use: %d %%, want %d", s.live>>20, got, s.want)
		}
	}
}

// TestShareOfWhatStays: as much as is in use.
func TestShareOfWhatStays(t *testing.T) {
	var c collector
	c.stay()
	if got := c.share(1 << 30); got != staying {
		t.Errorf("%d %%, want %d", got, staying)
	}
	(*collector)(nil).stay()
}
