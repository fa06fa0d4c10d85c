package collate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHeld: after any edit, what is held gives the clusters that are found from
// scratch, in the same order.
func TestHeld(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 7))
		now := written{r: r, items: stock(14)}
		h := &Held{Crew: atOnce}
		kept, echoes := 0, 0
		var given []*Item
		var before map[*family]bool
		for step := range 40 {
			by := now.decisions()
			given = again(given, now.items)
			got, want := h.Group(given, by), Group(now.items, by)
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(Likeness{})); diff != "" {
				t.Fatalf("seed %d, after edit %d, %s:\n%s", seed, step, now.edit, diff)
			}
			for _, c := range got {
				echoes += len(c.Echoes)
			}
			families := map[*family]bool{}
			for _, it := range h.table {
				if it != nil && it.family != nil {
					families[it.family] = true
				}
			}
			for f := range families {
				if before[f] {
					kept++
				}
			}
			before = families
			now.change()
		}
		if kept < 500 {
			t.Errorf("seed %d: only %d families were kept", seed, kept)
		}
		if echoes < 500 {
			t.Errorf("seed %d: only %d echoes", seed, echoes)
		}
	}
}

// atOnce does all at the same time.
func atOnce(n int, do func(int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

// again gives items, those that are as before by the same pointers.
func again(before []*Item, items []Item) []*Item {
	out := pointers(slices.Clone(items))
	for i := range min(len(before), len(out)) {
		if cmp.Equal(before[i], out[i]) {
			out[i] = before[i]
		}
	}
	return out
}

// stock is invented articles in which the same phrases come up often, of
// speakers who are sometimes unknown, concluded, or called by a surname, and who
// now and then repeat another's words.
func stock(articles int) []Item {
	out := invented(articles)
	for i := range out {
		it := &out[i]
		it.Called = "Ann Lee" + it.Speaker
		switch {
		case i%11 == 0:
			it.Speaker = ""
		case i%7 == 0:
			it.Guessed = true
		case i%5 == 0:
			it.Called = "Lee" + it.Speaker
		}
		it.Reported = i%13 == 0
		if i%17 == 0 {
			it.Stretches = append(it.Stretches, "we sail from the old harbor at noon")
		}
		if i%9 == 8 { // of somebody else
			it.Stretches = slices.Clone(out[i-5].Stretches)
		}
		if i%19 == 0 {
			it.Stretches = []string{"we will open the harbor bridge"}
		}
	}
	return out
}

// written is a dossier somebody writes: items, and pairs of them by their places.
type written struct {
	r     *rand.Rand
	items []Item
	edit  string
}

// change does what an editor may do to one article.
func (w *written) change() {
	r := w.r
	i := r.IntN(len(w.items))
	it := &w.items[i]
	article := it.Article
	words := strings.Fields(it.Stretches[0])
	each := func(change func(*Item)) {
		for k := range w.items {
			if w.items[k].Article == article {
				change(&w.items[k])
			}
		}
	}
	kind := r.IntN(9)
	w.edit = fmt.Sprintf("kind %d of item %d in %s", kind, i, article)
	switch kind {
	case 0: // a word
		words[r.IntN(len(words))] = "ferry"
		it.Stretches = append([]string{strings.Join(words, " ")}, it.Stretches[1:]...)
		each(func(o *Item) {
			if o.Start > it.Start {
				o.Start += 3
			}
		})
	case 1: // a quotation goes
		w.items = slices.Delete(slices.Clone(w.items), i, i+1)
	case 2: // the words of another article are printed here
		o := w.items[r.IntN(len(w.items))]
		it.Stretches, it.Speaker, it.Called = o.Stretches, o.Speaker, o.Called
	case 3: // another day
		day := 1 + r.IntN(9)
		each(func(o *Item) { o.Day = day })
	case 4: // an article goes
		w.items = slices.DeleteFunc(slices.Clone(w.items), func(o Item) bool { return o.Article == article })
	case 5: // an article comes, like this one
		name := fmt.Sprintf("%05d", r.IntN(90))
		if name == article {
			return
		}
		w.items = slices.DeleteFunc(slices.Clone(w.items), func(o Item) bool { return o.Article == name })
		for _, o := range w.items {
			if o.Article == article {
				o.Article = name
				o.Stretches = []string{strings.Join(vary(r, strings.Fields(o.Stretches[0])), " ")}
				w.items = append(w.items, o)
			}
		}
	case 6: // another speaker everywhere
		name := it.Speaker
		for k := range w.items {
			if w.items[k].Speaker == name {
				w.items[k].Speaker, w.items[k].Called = "other"+name, "Bo Ray"
			}
		}
	case 7: // text before: all moves
		each(func(o *Item) { o.Start += 40 })
	case 8: // two begin at one place
		each(func(o *Item) {
			if o.Start > it.Start {
				o.Start = it.Start
			}
		})
	}
}

// decisions joins and parts a few pairs, the same ones as long as nobody
// touches what stands before them.
func (w *written) decisions() Decisions {
	n := len(w.items)
	by := Decisions{Apart: [][2]int{{n / 2, n / 3}, {1, 13}}}
	if w.r.IntN(3) > 0 {
		by.Join = [][2]int{{3, 40 % n}, {40 % n, 55 % n}}
	}
	return by
}

// TestHeldOccasion: when two articles no longer share a statement, others that
// were one only for that occasion part, though nobody has touched them; and
// meet again.
func TestHeldOccasion(t *testing.T) {
	said := func(article, words string, start, day int) Item {
		return Item{Article: article, Stretches: []string{words}, Speaker: "ann-lee", Start: start, Day: day}
	}
	shared := "we will rebuild the old wooden pier before the first ferry of the season sails"
	few := "nobody swims here"
	items := []Item{said("a", shared, 0, 1), said("a", few+" any more", 100, 1), said("b", shared, 0, 90), said("b", few, 100, 90)}
	without := slices.Clone(items)
	without[2].Stretches = []string{"something else altogether was promised to the harbor board by us"}
	h := &Held{}
	for i, step := range []struct {
		items    []Item
		clusters int
	}{{items, 2}, {without, 4}, {items, 2}} {
		got := h.Group(pointers(step.items), Decisions{})
		if diff := cmp.Diff(Group(step.items, Decisions{}), got, cmp.AllowUnexported(Likeness{})); diff != "" || len(got) != step.clusters {
			t.Errorf("step %d: %d clusters, want %d\n%s", i, len(got), step.clusters, diff)
		}
	}
}
