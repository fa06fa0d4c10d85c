package build

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/templates"
)

// TestPreparedFiles: a file made when it is asked for has the bytes Run gives
// it, there is one for every address of Run's, and for no other.
func TestPreparedFiles(t *testing.T) {
	for _, base := range []string{"", "https://example.org/d/"} { // with one there are pictures of pages
		testPreparedFiles(t, base)
	}
}

func testPreparedFiles(t *testing.T, base string) {
	c := Config{Content: os.DirFS(shipped), Name: "content", Templates: templates.FS, BaseURL: base, Limits: dossier.DefaultLimits, Workers: 2}
	p, ds, err := Prepare(context.Background(), c)
	if p == nil {
		t.Fatal(err, ds)
	}
	for _, f := range runConfig(t, c).Files {
		if got, err := p.File(f.Address); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("%s: %d bytes, %v; Run gives %d", f.Address, len(got), err, len(f.Data))
		}
	}
	for _, address := range []string{"", ".", "none.ico", "data", "data/none.json", "none.txt", "cards/none.png", "cards/method.png", "data/text/none.txt", "articles/none.html", "../content/dossier.yaml"} {
		if got, err := p.File(address); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %d bytes, %v", address, len(got), err)
		}
	}
}

// TestHeld: builds that keep what was found in memory give the bytes a build
// from nothing gives, after an edit of a text, of a mark, and both taken back;
// what no build asked for is forgotten.
func TestHeld(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const one = "The ferry\n\n“We sail at noon,” the mayor, Ann Lee, said. “The harbor is open.”\n"
	const two = "The harbor\n\nAnn Lee said: “The harbor is open.”\n"
	if err := os.Mkdir(filepath.Join(dir, "articles"), 0o755); err != nil {
		t.Fatal(err)
	}
	write("dossier.yaml", "title: Ferry\n")
	held := &Held{}
	for i, step := range []struct{ one, facts string }{
		{one, "title: The ferry\n"},
		{one + "\n“It is late,” she said.\n", "title: The ferry\n"},
		{one, "marks:\n  - quotation: {exact: We sail at noon}\n    reject: a slogan\n"},
		{one, "title: The ferry\n"},
	} {
		write("articles/one.txt", step.one)
		write("articles/two.txt", two)
		write("articles/one.yaml", step.facts)
		c := Config{Content: os.DirFS(dir), Name: "f", Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: 2}
		want := runConfig(t, c).Files
		c.Found = &Found{Held: held}
		got := runConfig(t, c).Files
		held.Turn()
		if !bytes.Equal(joined(got), joined(want)) {
			t.Errorf("step %d: another site than from nothing", i)
		}
		if len(held.last) != 2 {
			t.Errorf("step %d: %d articles are kept, want 2", i, len(held.last))
		}
	}
}

func joined(files []output.File) []byte {
	var b bytes.Buffer
	for _, f := range files {
		b.WriteString(f.Address + "\x00")
		b.Write(f.Data)
	}
	return b.Bytes()
}
