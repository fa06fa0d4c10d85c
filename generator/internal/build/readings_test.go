package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/site"
)

// TestReadings: no word is lost or put in by showing how witnesses differ. The
// runs of a wording hold the witness's words, in order; those that are the
// base's, with the gaps, are as many as the base has.
func TestReadings(t *testing.T) {
	for name, content := range dossiers(t) {
		t.Run(name, func(t *testing.T) {
			several := 0
			s := run(t, content, 2).Site
			of := map[int]*dossier.Statement{}
			for _, st := range s.Dossier.Statements {
				of[st.Number] = st
			}
			for _, p := range s.Pages() {
				if p.Template != "statement" {
					continue
				}
				d := p.Data().(site.StatementPage)
				if len(d.Witnesses) < 2 {
					continue
				}
				several++
				witnesses := of[d.Number].Witnesses
				base := len(wordsOf(witnesses[0].Quotation))
				for _, r := range d.Readings {
					at := slices.Index(d.Witnesses, r.Witnesses[0])
					printed, carried := count(t, r.Runs)
					if want := wordsOf(witnesses[at].Quotation); !slices.Equal(printed, want) {
						t.Errorf("%s, %s: shows %q of %q", p.Address, r.Witnesses[0].Name, printed, want)
					}
					if carried != base {
						t.Errorf("%s, %s: accounts for %d of the base's %d words", p.Address, r.Witnesses[0].Name, carried, base)
					}
				}
			}
			if several == 0 {
				t.Error("no statement has two witnesses")
			}
		})
	}
}

// wordsOf are the words of a quotation as collation reads them.
func wordsOf(q *dossier.Quotation) []string { return bare(collate.Read(q.Stretches())) }

func bare(ws []collate.Word) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.Text
	}
	return out
}

// count gives the words a wording prints, and how many of the base's words it
// shows, strikes out or says are missing.
func count(t *testing.T, runs []site.Run) (printed []string, base int) {
	t.Helper()
	for _, r := range runs {
		words := bare(collate.Read([]string{r.Words}))
		printed = append(printed, words...)
		switch {
		case r.Label != "":
			n, err := strconv.Atoi(strings.Fields(r.Label)[0])
			if err != nil {
				t.Error(err)
			}
			base += n
		case r.Kind == site.Plain || r.Kind == site.Moved:
			base += len(words)
		default:
			base += len(bare(collate.Read([]string{r.Base})))
		}
	}
	return printed, base
}

// dossiers are the folders of whole sites, and the texts of the archives.
func dossiers(t *testing.T) map[string]fs.FS {
	out := map[string]fs.FS{}
	for _, dir := range folders(t) {
		out[filepath.Base(dir)] = os.DirFS(dir)
	}
	for _, name := range []string{"statement", "order"} {
		out[name] = textsOf(golden.Read(t, "testdata/pages/"+name+".txtar")[0])
	}
	return out
}
