package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

// TestCases runs every article of testdata/*.txtar and compares what is found
// with the want section behind it. Each archive is one construct.
func TestCases(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if !strings.HasSuffix(f.Name, ".txt") {
				continue
			}
			tx := text.New(strings.TrimRight(string(f.Data), "\n"))
			set := Run(Input{Text: tx})
			if err := set.Check(tx); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			a.Want(t, i, describe(tx, set))
		}
	})
}

const cases = "testdata/*.txtar"

// describe writes a set as lines a journalist can read: attributions, repairs,
// furniture, then the people, organizations and places.
func describe(t *text.Text, set *anno.Set) string {
	var b strings.Builder
	words := func(ss []text.Span) string {
		var out []string
		for _, s := range ss {
			out = append(out, t.Plain(s))
		}
		return strings.Join(out, " … ")
	}
	for _, a := range set.Attributions {
		fmt.Fprintf(&b, "%s %s\n\t", a.Type, words(a.Content))
		switch {
		case len(a.Source) == 0:
			b.WriteString("no speaker")
		case a.Speaker < 0:
			fmt.Fprintf(&b, "speaker %q", words(a.Source))
		default:
			fmt.Fprintf(&b, "speaker %q → %q", words(a.Source), set.Entities[a.Speaker].Name)
		}
		if len(a.Cue) > 0 {
			fmt.Fprintf(&b, " cue %q", words(a.Cue))
		}
		fmt.Fprintf(&b, " rule %s", a.By.Rule)
		if a.Attrib.Rule != "" && a.Attrib.Rule != a.By.Rule {
			fmt.Fprintf(&b, " %s", a.Attrib.Rule)
		}
		if a.Mode != anno.Speech {
			fmt.Fprintf(&b, " (%s)", a.Mode)
		}
		b.WriteString("\n")
	}
	for _, r := range set.Repairs {
		fmt.Fprintf(&b, "repair %q read as %q\n", t.Slice(r.Span), r.Read)
	}
	for _, f := range set.Furniture {
		fmt.Fprintf(&b, "furniture %q\n", t.Slice(f.Span))
	}
	for _, e := range set.Entities {
		if e.Kind == anno.UnnamedEntity || e.Kind == anno.DocumentEntity {
			continue
		}
		fmt.Fprintf(&b, "%s %q", e.Kind, e.Name)
		if e.Gender != "" {
			fmt.Fprintf(&b, " %s", e.Gender)
		}
		for _, d := range e.Descriptions {
			fmt.Fprintf(&b, " %q", t.Plain(d))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestKnownFailures: what extraction gets wrong is written down, and stays so
// until it is mended.
func TestKnownFailures(t *testing.T) {
	a := golden.Read(t, "testdata/known/failures.txtar")[0]
	for i := 0; i+1 < len(a.Files); i += 2 {
		article, want := a.Files[i], a.Files[i+1]
		tx := text.New(string(article.Data))
		if got := describe(tx, Run(Input{Text: tx, Blocks: body(tx)})); got == string(want.Data) {
			t.Errorf("%s: comes out right now; move it to the cases", article.Name)
		} else if testing.Verbose() {
			t.Logf("%s:\n%s", article.Name, got)
		}
	}
}

// body takes a text for paragraphs without a headline.
func body(tx *text.Text) []anno.Block {
	var out []anno.Block
	at := 0
	for _, p := range strings.SplitAfter(tx.String(), "\n") {
		if line := strings.TrimSpace(p); line != "" {
			out = append(out, anno.Block{Kind: anno.Body, Span: text.Span{Start: at, End: at + len(line)}, N: int32(len(out) + 1)})
		}
		at += len(p)
	}
	return out
}

// TestRulesDocumented makes sure that every rule a Set names can be explained,
// and that every rule explains itself in full.
func TestRulesDocumented(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules() {
		if known[r.Name] {
			t.Errorf("rule %s is documented twice", r.Name)
		}
		known[r.Name] = true
		if r.Title == "" || r.Text == "" || r.Example == "" || r.Source == "" {
			t.Errorf("rule %s: title, text, example or source is missing", r.Name)
		}
	}
	for _, a := range articles(t) {
		set := Run(Input{Text: text.New(a)})
		var used []anno.By
		for _, x := range set.Attributions {
			used = append(used, x.By, x.Attrib)
		}
		for _, x := range set.Mentions {
			used = append(used, x.By)
		}
		for _, x := range set.Repairs {
			used = append(used, x.By)
		}
		for _, by := range used {
			if by.Rule != "" && !known[by.Rule] {
				t.Errorf("rule %s is not documented", by.Rule)
			}
		}
	}
}

// articles returns the articles of all test cases.
func articles(tb testing.TB) []string {
	var out []string
	for _, a := range golden.Read(tb, cases) {
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".txt") {
				out = append(out, string(f.Data))
			}
		}
	}
	return out
}

// FuzzRun feeds any text and expects a set that keeps its invariants, twice
// the same.
func FuzzRun(f *testing.F) {
	for _, a := range articles(f) {
		f.Add(a)
	}
	f.Add("“a” “b ‘c’ \"d\" said said: “")
	f.Add("''''' said ''he'' said,''")
	f.Fuzz(func(t *testing.T, s string) {
		tx := text.New(strings.ToValidUTF8(strings.ReplaceAll(s, "\r", "\n"), "?"))
		set := Run(Input{Text: tx})
		if err := set.Check(tx); err != nil {
			t.Fatal(err)
		}
		var r Reader
		if err := r.run(Input{Text: tx}, 40).Check(tx); err != nil {
			t.Fatalf("in parts: %v", err)
		}
		if again := r.Run(Input{Text: tx}); describe(tx, again) != describe(tx, set) {
			t.Fatal("two runs differ")
		}
	})
}

// BenchmarkRun measures whole extraction over the test cases joined to a
// megabyte.
func BenchmarkRun(b *testing.B) {
	unit := strings.Join(articles(b), "\n\n")
	tx := text.New(strings.Repeat(unit+"\n\n", 1<<20/len(unit)+1))
	b.SetBytes(int64(tx.Len()))
	b.ReportAllocs()
	for b.Loop() {
		Run(Input{Text: tx})
	}
}

// BenchmarkTexts measures whole extraction over the articles in the folders of
// DOSSIER_TEXTS, one after the other.
func BenchmarkTexts(b *testing.B) {
	var texts []*text.Text
	size := 0
	for _, dir := range filepath.SplitList(os.Getenv("DOSSIER_TEXTS")) {
		files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			texts = append(texts, text.New(strings.ToValidUTF8(string(raw), "?")))
			size += len(raw)
		}
	}
	if len(texts) == 0 {
		b.Skip("DOSSIER_TEXTS names no folder of texts")
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	Run(Input{Text: texts[0]}) // reads the model
	for b.Loop() {
		for _, t := range texts {
			Run(Input{Text: t})
		}
	}
}

// TestKnownNames: an author's file gives a person id and gender, and joins
// other names.
func TestKnownNames(t *testing.T) {
	tx := text.New("Bridge closed\n\nThe Iron Lady of Harbour Street spoke. “It is shut,” Okonkwo-Bell said.")
	set := Run(Input{Text: tx, Names: []Known{{ID: "ada-okonkwo-bell", Kind: anno.PersonEntity, Name: "Ada Okonkwo-Bell", Gender: "f"}}})
	if len(set.Attributions) != 1 || set.Attributions[0].Speaker < 0 || set.Entities[set.Attributions[0].Speaker].ID != "ada-okonkwo-bell" {
		t.Errorf("got %s", describe(tx, set))
	}
}

// TestPersonsRepair: a person's reading of a mark is used for pairing.
func TestPersonsRepair(t *testing.T) {
	s := "Bridge closed\n\n“It is shut.' Nobody goes there,” Ann Orr said."
	tx := text.New(s)
	i := strings.Index(s, "'")
	r := anno.Repair{Span: text.Span{Start: i, End: i + 1}, Read: "”", By: anno.By{Origin: anno.Person, Rule: "ann.yaml:3", Confidence: 1}}
	set := Run(Input{Text: tx, Repairs: []anno.Repair{r}})
	if err := set.Check(tx); err != nil {
		t.Fatal(err)
	}
	if len(set.Attributions) == 0 || len(set.Attributions[0].Quoted) == 0 || tx.Slice(set.Attributions[0].Quoted[0]) != "It is shut." {
		t.Errorf("got %s", describe(tx, set))
	}
}

// TestLongTexts: texts without sentence ends, or of one thing over and over,
// take time that grows with their length; a rule that looks back over all of
// the text makes this test hang.
func TestLongTexts(t *testing.T) {
	for _, unit := range []string{"said ", "“", "' ", "''a", ", who said ", "Ann Orr, ", "and said, ", "(", "“Yes,” he said, ", "<", "Ann ", "she said – ", "Sen. Orr said. ", "A: “b” – C\n"} {
		tx := text.New(strings.Repeat(unit, 1<<18/len(unit)))
		if err := Run(Input{Text: tx}).Check(tx); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
	}
}
