package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/internal/golden"
)

// TestIndex builds the index of each archive's articles and compares what a
// reader of the files finds with the want section. An article is a line
// "outlet, date", then a paragraph a line, in which {2 words} is a quotation
// of agent 2, {2r words} reported, {? words} of nobody named, and a final #0
// makes it evidence on issue 0. The file agents has a name a line.
func TestIndex(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		a.Is(t, a.Index("want"), describe(t, a.Files))
	})
}

func describe(t *testing.T, files []txtar.File) string {
	var agents []Agent
	var articles []Article
	for _, f := range files {
		lines := strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		switch f.Name {
		case "agents":
			for _, l := range lines {
				agents = append(agents, Agent{Name: l, Href: "people/x.html", Names: l})
			}
		case "want":
		default:
			articles = append(articles, article(f.Name, lines))
		}
	}
	b, parts := begin(agents)
	b.Issues = []Issue{{Title: "The ferry"}}
	for _, a := range articles {
		if err := b.Article(a); err != nil {
			t.Fatal(err)
		}
	}
	out, version := b.Files()
	out = append(out, *parts...)
	r := read(t, out)
	var s strings.Builder
	fmt.Fprintf(&s, "version %s, %d agents, outlets %q\n", version, r.root.Agents, r.root.Outlets)
	fmt.Fprintf(&s, "parts %v\n", numbers(r.root.Parts))
	for i := range numbers(r.root.Parts) {
		var table string
		r.value(fmt.Sprint("q", i), &table)
		fmt.Fprintf(&s, "table %v\n", numbers(table))
	}
	fmt.Fprintf(&s, "names %v\n", r.labels())
	for _, i := range r.root.Issues {
		fmt.Fprintf(&s, "issue %s %v\n", i[0], numbers(i[1]))
	}
	for _, k := range r.keys() {
		ps, _ := r.term(k)
		fmt.Fprintf(&s, "%s:", k)
		for _, p := range ps {
			fmt.Fprintf(&s, " %d", p.doc())
			if p.voice() > 0 {
				fmt.Fprintf(&s, "/%d", p.voice())
			}
		}
		s.WriteByte('\n')
	}
	for _, f := range out {
		if strings.HasPrefix(f.Name, PartFolder) || f.Name[0] == 'n' {
			s.Write(f.Data)
		}
	}
	return s.String()
}

// begin begins an index whose parts are kept.
func begin(agents []Agent) (*Builder, *[]File) {
	var parts []File
	return New(agents, 0, func(f File) error {
		parts = append(parts, File{f.Name, bytes.Clone(f.Data)})
		return nil
	}), &parts
}

func article(name string, lines []string) Article {
	a := Article{Title: name, Href: "articles/" + name + ".html"}
	a.Outlet, a.Date, _ = strings.Cut(lines[0], ", ")
	_, _ = fmt.Sscanf(a.Date, "%d-%d-%d", &a.Year, &a.Month, &a.Day)
	for i, l := range lines[1:] {
		p := Paragraph{ID: fmt.Sprint("p", i+1), Locator: fmt.Sprint("¶ ", i+1)}
		if l, cut := strings.CutSuffix(l, " #0"); cut {
			p.Issues = []int{0}
			lines[i+1] = l
		}
		for rest := lines[i+1]; rest != ""; {
			own, quoted, _ := strings.Cut(rest, "{")
			if own != "" {
				p.Stretches = append(p.Stretches, Stretch{Words: own})
			}
			quoted, rest, _ = strings.Cut(quoted, "}")
			if who, words, ok := strings.Cut(quoted, " "); ok {
				v := Voice{Quoted: true, Agent: -1, Reported: strings.HasSuffix(who, "r")}
				_, _ = fmt.Sscanf(who, "%d", &v.Agent)
				p.Stretches = append(p.Stretches, Stretch{words, v, "7-words"})
			}
		}
		a.Paragraphs = append(a.Paragraphs, p)
	}
	return a
}

// TestAll: of a corpus too large for one file of anything, every word and pair
// of neighbours is found in each document it stands in, with its voice, and
// nowhere else; files keep to their sizes; the same corpus gives the same files.
func TestAll(t *testing.T) {
	build := func() ([]File, map[string]map[posting]bool, string) {
		random := rand.New(rand.NewPCG(1, 2))
		b, parts := begin([]Agent{{Name: "Ann Orr", Names: "ann orr"}})
		want := map[string]map[posting]bool{}
		note := func(key string, p posting) {
			if want[key] == nil {
				want[key] = map[posting]bool{}
			}
			want[key][p] = true
		}
		note("ann", 0)
		note("orr", 0)
		note("ann orr", 0)
		doc := uint32(1)
		for range 400 {
			a := Article{Title: "The harbor", Href: "articles/harbor.html"}
			for range 10 {
				var words []string
				for range 12 {
					n := random.IntN(1 + random.IntN(1000)) // small ones often
					words = append(words, strings.Repeat("漁é𝒳z"[:2+n%3*3], n%2)+"w"+fmt.Sprint(n))
				}
				own, said := strings.Join(words[:7], " ")+" ", strings.Join(words[7:], " ")
				a.Paragraphs = append(a.Paragraphs, Paragraph{ID: "p1", Stretches: []Stretch{{Words: own}, {said, Voice{Quoted: true}, "1-w"}}})
				all := folded(own + said)
				k := len(folded(own))
				for i, w := range all {
					p := posting(doc) << 32
					if i >= k {
						p += 3
					}
					note(w, p)
					if i+1 < len(all) {
						note(w+" "+all[i+1], p)
					}
				}
				doc++
			}
			if err := b.Article(a); err != nil {
				t.Fatal(err)
			}
		}
		files, version := b.Files()
		return append(files, *parts...), want, version
	}
	files, want, version := build()
	r := read(t, files)
	keys := r.keys()
	if !slices.IsSortedFunc(keys, compare) || len(keys) != len(want) {
		t.Errorf("%d keys in order %v, want %d", len(keys), slices.IsSortedFunc(keys, compare), len(want))
	}
	several := 0
	for key, places := range want {
		ps, n := r.term(key)
		if n > 1 {
			several++
		}
		if len(ps) != len(places) {
			t.Errorf("%q: %d places, want %d", key, len(ps), len(places))
		}
		for _, p := range ps {
			if !places[p] {
				t.Errorf("%q does not stand at %v", key, p)
			}
		}
	}
	if several == 0 {
		t.Error("no word has so many places that they take files of their own")
	}
	if ps, _ := r.term("nowhere"); ps != nil {
		t.Errorf("nowhere stands at %v", ps)
	}
	parts := 0
	for _, name := range r.labels() {
		if parts++; r.files["p"+name] == "" {
			t.Errorf("there is no part %s", name)
		}
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name, PartFolder) {
			parts--
		}
		if limit := max(termFile+inline, blockFile) + 200; f.Name != "root.js" && len(f.Data) > limit {
			t.Errorf("%s has %d bytes, more than %d", f.Name, len(f.Data), limit)
		}
	}
	if parts != 0 {
		t.Errorf("%d more names than parts", parts)
	}
	again, _, same := build()
	if version != same || !slices.EqualFunc(files, again, func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
		t.Error("the same corpus gave other files")
	}
}

func TestNumbers(t *testing.T) {
	for _, n := range []int{0, 1, 59, 60, 61, 1859, 1860, 57659, 57660, 1 << 30} {
		b := appendNumber(nil, n)
		if got := numbers(string(b)); len(got) != 1 || got[0] != n {
			t.Errorf("%d is written %q, read %v", n, b, got)
		}
		if strings.ContainsAny(string(b), "\"\\! ") {
			t.Errorf("%d is written %q", n, b)
		}
	}
}

// TestCompare: as JavaScript orders strings.
func TestCompare(t *testing.T) {
	in := []string{"z", "", "\U0001D4B3", "\uFF21", "a b", "a", "aa", "a\uFF21", "a\U0001D4B3", "é", "漁", "\uFF22"}
	slices.SortFunc(in, compare)
	want := []string{"", "a", "a b", "aa", "a\U0001D4B3", "a\uFF21", "z", "é", "漁", "\U0001D4B3", "\uFF21", "\uFF22"}
	if !slices.Equal(in, want) {
		t.Errorf("got %q, want %q", in, want)
	}
}
