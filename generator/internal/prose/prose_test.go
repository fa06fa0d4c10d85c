package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/golden"
)

// TestCheck reads testdata/*.txtar: the files of a dossier, and under "want"
// what is found in its prose, quotations and names, and what is reported.
func TestCheck(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		content := a.FS(func(name string) string { return strings.TrimSuffix(name, "want") })
		a.Is(t, a.Index("want"), describe(assemble(t, content)))
	})
}

func assemble(t *testing.T, fsys fstest.MapFS) *dossier.Dossier {
	t.Helper()
	files, ds := dossier.Load(fsys, dossier.DefaultLimits)
	var articles []dossier.Annotated
	for _, r := range files.Articles {
		a, more := dossier.Annotate(r, files.Known(), extract.Run)
		articles, ds = append(articles, a), append(ds, more...)
	}
	d, _, more := dossier.Assemble("test", files, articles)
	if ds = append(ds, more...); ds.HasErrors() {
		t.Fatal(ds)
	}
	return d
}

// describe writes a line for each quotation and name, by text, then the messages.
func describe(d *dossier.Dossier) string {
	var b strings.Builder
	report, ds := Check(d)
	n := 0
	for _, p := range slices.Concat(d.Texts(), d.Lines) {
		r := report.Reading(p)
		for _, q := range r.Quotations {
			line, col := p.Position(q.Span.Start)
			fmt.Fprintf(&b, "%s:%d:%d “%s” %s %s", p.Path, line, col, short(q.Text), q.Severity, q.Verdict.Rung)
			for _, w := range q.Where {
				fmt.Fprintf(&b, "; %s ¶ %d", w.Article.ID, w.Article.Set.Blocks[w.Block].N)
				if w.Quotation != nil {
					fmt.Fprintf(&b, " [%d]", w.Quotation.Statement.Number)
				}
			}
			b.WriteString("\n")
			n++
		}
		for _, m := range r.Mentions {
			line, col := p.Position(m.Span.Start)
			fmt.Fprintf(&b, "%s:%d:%d %s is %s %s\n", p.Path, line, col, strings.ReplaceAll(p.Markdown[m.Span.Start:m.Span.End], "\n", "⏎"), m.Agent.Kind, m.Agent.ID)
		}
	}
	for _, k := range report.Rungs {
		n -= k
	}
	if n != 0 {
		fmt.Fprintf(&b, "%d quotations are on no rung\n", n)
	}
	fmt.Fprintf(&b, "%d loose\n", report.Loose)
	ds.Print(&b)
	return b.String()
}

// TestTooLarge: a text too long to be parsed in good time is an error, and not read.
func TestTooLarge(t *testing.T) {
	p := &dossier.Prose{Path: "notes/n.md", Line: 3, Markdown: strings.Repeat("“We sail at noon.” ", MaxBytes/16)}
	report, ds := Check(&dossier.Dossier{Notes: []*dossier.Note{{Text: p}}})
	if len(ds) != 1 || ds[0].Code != "too-large" || ds[0].Line != 3 {
		t.Errorf("got %v", ds)
	}
	if r := report.Reading(p); len(r.Quotations) > 0 {
		t.Errorf("%d quotations", len(r.Quotations))
	}
}
