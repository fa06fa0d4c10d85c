package extract

import (
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// TestParts: the parts of a text hold its words once and in order, its quoted
// stretches whole, and no more than they should where a border can be drawn.
func TestParts(t *testing.T) {
	for _, a := range articles(t) {
		for _, size := range []int{1, 100, 1000, len(a) + 1} {
			set, l := layOut(Input{Text: text.New(a)})
			var words strings.Builder
			stretches, n := 0, 0
			for p := range l.parts(size) {
				n++
				for _, b := range p.blocks {
					words.WriteString(a[b.Span.Start:b.Span.End])
				}
				for _, st := range p.stretches {
					if !contains(p.blocks, st.Outer) {
						t.Errorf("size %d: %q is in no block of its part", size, a[st.Outer.Start:st.Outer.End])
					}
				}
				stretches += len(p.stretches)
			}
			var want strings.Builder
			for _, b := range set.Blocks {
				want.WriteString(a[b.Span.Start:b.Span.End])
			}
			if got, want := without(words.String()), without(want.String()); got != want {
				t.Errorf("size %d: got the words\n%s\nwant\n%s", size, got, want)
			}
			if stretches != len(l.stretches) {
				t.Errorf("size %d: %d stretches, want %d", size, stretches, len(l.stretches))
			}
			if (n == 1) != (size > len(a) || len(set.Blocks) == 1 && len(l.pieces(size)) == 1) {
				t.Errorf("size %d: %d parts of %d bytes", size, n, len(a))
			}
		}
	}
}

func contains(blocks []anno.Block, sp text.Span) bool {
	for _, b := range blocks {
		if b.Span.Contains(sp) {
			return true
		}
	}
	return false
}

// without takes the white space out of a text.
func without(s string) string { return strings.Join(strings.Fields(s), "") }

// TestLongArticle: who is introduced in the first part is known in the last,
// whether a text has paragraphs or is one line.
func TestLongArticle(t *testing.T) {
	for name, gap := range map[string]string{"paragraphs": "\n\n", "one line": " "} {
		t.Run(name, func(t *testing.T) {
			filler := strings.Repeat("The ferry sails from the harbor at noon, and the mayor waves."+gap, 3*longestPart/60)
			tx := text.New("Ferry sails" + "\n\n" + "Ann Lee, the mayor, opened the pier on Monday." + gap + filler + "“We begin today,” Lee said." + gap + "She left.")
			set := Run(Input{Text: tx})
			if err := set.Check(tx); err != nil {
				t.Fatal(err)
			}
			if len(set.Attributions) != 1 || len(set.Dates) == 0 {
				t.Fatalf("%d attributions, %d dates", len(set.Attributions), len(set.Dates))
			}
			a := set.Attributions[0]
			if a.Speaker < 0 || set.Entities[a.Speaker].Name != "Ann Lee" || len(set.Entities[a.Speaker].Descriptions) != 1 {
				t.Errorf("the speaker is %v", a.Speaker)
			}
			last := set.Mentions[len(set.Mentions)-1]
			if last.Kind != anno.PronounMention || last.Entity != a.Speaker {
				t.Errorf("the last mention is %q, of %s", tx.Slice(last.Span), set.Entities[last.Entity].Name)
			}
		})
	}
}
