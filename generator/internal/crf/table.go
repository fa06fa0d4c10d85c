package crf

import "math/bits"

// A table has a row of weights for every number a feature may fall on. Rows that
// are all zero, which most are, are not kept, so that those of a model stay in
// the cache of a processor.
type table struct {
	mask   uint32
	groups []group
	rows   []uint64 // zero, then those kept, in order
}

// A group is 64 rows.
type group struct {
	kept   uint64 // a bit for each row that is
	before uint32 // rows kept of the groups before
}

// zero is the row whose weights are all zero: a weight is a byte, 128 more than
// it is.
const zero = 0x8080808080808080

// newTable makes a table of all its rows; their number is a power of two.
func newTable(all []uint64) table {
	t := table{mask: uint32(len(all) - 1), groups: make([]group, (len(all)+63)/64)}
	n := 0 // kept
	for _, row := range all {
		if row != zero {
			n++
		}
	}
	t.rows = append(make([]uint64, 0, n+1), zero)
	for i, row := range all {
		g := &t.groups[i/64]
		if i%64 == 0 {
			g.before = uint32(len(t.rows) - 1)
		}
		if row != zero {
			g.kept |= 1 << (i % 64)
			t.rows = append(t.rows, row)
		}
	}
	return t
}

// all returns all rows.
func (t *table) all() []uint64 {
	out := make([]uint64, t.mask+1)
	for i := range out {
		out[i] = t.row(uint32(i))
	}
	return out
}

// row returns the row of a feature.
func (t *table) row(feature uint32) uint64 {
	f := feature & t.mask
	g := &t.groups[f/64]
	upTo := g.kept << (63 - f%64) // its bit is the highest
	return t.rows[(g.before+uint32(bits.OnesCount64(upTo)))*uint32(upTo>>63)]
}

// sum adds up the weights of features, for each label. The eight bytes of a row
// are added at once, as four numbers of 16 bits in each of two words; 256 rows fit.
func (t *table) sum(features []uint32) (sum [Width]int32) {
	const low = 0x00FF00FF00FF00FF
	for len(features) > 0 {
		n := min(len(features), 256)
		var even, odd uint64
		for _, f := range features[:n] {
			row := t.row(f)
			even += row & low
			odd += row >> 8 & low
		}
		for k := 0; k < Width; k += 2 {
			sum[k] += int32(int(even>>(8*k)&0xFFFF) - 128*n)
			sum[k+1] += int32(int(odd>>(8*k)&0xFFFF) - 128*n)
		}
		features = features[n:]
	}
	return sum
}
