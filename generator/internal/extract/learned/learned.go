// Package learned is the part of extraction that is trained on annotated news.
// A conditional random field over the words of a sentence labels sources, cues
// and contents and sees, among its features, what the rules made of them; a
// chooser gives quoted words to the likeliest speaker near them; a judge says
// how sure each attribution is. All three are small log-linear models over
// hashed features.
package learned

import (
	"iter"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/crf"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
)

// A Model is all that is trained.
type Model struct {
	Tagger  *crf.Model // labels words
	Chooser *crf.Model // tells whether a phrase names who says quoted words
	Judge   *crf.Model // tells how likely an attribution is right
}

// Refine lets the model correct what the rules drafted, and say how sure each
// attribution is. Parts of the model that are nil are left out.
func (m *Model) Refine(ds *parse.Drafts) { m.refine(ds) }

func (m *Model) refine(ds *parse.Drafts) *reader {
	r := newReader(ds)
	if r.count() == 0 {
		return r
	}
	r.tag(m.Tagger)
	if m.Chooser != nil {
		r.choose(m.Chooser)
	}
	if m.Judge != nil {
		r.judge(m.Judge)
	}
	return r
}

// ask asks a model about places, with the features of each.
func (r *reader) ask(m *crf.Model, places iter.Seq[[]uint32]) {
	r.answer.Reset()
	for features := range places {
		m.Add(&r.answer, features)
	}
	m.Label(&r.answer)
}

// judged is what a model thinks of one thing that stands by itself.
func (r *reader) judged(m *crf.Model, features []uint32) crf.Row {
	r.answer.Reset()
	m.Add(&r.answer, features)
	m.Label(&r.answer)
	return r.answer.Prob[0]
}

// mode is what kind of act a cue tells of: that of the first verb in it which
// the lexicon knows.
func mode(s *parse.Sentence, a, b int) anno.Mode {
	for i := a; i < b; i++ {
		n := &s.Nodes[i]
		switch {
		case n.IsQuote():
		case n.Entry.Cue != nil:
			return modes[n.Entry.Cue.Mode]
		case n.Is(lexicon.Nominal | lexicon.Paper):
			return anno.Speech
		}
	}
	return anno.Attitude
}

var modes = map[byte]anno.Mode{'s': anno.Speech, 't': anno.Thought, 'a': anno.Attitude}
