package sum

import (
	"fmt"
	"testing"
)

// TestSum: values in another order, parted elsewhere, or one more of them, have
// another sum.
func TestSum(t *testing.T) {
	seen := map[Sum]string{}
	for _, x := range []struct {
		of string
		is Sum
	}{
		{"nothing", 0},
		{"two empty texts", Sum(0).Text("").Text("")},
		{"0", Sum(0).Int(0)},
		{"1", Sum(0).Int(1)},
		{"-1", Sum(0).Int(-1)},
		{"1, then 2", Sum(0).Int(1).Int(2)},
		{"2, then 1", Sum(0).Int(2).Int(1)},
		{"the ferry", Sum(0).Text("the ferry")},
		{"the, then ferry", Sum(0).Text("the ").Text("ferry")},
		{"the ferry and a zero byte", Sum(0).Text("the ferry\x00")},
		{"the sum of the ferry", Sum(0).With(Sum(0).Text("the ferry"))},
	} {
		if other, taken := seen[x.is]; taken {
			t.Errorf("%s and %s have the sum %x", x.of, other, x.is)
		}
		seen[x.is] = x.of
	}
	if Sum(0).Bool(true) == Sum(0).Bool(false) {
		t.Error("yes and no have one sum")
	}
}

// TestSpread: of many values that are alike no two have one sum, nor one half of it.
func TestSpread(t *testing.T) {
	whole, half := map[Sum]int{}, map[uint32]int{}
	const n = 20_000
	for i := range n {
		s := Sum(0).Text(fmt.Sprint("statement ", i)).Int(i)
		whole[s]++
		half[uint32(s>>32)]++
	}
	if len(whole) != n || len(half) < n-5 {
		t.Errorf("%d sums, %d upper halves of %d values", len(whole), len(half), n)
	}
}
