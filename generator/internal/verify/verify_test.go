package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

// TestLadder reads testdata/*.txtar: sources and names, then cases. A case is
// prose and, behind an arrow, the verdict on each quotation in it. Its name
// begins with the rungs it is there for, which -update leaves alone.
func TestLadder(t *testing.T) {
	shown := map[Rung]int{}
	cases := 0
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		w := world(t, a)
		for i, f := range a.Files {
			wanted, name, ok := strings.Cut(f.Name, ": ")
			if !ok {
				continue
			}
			cases++
			t.Run(name, func(t *testing.T) {
				prose, _ := splitCase(string(f.Data))
				got, verdicts := w.describe(unescape(prose), strings.Contains(name, "strict"))
				a.Is(t, i, prose+got)
				var rungs []string
				for _, v := range verdicts {
					shown[v.Rung]++
					rungs = append(rungs, v.Rung.String())
				}
				if r := strings.Join(rungs, ", "); r != wanted && wanted != "prose" {
					t.Errorf("the case is there for %q, the verdict is %q", wanted, r)
				}
			})
		}
	})
	for _, r := range Rungs() {
		if shown[r] < 3 {
			t.Errorf("%d cases show the rung %q, want 3 at least", shown[r], r)
		}
	}
	t.Logf("%d cases", cases)
}

// splitCase parts prose from the verdicts behind it.
func splitCase(s string) (prose, want string) {
	i := strings.Index(s, "→")
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// describe checks every quotation of a prose and writes the verdicts down.
func (w *sources) describe(prose string, strict bool) (string, []Verdict) {
	var b strings.Builder
	var verdicts []Verdict
	for _, f := range Prose(prose, Options{Names: w.names, Strict: strict}) {
		if f.Loose != "" {
			fmt.Fprintf(&b, "→ loose (%s) “%s”\n", f.Loose, f.Text)
			continue
		}
		v := w.index.Check(f.Quote)
		verdicts = append(verdicts, v)
		fmt.Fprintf(&b, "→ %s\n", v)
		for _, p := range v.Where {
			fmt.Fprintf(&b, "  in %s\n", w.place(p))
		}
		for _, n := range v.Near {
			fmt.Fprintf(&b, "  near %s: %s\n", w.place(Place{Article: n.Article, Paragraph: n.Paragraph, Quotations: n.Quotations, Speaker: n.Speaker}), n.Diff)
		}
	}
	return b.String(), verdicts
}

// place writes a place: "gazette ¶2 [3] vale “We will”".
func (w *sources) place(p Place) string {
	s := fmt.Sprintf("%s ¶%d", p.Article, p.Paragraph)
	for _, n := range p.Quotations {
		s += fmt.Sprintf(" [%d]", n)
	}
	s += " " + p.Speaker
	for i, sp := range p.Spans {
		if i > 0 {
			s += " …"
		}
		s += " “" + w.texts[p.Article].Plain(sp) + "”"
	}
	return s
}

// sources are the articles and names of an archive.
type sources struct {
	index *Index
	names *Names
	texts map[string]*text.Text
	list  []Article
}

// world reads the sources of an archive: ID.txt is an article, a paragraph a
// line; ID.who says what is in it, a line each: “N speaker: words / words”
// (a stroke where a tag stands, // where the outlet's own words do),
// “N reports speaker: words”, “furniture: words”. The file names lists who and
// what can be named: id, then its forms, sources with an asterisk.
func world(t *testing.T, a *golden.Archive) *sources {
	w := &sources{texts: map[string]*text.Text{}}
	var names []Name
	who := map[string]string{}
	for _, f := range a.Files {
		if id, ok := strings.CutSuffix(f.Name, ".who"); ok {
			who[id] = string(f.Data)
		}
	}
	for _, f := range a.Files {
		if id, ok := strings.CutSuffix(f.Name, ".txt"); ok {
			s := strings.TrimSuffix(unescape(string(f.Data)), "\n")
			w.list = append(w.list, article(t, id, s, unescape(who[id])))
			w.texts[id] = w.list[len(w.list)-1].Text
		}
		if f.Name == "names" {
			for line := range strings.Lines(string(f.Data)) {
				id, forms, _ := strings.Cut(strings.TrimSpace(line), ": ")
				n := Name{ID: strings.TrimPrefix(id, "*"), Forms: strings.Split(forms, ", ")}
				if id[0] == '*' {
					n.Kind = Source
				}
				names = append(names, n)
			}
		}
	}
	w.index, w.names = NewIndex(w.list), NewNames(names)
	return w
}

var escape = regexp.MustCompile(`\{U\+[0-9A-F]{4}\}`)

// unescape reads {U+00AD} as the character, which nobody could see otherwise.
func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseInt(e[3:7], 16, 32)
		return string(rune(n))
	})
}

var people = map[string]string{"vale": "Ada Vale", "orr": "Tomas Orr", "pena": "Ines Peña"}

func article(t *testing.T, id, s, who string) Article {
	a := Article{ID: id, Outlet: "the-" + id, Text: text.New(s), Set: &anno.Set{}}
	a.Set.Blocks = paragraphs(s)
	find := func(words string) text.Span {
		i := strings.Index(s, words)
		if i < 0 || words == "" {
			t.Fatalf("%s: no %q", id, words)
		}
		return text.Span{Start: i, End: i + len(words)}
	}
	for line := range strings.Lines(strings.TrimSpace(who)) {
		head, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if head == "furniture" {
			a.Set.Furniture = append(a.Set.Furniture, anno.Furniture{Span: find(words)})
			continue
		}
		f := strings.Fields(head)
		q := Quotation{N: len(a.Quotations) + 1, Type: anno.Direct, Speaker: f[0]}
		switch {
		case f[0] == "reports":
			q.Type, q.Speaker, q.Content = anno.Indirect, f[1], []text.Span{find(words)}
		case f[0] == "unnamed":
			q.Speaker, q.Name = "", strings.Join(f[1:], " ")
		}
		if q.Type == anno.Direct {
			for p := range strings.SplitSeq(words, " / ") {
				var inner []text.Span
				for x := range strings.SplitSeq(p, " // ") {
					inner = append(inner, find(x))
				}
				q.Quoted = append(q.Quoted, inner...)
				q.Content = append(q.Content, text.Bounds(inner))
			}
		}
		if q.Speaker != "" {
			q.Name = people[q.Speaker]
		}
		a.Quotations = append(a.Quotations, q)
	}
	slices.SortFunc(a.Set.Furniture, func(x, y anno.Furniture) int { return x.Span.Start - y.Span.Start })
	return a
}

// paragraphs makes a block of each line; the first is the headline.
func paragraphs(s string) []anno.Block {
	var out []anno.Block
	at := 0
	for line := range strings.Lines(s) {
		if words := strings.TrimSpace(line); words != "" {
			b := anno.Block{Kind: anno.Body, N: int32(len(out)), Span: text.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}}
			if len(out) == 0 {
				b.Kind = anno.Headline
			}
			out = append(out, b)
		}
		at += len(line)
	}
	return out
}
