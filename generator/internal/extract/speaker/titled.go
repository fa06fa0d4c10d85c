package speaker

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
)

// titled reads the title of a paper: Smith released a memo titled “…” The
// title is its author's, who is the subject.
func (t *tagger) titled() {
	s := t.s
	for j := 3; j < len(s.Nodes); j++ {
		if !s.Nodes[j].IsQuote() || t.ds.Used(t.n, j, j+1) {
			continue
		}
		i := j - 1
		if s.Nodes[i].Low == "," {
			i--
		}
		switch s.Nodes[i].Low {
		case "titled", "entitled", "headlined":
		default:
			continue
		}
		k := i - 1
		for k > 0 && s.Nodes[k].Low == "," {
			k--
		}
		if !s.Nodes[k].Is(lexicon.Paper) && s.Nodes[k].Low != "piece" && s.Nodes[k].Low != "spot" {
			continue
		}
		a, b, ok := s.Subject(i)
		if !ok || b >= i || !s.Speaks(a, b) {
			continue
		}
		c := parse.Cue{SrcA: a, SrcB: b, Start: i, End: i + 1}
		t.ds.Add(t.draft(c, "speaker/titled"), t.n, [2]int{j, j + 1})
		t.ds.Use(t.n, i, j)
	}
}
