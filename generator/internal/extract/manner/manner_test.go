package manner

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/internal/extract/when"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

// TestCases runs the cases of testdata/*.txtar; see the README there.
func TestCases(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if f.Name == "want" {
				continue
			}
			var b strings.Builder
			for line := range strings.Lines(string(f.Data)) {
				b.WriteString(describe(strings.TrimSuffix(line, "\n")))
			}
			a.Want(t, i, b.String())
		}
	})
}

const cases = "testdata/*.txtar"

// A given is a case without its marks.
type given struct {
	s                    string
	content, source, cue []text.Span
}

// parse takes the marks out of a case.
func parse(line string) given {
	var g given
	var b strings.Builder
	start := map[rune]int{}
	end := map[rune]rune{'}': '{', '>': '<', ']': '['}
	list := map[rune]*[]text.Span{'{': &g.content, '<': &g.source, '[': &g.cue}
	for _, r := range line {
		switch {
		case list[r] != nil:
			start[r] = b.Len()
		case end[r] != 0:
			open := end[r]
			if from, ok := start[open]; ok && from < b.Len() {
				*list[open] = append(*list[open], text.Span{Start: from, End: b.Len()})
				delete(start, open)
			}
		default:
			b.WriteRune(r)
		}
	}
	g.s = b.String()
	return g
}

func (g given) find() Manner {
	all := text.Span{End: len(g.s)}
	var dates []text.Span
	for _, e := range when.Find(when.Article{Text: g.s, Parts: []text.Span{all}}) {
		dates = append(dates, e.Span)
	}
	return (&Finder{Text: g.s, Dates: dates}).Find(all, g.cue, g.content, g.source)
}

func describe(line string) string {
	g := parse(line)
	m := g.find()
	var b strings.Builder
	fmt.Fprintln(&b, line)
	for _, p := range []struct {
		name string
		Part
	}{{"venue", m.Venue}, {string(m.Medium), m.How}, {"audience", m.Audience}} {
		if p.Found() {
			fmt.Fprintf(&b, "\t%s: %s | %s\n", p.name, g.s[p.Span.Start:p.Span.End], p.By.Rule)
		}
	}
	if !m.When.Empty() {
		fmt.Fprintf(&b, "\twhen: %s\n", g.s[m.When.Start:m.When.End])
	}
	return b.String()
}

func lines(tb testing.TB) []string {
	var out []string
	for _, a := range golden.Read(tb, cases) {
		for _, f := range a.Files {
			if f.Name != "want" {
				out = append(out, strings.Split(strings.TrimSpace(string(f.Data)), "\n")...)
			}
		}
	}
	return out
}

// TestRulesDocumented: every rule the cases use is documented in full, and every
// documented rule is used.
func TestRulesDocumented(t *testing.T) {
	used := map[string]bool{}
	for _, line := range lines(t) {
		m := parse(line).find()
		for _, p := range []Part{m.Venue, m.How, m.Audience} {
			if p.Found() {
				used[p.By.Rule] = true
			}
		}
	}
	for _, r := range Rules() {
		if r.Title == "" || r.Text == "" || r.Example == "" || r.Source == "" {
			t.Errorf("rule %s: title, text, example or source is missing", r.Name)
		}
		if !used[r.Name] {
			t.Errorf("no case shows rule %s", r.Name)
		}
		delete(used, r.Name)
	}
	for name := range used {
		t.Errorf("rule %s is not documented", name)
	}
}

// FuzzFind: what is found lies in the sentence, on character borders, outside
// the content; a medium has its words.
func FuzzFind(f *testing.F) {
	for _, line := range lines(f) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		g := parse(strings.ToValidUTF8(line, "?"))
		m := g.find()
		if (m.Medium != "") != m.How.Found() {
			t.Fatalf("medium %q, words %v", m.Medium, m.How.Span)
		}
		for _, sp := range []text.Span{m.Venue.Span, m.How.Span, m.Audience.Span, m.When} {
			if sp == (text.Span{}) {
				continue
			}
			if sp.Start < 0 || sp.Empty() || sp.End > len(g.s) || !utf8.RuneStart(g.s[sp.Start]) || sp.End < len(g.s) && !utf8.RuneStart(g.s[sp.End]) {
				t.Fatalf("%q: span %v", g.s, sp)
			}
			for _, c := range g.content {
				if c.Overlaps(sp) {
					t.Fatalf("%q: span %v in content %v", g.s, sp, c)
				}
			}
		}
	})
}

// TestLongSentence: many tags in one long sentence take time that grows with
// their number.
func TestLongSentence(t *testing.T) {
	s := strings.Repeat("he said at a rally in ", 1<<12)
	all := text.Span{End: len(s)}
	for i := range 1 << 12 {
		at := i*22 + 3
		if m := (&Finder{Text: s}).Find(all, []text.Span{{Start: at, End: at + 4}}, nil, nil); !m.Venue.Found() && i < 1<<12-1 {
			t.Fatalf("no venue at %d", at)
		}
	}
}

// BenchmarkFind reads the tags of the cases; bytes are those of the sentences.
func BenchmarkFind(b *testing.B) {
	var all []given
	n := 0
	for _, line := range lines(b) {
		g := parse(line)
		all = append(all, g)
		n += len(g.s)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, g := range all {
			(&Finder{Text: g.s}).Find(text.Span{End: len(g.s)}, g.cue, g.content, g.source)
		}
	}
}
