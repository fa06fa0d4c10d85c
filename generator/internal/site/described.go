package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/internal/dossier"
)

// Described is an outlet's own words about somebody.
type Described struct {
	Words  string
	Places []Place
	More   int // places beyond these
	n      int
}

// A Sentence is one that names somebody, with the name set off.
type Sentence struct {
	Before, Name, After string
	Place               Place
}

// How many descriptions a page shows at once, and places of each.
const (
	topDescriptions  = 12
	descriptionWhere = 3
)

// described lists the outlets' own words about somebody, the most frequent
// first: those shown, the others, and how many there are beyond.
func described(p *Page, g *dossier.Agent) (top, rest []Described, more int) {
	var all []Described
	index := map[string]int{}
	for _, x := range g.Descriptions {
		block := x.Article.Set.BlockAt(x.Span.Start)
		if block < 0 {
			continue
		}
		words := x.Article.Text.Plain(x.Span)
		i, known := index[strings.ToLower(words)]
		if !known {
			i = len(all)
			index[strings.ToLower(words)] = i
			all = append(all, Described{Words: words})
		}
		all[i].n++
		if d := &all[i]; len(d.Places) < descriptionWhere {
			d.Places = append(d.Places, p.place(x.Article, block))
		} else {
			d.More++
		}
	}
	slices.SortStableFunc(all, func(a, b Described) int { return cmp.Compare(b.n, a.n) })
	n, most := min(len(all), topDescriptions), min(len(all), 10*topDescriptions)
	return all[:n], all[n:most], len(all) - most
}

// sentences shows where somebody is named.
func sentences(p *Page, list []*dossier.Naming) []Sentence {
	out := p.slate.sentences.list(len(list))
	for _, n := range list {
		t := n.Article.Text
		before, at := n.Sentence(), n.Mention()
		after := before
		before.End, after.Start = at.Start, at.End
		src := t.String()
		space := ""
		if before.End > before.Start && src[before.End-1] == ' ' {
			space = " "
		}
		out = append(out, Sentence{
			Before: p.slate.join(excerpt(t, before, 160, true), space),
			Name:   t.Plain(at),
			After:  p.slate.join(leading(src, after.Start), excerpt(t, after, 160, false)),
			Place:  p.place(n.Article, n.Block()),
		})
	}
	return out
}

func leading(src string, at int) string {
	if at < len(src) && src[at] == ' ' {
		return " "
	}
	return ""
}
