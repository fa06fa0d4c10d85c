package site

import (
	"fmt"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/slug"
)

// TestCompareAddress: one address for a pair, whichever comes first; no two
// pairs share one; none is too long for a file.
func TestCompareAddress(t *testing.T) {
	article := func(id string) *dossier.Article { return &dossier.Article{ID: id} }
	if got := CompareAddress(article("b"), article("a")); got != "compare/a--b.html" {
		t.Error(got)
	}
	seen := map[Address]string{}
	long := strings.Repeat("é", slug.Longest/2)
	for _, p := range [][2]string{{"a", "b--c"}, {"a--b", "c"}, {"a-", "b"}, {"a", "-b"}, {"a", "b"}, {long, "b"}, {long, "c"}, {long, long + "d"}} {
		x, y := CompareAddress(article(p[0]), article(p[1])), CompareAddress(article(p[1]), article(p[0]))
		if x != y {
			t.Errorf("%v: %s and %s", p, x, y)
		}
		if o := seen[x]; o != "" {
			t.Errorf("%v has the address of %s", p, o)
		}
		seen[x] = fmt.Sprint(p)
		name := strings.TrimSuffix(strings.TrimPrefix(string(x), "compare/"), ".html")
		if len(name) > slug.Longest || !strings.Contains(name, "--") {
			t.Errorf("%v: %s", p, x)
		}
		if name != strings.ToValidUTF8(name, "") {
			t.Errorf("%v: a character is cut", p)
		}
	}
}

// crowd makes articles, each naming the people of its number and of the next
// few, and everybody naming one more.
func crowd(n int) []*dossier.Article {
	const each = 8
	people := make([]*dossier.Agent, n+each)
	for i := range people {
		people[i] = &dossier.Agent{Rank: i, Kind: anno.PersonEntity, ID: fmt.Sprint(i)}
	}
	all := &dossier.Agent{Rank: len(people), Kind: anno.PersonEntity, ID: "everybody"}
	var out []*dossier.Article
	for i := range n {
		a := &dossier.Article{Order: i, ID: fmt.Sprintf("a%04d", i), Set: &anno.Set{}}
		for _, g := range append(people[i:i+each:i+each], all) {
			a.Mentions = append(a.Mentions, dossier.Mention{Agent: g})
			g.Articles = append(g.Articles, a)
		}
		out = append(out, a)
	}
	return out
}

// crowded is a site of these articles as far as it takes to compare them.
func crowded(articles []*dossier.Article) *Site {
	s := &Site{}
	s.abstracts = s.abstractsOf(articles)
	return s
}

// TestNearest: few others for each, the nearest first, and what everybody has
// makes nobody near.
func TestNearest(t *testing.T) {
	articles := crowd(300)
	s := crowded(articles)
	for _, a := range articles {
		if n := len(s.of(a).near()); n != maxNear {
			t.Fatalf("%s has %d near", a.ID, n)
		}
	}
	got := ""
	for _, n := range s.of(articles[100]).near() {
		got += fmt.Sprintf("%s %d, ", n.article.ID, n.people)
	}
	if want := "a0099 7, a0101 7, a0098 6, a0102 6, a0097 5, "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	alone := crowd(maxCommon + 1)
	for i := range alone {
		alone[i].Mentions = alone[i].Mentions[8:] // only everybody's
	}
	s = crowded(alone)
	for _, a := range alone {
		if list := s.of(a).near(); len(list) > 0 {
			t.Fatalf("%s is near %s for what all have", a.ID, list[0].article.ID)
		}
	}
}

// TestNearestStatements: one statement counts for more than any people.
func TestNearestStatements(t *testing.T) {
	articles := crowd(20)
	st := &dossier.Statement{}
	for _, a := range []*dossier.Article{articles[0], articles[15]} {
		q := &dossier.Quotation{Article: a, Statement: st}
		a.Quotations = append(a.Quotations, q, q) // twice in one article is once
		st.Witnesses = append(st.Witnesses, &dossier.Witness{Quotation: q}, &dossier.Witness{Quotation: q})
	}
	n := crowded(articles).of(articles[0]).near()
	if n[0].article != articles[15] || n[0].statements != 1 || n[1].article != articles[1] {
		t.Errorf("%s with %d statements first, then %s", n[0].article.ID, n[0].statements, n[1].article.ID)
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th", 123: "123rd"} {
		if got := ordinal(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
