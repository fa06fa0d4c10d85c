package site

import (
	"fmt"
	"strings"
	"testing"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/dossier"
)

func TestPeriod(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2024-05-03", "2024-05-03", "3 May 2024"},
		{"2024-05-03", "2024-06-01", "3 May – 1 Jun 2024"},
		{"2023-12-30", "2024-06-01", "30 Dec 2023 – 1 Jun 2024"},
		{"2023", "2024", "2023 – 2024"},
		{"2024-05", "2024-05", "May 2024"},
		{"2024", "2024-06-01", "2024 – 1 Jun 2024"},
	} {
		if got := period(c.from, c.to); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// TestBinned: a short list by day, a longer one by month, then by year; every
// moment is in one row, and what is known less precisely in one of its own.
func TestBinned(t *testing.T) {
	on := func(iso string) moment {
		return moment{at: dossier.Moment{From: iso, To: iso}, article: &dossier.Article{}}
	}
	var days, months []moment
	days = append(days, on("2024"))
	for i := range stripRows - 1 {
		days = append(days, on(fmt.Sprintf("2024-05-%02d", i+1)))
	}
	for i := range 2 * stripRows {
		months = append(months, on(fmt.Sprintf("20%02d-%02d-%02d", 20+i/12, 1+i%12, 7)))
	}
	for _, c := range []struct {
		name  string
		list  []moment
		first string
		rows  int
	}{
		{"days", days, "2024", stripRows},
		{"a day more", append(days, on("2024-06-01")), "2024", 3},
		{"months of years", months, "2020", 4},
		{"none", nil, "", 0},
	} {
		out := binned(c.list)
		n, keys := 0, ""
		for _, b := range out {
			n += len(b.list)
			keys += b.key + " "
		}
		if len(out) != c.rows || n != len(c.list) || !strings.HasPrefix(keys, c.first) {
			t.Errorf("%s: %d rows with %d of %d moments: %s", c.name, len(out), n, len(c.list), keys)
		}
	}
}

// TestLatest: few articles stand in their order; of many those that appeared
// last; without dates the first.
func TestLatest(t *testing.T) {
	articles := func(n int, day string) *Site {
		s := &Site{Dossier: &dossier.Dossier{}}
		for i := range n {
			a := &dossier.Article{Order: i, ID: fmt.Sprintf("post-%d", i+1)}
			if day != "" {
				a.Published, _ = conf.ParseDate(fmt.Sprintf(day, i+1))
			}
			s.Dossier.Articles = append(s.Dossier.Articles, a)
		}
		s.abstracts = s.abstractsOf(s.Dossier.Articles)
		return s
	}
	for _, c := range []struct {
		name   string
		site   *Site
		first  string
		newest bool
	}{
		{"few", articles(keyArticles, "2024-05-%02d"), "post-1", false},
		{"many", articles(keyArticles+3, "2024-05-%02d"), fmt.Sprintf("post-%d", keyArticles+3), true},
		{"many without dates", articles(keyArticles+3, ""), "post-1", false},
	} {
		list, newest := c.site.latest()
		if list[0].ID != c.first || newest != c.newest || len(list) > keyArticles {
			t.Errorf("%s: %d, first %s, newest first: %v", c.name, len(list), list[0].ID, newest)
		}
	}
}

// TestWeight: what three articles carry is before what two do, however often these
// print it.
func TestWeight(t *testing.T) {
	a, b, c := &dossier.Article{}, &dossier.Article{}, &dossier.Article{}
	for _, x := range []struct {
		in   []*dossier.Article
		want int
	}{
		{[]*dossier.Article{a, b, c}, 6},
		{[]*dossier.Article{a, a, a, b, b}, 4},
		{[]*dossier.Article{a, a, a, a}, 0},
	} {
		st := &dossier.Statement{}
		for _, in := range x.in {
			st.Witnesses = append(st.Witnesses, &dossier.Witness{Quotation: &dossier.Quotation{Article: in}})
		}
		if got := weight(st); got != x.want {
			t.Errorf("in %d: %d, want %d", len(x.in), got, x.want)
		}
	}
}
