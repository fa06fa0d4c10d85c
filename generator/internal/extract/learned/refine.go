package learned

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/crf"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// tag lets the tagger look at what the rules drafted: it moves borders, drops
// what it does not believe, and adds attributions no rule found. Quoted words
// that have an owner stay with it.
func (r *Reader) tag(m *crf.Model) {
	f := refiner{Reader: r}
	for n := range r.doc.Sentences {
		r.answer.Reset()
		r.sentence(n, func(features []uint32) { m.Add(&r.answer, features) })
		m.Label(&r.answer)
		for i := range r.answer.Prob {
			p := &r.answer.Prob[i]
			for role := source; role <= content; role++ {
				r.belief[role][r.base[n]+i] = p[begin(role)] + p[inside(role)]
			}
		}
		if r.doc.Sentences[n].Turn >= 0 {
			continue // the words are the speaker’s as they stand
		}
		f.n, f.s, f.best = n, &r.doc.Sentences[n], r.answer.Best
		for role := source; role <= content; role++ {
			f.pieces[role] = f.runs(f.pieces[role][:0], role)
		}
		f.refine()
	}
	r.of.set(r.drafts)
}

// pieces are those of each role.
type pieces [content + 1][]piece

// A piece is a run of nodes of a sentence that the tagger gives one role.
type piece struct {
	a, b  int
	draft int // that has it; -1
}

func (p piece) overlaps(a, b int) bool { return p.a < b && a < p.b }

type refiner struct {
	*Reader
	n    int // of the sentence
	s    *parse.Sentence
	best []uint8
}

// runs appends the runs of one role in the likeliest labels.
func (f *refiner) runs(out []piece, r role) []piece {
	for i := 0; i < len(f.best); {
		if roleOf(f.best[i]) != r {
			i++
			continue
		}
		p := piece{a: i, draft: -1}
		for i++; i < len(f.best) && f.best[i] == inside(r); i++ {
		}
		if p.a, p.b = f.trim(p.a, i); p.a < p.b {
			out = append(out, p)
		}
	}
	return out
}

// trim takes marks off the ends of a run.
func (f *refiner) trim(a, b int) (int, int) {
	for a < b && f.mark(a) {
		a++
	}
	for a < b && f.mark(b-1) {
		b--
	}
	return a, b
}

// mark tells whether node i is a mark that a part does not begin or end with.
func (f *refiner) mark(i int) bool {
	n := &f.s.Nodes[i]
	if n.IsQuote() || n.Kind != text.Punct {
		return false
	}
	switch n.Low {
	case "(", ")", "[", "]", ":":
		return false
	}
	return true
}

// mean is the tagger's mean belief that the places [a, b) have the role.
func (r *Reader) mean(a, b int, role role) float32 {
	if a >= b {
		return 0
	}
	var sum float32
	for _, p := range r.belief[role][a:b] {
		sum += p
	}
	return sum / float32(b-a)
}

// nodesOf returns the run of this sentence's nodes that lie in sp.
func (f *refiner) nodesOf(sp text.Span) (int, int) {
	a, b := f.find(sp)
	base, end := f.base[f.n], f.base[f.n+1]
	a = max(a, base) - base
	return a, max(min(b, end)-base, a)
}

func (f *refiner) refine() {
	drafts := f.of.sentence(f.n)
	for _, k := range drafts {
		f.claim(k)
	}
	for _, k := range drafts {
		if f.doubted(k) {
			f.drafts.Drop(k)
		}
	}
	for _, k := range drafts {
		f.tags(k)
	}
	for _, k := range drafts {
		f.words(k, drafts)
	}
	for i := range f.pieces[cue] {
		if f.pieces[cue][i].draft < 0 {
			f.add(&f.pieces[cue][i])
		}
	}
}

// claim gives draft k the pieces that overlap its parts.
func (f *refiner) claim(k int) {
	for role := source; role <= content; role++ {
		pieces := f.pieces[role]
		for _, sp := range part(&f.get(k).Attribution, role) {
			a, b := f.nodesOf(sp)
			for i := range pieces {
				if p := &pieces[i]; p.draft < 0 && p.overlaps(a, b) {
					p.draft = k
				}
			}
		}
	}
}

func (f *refiner) get(k int) *parse.Draft { return &f.drafts.List[k] }

// dropBelow is the belief in a cue below which a draft without quoted words goes.
const dropBelow = 0.3

// doubted tells whether a draft of the rules should go.
func (f *refiner) doubted(k int) bool {
	d := f.get(k)
	if !f.refines(d) || len(d.Stretches) > 0 {
		return false
	}
	a, b := f.find(d.Cue[0])
	return a < b && f.mean(a, b, cue) < dropBelow
}

// refines tells whether the tagger has a say in a draft: it has a cue of words.
func (f *refiner) refines(d *parse.Draft) bool {
	return len(d.Cue) > 0 && len(d.Content) > 0 && !d.Verbatim && !f.byForm(d)
}

// tags moves the borders of a draft's cue and source.
func (f *refiner) tags(k int) {
	d := f.get(k)
	if !f.refines(d) {
		return
	}
	if p, ok := only(f.pieces[cue], k); ok {
		f.move(&d.Cue, p)
	}
	if p, ok := only(f.pieces[source], k); ok && len(d.Source) == 1 && !f.crosses(p, d.Source[0]) {
		f.move(&d.Source, p)
	}
}

// move puts a piece in the place of spans, which drafts may share, unless it is
// all of them.
func (f *refiner) move(spans *[]text.Span, p piece) {
	if sp := f.s.Span(p.a, p.b); len(*spans) != 1 || (*spans)[0] != sp {
		*spans = parse.Spans(sp)
	}
}

// words moves the borders of a draft's content, up to the tags of the sentence.
func (f *refiner) words(k int, drafts []int) {
	d := f.get(k)
	if !f.refines(d) {
		return
	}
	runs := mine(f.pieces[content], k)
	if len(runs) == 0 {
		return
	}
	for _, j := range drafts {
		o := f.get(j)
		if len(o.Content) > 0 {
			runs = f.without(runs, o.Cue, o.Source)
		}
		if j != k && len(o.Stretches) > 0 {
			runs = f.without(runs, o.Content)
		}
	}
	f.drafts.SetContent(k, f.n, runs)
}

// crosses tells whether a piece takes in, before the source the rules saw, what a
// comma parts from it: "on Sunday’s show, Mayor Orr".
func (f *refiner) crosses(p piece, sp text.Span) bool {
	a, _ := f.nodesOf(sp)
	for i := p.a; i < a; i++ {
		if f.s.Nodes[i].Low == "," || f.s.Nodes[i].IsQuote() || strings.HasSuffix(f.s.Nodes[i].Low, ",") {
			return true
		}
	}
	return false
}

// only returns the piece draft k has, when it has one.
func only(ps []piece, k int) (found piece, ok bool) {
	for _, p := range ps {
		if p.draft != k {
			continue
		}
		if ok {
			return piece{}, false
		}
		found, ok = p, true
	}
	return found, ok
}

// mine returns the runs of nodes draft k has.
func mine(ps []piece, k int) [][2]int {
	var out [][2]int
	for _, p := range ps {
		if p.draft == k {
			out = append(out, [2]int{p.a, p.b})
		}
	}
	return out
}

// without takes the nodes of other parts out of runs.
func (f *refiner) without(runs [][2]int, parts ...[]text.Span) [][2]int {
	for _, part := range parts {
		for _, sp := range part {
			a, b := f.nodesOf(sp)
			if slices.ContainsFunc(runs, func(r [2]int) bool { return r[0] < b && a < r[1] && a < b }) {
				runs = f.cutOut(runs, a, b)
			}
		}
	}
	return runs
}

// cutOut takes the nodes [a, b) out of runs.
func (f *refiner) cutOut(runs [][2]int, a, b int) [][2]int {
	var out [][2]int
	for _, r := range runs {
		if b <= r[0] || a >= r[1] {
			out = append(out, r)
			continue
		}
		for _, rest := range [][2]int{{r[0], a}, {b, r[1]}} {
			// A lone word that is left, such as "that", says nothing.
			if x, y := f.trim(rest[0], rest[1]); y > x+1 || y > x && f.s.Nodes[x].IsQuote() {
				out = append(out, [2]int{x, y})
			}
		}
	}
	return out
}

// add drafts an attribution around a cue no rule found: its content is the
// nearest piece no draft has, its source the nearest such one, else the
// nearest of all, as clauses may share one.
func (f *refiner) add(c *piece) {
	t := nearest(f.pieces[content], c, true)
	if t == nil {
		return
	}
	s := nearest(f.pieces[source], c, true)
	if s == nil {
		s = nearest(f.pieces[source], c, false)
	}
	d := parse.Draft{Tagged: true}
	d.Cue = []text.Span{f.s.Span(c.a, c.b)}
	if s != nil {
		d.Source = []text.Span{f.s.Span(s.a, s.b)}
	}
	d.Mode = mode(f.s, c.a, c.b)
	d.By = anno.By{Origin: anno.Model, Rule: Attribution}
	d.Attrib = d.By
	k := f.drafts.Add(d, f.n, [2]int{t.a, t.b})
	c.draft, t.draft = k, k
	if s != nil && s.draft < 0 {
		s.draft = k
	}
}

// nearest returns the piece nearest to c, of two the one behind it; nil when
// there is none.
func nearest(ps []piece, c *piece, free bool) *piece {
	var best *piece
	gap := 1 << 30
	for i := range ps {
		p := &ps[i]
		if free && p.draft >= 0 {
			continue
		}
		g := p.a - c.b
		if p.b <= c.a {
			g = c.a - p.b + 1
		}
		if g < gap {
			best, gap = p, g
		}
	}
	return best
}
