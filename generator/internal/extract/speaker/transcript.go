package speaker

import (
	"strings"

	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// Transcript drafts the turns of an interview printed without quotation marks:
// paragraphs that begin with a label in capitals and a colon, "SMITH: We will
// win.", three or more of them in the article. A turn is the rest of its
// paragraph.
func Transcript(ds *parse.Drafts) {
	var turns []int
	for n := range ds.Doc.Sentences {
		if s := &ds.Doc.Sentences[n]; s.First && label(ds.Doc.S, s) > 0 {
			turns = append(turns, n)
		}
	}
	if len(turns) < 3 {
		return
	}
	for _, n := range turns {
		s := &ds.Doc.Sentences[n]
		j := label(ds.Doc.S, s)
		if j+1 >= len(s.Nodes) || ds.Used(n, 0, len(s.Nodes)) {
			continue
		}
		t := tagger{ds: ds, n: n, s: s}
		d := t.draft(parse.Cue{SrcA: 0, SrcB: j, Start: j, End: j + 1}, "speaker/transcript")
		d.By = parse.Rule("speaker/transcript", "", 0.85)
		d.Verbatim = true
		k := ds.Add(d, n, [2]int{j + 1, len(s.Nodes)})
		ds.Use(n, 0, j+1)
		for m := n + 1; m < len(ds.Doc.Sentences) && ds.Doc.Sentences[m].Block == s.Block; m++ {
			ds.Extend(k, m, 0, len(ds.Doc.Sentences[m].Nodes))
		}
		ds.List[k].Content = []text.Span{text.Bounds(ds.List[k].Content)}
	}
}

// label returns the node of the colon behind a label in capitals, or 0.
func label(s string, sent *parse.Sentence) int {
	letters := 0
	for j := range sent.Nodes {
		n := &sent.Nodes[j]
		switch {
		case n.IsQuote() || j > 4:
			return 0
		case n.Low == ":":
			if letters < 2 && !(j == 1 && (sent.Nodes[0].Low == "q" || sent.Nodes[0].Low == "a")) {
				return 0
			}
			return j
		case n.Kind != text.Letters && n.Low != "." && n.Low != "(" && n.Low != ")" && n.Low != "-":
			return 0
		}
		w := s[n.Start:n.End]
		if w != strings.ToUpper(w) {
			return 0
		}
		letters += len(w)
	}
	return 0
}
