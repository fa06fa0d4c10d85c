package learned

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/crf"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// An Article is one to learn from. Draft runs the rules anew, as refining
// changes what they drafted.
type Article struct {
	Draft func() *parse.Drafts
	Gold  []anno.Attribution // what a person marked
}

// Folds is how many parts the articles are dealt into: what the chooser and the
// judge learn from was labelled by a tagger that had not seen it.
const Folds = 4

// Train fits a model to the articles. parallel runs its arguments, perhaps at
// the same time; the same articles give the same model, byte for byte.
func Train(articles []Article, parallel func(...func())) *Model {
	taggers := make([]*crf.Model, Folds+1) // the last one sees all
	var jobs []func()
	for k := range taggers {
		jobs = append(jobs, func() {
			var examples []crf.Example
			for i := range articles {
				if i%Folds != k {
					examples = append(examples, articles[i].sentences()...)
				}
			}
			o := taggerOptions
			if k < Folds {
				o.Orders = 1 // only the others learn from these
			}
			taggers[k] = crf.Train(examples, o)
		})
	}
	parallel(jobs...)
	fold := func(i int) *Model { return &Model{Tagger: taggers[i%Folds]} }

	var all []crf.Example
	byFold := make([][]crf.Example, Folds)
	for i := range articles {
		xs := articles[i].choices(fold(i))
		all = append(all, xs...)
		for k := range byFold {
			if i%Folds != k {
				byFold[k] = append(byFold[k], xs...)
			}
		}
	}
	choosers := make([]*crf.Model, Folds)
	for k := range choosers {
		choosers[k] = crf.Train(byFold[k], chooserOptions)
	}
	var verdicts []crf.Example
	for i := range articles {
		m := fold(i)
		m.Chooser = choosers[i%Folds]
		verdicts = append(verdicts, articles[i].verdicts(m)...)
	}
	return &Model{
		Tagger:  taggers[Folds],
		Chooser: crf.Train(all, chooserOptions),
		Judge:   crf.Train(verdicts, judgeOptions),
	}
}

var (
	taggerOptions  = crf.Options{Labels: int(labels), Bits: 18, Epochs: 4, Orders: 6, Rate: 0.015, L2: 1e-5, MinCount: 40, Seed: 1, Allowed: allowed}
	chooserOptions = crf.Options{Labels: 2, Bits: 16, Epochs: 6, Orders: 4, Rate: 0.03, L2: 1e-4, MinCount: 10, Seed: 1, Allowed: anyOrder}
	judgeOptions   = crf.Options{Labels: int(verdicts), Bits: 14, Epochs: 10, Orders: 4, Rate: 0.02, L2: 1e-4, MinCount: 5, Seed: 1, Allowed: anyOrder}
)

func anyOrder(int, int) bool { return true }

// sentences are what the tagger learns from: the words of each with a person's labels.
func (x *Article) sentences() []crf.Example {
	var r Reader
	r.begin(x.Draft())
	labels := r.gold(x.Gold)
	out := make([]crf.Example, len(r.doc.Sentences))
	for n := range out {
		r.sentence(n, func(features []uint32) { out[n].Add(features...) })
		out[n].Gold = labels[r.base[n]:r.base[n+1]]
	}
	return out
}

// choices are what the chooser learns from: for each candidate speaker of
// quoted words, whether a person marked it.
func (x *Article) choices(m *Model) []crf.Example {
	ds := x.Draft()
	var r Reader
	r.Refine(m, ds)
	r.follow()
	var out []crf.Example
	for k := range ds.List {
		d := &ds.List[k]
		if !r.choosable(d) {
			continue
		}
		g := holder(x.Gold, ds.Doc.Stretches[d.Stretches[0]].Inner)
		if g == nil {
			continue
		}
		q := r.question(k)
		for i := range q.cs {
			c := &q.cs[i]
			e := crf.Example{Gold: []uint8{0}}
			e.Add(r.candidate(&q, c)...)
			if c.nobody() && len(g.Source) == 0 || !c.nobody() && overlapAny(g.Source, c.span) {
				e.Gold[0] = 1
			}
			out = append(out, e)
		}
	}
	return out
}

// verdicts are what the judge learns from: whether each attribution is right.
func (x *Article) verdicts(m *Model) []crf.Example {
	ds := x.Draft()
	var r Reader
	r.Refine(m, ds)
	var out []crf.Example
	for k := range ds.List {
		d := &ds.List[k]
		if len(d.Content) == 0 || d.Verbatim {
			continue
		}
		e := crf.Example{Gold: []uint8{verdict(d, x.Gold)}}
		e.Add(r.draft(k)...)
		out = append(out, e)
	}
	return out
}

// verdict compares a draft with the attributions a person marked: right when one
// of them has the same words, and their sources overlap or both have none;
// misled when only the source differs. The words are the same when at least half
// of all bytes of the two contents are common; quoted words also when nine in
// ten of theirs are, as people mark a speech over several paragraphs as one.
func verdict(d *parse.Draft, gold []anno.Attribution) uint8 {
	out := wrong
	for i := range gold {
		g := &gold[i]
		both := common(d.Content, g.Content)
		same := 2*both >= size(d.Content)+size(g.Content)-both
		if !same && (len(d.Stretches) == 0 || 10*both < 9*size(d.Content)) {
			continue
		}
		out = max(out, misled)
		if len(d.Source) == 0 && len(g.Source) == 0 || slices.ContainsFunc(d.Source, func(s text.Span) bool { return overlapAny(g.Source, s) }) {
			out = right
		}
	}
	return out
}

// holder returns the attribution whose content holds most of sp.
func holder(gold []anno.Attribution, sp text.Span) *anno.Attribution {
	for i := range gold {
		if 2*common(gold[i].Content, []text.Span{sp}) > sp.Len() {
			return &gold[i]
		}
	}
	return nil
}

func overlapAny(ss []text.Span, sp text.Span) bool {
	return slices.ContainsFunc(ss, sp.Overlaps)
}

func common(as, bs []text.Span) int {
	n := 0
	for _, a := range as {
		for _, b := range bs {
			n += max(0, min(a.End, b.End)-max(a.Start, b.Start))
		}
	}
	return n
}

func size(ss []text.Span) int {
	n := 0
	for _, s := range ss {
		n += s.Len()
	}
	return n
}
