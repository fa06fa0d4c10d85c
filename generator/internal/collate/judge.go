package collate

// What two items must have in common for one statement, in words, those that
// say more than grammar does counted twice: the less speaks for one occasion
// and one speaker, the more of the words must. “A good deal” may be said any
// day; twelve equal words are hardly said twice. Where there is none, nothing is enough.
var floors = [OtherSpeaker + 1][FarApart + 1]int{
	OneSpeaker: {SameArticle: 3, Occasion: 4, SameDays: 4, SameWeek: 6, SameMonth: 7, Undated: 6, FarApart: 9},
	OneName:    {Occasion: 5, SameDays: 6, SameWeek: 8, SameMonth: 9, Undated: 9, FarApart: 14},
	Unknown:    {SameArticle: 5, Occasion: 7, SameDays: 8, SameWeek: 9, SameMonth: 10, Undated: 10, FarApart: 14},
	Concluded:  {SameArticle: 7},
}

// What raises a floor, and other limits.
const (
	wholes         = -1 // raise: two whole quotations of one speaker are more than a part and a whole
	beside         = 1  // raise: what is beyond stands in a stretch of its own
	overlapping    = 2  // raise: neither holds the other
	overlapHere    = 7  // the same in one article, which hardly prints a sentence twice cut otherwise
	recut          = 3  // raise: words are left out without a sign
	reworded       = 3  // raise: words are changed
	rewordedHere   = 8  // the same in one article, which knows what was said, or of speakers who may be two
	rewordedLater  = 15 // floor: words differ and days lie between; a line said again is said otherwise
	faithful       = 4  // words in common for each that differs
	elsewhere      = 3  // words in common at least for a part in another article: two may be anybody's
	strangers      = 4  // likewise, of speakers who may be two
	reportedWords  = 5  // of reported speech, all of which must be equal
	reportedByWhom = 6  // the same when nobody knows who spoke
)

// judge decides whether a witness and a fuller item carry one statement, and
// says why.
func (g *grouper) judge(base, w *item, near Nearness) (Join, bool) {
	return judge(base, w, near, g.likeness)
}

// judge is the same, with who compares the words, where that is asked for.
func judge(base, w *item, near Nearness, likeness func(base, w *item) Likeness) (Join, bool) {
	j := Join{Voice: voice(base, w), Nearness: near, Of: w.heard}
	need := floors[j.Voice][near]
	if need == 0 || w.heard == 0 || j.Voice == Unknown && (w.isTitle || base.isTitle) {
		return j, false
	}
	j.Likeness = likeness(base, w)
	if w.Reported {
		least := int32(reportedWords)
		if j.Voice == Unknown {
			least = reportedByWhom
		}
		return j, j.Reason == SameWords && j.Carried >= least && j.Voice != OneName
	}
	return j, int(j.Carried+j.Telling) >= j.floor(need) && j.Carried >= max(j.fewest(), faithful*j.Changed)
}

// fewest is the number of words that must be common, whatever they weigh.
func (j *Join) fewest() int32 {
	switch {
	case j.Voice == Unknown, j.Voice == Concluded:
		return strangers
	case j.Nearness != SameArticle && j.Reason != SameWords:
		return elsewhere
	}
	return 1
}

// floor is what the words in common must weigh, need when all of one stand in
// the other in a row.
func (j *Join) floor(need int) int {
	here := j.Nearness == SameArticle
	switch {
	case j.Reason == SameWords && j.Voice == OneSpeaker && here:
		return 0
	case j.Reason == SameWords && j.Voice == OneSpeaker:
		need += wholes
	case j.Reason == Overlap && j.apart:
		need += beside
	case j.Reason == Overlap && here:
		need += overlapHere
	case j.Reason == Overlap:
		need += overlapping
	}
	switch {
	case j.Changed == 0:
		return need
	case j.Reason == WithCuts:
		need += recut
	case here, j.Voice == Unknown:
		need += rewordedHere
	default:
		need += reworded
	}
	if !here && j.Nearness != Occasion && j.Nearness != SameDays {
		need = max(need, rewordedLater)
	}
	return need
}

// likeness compares an item with a fuller one, or remembers how they compare.
func (g *grouper) likeness(base, w *item) Likeness {
	for _, c := range w.tree.compared {
		if c.with == base {
			return c.Likeness
		}
	}
	l := g.table.likeness(base, w)
	if !g.once {
		if len(w.tree.compared) == 2*mostPerItem { // those in near, and bases these hung on once
			w.tree.compared = w.tree.compared[:0]
		}
		w.tree.compared = append(w.tree.compared, comparison{base, l})
	}
	return l
}

// mayJoin tells whether an item can ever hang on a fuller one: on the same
// occasion, as no other nearness asks for less. A phrase that both hold does not do.
func (a *aligner) mayJoin(base, w *item) bool {
	near := Occasion
	if base.Article == w.Article {
		near = SameArticle
	}
	_, ok := judge(base, w, near, a.likeness)
	return ok
}

// likeness compares an item with a fuller one.
func (a *aligner) likeness(base, w *item) Likeness {
	return weigh(w, a.align(base.words, w.words))
}

// weigh counts what is common and what differs, and names the relation.
func weigh(w *item, diffs []Diff) (j Likeness) {
	trim, beyond, cuts, moved := 0, 0, 0, 0
	j.apart = true
	for _, d := range diffs {
		switch d.Kind {
		case Same, Accidental, Order:
			for _, x := range w.words[d.Witness.From:d.Witness.To] {
				if !x.inserted() {
					j.Carried++
					if x.telling() {
						j.Telling++
					}
				}
			}
			if d.Kind == Order {
				moved++
			}
		case Substantive:
			j.Changed += int32(max(d.Base.Len(), d.Witness.Len()))
		case Cut:
			if cuts++; !d.Marked {
				j.Changed += 1 + int32(d.Base.Len()/4)
			}
		case Insertion:
			cuts++
		case Trim:
			trim += d.Base.Len()
		case Beyond:
			beyond += d.Witness.Len()
			j.apart = j.apart && w.stretches(d.Witness)
		}
	}
	j.apart = j.apart && beyond < int(j.Carried)
	substantive := false
	for _, d := range diffs {
		substantive = substantive || d.Kind == Substantive
	}
	switch {
	case moved > 0:
		j.Reason = Reordered
	case substantive:
		j.Reason = Reworded
	case beyond > 0:
		j.Reason = Overlap
	case cuts > 0:
		j.Reason = WithCuts
	case trim > 0:
		j.Reason = Part
	default:
		j.Reason = SameWords
	}
	return j
}
