package crf

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Options are how a model is trained. All of them change what comes out; the
// same options and examples give the same model, byte for byte.
type Options struct {
	Labels   int
	Bits     int                     // the table has 1<<Bits rows
	Epochs   int                     // times every example is seen
	Orders   int                     // in which the examples are seen, one after the other, from nothing each time
	Rate     float64                 // of learning (AdaGrad, Duchi et al. 2011)
	L2       float64                 // pull of every weight towards zero, at each touch
	Seed     uint64                  // of the order of examples
	MinCount int                     // features seen less often are left out
	Allowed  func(from, to int) bool // transitions; from is -1 at the start
}

// An Example is a sequence with its right labels.
type Example struct {
	Sequence
	Gold []uint8
}

// Train fits a model to the examples by stochastic gradient ascent on their
// conditional likelihood, several times in different orders: the mean of what
// they come to depends less on chance than any of them (Polyak and Juditsky 1992).
func Train(examples []Example, o Options) *Model {
	t := newTrainer(o)
	order := make([]int, 0, len(examples))
	for i := range examples {
		if examples[i].Len() > 0 {
			order = append(order, i)
		}
	}
	t.drop(examples)
	mean := newMean(t, o.Orders*(o.Epochs-o.Epochs/2))
	r := rand.New(rand.NewPCG(o.Seed, 1))
	for range o.Orders {
		t.begin()
		for e := range o.Epochs {
			r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, i := range order {
				t.learn(&examples[i])
			}
			if e >= o.Epochs/2 {
				mean.add(t)
			}
		}
	}
	mean.set(t)
	return t.model()
}

// A mean is that of the weights of a trainer at several times.
type mean struct {
	share float32 // of each time
	w     []float32
	tw    matrix
	sw    Row
}

func newMean(t *trainer, times int) *mean {
	return &mean{share: 1 / float32(times), w: make([]float32, len(t.w))}
}

func (m *mean) add(t *trainer) {
	for i, w := range t.w {
		m.w[i] += w * m.share
	}
	for j := range t.tw {
		m.sw[j] += t.sw[j] * m.share
		for k := range t.tw[j] {
			m.tw[j][k] += t.tw[j][k] * m.share
		}
	}
}

func (m *mean) set(t *trainer) { t.w, t.tw, t.sw = m.w, m.tw, m.sw }

// drop takes features out of the examples that are too rare to learn from.
func (t *trainer) drop(examples []Example) {
	count := make([]uint32, t.mask+1)
	for i := range examples {
		for _, f := range examples[i].Features {
			count[f&t.mask]++
		}
	}
	for i := range examples {
		x := &examples[i]
		var kept Sequence
		for p := range x.Len() {
			kept.Add(slices.DeleteFunc(slices.Clone(x.at(p)), func(f uint32) bool { return int(count[f&t.mask]) < t.o.MinCount })...)
		}
		x.Sequence = kept
	}
}

type trainer struct {
	o       Options
	mask    uint32
	w, g    []float32 // weights, and sums of squared gradients
	tw, tg  matrix
	sw, sg  Row
	lattice Lattice
}

func newTrainer(o Options) *trainer {
	rows := 1 << o.Bits
	return &trainer{o: o, mask: uint32(rows - 1), w: make([]float32, rows*Width), g: make([]float32, rows*Width)}
}

// begin forgets all that was learned.
func (t *trainer) begin() {
	clear(t.w)
	clear(t.g)
	t.tw, t.tg, t.sw, t.sg = matrix{}, matrix{}, Row{}, Row{}
	for k := range t.o.Labels {
		if !t.o.Allowed(-1, k) {
			t.sw[k] = forbidden
		}
		for j := range t.o.Labels {
			if !t.o.Allowed(j, k) {
				t.tw[j][k] = forbidden
			}
		}
	}
}

// learn takes one step towards an example: for every feature and transition
// what was seen, less what the model expects.
func (t *trainer) learn(x *Example) {
	n, l := x.Len(), &t.lattice
	l.Reset()
	for i := range n {
		var sum Row
		for _, f := range x.at(i) {
			row := t.w[int(f&t.mask)*Width:][:Width]
			for k := range sum {
				sum[k] += row[k]
			}
		}
		l.score = append(l.score, sum)
	}
	l.fit()
	var c chain
	c.set(t.o.Labels, &t.tw, &t.sw)
	c.marginals(l)
	t.transitions(x, &c)
	for i := range n {
		grad := l.Prob[i]
		for k := range grad {
			grad[k] = -grad[k]
		}
		grad[x.Gold[i]]++
		for _, f := range x.at(i) {
			at := int(f&t.mask) * Width
			for k := range t.o.Labels {
				t.step(&t.w[at+k], &t.g[at+k], grad[k])
			}
		}
	}
}

func (t *trainer) transitions(x *Example, c *chain) {
	n, l := x.Len(), &t.lattice
	var grad [Width][Width]float32
	for i := 1; i < n; i++ {
		var pair [Width][Width]float32
		var sum float32
		for j := range c.n {
			for k := range c.n {
				pair[j][k] = l.ahead[i-1][j] * c.factor[j][k] * exp(l.score[i][k]-peak(&l.score[i], c.n)) * l.back[i][k]
				sum += pair[j][k]
			}
		}
		for j := range c.n {
			for k := range c.n {
				grad[j][k] -= pair[j][k] / sum
			}
		}
		grad[x.Gold[i-1]][x.Gold[i]]++
	}
	for j := range c.n {
		for k := range c.n {
			if t.tw[j][k] > forbidden/2 {
				t.step(&t.tw[j][k], &t.tg[j][k], grad[j][k])
			}
		}
		if t.sw[j] > forbidden/2 {
			g := -l.Prob[0][j]
			if int(x.Gold[0]) == j {
				g++
			}
			t.step(&t.sw[j], &t.sg[j], g)
		}
	}
}

func peak(r *Row, n int) float32 {
	top := r[0]
	for k := 1; k < n; k++ {
		top = max(top, r[k])
	}
	return top
}

func (t *trainer) step(w, sum *float32, grad float32) {
	grad -= float32(t.o.L2) * *w
	if grad == 0 {
		return
	}
	*sum += grad * grad
	*w += float32(t.o.Rate) * grad / float32(math.Sqrt(float64(*sum)+1e-4))
}

// model rounds the weights to a byte each.
func (t *trainer) model() *Model {
	var top float32
	for _, w := range t.w {
		top = max(top, w, -w)
	}
	m := &Model{labels: t.o.Labels, unit: max(top, 1e-6) / 127, trans: t.tw, start: t.sw}
	rows := make([]uint64, t.mask+1)
	for i, w := range t.w {
		byte := uint8(int(math.Round(float64(w/m.unit))) + 128)
		rows[i/Width] |= uint64(byte) << (8 * (i % Width))
	}
	m.table = newTable(rows)
	m.chain.set(m.labels, &m.trans, &m.start)
	return m
}
