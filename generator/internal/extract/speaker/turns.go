package speaker

import (
	"slices"
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/parse"
)

// Turns drafts what is said in a transcript or an interview without quotation
// marks. Of what the rules found inside a turn only others' quoted words stay, as
// quotations inside the quotation: all else is the speaker's own.
func Turns(ds *parse.Drafts) {
	if len(ds.Doc.Turns) == 0 {
		return
	}
	for k := range ds.List {
		d := &ds.List[k]
		if ds.Doc.Sentences[d.Sentence].Turn >= 0 && (len(d.Stretches) == 0 || own(ds, d)) {
			ds.Drop(k)
		}
	}
	for i := range ds.Doc.Turns {
		t := &ds.Doc.Turns[i]
		n := sort.Search(len(ds.Doc.Sentences), func(n int) bool { return ds.Doc.Sentences[n].Nodes[0].Start >= t.Label.Start })
		if n == len(ds.Doc.Sentences) {
			return // the part ends before it
		}
		if len(t.Words) == 0 || ds.Doc.Sentences[n].Turn != i {
			continue
		}
		d := parse.Draft{Tagged: true, Verbatim: true}
		d.Source, d.Cue, d.Content = parse.Spans(t.Label), parse.Spans(t.Mark), slices.Clone(t.Words)
		d.Mode = anno.Speech
		d.By = parse.Rule("speaker/transcript", "", 0.95)
		d.Attrib = d.By
		ds.Add(d, n)
	}
}

// own tells whether a draft inside a turn gives words to who speaks: by the label, by
// I or we, or by nobody.
func own(ds *parse.Drafts, d *parse.Draft) bool {
	if len(d.Source) == 0 {
		return true
	}
	s := &ds.Doc.Sentences[d.Sentence]
	if d.Source[0].Overlaps(ds.Doc.Turns[s.Turn].Front) {
		return true
	}
	i := sort.Search(len(s.Nodes), func(i int) bool { return s.Nodes[i].Start >= d.Source[0].Start })
	if i == len(s.Nodes) || s.Nodes[i].End < d.Source[0].End {
		return false
	}
	switch s.Nodes[i].Low {
	case "i", "we", "me", "us", "you", "they", "it":
		return true
	}
	return false
}
