// Package learned is the part of extraction that is trained on annotated news.
// A conditional random field over the words of a sentence labels sources, cues
// and contents and sees, among its features, what the rules made of them; a
// chooser gives quoted words to the likeliest speaker near them; a judge says
// how sure each attribution is. All three are small log-linear models over
// hashed features.
package learned

import (
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

// Refine lets a model correct what the rules drafted, and say how sure each
// attribution is. Parts of the model that are nil are left out.
func (r *Reader) Refine(m *Model, ds *parse.Drafts) {
	if r.begin(ds); r.count() == 0 {
		return
	}
	r.tag(m.Tagger)
	if m.Chooser != nil {
		r.choose(m.Chooser)
	}
	if m.Judge != nil {
		r.judge(m.Judge)
	}
}

// judged is what a model thinks of one thing that stands by itself.
func (r *Reader) judged(m *crf.Model, features []uint32) crf.Row {
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
