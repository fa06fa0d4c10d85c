package build

import (
	"context"
	"path"
	"slices"

	"dossier/generator/internal/audit"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/prose"
	"dossier/generator/internal/site"
)

// Check looks for all that Run would stop for or warn of before it makes pages,
// and for what package audit knows. It returns no report when the articles have
// errors: what an author quotes from them cannot be judged then.
func Check(ctx context.Context, c Config) (*prose.Report, diag.List, error) {
	d, _, _, ds, err := Dossier(ctx, c)
	if err != nil || !sound(ds) {
		return nil, ds, err
	}
	ds = append(ds, audit.Run(d)...)
	if ds.HasErrors() {
		report, more := prose.Check(d)
		return report, append(ds, more...), nil
	}
	s, more := site.New(d, extract.Rules())
	return s.Prose(), append(ds, more...), nil
}

// misquotes adds what is wrong with the quotations of a dossier that has other
// errors, so that the author hears of all at once.
func misquotes(d *dossier.Dossier, ds diag.List) diag.List {
	if !sound(ds) {
		return ds
	}
	_, more := prose.Check(d)
	return append(ds, more...)
}

// sound tells whether all errors are in files that say nothing of what the
// articles print.
func sound(ds diag.List) bool {
	return !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && !slices.Contains(besides, path.Dir(d.Path)) && d.Path != "dossier.yaml"
	})
}

// besides are the folders of such files.
var besides = []string{"people", "organizations", "issues", "notes"}
