package speaker

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// colon reads a name and a colon before the words: Smith: “…”
func (t *tagger) colon() {
	s := t.s
	for j := 1; j < len(s.Nodes); j++ {
		if !s.Nodes[j].IsQuote() || s.Nodes[j-1].Low != ":" || t.ds.Used(t.n, j, j+1) {
			continue
		}
		a := s.Left(0, j-1)
		if a == j-1 || a > 3 {
			continue
		}
		d := t.draft(parse.Cue{SrcA: a, SrcB: j - 1, Start: j - 1, End: j}, "speaker/colon")
		e := j + 1
		for e < len(s.Nodes) && s.Nodes[e].IsQuote() {
			e++
		}
		t.ds.Add(d, t.n, [2]int{j, e})
	}
}

// headline reads a known name and a colon at the front of a headline.
func (t *tagger) headline() {
	s := t.s
	j := 1
	for j < len(s.Nodes) && j < 7 && s.Nodes[j].Low != ":" {
		if s.Nodes[j].IsQuote() {
			return
		}
		j++
	}
	if j+1 >= len(s.Nodes) || s.Nodes[j].Low != ":" {
		return
	}
	paper := j <= 3 && s.Nodes[j-1].Is(lexicon.Paper) && s.Nodes[j-1].Low != "transcript" // which says what the article is
	if !paper && !t.ds.Named(s.Span(0, j)) {
		return
	}
	b := len(s.Nodes)
	for b > j+1 && !s.Nodes[b-1].IsQuote() && s.Nodes[b-1].Kind == text.Punct {
		b--
	}
	if b > j+1 {
		t.ds.Add(t.draft(parse.Cue{SrcA: 0, SrcB: j, Start: j, End: j + 1}, "speaker/headline"), t.n, [2]int{j + 1, b})
		t.ds.Use(t.n, 0, j+1)
	}
}

func isDash(s string) bool { return s == "—" || s == "–" || s == "―" || s == "-" }

// dash reads a name after the words: “…” — Jane Smith
func (t *tagger) dash() {
	s := t.s
	for j := 1; j+1 < len(s.Nodes); j++ {
		d := &s.Nodes[j]
		if !s.Nodes[j-1].IsQuote() || t.ds.Used(t.n, j-1, j) || !isDash(d.Low) {
			continue
		}
		e := s.Right(j + 1)
		if e == j+1 || e < len(s.Nodes) && s.Nodes[e].Low != "." && s.Nodes[e].Low != "," && s.Nodes[e].Low != "(" || !s.Nodes[j+1].Cap {
			continue
		}
		t.ds.Add(t.draft(parse.Cue{SrcA: j + 1, SrcB: e, Start: j, End: j + 1}, "speaker/dash"), t.n, [2]int{j - 1, j})
	}
}
