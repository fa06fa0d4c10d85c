package dossier

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/collate"
	"dossier/generator/internal/extract"
)

// BenchmarkCollation groups the quotations of the folders DOSSIER_TEXTS names,
// then of two, four and eight copies of them in which some words are changed.
func BenchmarkCollation(b *testing.B) {
	folders := filepath.SplitList(os.Getenv("DOSSIER_TEXTS"))
	if len(folders) == 0 {
		b.Skip("not run on received texts: DOSSIER_TEXTS names none")
	}
	var articles []*Article
	for _, dir := range folders {
		files, _ := Load(os.DirFS(dir), DefaultLimits)
		var found []Annotated
		for _, r := range files.Articles {
			a, _ := Annotate(r, files.Known(), extract.Run)
			found = append(found, a)
		}
		d, _, _ := Assemble("bench", files, found)
		articles = append(articles, d.Articles...)
	}
	var items []collate.Item
	for _, a := range articles {
		var s sayings
		s.read(a, false)
		items = append(items, s.items...)
	}
	for _, times := range []int{1, 2, 4, 8} {
		all := copies(items, times)
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			for b.Loop() {
				collate.Group(all, collate.Decisions{})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/item")
		})
	}
}

// copies returns items as if there were so many times the articles: in each
// copy but the first, about every twentieth word is another.
func copies(items []collate.Item, times int) []collate.Item {
	var out []collate.Item
	for c := range times {
		for _, it := range items {
			it.Article += fmt.Sprint("-", c)
			if c > 0 {
				stretches := make([]string, len(it.Stretches))
				for i, s := range it.Stretches {
					stretches[i] = perturbed(s, c)
				}
				it.Stretches = stretches
			}
			out = append(out, it)
		}
	}
	return out
}

func perturbed(s string, c int) string {
	words := strings.Fields(s)
	for i, w := range words {
		h := fnv.New32a()
		fmt.Fprint(h, w, c, i)
		if h.Sum32()%20 == 0 {
			words[i] = fmt.Sprintf("changed%d", h.Sum32()%1000)
		}
	}
	return strings.Join(words, " ")
}
