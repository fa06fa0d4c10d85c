package collate

import (
	"fmt"
	"strings"
	"testing"
)

func TestGroup(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []Item
		want  string // clusters as item lists, base first; "i@at+n" for fragments
	}{
		{"same words, other marks and case", []Item{
			{Stretches: []string{"We can’t wait,"}, Speaker: "a"},
			{Stretches: []string{"we can't wait"}, Speaker: "a", Article: 1},
		}, "0 1"},
		{"other speaker", []Item{
			{Stretches: []string{"We cannot wait any longer"}, Speaker: "a"},
			{Stretches: []string{"We cannot wait any longer"}, Speaker: "b", Article: 1},
		}, "0 | 1"},
		{"the lead prints the beginning", []Item{
			{Stretches: []string{"patience pays."}, Speaker: "a"},
			{Stretches: []string{"Patience pays, and all sides need it,"}, Speaker: "a"},
			{Stretches: []string{"pays to have patience"}, Speaker: "a"},
		}, "0@0+2 1 | 2"},
		{"two words may be anybody's in another article", []Item{
			{Stretches: []string{"a good deal for all of us"}, Speaker: "a"},
			{Stretches: []string{"good deal"}, Speaker: "a", Article: 1},
		}, "0 | 1"},
		{"stretches in order", []Item{
			{Stretches: []string{"slow work", "steady hands"}, Speaker: "a", Article: 1},
			{Stretches: []string{"It takes slow work and very steady hands to finish"}, Speaker: "a"},
			{Stretches: []string{"steady hands", "slow work"}, Speaker: "a", Article: 1},
		}, "0@2+6 1 | 2"},
		{"reported speech is not quoted speech", []Item{
			{Stretches: []string{"the talks will go on next week"}, Speaker: "a", Reported: true},
			{Stretches: []string{"The talks will go on next week"}, Speaker: "a"},
		}, "0 | 1"},
		{"no words at all", []Item{{Stretches: []string{"…"}, Speaker: "a"}, {Speaker: "a"}}, "0 | 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Group(c.items)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// show lists witnesses by item; the base is known by its words, fragments by "@".
func show(cs []Cluster) string {
	var out []string
	for _, c := range cs {
		ws := map[int]string{}
		top := 0
		for _, w := range c.Witnesses {
			ws[w.Item] = fmt.Sprint(w.Item)
			if w.Words < c.Words {
				ws[w.Item] += fmt.Sprintf("@%d+%d", w.At, w.Words)
			}
			top = max(top, w.Item)
		}
		var line []string
		for i := 0; i <= top; i++ {
			if ws[i] != "" {
				line = append(line, ws[i])
			}
		}
		out = append(out, strings.Join(line, " "))
	}
	return strings.Join(out, " | ")
}
