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
	"dossier/generator/internal/source"
)

// Check looks for all that Run would stop for or warn of before it makes pages,
// and for what package audit knows. It returns no report when a text could not be
// read: what an author quotes cannot be judged then.
func Check(ctx context.Context, c Config) (*prose.Report, diag.List, error) {
	d, _, files, ds, err := Dossier(ctx, c)
	if err != nil || !sound(ds) {
		return nil, ds, err
	}
	report, more := judge(d, files)
	return report, slices.Concat(ds, audit.Run(d), more), nil
}

// judge looks through the author's prose, of a dossier with errors too, so that
// the author hears of all at once: links only when every file was understood,
// as a page that is missing for an error is no dead link.
func judge(d *dossier.Dossier, files *dossier.Files) (*prose.Report, diag.List) {
	if !files.Whole {
		return prose.Check(d)
	}
	s, ds := site.New(d, extract.Rules())
	return s.Prose(), ds
}

// sound tells whether every article's text was read: errors are in files that
// say something about it, or in what the author writes besides.
func sound(ds diag.List) bool {
	return !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
		about := path.Ext(d.Path) == ".yaml" && d.Code != source.UnknownEncoding || d.Path == dossier.LockFile
		return d.Severity == diag.Error && !about && !slices.Contains(besides, path.Dir(d.Path))
	})
}

// besides are the folders of what the author writes besides the articles.
var besides = []string{"people", "organizations", "issues", "events", "notes", "briefings"}
