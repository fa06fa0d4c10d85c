package collate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossier/generator/internal/golden"
)

// TestGroup runs the cases of testdata/*.txtar; see the README there.
func TestGroup(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if name, isCase := strings.CutSuffix(f.Name, ".txt"); isCase {
				t.Run(name, func(t *testing.T) {
					c := parse(t, string(f.Data))
					a.Want(t, i, c.describe(Group(c.items, c.decisions)))
				})
			}
		}
	})
}

const cases = "testdata/*.txtar"

// A testCase is what the lines of one file say.
type testCase struct {
	items     []Item
	decisions Decisions
}

func parse(t testing.TB, s string) testCase {
	var c testCase
	for line := range strings.Lines(s) {
		head, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		f := strings.SplitN(head, " ", 3)
		var pair [2]int
		if n, _ := fmt.Sscanf(head, f[0]+" %d %d", &pair[0], &pair[1]); n == 2 {
			pair[0], pair[1] = pair[0]-1, pair[1]-1
			if f[0] == "join" {
				c.decisions.Join = append(c.decisions.Join, pair)
			} else {
				c.decisions.Apart = append(c.decisions.Apart, pair)
			}
			continue
		}
		if len(f) < 3 {
			t.Fatalf("not a quotation: %q", line)
		}
		it := Item{Stretches: strings.Split(words, " | "), Article: f[0], Start: 100 * len(c.items)}
		if f[1] != "undated" {
			day, err := time.Parse(time.DateOnly, f[1])
			if err != nil {
				t.Fatal(err)
			}
			it.Day = int(day.Unix() / 86400)
		}
		who := f[2]
		unnamed := false
		for flag, set := range map[string]*bool{" (reported)": &it.Reported, " (concluded)": &it.Guessed, " (unnamed)": &unnamed} {
			if name, is := strings.CutSuffix(who, flag); is {
				who, *set = name, true
			}
		}
		if who != "nobody" {
			it.Called = who
			if !unnamed {
				it.Speaker = who
			}
		}
		c.items = append(c.items, it)
	}
	return c
}

// describe tells the statements as a journalist may read them.
func (c testCase) describe(clusters []Cluster) string {
	var b strings.Builder
	for _, s := range clusters {
		base := c.items[s.Witnesses[0].Item]
		fmt.Fprintf(&b, "%d", s.Witnesses[0].Item+1)
		for _, e := range s.Echoes {
			fmt.Fprintf(&b, ", echoed by %d", clusters[e].Witnesses[0].Item+1)
		}
		b.WriteString("\n")
		for _, w := range s.Witnesses[1:] {
			it := c.items[w.Item]
			fmt.Fprintf(&b, "  %d %s", w.Item+1, w.Join)
			if int(w.Join.To) != s.Witnesses[0].Item {
				fmt.Fprintf(&b, " (with %d)", w.Join.To+1)
			}
			b.WriteString("\n")
			for _, d := range w.Diffs {
				if d.Kind == Same {
					continue
				}
				sign := ""
				if d.Marked {
					sign = "marked "
				}
				fmt.Fprintf(&b, "    %s%s: %s → %s\n", sign, d.Kind, quoted(base, d.Base), quoted(it, d.Witness))
			}
		}
	}
	return b.String()
}

func quoted(it Item, r Range) string {
	if r.Len() == 0 {
		return "–"
	}
	return "“" + Print(it.Stretches, Read(it.Stretches)[r.From:r.To]) + "”"
}

// TestOrderOfItems: the same statements come out whatever the order of the
// items, for all cases put into one dossier.
func TestOrderOfItems(t *testing.T) {
	var items []Item
	for _, archive := range golden.Read(t, cases) {
		if archive.Name == "decisions" {
			continue
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".txt") {
				items = append(items, parse(t, string(f.Data)).items...)
			}
		}
	}
	for i := range items { // no two alike in all
		items[i].Start = i
	}
	items = append(items, invented(40)...)
	want := sets(Group(items, Decisions{}), nil)
	for shift := 1; shift < 5; shift++ {
		order := make([]int, len(items))
		mixed := make([]Item, len(items))
		for i := range order {
			order[i] = (i*(2*shift+1)*7 + shift*31) % len(items)
			mixed[i] = items[order[i]]
		}
		if !isPermutation(order) {
			continue
		}
		if diff := cmp.Diff(want, sets(Group(mixed, Decisions{}), order)); diff != "" {
			t.Errorf("in another order:\n%s", diff)
		}
	}
}

func isPermutation(order []int) bool {
	seen := make([]bool, len(order))
	for _, i := range order {
		if seen[i] {
			return false
		}
		seen[i] = true
	}
	return true
}

// sets writes clusters as sorted lists of items, by what order says they were.
func sets(clusters []Cluster, order []int) []string {
	var out []string
	for _, c := range clusters {
		var is []int
		for _, w := range c.Witnesses {
			i := w.Item
			if order != nil {
				i = order[i]
			}
			is = append(is, i)
		}
		base := is[0]
		slices.Sort(is)
		out = append(out, fmt.Sprint(base, is))
	}
	slices.Sort(out)
	return out
}

// TestSpeakersNeverMeet: whatever else speaks for it, no statement has two
// speakers whose names stand with the words.
func TestSpeakersNeverMeet(t *testing.T) {
	items := invented(60)
	for i := range items {
		if i%3 == 0 {
			items[i].Speaker = ""
		}
		items[i].Called = items[i].Speaker
		items[i].Guessed = i%7 == 0
		if i%5 == 0 && i > 0 { // the words of somebody else, or of nobody
			items[i].Stretches = items[i-1].Stretches
		}
	}
	joined := 0
	for _, c := range Group(items, Decisions{}) {
		speakers := map[string]bool{}
		for _, w := range c.Witnesses {
			if it := items[w.Item]; it.Speaker != "" && !it.Guessed {
				speakers[it.Speaker] = true
			}
		}
		if len(c.Witnesses) > 1 {
			joined++
		}
		if len(speakers) > 1 {
			t.Errorf("one statement of %v: %+v", speakers, c)
		}
	}
	if joined < 50 {
		t.Errorf("only %d statements have several witnesses", joined)
	}
}
