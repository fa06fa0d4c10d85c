package lock

import (
	"fmt"
	"strings"
	"testing"
)

// TestSince tells the life of a dossier, one build after another: what its
// articles and statements are, which corrections its author has written, and
// what the lock says has changed.
func TestSince(t *testing.T) {
	var l Lock
	for _, b := range []struct {
		name     string
		articles string // id=version
		carried  string // number=words; one left out is retired
		editions string
		want     string
	}{
		{"first build", "a=1", "1=pier", "", ""},
		{"before anybody was told", "a=2", "1=piers", "", ""},
		{"published", "a=3", "1=pier", "may", ""},
		{"the text changes", "a=4", "1=pier", "may", "- changed articles/a 333333333333"},
		{"and again, and words with it", "a=5", "1=pier 2=boat", "may", "- changed articles/a 333333333333, - new quotes/2 "},
		{"the words go as they came", "a=5", "1=pier", "may", "- changed articles/a 333333333333"},
		{"the author says why", "a=5", "1=pier", "may june", "june changed articles/a 333333333333"},
		{"nothing happens", "a=5", "1=pier", "may june", "june changed articles/a 333333333333"},
		{"changed and explained at once", "a=5 b=1", "2=boat", "may june july",
			"june changed articles/a 333333333333, july new articles/b , july gone quotes/1 pier, july new quotes/2 "},
		{"an article goes, a statement is read anew", "b=1", "1=pier 2=boats", "may june july",
			"june changed articles/a 333333333333, july new articles/b , july gone quotes/1 pier, july new quotes/2 , - gone articles/a 555555555555, - new quotes/1 , - changed quotes/2 boat"},
	} {
		var next Lock
		for f := range strings.FieldsSeq(b.articles) {
			id, v, _ := strings.Cut(f, "=")
			next.Articles = append(next.Articles, Article{ID: id, SHA256: strings.Repeat(v, 64)})
		}
		for n := 1; n <= 2; n++ {
			e := Entry{Number: n, Slug: "s", Words: "gone", Retired: true}
			for f := range strings.FieldsSeq(b.carried) {
				if words, ok := strings.CutPrefix(f, fmt.Sprint(n, "=")); ok {
					e = Entry{Number: n, Slug: "s", Words: words, Witnesses: []Witness{{"a", version("a"), "¶ 1", words}}}
				}
			}
			next.Entries = append(next.Entries, e)
		}
		next = next.Since(l, strings.Fields(b.editions))
		var got []string
		for _, c := range next.Changes {
			edition := c.Edition
			if edition == "" {
				edition = "-"
			}
			got = append(got, fmt.Sprint(edition, " ", c.Kind, " ", c.Page, " ", c.From))
		}
		if s := strings.Join(got, ", "); s != b.want {
			t.Errorf("%s:\ngot  %s\nwant %s", b.name, s, b.want)
		}
		read, ds := Parse("ids.lock", next.Format())
		if ds != nil {
			t.Fatalf("%s: %v", b.name, ds)
		}
		l = read
	}
}
