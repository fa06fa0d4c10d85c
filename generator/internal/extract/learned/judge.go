package learned

import (
	"dossier/generator/internal/crf"
	"dossier/generator/internal/extract/parse"
)

// The verdicts of the judge on an attribution.
const (
	wrong  uint8 = iota // nobody's words, or not these
	misled              // somebody's words, given to the wrong source
	right               // somebody's words, given to the right source
	verdicts
)

// judge gives every draft its probabilities, but those of turns of a transcript, and
// drops those without quoted words that are hardly ever right.
func (r *Reader) judge(m *crf.Model) {
	for k := range r.drafts.List {
		d := &r.drafts.List[k]
		if len(d.Content) == 0 || d.Verbatim {
			continue
		}
		p := r.judged(m, r.draft(k))
		d.By.Confidence = round(p[misled] + p[right])
		d.Attrib.Confidence = round(p[right])
		if len(d.Stretches) == 0 && d.By.Confidence < keepFrom {
			r.drafts.Drop(k)
		}
	}
}

// keepFrom is the least probability of words without quotation marks.
const keepFrom = 0.25

// round keeps two digits; more would claim more than is known.
func round(p float32) float64 { return float64(int(p*100+0.5)) / 100 }

// draft returns the features of a draft; they are good until the next.
func (r *Reader) draft(k int) []uint32 {
	d, w := &r.drafts.List[k], &r.writer
	w.begin(judgeFeatures)
	by, attrib := hash(d.By.Rule), hash(d.Attrib.Rule)
	kind := mix(min(uint32(len(d.Stretches)), 2), flag(len(d.Source) > 0)+2*flag(len(d.Cue) > 0))
	s := &r.doc.Sentences[d.Sentence]
	block := hash(r.doc.Blocks[s.Block].Kind.String())
	w.add(0)
	w.add(by)
	w.add(attrib)
	w.add(kind)
	w.add(mix(by, kind))
	w.add(mix(attrib, kind))
	w.add(mix(block, kind))
	w.add(mix(block, attrib))
	var believed [content + 1]uint32
	for role := source; role <= content; role++ {
		believed[role] = r.believedPart(d, role)
		w.add(mix(believed[role], uint32(role)))
		w.add(mix(mix(believed[role], uint32(role)), attrib))
		w.add(mix(mix(believed[role], uint32(role)), kind))
	}
	w.add(mix(mix(believed[source], believed[cue]), believed[content]))
	w.add(mix(mix(believed[cue], believed[content]), kind))
	w.add(r.length(d))
	w.add(mix(r.length(d), kind))
	if len(d.Stretches) > 0 {
		q := r.quoteKind(d)
		w.add(q)
		w.add(mix(q, attrib))
		taken, rival := uint32(r.chosen[k].taken*8), uint32(r.chosen[k].rival*4)
		w.add(taken)
		w.add(mix(taken, rival))
		w.add(mix(taken, attrib))
		w.add(mix(taken, mix(rival, flag(len(s.Nodes) <= 2))))
	}
	if len(d.Source) > 0 {
		sent, a, b := r.locate(d.Source[0])
		if a < b {
			head := headKind(&r.doc.Sentences[sent], a, b, r.drafts.Named(d.Source[0]))
			w.add(mix(head, kind))
			w.add(mix(head, attrib))
			w.add(mix(uint32(min(max(d.Sentence-sent, -1), 3)+1), attrib))
		}
	}
	if len(d.Cue) > 0 {
		if sent, a, b := r.locate(d.Cue[0]); a < b {
			n := &r.doc.Sentences[sent].Nodes[b-1]
			w.add(hash(n.Low))
			w.add(mix(hash(n.Low), believed[cue]))
		}
	}
	return w.features
}

// believedPart is the tagger's mean belief in a part of a draft, in eighths.
func (r *Reader) believedPart(d *parse.Draft, role role) uint32 {
	var sum float32
	n := 0
	for _, sp := range part(&d.Attribution, role) {
		a, b := r.find(sp)
		sum += r.mean(a, b, role) * float32(b-a)
		n += b - a
	}
	if n == 0 {
		return 99
	}
	return uint32(sum / float32(n) * 8)
}

// length classes a draft by the number of places in its content.
func (r *Reader) length(d *parse.Draft) uint32 {
	n := 0
	for _, sp := range d.Content {
		a, b := r.find(sp)
		n += b - a
	}
	return 200 + steps(uint32(n))
}
