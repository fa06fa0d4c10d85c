package site

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/generator/internal/dossier"
)

// maxSpeakers is how many speakers a comparison shows.
const maxSpeakers = 10

// SpeakerRow is how much room each article gives a speaker, and when.
type SpeakerRow struct {
	Voice Voice
	In    [2]Room
}

// Room is a speaker's share of one article.
type Room struct {
	Name  string // A or B
	Order string // "1st to speak"; "" when not quoted
	Share string
	Said  []Bar // where in the text
}

// speakers are those either article quotes, those with most words first.
func (s *Site) speakers(p *Page, as [2]*dossier.Article) []SpeakerRow {
	type both struct {
		agent *dossier.Agent
		words int
		in    [2]Room
	}
	var all []*both
	by := map[*dossier.Agent]*both{}
	for i, a := range as {
		for k, t := range s.abstracts[a].shares() {
			b := by[t.agent]
			if b == nil {
				b = &both{agent: t.agent, in: [2]Room{{Name: ab[0]}, {Name: ab[1]}}}
				by[t.agent] = b
				all = append(all, b)
			}
			b.words += t.words
			b.in[i] = Room{ab[i], ordinal(k+1) + " to speak", t.of(a.Words()), t.bars()}
		}
	}
	slices.SortStableFunc(all, func(x, y *both) int {
		return cmp.Or(cmp.Compare(y.words, x.words), cmp.Compare(s.rank[x.agent], s.rank[y.agent]))
	})
	var out []SpeakerRow
	for _, b := range all[:min(len(all), maxSpeakers)] {
		out = append(out, SpeakerRow{p.voice(b.agent, ""), b.in})
	}
	return out
}

// ordinal writes 1st, 2nd, 3rd, 4th, … 11th.
func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}
