package furniture

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/internal/anno"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata")

// TestLines runs the cases of testdata/*.txtar; see the README there.
func TestLines(t *testing.T) {
	for name, ask := range map[string]func(line, story string) (anno.By, bool){
		"line": func(line, _ string) (anno.By, bool) { return Line(line) },
		"head": func(line, _ string) (anno.By, bool) { return Head(line) },
		"tail": func(line, story string) (anno.By, bool) {
			return Tail(line, func(word string) bool { return strings.Contains(story, word) })
		},
	} {
		a, section := parse(t, name)
		out := &txtar.Archive{Comment: a.Comment}
		for _, f := range a.Files {
			unit, part, _ := strings.Cut(f.Name, "/")
			if part != "want" {
				out.Files = append(out.Files, f)
			}
			if part != "lines.txt" {
				continue
			}
			t.Run(name+"/"+unit, func(t *testing.T) {
				var got strings.Builder
				for line := range strings.Lines(string(f.Data)) {
					by, ok := ask(line, section[unit+"/story.txt"])
					if ok == strings.HasPrefix(unit, "near ") {
						t.Errorf("%q is taken: %v", line, ok)
					}
					if !ok {
						by.Rule = "body"
					}
					fmt.Fprintf(&got, "%-24s %s", by.Rule, line)
				}
				if diff := cmp.Diff(section[unit+"/want"], got.String()); diff != "" && !*update {
					t.Errorf("-want +got:\n%s", diff)
				}
				out.Files = append(out.Files, txtar.File{Name: unit + "/want", Data: []byte(got.String())})
			})
		}
		if *update {
			if err := os.WriteFile(filepath.Join("testdata", name+".txtar"), txtar.Format(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func parse(tb testing.TB, name string) (*txtar.Archive, map[string]string) {
	a, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		tb.Fatal(err)
	}
	section := map[string]string{}
	for _, f := range a.Files {
		section[f.Name] = string(f.Data)
	}
	return a, section
}

// lines returns all lines of the cases.
func lines(tb testing.TB) []string {
	var out []string
	for _, name := range []string{"line", "head", "tail"} {
		_, section := parse(tb, name)
		for unit, words := range section {
			if strings.HasSuffix(unit, "/lines.txt") {
				out = append(out, strings.Split(strings.TrimSuffix(words, "\n"), "\n")...)
			}
		}
	}
	return out
}

// TestIndex: asking by the first word gives what asking every rule gives, so
// that no rule misses a word in its opens.
func TestIndex(t *testing.T) {
	for _, line := range lines(t) {
		all, ok := everyRule().ask(line)
		if by, found := Line(line); by != all || found != ok {
			t.Errorf("%q: %s by its first word %q, %s by all rules", line, by.Rule, opening(clean(line)), all.Rule)
		}
	}
}

// everyRule asks each rule of any line.
func everyRule() index {
	x := index{}
	for i := range lineRules {
		x[""] = append(x[""], candidate{rule: &lineRules[i]})
	}
	return x
}

// FuzzLine: no line makes a rule fail; white space at its ends changes nothing;
// asking by the first word loses nothing; what stands inside is in order and on
// character borders.
func FuzzLine(f *testing.F) {
	for _, line := range lines(f) {
		f.Add(line)
	}
	every := everyRule()
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		by, ok := Line(s)
		if again, _ := Line("\n " + s + "\t"); again != by {
			t.Fatalf("%q is %s, and %s with white space around it", s, by.Rule, again.Rule)
		}
		if all, _ := every.ask(s); all != by && isASCII(s) { // (?i) also takes the long s for an s
			t.Fatalf("%q is %s by its first word, %s by all rules", s, by.Rule, all.Rule)
		}
		if ok && clean(s) == "" {
			t.Fatal("nothing is furniture")
		}
		Head(s)
		Tail(s, func(string) bool { return false })
		end := 0
		for _, found := range inside(s, 0) {
			if found.Span.Start < end || found.Span.Empty() || found.Span.End > len(s) || !utf8.ValidString(s[found.Span.Start:found.Span.End]) {
				t.Fatalf("%q: %v", s, found.Span)
			}
			end = found.Span.End
		}
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// A line of a megabyte, whatever it holds, is looked through in time: 0.1 s,
// and minutes if it were quadratic.
func TestInsideLinear(t *testing.T) {
	for _, unit := range []string{"aB", "a.B ", "John SmithJohn Smith", "John SmithJohn SmithX MORE ", "[READ: ", "(Reporting by Ann Orr) "} {
		start := time.Now()
		inside(strings.Repeat(unit, 1<<20/len(unit)), 0)
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%q took %v", unit, d)
		}
	}
}

// BenchmarkLine asks about the lines of all cases, which nearly all open with a
// word of a rule, and about paragraphs of a story, which do not.
func BenchmarkLine(b *testing.B) {
	story := strings.Repeat("The mayor opened the ferry on Monday, a year after the bridge was closed, and nobody from the harbor board came to the pier. ", 2)
	for name, words := range map[string][]string{"cases": lines(b), "story": {story}} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for _, w := range words {
				n += len(w)
			}
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				for _, w := range words {
					Line(w)
				}
			}
		})
	}
}
