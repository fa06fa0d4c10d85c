// Package crf is a linear-chain conditional random field (Lafferty, McCallum
// and Pereira 2001) over hashed features (Weinberger et al. 2009): a feature is
// a number, its weights are the row of a table the number falls on, and no
// feature's name is kept. The same input gives the same bits on every machine:
// every product is rounded before it is added to, and exp is our own.
package crf

import "math"

// Width is the most labels a model may have; a row of weights is padded to it.
const Width = 8

// A Model scores sequences of labels. It is read-only once made.
type Model struct {
	labels int
	mask   uint32
	rows   []uint64              // mask+1 rows of Width weights, a byte each, 128 more than they are
	unit   float32               // what one step of a weight is worth
	trans  [Width][Width]float32 // from, to; forbidden ones are never taken
	start  [Width]float32
	chain  chain // made of trans and start
}

// set sets the weight a row gives a label.
func (m *Model) set(row, label int, w int8) {
	m.rows[row] = m.rows[row]&^(0xFF<<(8*label)) | uint64(uint8(int(w)+128))<<(8*label)
}

// forbidden is the score of a transition that must not be taken.
const forbidden = -1e9

// A Sequence is a sentence to be labelled: the features of each place.
type Sequence struct {
	Features []uint32 // of all places, one after the other
	Ends     []int32  // where in Features those of each place end
}

// Len is the number of places.
func (s *Sequence) Len() int { return len(s.Ends) }

// Reset empties the sequence and keeps its memory.
func (s *Sequence) Reset() { s.Features, s.Ends = s.Features[:0], s.Ends[:0] }

// Add adds a feature to the place that is being written.
func (s *Sequence) Add(f uint32) { s.Features = append(s.Features, f) }

// Close ends the place that is being written.
func (s *Sequence) Close() { s.Ends = append(s.Ends, int32(len(s.Features))) }

// at returns the features of place i.
func (s *Sequence) at(i int) []uint32 {
	if i == 0 {
		return s.Features[:s.Ends[0]]
	}
	return s.Features[s.Ends[i-1]:s.Ends[i]]
}

// A Row holds one value for each label.
type Row = [Width]float32

// A Lattice is what a model thinks of one sequence. Its memory serves the next
// sequence too.
type Lattice struct {
	Best  []uint8 // the likeliest sequence of labels (Viterbi)
	Prob  []Row   // the probability of each label at each place; a row sums to 1
	score []Row   // of each label at each place, transitions left out
	ahead []Row   // forward, scaled
	back  []Row   // backward, scaled
	from  [][Width]uint8
}

func (l *Lattice) size(n int) {
	if cap(l.score) < n {
		n := n * 2
		l.Best, l.from = make([]uint8, n), make([][Width]uint8, n)
		l.Prob, l.score, l.ahead, l.back = make([]Row, n), make([]Row, n), make([]Row, n), make([]Row, n)
	}
	l.Best, l.from = l.Best[:n], l.from[:n]
	l.Prob, l.score, l.ahead, l.back = l.Prob[:n], l.score[:n], l.ahead[:n], l.back[:n]
}

// Label fills l with the labels of s. It takes time and memory linear in the
// number of places.
func (m *Model) Label(s *Sequence, l *Lattice) {
	l.size(s.Len())
	for i := range l.score {
		m.sum(s.at(i), &l.score[i])
	}
	m.chain.viterbi(l)
	m.chain.marginals(l)
}

// sum adds up the weights of features. The eight bytes of a row are added at
// once, as four numbers of 16 bits in each of two words; 256 rows fit.
func (m *Model) sum(features []uint32, into *Row) {
	*into = Row{}
	const low = 0x00FF00FF00FF00FF
	for len(features) > 0 {
		n := min(len(features), 256)
		var even, odd uint64
		for _, f := range features[:n] {
			row := m.rows[f&m.mask]
			even += row & low
			odd += row >> 8 & low
		}
		for k := 0; k < Width; k += 2 {
			into[k] += float32(int(even>>(8*k)&0xFFFF) - 128*n)
			into[k+1] += float32(int(odd>>(8*k)&0xFFFF) - 128*n)
		}
		features = features[n:]
	}
	for k := range into {
		into[k] *= m.unit
	}
}

// A chain is the transitions of a model, also as factors.
type chain struct {
	n      int
	score  [Width][Width]float32
	first  [Width]float32
	factor [Width][Width]float32
	begin  [Width]float32
}

func (t *chain) set(n int, trans *[Width][Width]float32, start *[Width]float32) {
	t.n, t.score, t.first = n, *trans, *start
	for i := range n {
		t.begin[i] = exp(start[i])
		for j := range n {
			t.factor[i][j] = exp(trans[i][j])
		}
	}
}

func (t *chain) viterbi(l *Lattice) {
	n := len(l.score)
	if n == 0 {
		return
	}
	var best Row
	for k := range t.n {
		best[k] = t.first[k] + l.score[0][k]
	}
	for i := 1; i < n; i++ {
		var next Row
		for k := range t.n {
			from, top := 0, best[0]+t.score[0][k]
			for j := 1; j < t.n; j++ {
				if x := best[j] + t.score[j][k]; x > top {
					from, top = j, x
				}
			}
			next[k], l.from[i][k] = top+l.score[i][k], uint8(from)
		}
		best = next
	}
	last := 0
	for k := 1; k < t.n; k++ {
		if best[k] > best[last] {
			last = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.Best[i] = uint8(last)
		last = int(l.from[i][last])
	}
}

// marginals is forward-backward in probabilities, scaled at each place so that
// none gets too small.
func (t *chain) marginals(l *Lattice) {
	n := len(l.score)
	if n == 0 {
		return
	}
	local := l.Prob // holds exp(score) until the last loop
	for i := range n {
		top := l.score[i][0]
		for k := 1; k < t.n; k++ {
			top = max(top, l.score[i][k])
		}
		for k := range t.n {
			local[i][k] = exp(l.score[i][k] - top)
		}
	}
	for i := range n {
		var a Row
		var sum float32
		for k := range t.n {
			x := t.begin[k]
			if i > 0 {
				x = 0
				for j := range t.n {
					x += float32(l.ahead[i-1][j] * t.factor[j][k])
				}
			}
			a[k] = float32(x * local[i][k])
			sum += a[k]
		}
		for k := range t.n {
			a[k] /= sum
		}
		l.ahead[i] = a
	}
	for k := range t.n {
		l.back[n-1][k] = 1
	}
	for i := n - 2; i >= 0; i-- {
		var b Row
		var sum float32
		for j := range t.n {
			var x float32
			for k := range t.n {
				x += float32(float32(t.factor[j][k]*local[i+1][k]) * l.back[i+1][k])
			}
			b[j] = x
			sum += x
		}
		for j := range t.n {
			b[j] /= sum
		}
		l.back[i] = b
	}
	for i := range n {
		var sum float32
		for k := range t.n {
			l.Prob[i][k] = float32(l.ahead[i][k] * l.back[i][k])
			sum += l.Prob[i][k]
		}
		for k := range t.n {
			l.Prob[i][k] /= sum
		}
	}
}

// exp is e to the x in float32, from the same operations everywhere: x is cut
// into a whole power of two and a rest, whose power is a Taylor polynomial
// (relative error below 1e-6).
func exp(x float32) float32 {
	if x < -80 {
		return 0
	}
	y := float64(float64(min(x, 80)) * math.Log2E)
	whole := math.Floor(y + 0.5)
	r := float64((y - whole) * math.Ln2)
	p := 1.0 / 720
	p = 1.0/120 + float64(r*p)
	p = 1.0/24 + float64(r*p)
	p = 1.0/6 + float64(r*p)
	p = 1.0/2 + float64(r*p)
	p = 1 + float64(r*p)
	p = 1 + float64(r*p)
	return float32(p * math.Float64frombits(uint64(int(whole)+1023)<<52))
}
