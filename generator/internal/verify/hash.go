package verify

import "math/bits"

// Runs of words are compared by a polynomial over the numbers of their words
// modulo a prime, summed up from the front of all texts, so that one costs the
// same however long it is (Karp and Rabin, 1987). The base is fixed: the same
// input gives the same verdict.
const (
	prime = 1<<61 - 1
	base  = 0x1f3d5b79a3c1e085 % prime
)

func mulmod(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	sum := (lo & prime) + (lo>>61 | hi<<3)
	sum = (sum & prime) + sum>>61
	if sum >= prime {
		sum -= prime
	}
	return sum
}

// extend returns the sum of a run made one word longer.
func extend(sum, v uint64) uint64 {
	sum = mulmod(sum, base) + v%prime
	if sum >= prime {
		sum -= prime
	}
	return sum
}

// power is the base to the n.
func power(n int) uint64 {
	p, b := uint64(1), uint64(base)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			p = mulmod(p, b)
		}
		b = mulmod(b, b)
	}
	return p
}

// sums are the sums of all runs from the front: sums[i] of the first i words.
type sums []uint64

// run returns the sum of words [from, to); pow is power(to - from).
func (s sums) run(from, to int, pow uint64) uint64 {
	d := s[to] + prime - mulmod(s[from], pow)
	if d >= prime {
		d -= prime
	}
	return d
}

// number gives a string a number (FNV-1a).
func number(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h
}
