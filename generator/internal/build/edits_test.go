package build

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dossier/generator/internal/dossier"
	"dossier/templates"
)

// TestEdits: whatever an author does to a folder, a build that holds what the
// builds before found makes the site a build from nothing makes, byte by byte.
// DOSSIER_EDITS is how many things it does (default: 40).
func TestEdits(t *testing.T) {
	steps := 40
	if n, err := strconv.Atoi(os.Getenv("DOSSIER_EDITS")); err == nil {
		steps = n
	}
	d := &desk{t: t, r: rand.New(rand.NewPCG(5, 8)), dir: t.TempDir()}
	d.open()
	held := &Held{}
	for step := range steps {
		c := Config{Content: os.DirFS(d.dir), Name: "f", Templates: templates.FS, Limits: dossier.DefaultLimits, Workers: 2}
		want := runConfig(t, c)
		c.Found = &Found{Held: held}
		got := runConfig(t, c)
		held.Turn()
		if !bytes.Equal(joined(got.Files), joined(want.Files)) || !bytes.Equal(got.Lock, want.Lock) {
			t.Fatalf("step %d, %s: another site than from nothing: %s", step, d.did, firstOther(got, want))
		}
		if step%7 == 3 {
			d.write("ids.lock", string(want.Lock))
		}
		d.edit()
	}
}

// firstOther names the first file that is another.
func firstOther(got, want *Result) string {
	for i, f := range want.Files {
		if i >= len(got.Files) || got.Files[i].Address != f.Address {
			return f.Address + " is missing, or another is there"
		}
		if g := got.Files[i].Data; !bytes.Equal(g, f.Data) {
			at := 0
			for at < min(len(g), len(f.Data)) && g[at] == f.Data[at] {
				at++
			}
			show := func(b []byte) string { return string(b[max(0, at-60):min(len(b), at+60)]) }
			return fmt.Sprintf("%s: %q, want %q", f.Address, show(g), show(f.Data))
		}
	}
	return "there are more files"
}

// A desk is where somebody writes a dossier about a harbor.
type desk struct {
	t   *testing.T
	r   *rand.Rand
	dir string
	did string
}

var (
	speakers = []string{"Ann Lee", "Bo Ray", "Cara Finn", "Mayor Dale Hurst", "Lee", "the harbor master", "Ann Ray", "the Pilots’ Guild"}
	sayings  = []string{
		"We will rebuild the old wooden pier before the first ferry of the season sails", "The ferry sails at noon", "Nobody swims here any more",
		"The toll pays for the bridge and for nothing else", "I have never seen the harbor so quiet in winter", "We sail anyway",
		"The board has not decided when the lock will be opened to large ships", "It is a good day for the town", "Not a single boat was lost",
	}
)

func (d *desk) one(list []string) string { return list[d.r.IntN(len(list))] }

func (d *desk) write(name, text string) {
	name = filepath.Join(d.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) open() {
	d.write("dossier.yaml", "title: The harbor\n")
	d.write("people/ann-lee.md", "---\nname: Ann Lee\n---\nShe runs the ferry.\n")
	d.write("issues/toll.md", "---\ntitle: The toll\nquestion: Who pays?\nkeywords: [toll, bridge]\n---\nOpen.\n")
	for n := range 12 {
		d.article(n)
	}
}

// article writes an article of several paragraphs, all of them anew.
func (d *desk) article(n int) {
	var b strings.Builder
	fmt.Fprintf(&b, "The harbor, day %d\n\n", n)
	for range 2 + d.r.IntN(5) {
		b.WriteString(d.paragraph())
	}
	d.write(fmt.Sprintf("articles/post-2024-05-%02d.txt", n+1), b.String())
}

func (d *desk) paragraph() string {
	words := d.one(sayings)
	if d.r.IntN(3) == 0 {
		words = words[:strings.LastIndexByte(words, ' ')]
	}
	switch d.r.IntN(4) {
	case 0:
		return fmt.Sprintf("%s said on Monday that %s.\n\n", d.one(speakers), strings.ToLower(words[:1])+words[1:])
	case 1:
		return fmt.Sprintf("“%s,” %s said. “%s.”\n\n", words, d.one(speakers), d.one(sayings))
	case 2:
		return fmt.Sprintf("%s walked along the quay. “%s,” she said.\n\n", d.one(speakers), words)
	}
	return fmt.Sprintf("“%s,” said %s.\n\n", words, d.one(speakers))
}

// edit does one thing an author may do.
func (d *desk) edit() {
	n := d.r.IntN(12)
	name := fmt.Sprintf("articles/post-2024-05-%02d", n+1)
	text, err := os.ReadFile(filepath.Join(d.dir, name+".txt"))
	kind := d.r.IntN(9)
	d.did = fmt.Sprint("edit ", kind, " of ", name)
	switch {
	case err != nil: // it comes back
		d.article(n)
	case kind < 3:
		parts := strings.SplitAfter(string(text), "\n\n")
		i := 1 + d.r.IntN(len(parts)-1)
		switch kind {
		case 0:
			parts[i] = d.paragraph()
		case 1:
			parts[i] += d.paragraph()
		case 2:
			parts[i] = strings.Replace(parts[i], " the ", " the very ", 1)
		}
		d.write(name+".txt", strings.Join(parts, ""))
	case kind == 3:
		_ = os.Remove(filepath.Join(d.dir, name+".yaml"))
		if err := os.Remove(filepath.Join(d.dir, name+".txt")); err != nil {
			d.t.Fatal(err)
		}
	case kind == 4:
		d.write(name+".yaml", fmt.Sprintf("title: Title %d\noutlet: Quay Times\npublished: 2024-06-%02d\n", d.r.IntN(9), 1+d.r.IntN(9)))
	case kind == 5:
		d.write("people/bo-ray.md", fmt.Sprintf("---\nname: Bo Ray\nother_names: [%q]\n---\nHe keeps the lock.\n", d.one([]string{"Robert Ray", "Ray"})))
	case kind == 6:
		d.write("issues/toll.md", fmt.Sprintf("---\ntitle: The toll\nkeywords: [%s]\n---\nOpen, see [[ann-lee]].\n", d.one([]string{"toll", "bridge, ferry", "pier"})))
	case kind == 7:
		d.write("notes/n.md", fmt.Sprintf("---\ntitle: Note %d\n---\nOf the harbor, and of Ann Lee.\n", d.r.IntN(9)))
	case kind == 8:
		d.article(n)
	}
}
