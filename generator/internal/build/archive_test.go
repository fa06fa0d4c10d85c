package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/site"
)

// archive is a dossier of many articles about few people: one who speaks in
// each, on every day of a year.
func archive(articles int) fstest.MapFS {
	verbs := []string{"rebuild", "paint", "close", "sell", "lease", "flood", "guard"}
	things := []string{"pier", "ferry", "harbor", "tower", "market", "bridge", "canal", "dock", "mill", "school", "library"}
	out := fstest.MapFS{}
	for i := range articles {
		month, day := 1+i%12, 1+i/12%28
		words := fmt.Sprintf("We will %s the %s before we %s the %s number %d", verbs[i%7], things[i%11], verbs[i/7%7], things[i/11%11], i)
		text := fmt.Sprintf("Town plans, part %d\n\n“%s,” Mayor Jane Smith said on Monday.\n\n“Jane Smith must wait for ship %d,” Omar Reed said.\n", i, words, i)
		out[fmt.Sprintf("gazette-2024-%02d-%02d-%d.txt", month, day, i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// TestArchive: pages of people and dates stay light however much is said; what
// they do not show stands on further pages, all of it.
func TestArchive(t *testing.T) {
	const n = 320
	r := run(t, archive(n), 2)
	pages := parse(t, r.Files)
	for address, p := range pages {
		if len(p.source) > 150<<10 {
			t.Errorf("%s has %d bytes", address, len(p.source))
		}
	}
	wholeLists(t, r, pages)
	jane, omar := r.Site.Dossier.People[0], r.Site.Dossier.People[1]
	if jane.ID != "jane-smith" || len(jane.Statements) < 200 || len(omar.Statements) < 50 {
		t.Fatalf("the archive is too small: %s with %d statements, %s with %d", jane.ID, len(jane.Statements), omar.ID, len(omar.Statements))
	}
	for _, c := range []struct {
		pages, within string
		want          int
	}{
		{"people/jane-smith/statements-", `class="locator"`, len(jane.Statements)},
		{"people/jane-smith/about-", `class="locator"`, len(omar.Statements)},
		{"people/jane-smith/named-", `<span class="words">`, 2 * n},
		{"people/omar-reed/statements-", `class="locator"`, len(omar.Statements)},
		{"timeline/2024", `<span class="kind">Printed`, n},
	} {
		got := 0
		for address, p := range pages {
			if strings.HasPrefix(address, c.pages) {
				got += strings.Count(p.source, c.within)
			}
		}
		if got != c.want {
			t.Errorf("%s…: %d entries, want %d", c.pages, got, c.want)
		}
	}
	if p := pages["people/jane-smith.html"]; strings.Count(p.source, "<blockquote") > 60 || !strings.Contains(p.source, fmt.Sprintf("All %d statements", len(jane.Statements))) {
		t.Error("the person's page shows too much, or does not say how much there is")
	}
	if p := pages["timeline.html"]; strings.Contains(p.source, `class="chronicle"`) || strings.Count(p.source, `href="timeline/`) < 12 {
		t.Error("the timeline is not parted by month")
	}
}

// wholeLists: lists of articles, files and statements stand on pages that lead
// to one another, all of each, in order; what led to the first page still does.
func wholeLists(t *testing.T, r *Result, pages map[string]*page) {
	t.Helper()
	var quoted, reported, articles []string
	for _, st := range r.Site.Dossier.Statements {
		if st.Type == anno.Indirect {
			reported = append(reported, string(site.StatementAddress(st)))
		} else {
			quoted = append(quoted, string(site.StatementAddress(st)))
		}
	}
	for _, a := range r.Site.Dossier.Articles {
		articles = append(articles, string(site.ArticleAddress(a)))
	}
	for _, c := range []struct {
		first, below string
		want         []string
	}{{"quotes.html", "quotes/", quoted}, {"quotes-reported.html", "quotes/", reported}, {"articles.html", "articles/", articles}, {"data.html", "articles/", articles}} {
		if len(c.want) == 0 {
			continue
		}
		var got []string
		for at, i := c.first, 2; pages[at] != nil; i++ {
			for _, l := range pages[at].links {
				if target, _, fragment := strings.Cut(l, "#"); strings.HasPrefix(l, c.below) && !fragment && !slices.Contains(got, target) {
					got = append(got, target)
				}
			}
			next := fmt.Sprintf("%s-%d.html", strings.TrimSuffix(c.first, ".html"), i)
			if pages[next] != nil && !slices.Contains(pages[at].links, next) {
				t.Errorf("%s does not lead to %s", at, next)
			}
			at = next
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s and the pages after it list %d, want %d in order", c.first, len(got), len(c.want))
		}
	}
	if pages["quotes.html"].ids["quoted"] != 1 || len(quoted) < 300 {
		t.Error("the first page of statements has not what links to it name, or the archive is too small")
	}
}
