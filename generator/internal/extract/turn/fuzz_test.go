package turn

import (
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// FuzzFind: turns are in order, their words stand in the text behind their labels,
// and reading names in labels moves no byte and changes none of what is said.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"MAYOR ANN ORR: Hello.\n\nI am here.\n(Pause.)\nQ  Why?\nMAYOR ORR: Because.\nQ  When?",
		"Q: Did you?\nA: I did.\nQ: Why?\nA: My word.",
		"**Ann Orr:** I know.\n**Tom Vale:** how so\n**Ann Orr:** we saw.\n**Tom Vale:** no. Orr left.\nVale",
		"McDONALD (voice-over): I go.\nÖZGÜR ÇELİK: we go.\nMcDONALD:\nOn we go.\nÇELİK: so.",
	} {
		f.Add(s, 3, 9)
	}
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		var blocks []anno.Block
		at := 0
		for line := range strings.SplitSeq(s, "\n") {
			if line != "" {
				blocks = append(blocks, anno.Block{Kind: anno.Body, Span: text.Span{Start: at, End: at + len(line)}})
			}
			at += len(line) + 1
		}
		var skip []text.Span
		if 0 <= from && from < to && to <= len(s) {
			skip = append(skip, text.Span{Start: from, End: to})
		}
		turns, remarks := Find(s, blocks, skip)
		named := Names(s, turns, remarks)
		if len(named) != len(s) {
			t.Fatalf("%d bytes became %d", len(s), len(named))
		}
		end := 0
		for _, turn := range turns {
			if turn.Label.Start < end || turn.Label.Empty() || turn.Front.End < turn.Label.End {
				t.Fatalf("%+v behind %d", turn, end)
			}
			end = turn.Front.End
			for _, w := range turn.Words {
				if w.Start < end || w.Empty() || w.End > len(s) || named[w.Start:w.End] != s[w.Start:w.End] {
					t.Fatalf("%+v in %+v behind %d", w, turn, end)
				}
				end = w.End
			}
		}
	})
}
