package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/feed"
	"dossier/generator/internal/importer"
)

// printEntry writes address, date and title, parted by tabs for other programs.
func (r *importRun) printEntry(e feed.Entry) {
	title := e.Title
	if e.Nested {
		title = "(a sitemap; import its address to list it)"
	}
	fmt.Fprintln(r.stdout, strings.TrimRight(strings.Join([]string{diag.Visible(e.Address), diag.Visible(e.Date), diag.Visible(title)}, "\t"), "\t"))
}

// drift shows what has changed and what hangs on it.
func (r *importRun) drift(ctx context.Context, p *importer.Plan) error {
	said, err := p.Drift(ctx, r.check)
	if err != nil {
		return err
	}
	fmt.Fprint(r.stdout, visibleLines(string(p.Diff)))
	if len(said) > 0 {
		fmt.Fprintln(r.stdout, "with this text a build would say:")
		for _, d := range said {
			fmt.Fprintln(r.stdout, " ", d)
		}
	}
	if !r.Update {
		r.ds.Errorf(p.Article.Input.Name, 1, 1, "page-changed", "look at what has changed; --update takes the new text, --id makes it another article", "%s has another text", p.Text)
	}
	return nil
}

// visibleLines makes a text harmless in a terminal, line by line.
func visibleLines(s string) string {
	var b strings.Builder
	for l := range strings.Lines(s) {
		b.WriteString(diag.Visible(strings.TrimRight(l, "\r\n")) + "\n")
	}
	return b.String()
}

// report tells what was written, or would be.
func (r *importRun) report(p *importer.Plan) {
	a := p.Article
	did := "wrote"
	if r.DryRun {
		did = "would write"
	}
	fmt.Fprintf(r.stdout, "%s: %s", diag.Visible(a.Input.Name), count(a.Lines, "paragraph", "paragraphs"))
	if a.Page != nil {
		fmt.Fprintf(r.stdout, ", %s left out%s", count(len(a.Page.LeftOut), "block", "blocks"), reasons(p))
	}
	fmt.Fprintln(r.stdout)
	for _, f := range a.Facts {
		if f.Basis != "" {
			fmt.Fprintf(r.stdout, "  %s: %s (%s)\n", f.Key, diag.Visible(f.Value), f.Basis)
		}
	}
	for _, f := range p.Files {
		fmt.Fprintf(r.stdout, "  %s %s\n", did, f.Name)
	}
	if r.DryRun && a.Page != nil {
		for _, l := range a.Page.LeftOut {
			fmt.Fprintf(r.stdout, "  left out, %s: %s\n", l.Reason, diag.Visible(strings.ReplaceAll(l.Words, "\n", " / ")))
		}
	}
}

// reasons counts what was left out for which reason: ": newsletter 3, share bar 2".
func reasons(p *importer.Plan) string {
	n := map[string]int{}
	var order []string
	for _, l := range p.Article.Page.LeftOut {
		if n[l.Reason]++; !slices.Contains(order, l.Reason) {
			order = append(order, l.Reason)
		}
	}
	if len(order) == 0 {
		return ""
	}
	for i, reason := range order {
		order[i] = fmt.Sprintf("%s %d", reason, n[reason])
	}
	return ": " + strings.Join(order, ", ")
}
