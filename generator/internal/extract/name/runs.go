package name

import (
	"strings"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// A run is a row of capitalised words, [a, b) of Doc.Words.
type run struct {
	a, b  int
	start bool // it begins a sentence or a quotation
}

// maxRun is the most words a row of capitals is read as: more is a headline.
const maxRun = 20

// runs cuts the words into rows of capitalised ones, joined by "of", "the",
// "for", "de" and their like when a capital follows.
func (f *Finder) runs() []run {
	w := f.d.Words
	out := f.rows[:0]
	start := true
	for i := 0; i < len(w); {
		n := &w[i]
		if n.Kind == text.Punct {
			start = start && strings.ContainsAny(n.Low, `"“‘'([`) || strings.ContainsAny(n.Low, `.?!:"“‘—`) || n.Low == "”"
			i++
			continue
		}
		if i > 0 && strings.Contains(f.d.S[w[i-1].End:n.Start], "\n") {
			start = true
		}
		if !n.Cap || n.Kind != text.Letters || n.Low == "i" || f.labelsNobody(n.Span) {
			start = false
			i++
			continue
		}
		j := i + 1
		for j < len(w) && j < i+maxRun && f.adjacent(j) {
			if w[j].Cap && w[j].Kind == text.Letters {
				j++
				continue
			}
			k := j
			for k < len(w) && k < j+2 && joins(w[k].Low) && f.adjacent(k) {
				k++
			}
			if k > j && k < len(w) && w[k].Cap && w[k].Kind == text.Letters && f.adjacent(k) {
				j = k + 1
				continue
			}
			break
		}
		out = f.cut(out, run{i, j, start})
		start = false
		i = j
	}
	f.rows = out
	return out
}

// adjacent tells whether only a space stands between word i-1 and word i.
func (f *Finder) adjacent(i int) bool {
	gap := f.d.S[f.d.Words[i-1].End:f.d.Words[i].Start]
	return len(gap) <= 2 && !strings.Contains(gap, "\n")
}

// joins tells whether a word can stand between the words of a name.
func joins(w string) bool {
	switch w {
	case "of", "the", "for", "&", "y":
		return true
	}
	return text.Particle(w)
}

// cut takes the words that begin sentences off a run and divides it at days,
// months and numbers.
func (f *Finder) cut(out []run, r run) []run {
	w := f.d.Words
	for r.a < r.b && !(w[r.a].Low == "new" && r.a+1 < r.b && w[r.a+1].Is(lexicon.Place)) && (w[r.a].Is(lexicon.Det) || w[r.a].Is(lexicon.Starter) && !w[r.a].Is(lexicon.Given|lexicon.Title) || joins(w[r.a].Low)) {
		r.a++
	}
	for i := r.a; i < r.b; i++ {
		if w[i].Is(lexicon.Calendar) && !w[i].Is(lexicon.Given) {
			if i > r.a {
				out = f.cut(out, run{r.a, i, r.start})
			}
			return f.cut(out, run{i + 1, r.b, false})
		}
	}
	for r.b > r.a && joins(w[r.b-1].Low) {
		r.b--
	}
	if r.a < r.b {
		out = append(out, r)
	}
	return out
}
