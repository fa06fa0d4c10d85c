package build

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dossier/generator/internal/data"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/output"
	"dossier/generator/internal/render"
	"dossier/generator/internal/site"
	"dossier/templates"
)

// benched is the folder the stages are timed on: the dossier that ships, or
// the one DOSSIER_BENCH names.
func benched() fs.FS {
	if dir := os.Getenv("DOSSIER_BENCH"); dir != "" {
		return os.DirFS(dir)
	}
	return os.DirFS(shipped)
}

// BenchmarkStages times each stage by itself, on one processor.
func BenchmarkStages(b *testing.B) {
	content := benched()
	files, _ := dossier.Load(content, dossier.DefaultLimits)
	known := files.Known()
	annotate := func() (out []dossier.Annotated) {
		for _, r := range files.Articles {
			a, _ := dossier.Annotate(r, known, extract.Run)
			out = append(out, a)
		}
		return out
	}
	articles := annotate()
	d, _, _ := dossier.Assemble("bench", files, articles)
	s, _ := site.New(d, extract.Rules())
	theme, err := render.New(templates.FS)
	if err != nil {
		b.Fatal(err)
	}
	made := runConfig(b, Config{Content: content, Name: "bench", Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: 1}).Files
	dir := filepath.Join(b.TempDir(), "site")
	for _, stage := range []struct {
		name string
		n    int // things done in one go
		do   func() error
	}{
		{"read", len(files.Articles), func() error { dossier.Load(content, dossier.DefaultLimits); return nil }},
		{"annotate", len(articles), func() error { annotate(); return nil }},
		{"assemble", len(articles), func() error { dossier.Assemble("bench", files, articles); return nil }},
		{"plan", s.Count(), func() error { s, _ := site.New(d, extract.Rules()); s.Count(); return nil }},
		{"pages", s.Count(), func() error {
			for _, p := range s.Pages() {
				if err := theme.Page(s, p, func([]byte) {}); err != nil {
					return fmt.Errorf("%s: %w", p.Address, err)
				}
			}
			return nil
		}},
		{"data", len(articles), func() error {
			for _, job := range data.Jobs(s) {
				if err := job(machineWriter{WriterFunc(func(output.File) error { return nil })}); err != nil {
					return err
				}
			}
			return nil
		}},
		{"write", len(made), func() error { return output.Replace(dir, made) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := stage.do(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*stage.n), "µs/each")
		})
	}
}

// BenchmarkRun times a build from the folder to the last file's bytes.
func BenchmarkRun(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, ds, err := Run(context.Background(), Config{
			Content: benched(), Name: "bench", Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: 2,
			Begin: func(*Result) (Writer, error) { return WriterFunc(func(output.File) error { return nil }), nil },
		})
		if err != nil || ds.HasErrors() {
			b.Fatal(err, ds)
		}
	}
}
