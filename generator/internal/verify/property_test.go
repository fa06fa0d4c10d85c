package verify

import (
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/golden"
)

// everyStretch calls f with the words between each pair of marks of the
// ladder's sources.
func everyStretch(t *testing.T, f func(ix *Index, q Quotation, stretch string)) {
	w := world(t, golden.Read(t, "testdata/ladder.txtar")[0])
	for _, a := range w.list {
		for _, q := range a.Quotations {
			if q.Type == anno.Indirect {
				continue
			}
			for _, s := range q.Quoted {
				f(w.index, q, a.Text.Slice(s))
			}
		}
	}
}

// TestRunsPass: every run of words of every quotation passes as a fragment at
// worst, by its speaker.
func TestRunsPass(t *testing.T) {
	n := 0
	everyStretch(t, func(ix *Index, q Quotation, s string) {
		ws := words(s)
		for i := range ws {
			for k := i; k < len(ws); k++ {
				n++
				part := s[ws[i].Start:ws[k].End]
				if v := ix.Check(Quote{Text: part, Speakers: []string{q.Speaker}}); v.Rung > Fragment {
					t.Errorf("%q: %s", part, v)
				}
			}
		}
	})
	if n < 1500 {
		t.Errorf("only %d runs", n)
	}
}

// TestTypographyPasses: however marks, dashes, spaces and accents are typed, a
// quotation passes.
func TestTypographyPasses(t *testing.T) {
	typings := []*strings.Replacer{
		strings.NewReplacer("’", "'", "‘", "'", "…", "...", "–", "--", "\u2011", "-"),
		strings.NewReplacer(" ", "\u00a0", "'", "’", "–", "—"),
		strings.NewReplacer(" ", "  ", " – ", "-", "…", ". . ."),
		strings.NewReplacer("ñ", "n\u0303", "é", "e\u0301", "fl", "\ufb02", "er", "e\u00adr"),
		strings.NewReplacer("‘", "«", "’ ", "» ", " ", "\n"),
	}
	everyStretch(t, func(ix *Index, q Quotation, s string) {
		for i, r := range typings {
			if v := ix.Check(Quote{Text: r.Replace(s), Speakers: []string{q.Speaker}, GoesOn: true}); v.Severity() != Pass {
				t.Errorf("typing %d of %q: %s", i, s, v)
			}
		}
	})
}

// TestChangesFail: a quotation with any one word left out of its middle, put
// in, changed, or swapped with the next one fails, unless that word is the
// same as its neighbor.
func TestChangesFail(t *testing.T) {
	n := 0
	everyStretch(t, func(ix *Index, q Quotation, s string) {
		ws := words(s)
		for i := 1; i+1 < len(ws); i++ {
			w, before, next := s[ws[i].Start:ws[i].End], s[ws[i-1].Start:ws[i-1].End], s[ws[i+1].Start:ws[i+1].End]
			if key(w) == key(before) || key(w) == key(next) {
				continue
			}
			for what, changed := range map[string]string{
				"left out": s[:ws[i].Start] + s[ws[i].End:],
				"put in":   s[:ws[i].Start] + "very " + s[ws[i].Start:],
				"changed":  s[:ws[i].Start] + "whale" + s[ws[i].End:],
				"accent":   s[:ws[i].End] + "\u0301" + s[ws[i].End:],
				"swapped":  s[:ws[i].Start] + next + s[ws[i].End:ws[i+1].Start] + w + s[ws[i+1].End:],
			} {
				n++
				marked := strings.ContainsAny(s, "[…") // what is missing there may be taken for the author's cut
				if v := ix.Check(Quote{Text: changed}); v.Severity() != Fail && !marked {
					t.Errorf("%s: %q: %s", what, changed, v)
				}
			}
		}
	})
	if n < 500 {
		t.Errorf("only %d changes", n)
	}
}
