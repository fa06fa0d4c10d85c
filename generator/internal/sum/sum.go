// Package sum tells in 64 bits what something is made from, so that what would
// come out the same need not be made again.
package sum

import (
	"encoding/binary"
	"math/bits"
)

// A Sum is of values in their order. Of two rows of values of the same kinds, the
// same have the same Sum, and others have another but by a chance of one in 2⁶⁴.
// It is no seal: who looks for two rows with one Sum will find them. The zero Sum
// is of nothing, and each method returns the Sum of one value more.
type Sum uint64

// With adds another Sum.
func (s Sum) With(other Sum) Sum { return s.mix(uint64(other)) }

// Int adds a number.
func (s Sum) Int(n int) Sum { return s.mix(uint64(n)) }

// Bool adds a yes or a no.
func (s Sum) Bool(b bool) Sum {
	if b {
		return s.mix(1)
	}
	return s.mix(0)
}

// Text adds a text, and where it ends.
func (s Sum) Text(t string) Sum {
	s = s.mix(uint64(len(t)))
	for ; len(t) >= 8; t = t[8:] {
		s = s.mix(binary.LittleEndian.Uint64([]byte(t[:8])))
	}
	if len(t) > 0 {
		var rest [8]byte
		copy(rest[:], t)
		s = s.mix(binary.LittleEndian.Uint64(rest[:]))
	}
	return s
}

// mix multiplies and folds, as wyhash does (https://github.com/wangyi-fudan/wyhash):
// each bit of both decides about half the bits of what comes out. The two numbers
// are odd and have as many ones as zeros.
func (s Sum) mix(v uint64) Sum {
	hi, lo := bits.Mul64(uint64(s)^0xa0761d6478bd642f, v^0xe7037ed1a0b428db)
	return Sum(hi ^ lo)
}
