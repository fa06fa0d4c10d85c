package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"dossier/generator/internal/dossier"
)

// scales are dossiers as large as anybody may think of, and what they may cost.
// What an article may be without a flag costs what any input may. One line of
// 10 MB, and as many marks of a person's as a file holds, are cases A18 and F12b;
// a preview that goes on and on is TestServeLasts.
var scales = []struct {
	name   string
	flags  []string
	within time.Duration // of processors
	mib    int
	files  func() map[string]string
}{
	{"a million small articles", nil, mostTime, mostMiB, func() map[string]string { // more than may be
		return each(1_000_000, "articles/a#.txt", "Ferry # sails\n")
	}},
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
	{"an article of 100 MB that quotes nobody", []string{"--max-article", "128"}, time.Minute, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": strings.Repeat("The ferry sails from the harbor at noon, at last. ", 2_000_000)}
	}},
	{"an article of 50 MB in 220,000 paragraphs", []string{"--max-article", "64"}, time.Minute, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": counted(220_000, "Ferry # sails from the harbor at noon, at last. The harbor of Pier 7 is shut. "+
			"The mayor of the town is Ann Lee, and the boat is late by a day. The mail came by another ship in spring, and the pier was open.\n\n")}
	}},
	{"an article of 4 MB with 70,000 quotations", []string{"--max-article", "8"}, 2 * time.Minute, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": counted(37_000, "Mayor Jane Smith said on Monday that ferry # would sail. “We begin with boat #,” she told the Harbor Board.\n\n")}
	}},
	{"an article with 100,000 quotations", []string{"--max-article", "4"}, 30 * time.Second, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": counted(100_000, "“No. #,” he said. ")}
	}},
	{"news of 16 MB that name 20,000 people", []string{"--max-article", "16"}, 4 * time.Minute, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": news(16_000_000)}
	}},
	{"news as long as an article may be", nil, mostTime, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": news(int(dossier.DefaultLimits.Article))}
	}},
	{"quotations alone as long as an article may be", nil, mostTime, mostMiB, func() map[string]string {
		return map[string]string{"articles/a.txt": counted(38_000, "“No. #,” he said. ")}
	}},
	{"forty thousand statements that their article no longer has", nil, mostTime, mostMiB, func() map[string]string {
		return map[string]string{
			"articles/a.txt": counted(28_000, "“Pier #, we say,” he said. "),
			dossier.LockFile: counted(40_000, "1#\tno-#\t\ta\tNo #, we say,\nwitness\t1#\ta\t000000000000\t¶ 1\t=\n"),
		}
	}},
}

// news writes at most so many bytes of reports, of which each names two people,
// quotes one twice, and tells what the other says.
func news(most int) string {
	first := strings.Fields("Ada Ben Clara David Edna Frank Grace Henry Iris James Karen Louis Mary Norman Olive Paul Ruth Simon Tessa Victor")
	parts := strings.Fields("ber dor fal gan hol kel lin mor nes por ran sol tar vel wen zim")
	name := func(i int) (given, family string) {
		i %= 20_000
		n := i/len(first) + 1
		family = parts[n%16] + parts[n/16%16] + parts[n/256%16] + "son"
		return first[i%len(first)], strings.ToUpper(family[:1]) + family[1:]
	}
	var b strings.Builder
	for i := 0; ; i++ {
		given, family := name(i)
		other, others := name(7*i + 3)
		s := fmt.Sprintf("Mayor %s %s said on Monday that ferry %d would sail despite the storm. “We begin with boat %d, and nobody will be left on the pier,” %s told the Harbor Board.\n\n"+
			"The ferry has carried passengers over the bay since 1987, when the old bridge was closed. %s %s, a spokeswoman for the Ferry Company, denied that the boats were late. “It is shut %d times a year,” she said.\n\n"+
			"The board will meet on March %d to decide what to do with the harbor, the pier and the mail.\n\n", given, family, i, i, family, other, others, i%977, i%28+1)
		if b.Len()+len(s) > most {
			return b.String()
		}
		b.WriteString(s)
	}
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
// a part of its name: they take minutes and gigabytes, which TMPDIR must have room for.
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
			work := t.TempDir()
			if s.within == mostTime { // the site is not too large
				work = inMemory(t)
			}
			files := s.files()
			g := cost(t, work, files, s.flags...)
			t.Logf("%v of processors, %d MiB", g.took.Round(time.Second/10), g.mib)
			want := exitOK
			if len(files) > dossier.DefaultLimits.Entries {
				want = exitInput
			}
			if g.code != want || g.took > s.within || g.mib > s.mib {
				t.Errorf("exit %d, want %d; or more than %v or %d MiB", g.code, want, s.within, s.mib)
			}
		})
	}
}
