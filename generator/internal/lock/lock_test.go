package lock

import (
	"fmt"
	"strings"
	"testing"
)

func st(speaker, articles string, wordings ...string) Statement {
	return Statement{speaker, strings.Split(articles, ","), wordings}
}

func TestAssign(t *testing.T) {
	var none Lock
	first := []Statement{st("kerry", "a", "No question in my mind that we are closer."), st("kerry", "a", "diplomacy takes time")}
	entries, l, _ := none.Assign(first)
	if got := fmt.Sprint(entries[0].Number, " ", entries[0].Slug, " ", entries[1].Number, " ", entries[1].Slug); got != "1 no-question-in-my-mind 2 diplomacy-takes-time" {
		t.Errorf("first build: %s", got)
	}

	t.Run("a fuller witness arrives before it", func(t *testing.T) {
		entries, _, retired := l.Assign([]Statement{
			st("smith", "0", "Something else entirely was said"),
			st("kerry", "a,b", "Diplomacy takes time, and all sides need it", "diplomacy takes time"),
			first[0]})
		if entries[1].Number != 2 || entries[1].Slug != "diplomacy-takes-time" || entries[2].Number != 1 || entries[0].Number != 3 || retired != nil {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("its words are edited down", func(t *testing.T) {
		entries, _, _ := l.Assign([]Statement{st("kerry", "a", "we are closer")})
		if entries[0].Number != 1 {
			t.Errorf("%+v", entries)
		}
	})
	t.Run("the last witness goes, then comes back", func(t *testing.T) {
		_, l2, retired := l.Assign(first[:1])
		if len(retired) != 1 || retired[0].Number != 2 || retired[0].Into != -1 {
			t.Fatalf("retired %+v", retired)
		}
		entries, l3, _ := l2.Assign([]Statement{st("x", "c", "A new thing was said today"), first[1]})
		if entries[0].Number != 3 || entries[1].Number != 2 {
			t.Errorf("%+v", entries)
		}
		if len(l3) != 3 {
			t.Errorf("lock %+v", l3)
		}
	})
	t.Run("two statements become one", func(t *testing.T) {
		entries, _, retired := l.Assign([]Statement{st("kerry", "a", "No question in my mind that we are closer. And diplomacy takes time", first[0].Wordings[0], first[1].Wordings[0])})
		if entries[0].Number != 1 || len(retired) != 1 || retired[0].Number != 2 || retired[0].Into != 0 {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("another person's same words in another article", func(t *testing.T) {
		entries, _, _ := l.Assign([]Statement{st("jones", "z", "diplomacy takes time")})
		if entries[0].Number != 3 {
			t.Errorf("%+v", entries)
		}
	})
	t.Run("the outlet corrects some of its words", func(t *testing.T) {
		entries, _, retired := l.Assign([]Statement{st("kerry", "a", "No question in my mind that we are much nearer."), first[1]})
		if entries[0].Number != 1 || retired != nil {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("each keeps its own when one is edited into the other's likeness", func(t *testing.T) {
		two := []Statement{st("x", "a", "we will build the new bridge this year"), st("x", "a", "we will build the new bridge next year")}
		_, l, _ := none.Assign(two)
		entries, _, retired := l.Assign([]Statement{two[1], st("x", "a", "we will build the new bridge this very year")})
		if entries[0].Number != 2 || entries[1].Number != 1 || retired != nil {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("written and read back", func(t *testing.T) {
		back, ds := Parse("ids.lock", l.Format())
		if ds != nil || string(back.Format()) != string(l.Format()) {
			t.Errorf("%v\n%s", ds, back.Format())
		}
	})
}

func TestParseErrors(t *testing.T) {
	_, ds := Parse("ids.lock", []byte("# x\n1\ta\tk\tz\twords\n1\tb\tk\tz\twords\nfoo\n2\t../x\tk\tz\tw\n9223372036854775807\ta\tk\tz\tw\n=======\n"))
	var got []string
	for _, d := range ds {
		got = append(got, d.String())
	}
	want := `ids.lock:3:1: error[lock-number-twice]: statement 1 stands on line 2 already; after a merge, keep one of the two lines and build again
ids.lock:4:1: error[lock-syntax]: not a line of five fields: number, slug, speaker, articles, words; restore the file from version control; it is not edited by hand
ids.lock:5:1: error[lock-syntax]: not a line of five fields: number, slug, speaker, articles, words; restore the file from version control; it is not edited by hand
ids.lock:6:1: error[lock-syntax]: not a line of five fields: number, slug, speaker, articles, words; restore the file from version control; it is not edited by hand
ids.lock:7:1: error[lock-merge]: a merge was not finished here; keep the lines of both sides, each number once, remove this one, and build again`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestManyEdits: thousands of changed quotations in one article are known again
// in a time that grows with their number.
func TestManyEdits(t *testing.T) {
	var before, after []Statement
	for i := range 3000 {
		words := fmt.Sprintf("number %d is the one we spoke of at length in the hall", i)
		before = append(before, st("x", "a", words))
		after = append(after, st("x", "a", words+" yesterday"))
	}
	var none Lock
	_, l, _ := none.Assign(before)
	entries, _, retired := l.Assign(after)
	for i := range entries {
		if entries[i].Number != i+1 {
			t.Fatalf("statement %d got number %d", i+1, entries[i].Number)
		}
	}
	if retired != nil {
		t.Errorf("%d retired", len(retired))
	}
}
