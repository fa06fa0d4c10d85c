package build

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dossier/generator/internal/dossier"
	"dossier/templates"
)

// BenchmarkEdit times what serve does after a save: one article of the folder
// that stages are timed on has other words, and the site is planned again.
func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	if err := os.CopyFS(dir, benched()); err != nil {
		b.Fatal(err)
	}
	names, _ := fs.Glob(os.DirFS(dir), "*.txt")
	more, _ := fs.Glob(os.DirFS(dir), "articles/*.txt")
	name := filepath.Join(dir, append(names, more...)[(len(names)+len(more))/2])
	was, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	at := bytes.IndexAny(was, "“\"")
	if at < 0 {
		b.Fatal("no quotation to edit")
	}
	held := &Held{}
	prepare := func() {
		_, ds, err := Prepare(context.Background(), Config{
			Content: os.DirFS(dir), Name: "bench", Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: 2, Found: &Found{Held: held},
		})
		if err != nil || ds.HasErrors() {
			b.Fatal(err, ds)
		}
		held.Turn()
	}
	prepare()
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		words := bytes.Repeat([]byte("ferry "), 1+n%3)
		if err := os.WriteFile(name, bytes.Join([][]byte{was[:at+3], words, was[at+3:]}, nil), 0o644); err != nil {
			b.Fatal(err)
		}
		prepare()
	}
}
