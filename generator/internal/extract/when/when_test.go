package when

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

// TestCases runs the cases of testdata/*.txtar; see the README there.
func TestCases(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		describe := describeFound
		if a.Name == "published" {
			describe = describePublished
		}
		for i, f := range a.Files {
			if f.Name != "want" {
				a.Want(t, i, describe(string(f.Data)))
			}
		}
	})
}

const cases = "testdata/*.txtar"

// article reads a case: the date of publication, and the lines as parts.
func article(data string) Article {
	first, body, _ := strings.Cut(data, "\n")
	a := Article{Text: body, Quoted: quoted(body)}
	date := strings.TrimSpace(strings.TrimPrefix(first, "published"))
	fmt.Sscanf(date, "%d-%d-%d", &a.Published.Year, &a.Published.Month, &a.Published.Day)
	at := 0
	for line := range strings.Lines(body) {
		a.Parts = append(a.Parts, text.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))})
		at += len(line)
	}
	return a
}

func quoted(s string) []text.Span {
	var out []text.Span
	for at := 0; ; {
		from := strings.Index(s[at:], "“")
		if from < 0 {
			return out
		}
		to := strings.Index(s[at+from:], "”")
		if to < 0 {
			return out
		}
		out = append(out, text.Span{Start: at + from, End: at + from + to})
		at += from + to
	}
}

func describeFound(data string) string {
	a := article(data)
	found := Find(a)
	var b strings.Builder
	for _, p := range a.Parts {
		fmt.Fprintln(&b, a.Text[p.Start:p.End])
		for _, e := range found {
			if p.Contains(e.Span) {
				fmt.Fprintf(&b, "\t%s\n", describeOne(a.Text, e))
			}
		}
	}
	return b.String()
}

func describeOne(s string, e Expression) string {
	value := "not placed"
	if v := e.EDTF(); v != "" {
		value = v
	}
	return fmt.Sprintf("%s = %s | %s | %s %s", s[e.Span.Start:e.Span.End], value, e.String(), e.Precision, e.By.Rule)
}

func describePublished(data string) string {
	var b strings.Builder
	for line := range strings.Lines(data) {
		b.WriteString(line)
		if e, ok := Published(line, []text.Span{{End: len(line)}}); ok {
			fmt.Fprintf(&b, "\t%s\n", describeOne(line, e))
		}
	}
	return b.String()
}

// TestPublishedRank: the line that says Published wins over a bare date, and
// that over one that says Updated, wherever they stand.
func TestPublishedRank(t *testing.T) {
	lines := []string{"Updated Nov. 12, 2013", "Nov. 11, 2013", "Published Nov. 10, 2013"}
	for n, want := range []string{"2013-11-12", "2013-11-11", "2013-11-10"} {
		s := strings.Join(lines[:n+1], "\n")
		if e, ok := Published(s, []text.Span{{End: len(s)}}); !ok || e.EDTF() != want {
			t.Errorf("%q: got %s, want %s", s, e.EDTF(), want)
		}
	}
}

// TestWhy: what is uncertain, or not placed, says why.
func TestWhy(t *testing.T) {
	for _, c := range []struct{ published, line, why string }{
		{"2013-11-10", "Filed 11/10/2012 there.", "may be 10 Nov 2012 or 11 Oct 2012"},
		{"", "She spoke Sunday.", "the day of publication is not known"},
		{"2013-11-10", "“I saw it yesterday,” she said.", "counted back from publication; in a quotation, which may be older than the article"},
	} {
		found := Find(article("published " + c.published + "\n" + c.line))
		if len(found) != 1 || found[0].By.Why != c.why {
			t.Errorf("%s: got %+v, want why %q", c.line, found, c.why)
		}
	}
}

// TestRulesDocumented: every rule the cases use is documented, in full, and
// every documented rule is used.
func TestRulesDocumented(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.Name] = false
		if r.Title == "" || r.Text == "" || r.Example == "" || r.Source == "" {
			t.Errorf("rule %s: title, text, example or source is missing", r.Name)
		}
	}
	for _, data := range articles(t) {
		found := Find(article(data))
		for line := range strings.Lines(data) {
			if e, ok := Published(line, []text.Span{{End: len(line)}}); ok {
				found = append(found, e)
			}
		}
		for _, e := range found {
			if _, ok := known[e.By.Rule]; !ok {
				t.Errorf("rule %s is not documented", e.By.Rule)
			}
			known[e.By.Rule] = true
		}
	}
	for name, used := range known {
		if !used {
			t.Errorf("no case shows rule %s", name)
		}
	}
}

func articles(tb testing.TB) []string {
	var out []string
	for _, a := range golden.Read(tb, cases) {
		for _, f := range a.Files {
			if f.Name != "want" {
				out = append(out, string(f.Data))
			}
		}
	}
	return out
}

// FuzzFind: expressions are in order, disjoint, on character borders and inside
// their part; what is placed is a date that exists and can be printed.
func FuzzFind(f *testing.F) {
	for _, c := range articles(f) {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, data string) {
		a := article(strings.ToValidUTF8(data, "?"))
		if p := a.Published; p.Year < 0 || p.Year > 9999 || p.Month < 0 || p.Month > 12 || p.Day < 0 || p.Day > 28 || p.Month == 0 && p.Day > 0 {
			a.Published = Date{2013, 11, 10}
		}
		at := 0
		for _, e := range Find(a) {
			if e.Span.Start < at || e.Span.Empty() || e.Span.End > len(a.Text) || !boundary(a.Text, e.Span) {
				t.Fatalf("span %v after %d", e.Span, at)
			}
			at = e.Span.End
			for _, d := range []Date{e.From, e.To} {
				if d.Day > 0 && !d.exists() || d.Month < 0 || d.Month > 12 {
					t.Fatalf("%s: date %+v does not exist", a.Text[e.Span.Start:e.Span.End], d)
				}
			}
			if (e.EDTF() == "") == e.Placed() || e.Placed() && e.String() == "" {
				t.Fatalf("%q: EDTF %q, for people %q", a.Text[e.Span.Start:e.Span.End], e.EDTF(), e.String())
			}
			if !e.From.IsZero() && !e.To.IsZero() && e.To.before(e.From) {
				t.Fatalf("%q ends before it begins: %s", a.Text[e.Span.Start:e.Span.End], e.EDTF())
			}
		}
		if e, ok := Published(a.Text, []text.Span{{End: len(a.Text)}}); ok && (e.Span.End > len(a.Text) || e.From.IsZero() || !boundary(a.Text, e.Span)) {
			t.Fatalf("published %+v", e)
		}
	})
}

func boundary(s string, p text.Span) bool {
	return (p.Start == len(s) || utf8.RuneStart(s[p.Start])) && (p.End == len(s) || utf8.RuneStart(s[p.End]))
}

// TestLongTexts: one thing over and over takes time that grows with the length.
func TestLongTexts(t *testing.T) {
	for _, unit := range []string{"Sunday ", "early ", "on Sunday, ", "2009, ", "3 p.m. ", "Nov. 10 ", "“", "\"a ", "two years ", "last ", "will ", "11/10/"} {
		s := strings.Repeat(unit, 1<<17/len(unit))
		Find(Article{Text: s, Parts: []text.Span{{End: len(s)}}, Published: Date{2013, 11, 10}})
		Published(s, []text.Span{{End: len(s)}})
	}
}

// BenchmarkFind reads the cases joined to a megabyte, where every line holds a
// date: news has one in a line or two.
func BenchmarkFind(b *testing.B) {
	unit := strings.Join(articles(b), "\n")
	filler := strings.Repeat("The crew of the old ferry waited at the pier and nobody came to tell them what the board had done. ", len(unit)/60)
	s := strings.Repeat(unit+filler, 1<<20/(len(unit)+len(filler))+1)
	a := Article{Text: s, Parts: []text.Span{{End: len(s)}}, Published: Date{2013, 11, 10}}
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(a)
	}
}
