package reported

import (
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// accordingTo reads "According to X, …" and "…, according to X".
func (f *finder) accordingTo(k int) {
	c, s := f.cues[k], f.s
	if c.Start <= 1 {
		for j := c.SrcA; j < c.SrcB; j++ {
			// A comma ends the source unless another one closes the apposition.
			if s.Nodes[j].Low == "," && (c.SrcB == len(s.Nodes) || s.Nodes[c.SrcB].Low != ",") {
				c.SrcB = j
			}
		}
		a := c.SrcB
		for a < len(s.Nodes) && s.Nodes[a].Low != "," && !s.Nodes[a].IsQuote() {
			a++
		}
		if a < len(s.Nodes) && s.Nodes[a].Low == "," {
			a++
		}
		if b := f.trim(a, f.end(k, a)); b > a && !f.ds.Used(f.n, a, b) {
			f.add(c, "reported/according-to", a, b)
		}
		return
	}
	i := 0
	for j := c.Start; j > 0; j-- {
		if f.ds.Used(f.n, j-1, j) || s.Nodes[j-1].Low == ";" {
			i = j
			break
		}
	}
	for i < c.Start && !s.Nodes[i].IsQuote() && (s.Nodes[i].Is(lexicon.Conjunction) || s.Nodes[i].Kind == text.Punct) {
		i++
	}
	e := f.trim(i, c.Start)
	if e <= i || f.ds.Used(f.n, i, e) {
		return
	}
	d := f.add(c, "reported/according-to", i, e)
	// "The bridge, according to the plan, is safe".
	if b := c.SrcB; s.Nodes[c.Start-1].Low == "," && b+1 < len(s.Nodes) && s.Nodes[b].Low == "," && !f.cueAt(b+1) {
		if to := f.trim(b+1, f.end(k, b+1)); to > b+1 && !f.ds.Used(f.n, b+1, to) {
			f.ds.Extend(d, f.n, b+1, to)
		}
	}
}
