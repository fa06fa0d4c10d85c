package build

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dossier/generator/internal/desk"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
	"dossier/templates"
)

// TestEdits: whatever an author does to a folder, a build that holds what the
// builds before found makes the site a build from nothing makes, byte by byte, and
// says the same; and what is made from the same, as its sum tells, is the same.
func TestEdits(t *testing.T) {
	n := desk.Steps()
	theme, err := desk.Read(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	d := desk.New(5, theme)
	content, styles := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "templates")
	held, did, good := &Held{}, "begin", 0
	made := map[madeFrom][]byte{}
	for step := range n {
		if err := d.Content.Fill(content); err != nil {
			t.Fatal(err)
		}
		if err := d.Templates.Fill(styles); err != nil {
			t.Fatal(err)
		}
		c := Config{Content: os.DirFS(content), Name: "f", Templates: os.DirFS(styles), Limits: dossier.DefaultLimits, Workers: 2}
		want, wanted := attempt(c)
		c.Found = &Found{Held: held}
		got, said := attempt(c)
		held.Turn()
		if said != wanted {
			t.Fatalf("step %d, %s: it says\n%s\nfrom nothing\n%s", step, did, said, wanted)
		}
		if !bytes.Equal(joined(got.Files), joined(want.Files)) || !bytes.Equal(got.Lock, want.Lock) {
			t.Fatalf("step %d, %s: another site than from nothing: %s", step, did, firstOther(got, want))
		}
		for _, f := range want.Files {
			of := madeFrom{f.Address, f.From}
			if before, known := made[of]; f.From != 0 && known && !bytes.Equal(before, f.Data) {
				t.Fatalf("step %d, %s: %s is made from the same and another: %s", step, did, f.Address, difference(string(f.Data), string(before)))
			}
			made[of] = f.Data
		}
		if len(want.Files) == 0 {
			d.Undo()
		} else if good++; step%7 == 3 {
			d.Content[dossier.LockFile] = string(want.Lock)
		}
		did = d.Edit()
	}
	if good < n/2 {
		t.Errorf("%d of %d steps made a site", good, n)
	}
}

// madeFrom is a file, and the sum of what it was made from.
type madeFrom struct {
	address string
	from    sum.Sum
}

// attempt is the site, empty where there are errors, and what is said.
func attempt(c Config) (*Result, string) {
	r, ds, err := Run(context.Background(), c)
	var b bytes.Buffer
	ds.Print(&b)
	if r == nil {
		r = &Result{}
	}
	return r, fmt.Sprint(b.String(), err)
}

// firstOther names the first file that is another.
func firstOther(got, want *Result) string {
	for i, f := range want.Files {
		if i >= len(got.Files) || got.Files[i].Address != f.Address {
			return f.Address + " is missing, or another is there"
		}
		if g := got.Files[i].Data; !bytes.Equal(g, f.Data) {
			return f.Address + ": " + difference(string(g), string(f.Data))
		}
	}
	return "there are more files"
}
