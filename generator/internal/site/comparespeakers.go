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

// speakers are those either article quotes, those with most quoted words first, and
// how many more there are.
func (s *Site) speakers(p *Page, as [2]*dossier.Article) (rows []SpeakerRow, more int) {
	type both struct {
		share
		in [2]int // place among the article's own, from 1
	}
	a, b := s.of(as[0]).shares(), s.of(as[1]).shares()
	all := make([]both, 0, len(a)+len(b))
	by := make(map[*dossier.Agent]int, len(a)+len(b))
	for i, shares := range [2][]*share{a, b} {
		for k, t := range shares {
			at, known := by[t.agent]
			if !known {
				at = len(all)
				by[t.agent] = at
				all = append(all, both{share: share{agent: t.agent}})
			}
			all[at].quoted += t.quoted
			all[at].reported += t.reported
			all[at].in[i] = k + 1
		}
	}
	slices.SortStableFunc(all, func(x, y both) int {
		return cmp.Or(x.compare(&y.share), cmp.Compare(x.agent.Rank, y.agent.Rank))
	})
	shown := all[:min(len(all), maxSpeakers)]
	rows = p.slate.speakers.list(len(shown))
	for _, x := range shown {
		row := SpeakerRow{Voice: p.voice(x.agent, "")}
		for i, shares := range [2][]*share{a, b} {
			row.In[i].Name = ab[i]
			if k := x.in[i]; k > 0 {
				t := shares[k-1]
				row.In[i] = Room{ab[i], p.slate.join(ordinal(k), " to speak"), t.of(as[i].Words()), t.bars}
			}
		}
		rows = append(rows, row)
	}
	return rows, len(all) - len(shown)
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
