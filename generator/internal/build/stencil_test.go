package build

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"dossier/generator/internal/render"
	"dossier/generator/internal/site"
	"dossier/templates"
)

// TestStencils: pages are, byte for byte, those of html/template, whatever
// stands in their fields, and none is left to it.
func TestStencils(t *testing.T) {
	theme, err := render.New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	standard, left := theme.Standard(), 0
	folders := map[string]fs.FS{"shipped": os.DirFS(shipped), "archive": archive(40)}
	for _, p := range payloads {
		folders[p], _ = everywhere(p)
	}
	if dir := os.Getenv("DOSSIER_BENCH"); dir != "" {
		folders["DOSSIER_BENCH"] = os.DirFS(dir)
	}
	for name, content := range folders {
		s := run(t, content, 2).Site
		for _, p := range s.Pages() {
			got := made(t, theme, s, p)
			if n := theme.Left(); n > left {
				t.Errorf("%s: %s was left to html/template", name, p.Address)
				left = n
			}
			want := made(t, standard, s, p)
			if !bytes.Equal(got, want) {
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Errorf("%s: %s: differs at %d\ngot  %.120q\nwant %.120q", name, p.Address, at, got[at:], want[at:])
			}
		}
	}
	if n, all := standard.Left(), theme.Left(); n == 0 || all > 0 {
		t.Errorf("%d of %d templates were left to html/template", all, n)
	}
}

func made(t *testing.T, theme *render.Theme, s *site.Site, p *site.Page) (page []byte) {
	t.Helper()
	if err := theme.Page(s, p, func(b []byte) { page = bytes.Clone(b) }); err != nil {
		t.Fatal(err)
	}
	return page
}
