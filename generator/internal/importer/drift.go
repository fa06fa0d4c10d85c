package importer

import (
	"context"
	"io/fs"
	"slices"

	"dossier/generator/internal/build"
	"dossier/generator/internal/diag"
)

// Drift tells what a build would say with the changed text that it does not say
// now: marks that move or find nothing, quotations in the author's prose that no
// source has any more, positions without their words.
func (p *Plan) Drift(ctx context.Context, c build.Config) (diag.List, error) {
	_, before, err := build.Check(ctx, c)
	if err != nil {
		return nil, err
	}
	c.Content = changed{c.Content, p.Text, p.Article.Text}
	_, after, err := build.Check(ctx, c)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(after.Sorted(), func(d diag.Diagnostic) bool {
		return slices.Contains(before, d) || d.Code == "source-changed" // it is that, of course
	}), nil
}

// changed is a content folder in which one file reads otherwise.
type changed struct {
	fs.FS
	name string
	data []byte
}

// ReadFile implements fs.ReadFileFS.
func (c changed) ReadFile(name string) ([]byte, error) {
	if name == c.name {
		return slices.Clone(c.data), nil
	}
	return fs.ReadFile(c.FS, name)
}

// ReadDir implements fs.ReadDirFS.
func (c changed) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(c.FS, name) }

// Lstat implements fs.ReadLinkFS.
func (c changed) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(c.FS, name) }

// ReadLink implements fs.ReadLinkFS.
func (c changed) ReadLink(name string) (string, error) { return fs.ReadLink(c.FS, name) }
