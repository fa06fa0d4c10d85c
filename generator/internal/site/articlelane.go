package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
)

// A Lane is one speaker's share of an article, and where in it the words stand.
type Lane struct {
	Voice
	Share string
	Spots []Spot
}

// A Spot is a passage in which a speaker is quoted, as a place in the drawing
// and as a link to the first of the words.
type Spot struct {
	Link   // "¶ 3", or the kind of a block without a number
	Bars   []Bar
	Around Bar // what to point at: the bars, and a little more where they are thin
}

// A Bar is a stretch of a drawing, in thousandths.
type Bar struct{ X, Width int }

// maxLanes is how many speakers the drawing shows; thinnest is how narrow a
// place to point at may be.
const (
	maxLanes = 6
	thinnest = 16
)

// lanes are the speakers of an article by their quoted words, and how many more
// there are; the width of a bar is its share of the text's length.
func (s *Site) lanes(p *Page, a *dossier.Article) (lanes []Lane, more int) {
	order := slices.SortedStableFunc(slices.Values(s.of(a).shares()), (*share).compare)
	shown := order[:min(len(order), maxLanes)]
	for _, t := range shown {
		lanes = append(lanes, Lane{p.voiceIn(a, t.agent, ""), t.of(a.Words()), s.spots(p, t)})
	}
	return lanes, len(order) - len(shown)
}

// spots puts a speaker's bars together by passage.
func (s *Site) spots(p *Page, t *share) []Spot {
	var out []Spot
	last, from := -1, 0
	for i, q := range t.said {
		if q.Block != last {
			last, from = q.Block, i
			out = append(out, Spot{Link: Link{locator(q.Article, last), p.toArticle(q.Article, s.label(q))}})
		}
		out[len(out)-1].Bars = t.bars[from : i+1]
	}
	for i := range out {
		first, end := out[i].Bars[0].X, out[i].Bars[len(out[i].Bars)-1]
		wide := max(thinnest, end.X+end.Width-first)
		middle := (first + end.X + end.Width) / 2
		out[i].Around = Bar{max(0, min(middle-wide/2, 1000-wide)), wide}
	}
	return out
}

// A share is how much of an article is one speaker's words, and where they
// stand.
type share struct {
	agent    *dossier.Agent
	quoted   int // words between quotation marks, or of turns of a transcript, as everywhere
	reported int // words of indirect speech
	said     []*dossier.Quotation
	bars     []Bar // of each of them
}

// compare puts the one with more quoted words first, then with more reported ones.
func (t *share) compare(with *share) int {
	return cmp.Or(cmp.Compare(with.quoted, t.quoted), cmp.Compare(with.reported, t.reported))
}

// shares are the speakers of an article in the order they first speak.
func shares(a *dossier.Article) []*share {
	by := map[*dossier.Agent]*share{}
	var order []*share
	for _, q := range a.Quotations {
		if q.Speaker == nil {
			continue
		}
		t := by[q.Speaker]
		if t == nil {
			t = &share{agent: q.Speaker}
			by[q.Speaker] = t
			order = append(order, t)
		}
		words := &t.quoted
		if q.Type() == anno.Indirect {
			words = &t.reported
		}
		for _, c := range q.Said() {
			*words += collate.Count(a.Text.Slice(c))
			x := 1000 * c.Start / a.Text.Len()
			t.said = append(t.said, q)
			t.bars = append(t.bars, Bar{x, max(4, 1000*c.Len()/a.Text.Len())})
		}
	}
	return order
}

// of is the share in quoted words, of a text of so many.
func (t *share) of(total int) string {
	if t.quoted == 0 {
		return reportedOnly
	}
	return plural(t.quoted, "word", "words") + ", " + percent(t.quoted, total)
}
