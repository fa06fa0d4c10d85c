package crf

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"
)

// toy returns sentences in which a word's label is known from the word before
// it, so that a model must use transitions or neighbours.
func toy(n int) []Example {
	r := rand.New(rand.NewPCG(7, 7))
	out := make([]Example, n)
	for i := range out {
		last := uint32(0)
		for range 3 + r.IntN(8) {
			word := r.Uint32N(5)
			out[i].Add(word, 100+last)
			out[i].Gold = append(out[i].Gold, uint8((word+last)%3))
			last = word
		}
	}
	return out
}

// label lets a model label a sequence.
func label(m *Model, s *Sequence, l *Lattice) {
	l.Reset()
	for i := range s.Len() {
		m.Add(l, s.at(i))
	}
	m.Label(l)
}

func anything(int, int) bool { return true }

func options() Options {
	return Options{Labels: 3, Bits: 10, Epochs: 30, Orders: 1, Rate: 0.1, L2: 1e-5, Seed: 1, Allowed: anything}
}

func pairs(xs []Example) []Example {
	for i := range xs {
		var s Sequence
		for p := range xs[i].Len() {
			f := xs[i].at(p)
			s.Add(f[0]*1000 + f[1])
		}
		xs[i].Sequence = s
	}
	return xs
}

// TestLearns: what can be known is known, also of sentences never seen.
func TestLearns(t *testing.T) {
	all := pairs(toy(300))
	m := Train(all[:200], options())
	var l Lattice
	right, n := 0, 0
	for i := range all[200:] {
		x := &all[200+i]
		label(m, &x.Sequence, &l)
		for p, k := range x.Gold {
			n++
			if l.Best[p] == k {
				right++
			}
		}
	}
	if right != n {
		t.Errorf("%d of %d labels right", right, n)
	}
}

// TestExact compares labels and probabilities with those of all sequences
// weighed one by one.
func TestExact(t *testing.T) {
	m := Train(toy(60), Options{Labels: 3, Bits: 8, Epochs: 2, Orders: 2, Rate: 0.3, Seed: 2, Allowed: func(from, to int) bool { return !(from == 0 && to == 2) }})
	for _, x := range toy(20) {
		var l Lattice
		label(m, &x.Sequence, &l)
		n := x.Len()
		want := make([]Row, n)
		best, bestScore, total := make([]uint8, n), math.Inf(-1), 0.0
		seq := make([]uint8, n)
		for code := range int(math.Pow(3, float64(n))) {
			score := 0.0
			for p := range n {
				seq[p] = uint8(code / int(math.Pow(3, float64(p))) % 3)
				sum := m.weigh(x.at(p))
				score += float64(sum[seq[p]])
				if p == 0 {
					score += float64(m.start[seq[p]])
				} else {
					score += float64(m.trans[seq[p-1]][seq[p]])
				}
			}
			if score > bestScore {
				bestScore = score
				copy(best, seq)
			}
			e := math.Exp(score)
			total += e
			for p, k := range seq {
				want[p][k] += float32(e)
			}
		}
		if !bytes.Equal(best, l.Best) {
			t.Fatalf("likeliest labels %v, want %v", l.Best, best)
		}
		for p := range n {
			for k := range 3 {
				if d := math.Abs(float64(want[p][k])/total - float64(l.Prob[p][k])); d > 1e-4 {
					t.Fatalf("place %d label %d: probability %v, want %v", p, k, l.Prob[p][k], float64(want[p][k])/total)
				}
			}
		}
	}
}

// TestRepeats: training twice gives the same file, and reading it the same model.
func TestRepeats(t *testing.T) {
	a, err := Train(toy(50), options()).Encode()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Train(toy(50), options()).Encode()
	if !bytes.Equal(a, b) {
		t.Fatal("two trainings differ")
	}
	m, err := Decode(a)
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := m.Encode(); !bytes.Equal(a, c) {
		t.Error("what was read is not what was written")
	}
	x := toy(1)[0]
	var l Lattice
	label(m, &x.Sequence, &l)
	if len(l.Best) != x.Len() {
		t.Errorf("%d labels for %d places", len(l.Best), x.Len())
	}
}

// TestManyFeatures: more features at a place than fit in one packed sum.
func TestManyFeatures(t *testing.T) {
	m := Train(toy(50), options())
	var fs []uint32
	var want Row
	for i := range uint32(1000) {
		fs = append(fs, i*37)
		one := m.weigh([]uint32{i * 37})
		for k := range want {
			want[k] += one[k]
		}
	}
	got := m.weigh(fs)
	for k := range want {
		if math.Abs(float64(got[k]-want[k])) > 0.01 {
			t.Errorf("label %d: %v, want %v", k, got[k], want[k])
		}
	}
}

// TestExp holds our exp to the library's.
func TestExp(t *testing.T) {
	for x := float32(-79); x < 79; x += 0.37 {
		want := math.Exp(float64(x))
		if d := math.Abs(float64(exp(x))/want - 1); d > 1e-6 {
			t.Fatalf("exp(%v): off by %g of it", x, d)
		}
	}
	if exp(-1e9) != 0 {
		t.Error("a forbidden score has a chance")
	}
}

// FuzzDecode: no file makes it panic, and none makes a model it cannot write.
func FuzzDecode(f *testing.F) {
	a, _ := Train(toy(10), Options{Labels: 3, Bits: 4, Epochs: 1, Orders: 1, Rate: 0.1, Allowed: anything}).Encode()
	f.Add(a)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := Decode(file)
		if err != nil {
			return
		}
		x := toy(1)[0]
		var l Lattice
		label(m, &x.Sequence, &l)
	})
}
