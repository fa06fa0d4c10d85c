package name

import (
	"sort"

	"dossier/generator/internal/extract/turn"
	"dossier/generator/internal/text"
)

// label returns the turn whose label sp is of, perhaps with the full stop behind it;
// nil when there is none.
func (f *Finder) label(sp text.Span) *turn.Turn {
	ts := f.d.Turns
	i := sort.Search(len(ts), func(i int) bool { return ts[i].Label.End > sp.Start })
	if i == len(ts) || sp.Start < ts[i].Label.Start {
		return nil
	}
	return &ts[i]
}

// labelsNobody tells whether a word stands in a label that names nobody: "Q", "REPORTER".
func (f *Finder) labelsNobody(word text.Span) bool {
	t := f.label(word)
	return t != nil && t.Part != turn.Named
}

// labelled tells whether a run ends the name in a label: "Lee: We will."
func (f *Finder) labelled(r run) bool {
	w := f.d.Words
	t := f.label(text.Span{Start: w[r.a].Start, End: w[r.b-1].End})
	return t != nil && t.Part == turn.Named && (w[r.b-1].End == t.Label.End || r.b < len(w) && w[r.b].Low == ",")
}
