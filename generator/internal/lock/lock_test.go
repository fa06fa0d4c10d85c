package lock

import (
	"fmt"
	"strings"
	"testing"
)

// st is a statement that stands in articles, in these words in the first, and
// in the others in the last of them; the texts are of version a.
func st(speaker, articles string, wordings ...string) Statement {
	s := Statement{Speaker: speaker}
	ids := strings.Split(articles, ",")
	for i := range max(len(wordings), len(ids)) {
		s.Witnesses = append(s.Witnesses, Witness{ids[min(i, len(ids)-1)], version("a"), "¶ 1", wordings[min(i, len(wordings)-1)]})
	}
	return s
}

func version(s string) string { return strings.Repeat(s, 12)[:12] }

// texts are the sources of a build: the version of every article, and words
// that stand in them besides.
type texts struct{ version, words string }

func (t texts) Version(string) string { return version(t.version) }
func (t texts) Holds(_, words string) bool {
	return strings.Contains(t.words, words)
}

// lost are the sources of a build that has one article left, as it was.
type lost struct{ left string }

func (l lost) Version(article string) string {
	if article == l.left {
		return version("a")
	}
	return ""
}
func (lost) Holds(_, _ string) bool { return false }

var (
	unchanged = texts{version: "a"}
	edited    = texts{version: "b"}
)

func TestAssign(t *testing.T) {
	var none Lock
	first := []Statement{st("kerry", "a", "No question in my mind that we are closer."), st("kerry", "a", "diplomacy takes time")}
	entries, l, _ := none.Assign(first, unchanged, nil)
	if got := fmt.Sprint(entries[0].Number, " ", entries[0].Slug, " ", entries[1].Number, " ", entries[1].Slug); got != "1 no-question-in-my-mind 2 diplomacy-takes-time" {
		t.Errorf("first build: %s", got)
	}

	t.Run("a fuller witness arrives before it", func(t *testing.T) {
		entries, _, retired := l.Assign([]Statement{
			st("smith", "0", "Something else entirely was said"),
			st("kerry", "b,a", "Diplomacy takes time, and all sides need it", "diplomacy takes time"),
			first[0]}, edited, nil)
		if entries[1].Number != 2 || entries[1].Slug != "diplomacy-takes-time" || entries[2].Number != 1 || entries[0].Number != 3 || retired != nil {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("less of its words is read as the quotation", func(t *testing.T) {
		for _, in := range []texts{unchanged, {version: "b", words: first[0].Witnesses[0].Words}} {
			if entries, _, _ := l.Assign([]Statement{st("kerry", "a", "we are closer")}, in, nil); entries[0].Number != 1 {
				t.Errorf("%+v", entries)
			}
		}
	})
	t.Run("the outlet cuts its words", func(t *testing.T) {
		entries, _, retired := l.Assign([]Statement{st("kerry", "a", "we are closer")}, edited, nil)
		if entries[0].Number != 3 || len(retired) != 2 || retired[0].Number != 1 || retired[0].Into != 0 || retired[0].Whole {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("the outlet corrects some of its words", func(t *testing.T) {
		corrected := []Statement{st("kerry", "a", "No question in my mind that we are much nearer."), first[1]}
		entries, l2, retired := l.Assign(corrected, edited, nil)
		if entries[0].Number != 3 || entries[1].Number != 2 || len(retired) != 1 || retired[0].Number != 1 || retired[0].Into != 0 {
			t.Errorf("%+v %+v", entries, retired)
		}
		again, l3, _ := l2.Assign(corrected, edited, nil)
		if fmt.Sprint(again) != fmt.Sprint(entries) || string(l3.Format()) != string(l2.Format()) {
			t.Errorf("the next build differs: %+v", again)
		}
		if e := l3.Entries[0]; !e.Retired || e.Words != first[0].Witnesses[0].Words || e.Witnesses[0].Place != "¶ 1" {
			t.Errorf("what was retired has lost its words or its place: %+v", e)
		}
	})
	t.Run("of two witnesses the fuller goes", func(t *testing.T) {
		full := "Diplomacy takes time, and all sides need it"
		_, l, _ := none.Assign([]Statement{st("kerry", "a,b", full, "diplomacy takes time")}, unchanged, nil)
		entries, _, retired := l.Assign([]Statement{st("kerry", "b", "diplomacy takes time")}, lost{"b"}, nil)
		if entries[0].Number != 2 || len(retired) != 1 || retired[0].Into != 0 || retired[0].Whole {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("a file of the first version knows no witnesses", func(t *testing.T) {
		old, ds := Parse("ids.lock", []byte("1\tno-question\tkerry\ta\tNo question in my mind that we are closer.\n"))
		entries, _, _ := old.Assign([]Statement{st("kerry", "a", "No question in my mind that we are much nearer.")}, edited, nil)
		if entries[0].Number != 1 || ds != nil {
			t.Errorf("%+v %v", entries, ds)
		}
	})
	t.Run("the last witness goes, then comes back", func(t *testing.T) {
		_, l2, retired := l.Assign(first[:1], edited, nil)
		if len(retired) != 1 || retired[0].Number != 2 || retired[0].Into != -1 || !l2.Entries[1].Retired {
			t.Fatalf("retired %+v", retired)
		}
		entries, l3, _ := l2.Assign([]Statement{st("x", "c", "A new thing was said today"), first[1]}, edited, nil)
		if entries[0].Number != 3 || entries[1].Number != 2 || l3.Entries[1].Retired {
			t.Errorf("%+v", entries)
		}
		if len(l3.Entries) != 3 {
			t.Errorf("lock %+v", l3)
		}
	})
	t.Run("two statements become one", func(t *testing.T) {
		words := "No question in my mind that we are closer. And diplomacy takes time"
		entries, _, retired := l.Assign([]Statement{st("kerry", "a", words)}, edited, nil)
		if entries[0].Number != 1 || len(retired) != 1 || retired[0].Number != 2 || retired[0].Into != 0 || !retired[0].Whole {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
	t.Run("another person's same words in another article", func(t *testing.T) {
		entries, _, _ := l.Assign([]Statement{st("jones", "z", "diplomacy takes time")}, unchanged, nil)
		if entries[0].Number != 3 {
			t.Errorf("%+v", entries)
		}
	})
	t.Run("each keeps its own when one is read in the other's likeness", func(t *testing.T) {
		two := []Statement{st("x", "a", "we will build the new bridge this year"), st("x", "a", "we will build the new bridge next year")}
		_, l, _ := none.Assign(two, unchanged, nil)
		entries, _, retired := l.Assign([]Statement{two[1], st("x", "a", "we will build the new bridge this very year")}, unchanged, nil)
		if entries[0].Number != 2 || entries[1].Number != 1 || retired != nil {
			t.Errorf("%+v %+v", entries, retired)
		}
	})
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
	_, l, _ := none.Assign(before, unchanged, nil)
	entries, _, retired := l.Assign(after, edited, nil)
	for i := range entries {
		if entries[i].Number != i+1 {
			t.Fatalf("statement %d got number %d", i+1, entries[i].Number)
		}
	}
	if retired != nil {
		t.Errorf("%d retired", len(retired))
	}
}
