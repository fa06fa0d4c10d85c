package furniture

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/golden"
)

// TestLines runs the cases of testdata/*.txtar; see the README there.
func TestLines(t *testing.T) {
	rules := map[string]func(line, story string) (anno.By, bool){
		"line": func(line, _ string) (anno.By, bool) { return Line(line) },
		"head": func(line, _ string) (anno.By, bool) { return Head(line) },
		"tail": func(line, story string) (anno.By, bool) {
			return Tail(line, func(word string) bool { return strings.Contains(story, word) })
		},
	}
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if unit, part, _ := strings.Cut(f.Name, "/"); part == "lines.txt" {
				t.Run(unit, func(t *testing.T) {
					a.Want(t, i, describe(t, string(f.Data), unit, a.Section(unit+"/story.txt"), rules[a.Name]))
				})
			}
		}
	})
}

const cases = "testdata/*.txtar"

// TestImprint runs the cases of testdata/imprint.
func TestImprint(t *testing.T) {
	golden.Each(t, "testdata/imprint/*.txtar", func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if name, part, _ := strings.Cut(f.Name, "/"); part == "text.txt" {
				in := ReadImprint(string(f.Data))
				got := fmt.Sprintf("byline: %s\noutlet: %s\npublished: %s\n", in.Byline, in.Outlet, in.Published)
				if in.Updated {
					got += "of the update\n"
				}
				t.Run(name, func(t *testing.T) { a.Want(t, i, got) })
			}
		}
	})
}

// describe names the rule that takes each line; a unit whose name begins with
// "near" has lines that none may take.
func describe(t *testing.T, lines, unit, story string, ask func(line, story string) (anno.By, bool)) string {
	var got strings.Builder
	for line := range strings.Lines(lines) {
		by, ok := ask(line, story)
		if ok == strings.HasPrefix(unit, "near ") {
			t.Errorf("%q is taken: %v", line, ok)
		}
		if !ok {
			by.Rule = "body"
		}
		fmt.Fprintf(&got, "%-24s %s", by.Rule, line)
	}
	return got.String()
}

// lines returns all lines of the cases.
func lines(tb testing.TB) []string {
	var out []string
	for _, a := range golden.Read(tb, cases) {
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, "/lines.txt") {
				out = append(out, strings.Split(strings.TrimSuffix(string(f.Data), "\n"), "\n")...)
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

// TestCorrection: a text may end before a line that corrects it.
func TestCorrection(t *testing.T) {
	for line, want := range map[string]bool{
		"Correction: The ferry sails at noon.": true, "(Editor’s note: the pier has closed since.)": true, "NOTE The harbor is open.": true,
		"Notes were passed on the ferry.": false, "The mayor asked for a correction.": false,
	} {
		if got := Correction(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
