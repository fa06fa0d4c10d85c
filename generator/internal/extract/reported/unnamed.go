package reported

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// asked reads "Asked whether …, Smith said": a question nobody is named for.
func (f *finder) asked() {
	s := f.s
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.IsQuote() || n.Low != "asked" && n.Low != "pressed" || f.ds.Used(f.n, i, i+1) {
			continue
		}
		was := i > 0 && (s.Nodes[i-1].Low == "when" || s.Nodes[i-1].Is(lexicon.Be))
		if i > 0 && !was {
			continue
		}
		j := i + 1
		for j < len(s.Nodes) && j < i+7 && !s.Nodes[j].IsQuote() && s.Nodes[j].Kind != text.Punct && !s.Nodes[j].Is(lexicon.Wh) && s.Nodes[j].Low != "about" {
			j++
		}
		if j >= len(s.Nodes) || s.Nodes[j].IsQuote() || s.Nodes[j].Kind == text.Punct {
			continue
		}
		cue := parse.Cue{Start: i, End: i + 1}
		if s.Nodes[j].Low == "about" {
			if j == i+1 {
				cue.End = j + 1
			}
			j++
		}
		e := j
		for e < len(s.Nodes) && s.Nodes[e].Low != "," && !f.ds.Used(f.n, e, e+1) {
			e++
		}
		if e = f.trim(j, e); e > j {
			f.add(cue, "reported/asked", j, e)
		}
	}
}

// impersonal reads "The bridge seems to be safe": what seems so to nobody named.
func (f *finder) impersonal() {
	s := f.s
	for i := range s.Nodes {
		c, a, ok := s.Impersonal(i)
		if !ok || f.ds.Used(f.n, a, i+1) {
			continue
		}
		b := f.trim(i+1, f.stop(i+1, len(s.Nodes)))
		if b <= i+1 || f.ds.Used(f.n, i+1, b) {
			continue
		}
		d := f.add(c, "reported/impersonal", a, c.Start)
		f.ds.List[d].Mode = anno.Thought
		f.ds.Extend(d, f.n, i+1, b)
	}
}
