// Package speaker gives quoted words their source and cue: the tag beside
// them, or, without one, the speaker who had the word.
package speaker

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/rule"
)

// Rules documents the rules of this package.
func Rules() []rule.Doc { return docs }

// Tagged drafts an attribution for every quoted stretch that has a tag or an
// introduction of its own.
func Tagged(ds *parse.Drafts) {
	for n := range ds.Doc.Sentences {
		s := &ds.Doc.Sentences[n]
		headline := ds.Doc.Blocks[s.Block].Kind == anno.Headline
		if !headline && !hasQuote(s) {
			continue
		}
		t := tagger{ds: ds, n: n, s: s, cues: s.Cues}
		if headline {
			t.headline()
		}
		for k := range t.cues {
			if t.cues[k].HasSource() && !ds.Used(n, t.cues[k].At, t.cues[k].At+1) {
				t.after(k)
			}
		}
		t.anyVerb()
		for k := range t.cues {
			if t.cues[k].HasSource() && !ds.Used(n, t.cues[k].At, t.cues[k].At+1) {
				t.before(k)
			}
		}
		t.titled()
		t.colon()
		t.dash()
	}
}

func hasQuote(s *parse.Sentence) bool {
	for i := range s.Nodes {
		if s.Nodes[i].IsQuote() {
			return true
		}
	}
	return false
}

type tagger struct {
	ds   *parse.Drafts
	n    int
	s    *parse.Sentence
	cues []parse.Cue
}

// draft returns the draft of a cue, without content.
func (t *tagger) draft(c parse.Cue, name string) parse.Draft {
	d := parse.Draft{Tagged: true}
	d.Source = parse.Spans(t.s.Span(c.SrcA, c.SrcB))
	d.Cue = parse.Spans(t.s.Span(c.Start, c.End))
	d.Mode = anno.Speech
	d.By = parse.Rule("quote/double", "", 0.95)
	d.Attrib = parse.Rule(name, "", 0.95)
	return d
}

// newCue tells whether another cue than k, with words of its own, stands at node i.
func (t *tagger) newCue(k, i int) bool {
	for j := range t.cues {
		if j != k && t.cues[j].At == i {
			return true
		}
	}
	return false
}
