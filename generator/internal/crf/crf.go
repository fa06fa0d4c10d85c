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
	table  table
	unit   float32 // what one step of a weight is worth
	trans  matrix  // from, to; forbidden ones are never taken
	start  Row
	chain  chain // made of trans and start
}

// forbidden is the score of a transition that must not be taken.
const forbidden = -1e9

// A Sequence is the features of each place of a sentence.
type Sequence struct {
	Features []uint32 // of all places, one after the other
	Ends     []int32  // where in Features those of each place end
}

// Len is the number of places.
func (s *Sequence) Len() int { return len(s.Ends) }

// Add adds a place with its features.
func (s *Sequence) Add(features ...uint32) {
	s.Features = append(s.Features, features...)
	s.Ends = append(s.Ends, int32(len(s.Features)))
}

// at returns the features of place i.
func (s *Sequence) at(i int) []uint32 {
	if i == 0 {
		return s.Features[:s.Ends[0]]
	}
	return s.Features[s.Ends[i-1]:s.Ends[i]]
}

// A Row holds one value for each label.
type Row [Width]float32

// A Lattice is what a model thinks of one sequence, of which it is given the
// features of one place after the other. Its memory serves the next sequence too.
type Lattice struct {
	Best  []uint8 // the likeliest sequence of labels (Viterbi)
	Prob  []Row   // the probability of each label at each place; a row sums to 1
	score []Row   // of each label at each place, transitions left out
	ahead []Row   // forward, scaled
	back  []Row   // backward, scaled
	from  [][Width]uint8
}

// Reset begins another sequence.
func (l *Lattice) Reset() { l.score = l.score[:0] }

// Add adds a place with its features.
func (m *Model) Add(l *Lattice, features []uint32) {
	l.score = append(l.score, m.weigh(features))
}

// Label fills l with the labels of the places that were added. It takes time and
// memory linear in their number.
func (m *Model) Label(l *Lattice) {
	l.fit()
	m.chain.viterbi(l)
	m.chain.marginals(l)
}

// fit makes all lists as long as the scores.
func (l *Lattice) fit() {
	n := len(l.score)
	if room := cap(l.score); cap(l.Best) < n {
		l.Best, l.from = make([]uint8, room), make([][Width]uint8, room)
		l.Prob, l.ahead, l.back = make([]Row, room), make([]Row, room), make([]Row, room)
	}
	l.Best, l.from = l.Best[:n], l.from[:n]
	l.Prob, l.ahead, l.back = l.Prob[:n], l.ahead[:n], l.back[:n]
}

// weigh returns the score features give each label.
func (m *Model) weigh(features []uint32) (out Row) {
	for k, w := range m.table.sum(features) {
		out[k] = float32(w) * m.unit
	}
	return out
}

// A matrix has a number for each two labels.
type matrix [Width]Row

// apply returns the sum of the matrix's rows, each times the number v has for it.
func (m *matrix) apply(v *Row) Row {
	var a, b, c, d, e, f, g, h float32
	for j, x := range v {
		r := &m[j]
		a += float32(x * r[0])
		b += float32(x * r[1])
		c += float32(x * r[2])
		d += float32(x * r[3])
		e += float32(x * r[4])
		f += float32(x * r[5])
		g += float32(x * r[6])
		h += float32(x * r[7])
	}
	return Row{a, b, c, d, e, f, g, h}
}

// applyTo is apply with each row times the number u has for it before.
func (m *matrix) applyTo(u, v *Row) Row {
	var a, b, c, d, e, f, g, h float32
	for k, x := range v {
		r, y := &m[k], u[k]
		a += float32(float32(r[0]*y) * x)
		b += float32(float32(r[1]*y) * x)
		c += float32(float32(r[2]*y) * x)
		d += float32(float32(r[3]*y) * x)
		e += float32(float32(r[4]*y) * x)
		f += float32(float32(r[5]*y) * x)
		g += float32(float32(r[6]*y) * x)
		h += float32(float32(r[7]*y) * x)
	}
	return Row{a, b, c, d, e, f, g, h}
}

// scale divides a row by the sum of it.
func (r *Row) scale() {
	var sum float32
	for _, x := range r {
		sum += x
	}
	for k := range r {
		r[k] /= sum
	}
}

// A chain is the transitions of a model, also as factors. What is beyond its
// labels is zero, and adds nothing.
type chain struct {
	n      int
	first  Row
	into   matrix // to, from: the scores
	factor matrix // from, to
	behind matrix // to, from
	begin  Row
	end    Row // 1 for each label
}

func (t *chain) set(n int, trans *matrix, start *Row) {
	t.n, t.first = n, *start
	for i := range n {
		t.begin[i], t.end[i] = exp(start[i]), 1
		for j := range n {
			t.into[j][i] = trans[i][j]
			t.factor[i][j] = exp(trans[i][j])
			t.behind[j][i] = t.factor[i][j]
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
		next, score, from := Row{}, &l.score[i], &l.from[i]
		for k := range min(t.n, Width) {
			into := &t.into[k]
			at, top := 0, best[0]+into[0]
			for j := 1; j < min(t.n, Width); j++ {
				if x := best[j] + into[j]; x > top {
					at, top = j, x
				}
			}
			next[k], from[k] = top+score[k], uint8(at)
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
		score, top := &l.score[i], l.score[i][0]
		for k := 1; k < min(t.n, Width); k++ {
			top = max(top, score[k])
		}
		local[i] = Row{}
		for k := range min(t.n, Width) {
			local[i][k] = exp(score[k] - top)
		}
	}
	for i := range n { // from the front, and from behind at the same time
		a := t.begin
		if i > 0 {
			a = t.factor.apply(&l.ahead[i-1])
		}
		for k := range a {
			a[k] = float32(a[k] * local[i][k])
		}
		a.scale()
		l.ahead[i] = a
		j, b := n-1-i, t.end
		if i > 0 {
			b = t.behind.applyTo(&local[j+1], &l.back[j+1])
			b.scale()
		}
		l.back[j] = b
	}
	for i := range n {
		p := &l.Prob[i]
		for k := range p {
			p[k] = float32(l.ahead[i][k] * l.back[i][k])
		}
		p.scale()
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
