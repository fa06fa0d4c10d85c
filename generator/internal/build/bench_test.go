package build

import (
	"os"
	"testing"

	"dossier/generator/internal/render"
	"dossier/templates"
)

// BenchmarkPages renders every page of the dossier that ships, or of the
// folder DOSSIER_BENCH names, one after the other.
func BenchmarkPages(b *testing.B) {
	dir := shipped
	if d := os.Getenv("DOSSIER_BENCH"); d != "" {
		dir = d
	}
	s := run(b, os.DirFS(dir), 2).Site
	theme, err := render.New(templates.FS)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range s.Pages {
			if _, err := theme.Page(s, p); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(s.Pages)), "µs/page")
}
