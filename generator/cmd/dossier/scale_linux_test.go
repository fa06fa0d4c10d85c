package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// scales are dossiers as large as anybody may think of, and what they may cost.
// One line of 10 MB and as many marks as a file holds are cases A18 and F12b.
var scales = []struct {
	name   string
	flags  []string
	within time.Duration // of processors
	mib    int
	files  func() map[string]string
}{
	{"a hundred thousand small articles", nil, 10 * time.Minute, 8 << 10, func() map[string]string {
		return each(100_000, "articles/a#.txt", "Ferry # sails\n\n“Boat # leaves the harbor,” Ann Lee said.\n")
	}},
	{"ten thousand people, each linked a thousand times", nil, 10 * time.Minute, 8 << 10, func() map[string]string {
		files := each(10_000, "people/p#.md", "---\nname: Ann Lee-#\n---\n")
		files["articles/a.txt"] = plainArticle
		for i := range 2000 { // each links half of them
			files[fmt.Sprintf("notes/n%d.md", i)] = "---\ntitle: A note\n---\n\n" + links(i%2*5000, 5000)
		}
		return files
	}},
	{"an article of 100 MB that quotes nobody", []string{"--max-article", "128"}, 3 * time.Minute, 16 << 10, func() map[string]string {
		return map[string]string{"articles/a.txt": strings.Repeat("The ferry sails from the harbor at noon, at last. ", 2_000_000)}
	}},
	{"an article of 4 MB with 70,000 quotations", nil, 2 * time.Minute, 4 << 10, func() map[string]string {
		return map[string]string{"articles/a.txt": counted(37_000, "Mayor Jane Smith said on Monday that ferry # would sail. “We begin with boat #,” she told the Harbor Board.\n\n")}
	}},
}

// links writes links to so many people, from a number on.
func links(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[[p%d]] ", from+i)
	}
	return b.String()
}

// TestScale builds each, in a process of its own, when DOSSIER_SCALE is all or
// a part of its name: they take minutes and gigabytes.
func TestScale(t *testing.T) {
	asked := os.Getenv("DOSSIER_SCALE")
	if asked == "" {
		t.Logf("not run: %d dossiers of great size, which take minutes; DOSSIER_SCALE=all runs them", len(scales))
		return
	}
	for _, s := range scales {
		if asked != "all" && !strings.Contains(s.name, asked) {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			g := cost(t, s.files(), s.flags...)
			t.Logf("%v of processors, %d MiB", g.took.Round(time.Second/10), g.mib)
			if g.code != exitOK || g.took > s.within || g.mib > s.mib {
				t.Errorf("exit %d, or more than %v or %d MiB", g.code, s.within, s.mib)
			}
		})
	}
}
