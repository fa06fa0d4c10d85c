package verify

import (
	"fmt"
	"strings"
	"testing"
)

func TestNamed(t *testing.T) {
	names := NewNames([]Name{
		{ID: "ada-vale", Forms: []string{"Ada Vale", "Vale"}},
		{ID: "max-vale", Forms: []string{"Max Vale", "Vale"}},
		{ID: "pena", Forms: []string{"Ines Peña"}},
		{ID: "us-ferries", Forms: []string{"U.S. Ferries"}},
		{ID: "gazette", Kind: Source, Forms: []string{"the Gazette"}},
	})
	for _, c := range []struct{ sentence, want string }{
		{"Ada Vale spoke.", "ada-vale /"},
		{"Vale spoke.", "ada-vale max-vale /"},
		{"Ada Vale’s plan and Max Vale's.", "ada-vale max-vale /"},
		{"In the Gazette, Vale-like talk.", "ada-vale max-vale / gazette"},
		{"Ines Pen\u0303a of U.S. Ferries", "pena us-ferries /"},
		{"[[ada-vale]], [[gazette|her paper]], [[nobody|Max Vale]]", "ada-vale / gazette"},
		{"a vale of tears, the gazettes, Valencia", "/"},
		{"[[ada-vale and Max Vale", "max-vale /"},
	} {
		speakers, sources := names.Named(c.sentence)
		got := strings.TrimSpace(strings.TrimSpace(strings.Join(speakers, " ")+" /") + " " + strings.Join(sources, " "))
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.sentence, got, c.want)
		}
	}
}

// TestSums: the sum of a run is the same wherever it stands, and another for
// other words or another order.
func TestSums(t *testing.T) {
	words := []uint64{5, 7, 5, 9, 5, 7, 5, 7}
	s := sums{0}
	for _, w := range words {
		s = append(s, extend(s[len(s)-1], w))
	}
	for n := 1; n <= 4; n++ {
		for i := 0; i+n <= len(words); i++ {
			for k := 0; k+n <= len(words); k++ {
				same := fmt.Sprint(words[i:i+n]) == fmt.Sprint(words[k:k+n])
				if got := s.run(i, i+n, power(n)) == s.run(k, k+n, power(n)); got != same {
					t.Errorf("%v and %v: equal sums: %v", words[i:i+n], words[k:k+n], got)
				}
			}
		}
	}
}

func ExampleIndex_Check() {
	ix := NewIndex([]Article{quotationOf("gazette", "We will not raise the toll before the bridge is open.")})
	fmt.Println(ix.Check(Quote{Text: "We will not raise the toll before the bridge is open."}))
	fmt.Println(ix.Check(Quote{Text: "We will … raise the toll before the bridge is open."}))
	v := ix.Check(Quote{Text: "We will raise the toll before the bridge is open."})
	fmt.Println(v)
	fmt.Println(v.Near[0].Diff)
	// Output:
	// pass exact
	// warn cut hides a limit: what is left out holds “not”
	// fail words changed: leaves out “not” without a mark
	// We will [-not-] raise the toll …
}

func ExampleProse() {
	names := NewNames([]Name{{ID: "ada-vale", Forms: []string{"Vale"}}})
	for _, f := range Prose("Vale said: “The ferry stays where it is.”", Options{Names: names}) {
		fmt.Println(f.Text, f.Speakers)
	}
	// Output: The ferry stays where it is. [ada-vale]
}

// TestMentions: where a name stands in prose, and where it does not count.
func TestMentions(t *testing.T) {
	names := NewNames([]Name{
		{ID: "ada-vale", Forms: []string{"Ada Vale", "Vale"}},
		{ID: "max-vale", Forms: []string{"Max Vale", "Vale"}},
		{ID: "ferries", Forms: []string{"U.S. Ferries"}},
	})
	for _, c := range []struct{ md, want string }{
		{"Ada Vale spoke.", "0-8 ada-vale"},
		{"It is *Ada Vale*’s plan.", "7-15 ada-vale"},
		{"Ada\nVale’s plan.", "0-8 ada-vale"},
		{"É: Vale’s plan", "4-8 ada-vale,max-vale"},
		{"“Ada Vale spoke to us,” said Max Vale.", "33-41 max-vale"},
		{"> Ada Vale spoke.\n\nU.S. Ferries sail.", "19-31 ferries"},
		{"# Ada Vale\n\n[[ada-vale|Ada Vale]] and `Max Vale`", ""},
		{"[[ada-vale and Max Vale", "15-23 max-vale"},
	} {
		var got []string
		for _, m := range Mentions(c.md, Options{Names: names}) {
			got = append(got, fmt.Sprintf("%d-%d %s", m.Span.Start, m.Span.End, strings.Join(m.IDs, ",")))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.md, s, c.want)
		}
	}
}
