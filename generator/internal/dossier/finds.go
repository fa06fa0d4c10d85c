package dossier

import (
	"slices"
	"unique"

	"dossier/generator/internal/anno"
)

// Finds counts annotations: how many each rule made, by its name, and how many
// people did.
type Finds struct {
	Rules map[string]int
	Marks int
}

func (f *Finds) add(t tally) {
	for _, x := range t {
		switch {
		case x.rule == "":
			f.Marks += x.n
		case f.Rules == nil:
			f.Rules = map[string]int{x.rule: x.n}
		default:
			f.Rules[x.rule] += x.n
		}
	}
}

// A tally counts the annotations of one article by the rule that made them;
// people's have none.
type tally []struct {
	rule string
	n    int
}

func (t *tally) count(by anno.By) {
	rule := by.Rule
	switch {
	case by.Origin == anno.Person:
		rule = ""
	case rule == "":
		return
	}
	for i := range *t {
		if (*t)[i].rule == rule {
			(*t)[i].n++
			return
		}
	}
	*t = append(*t, struct {
		rule string
		n    int
	}{shared(rule), 1})
}

// tallyOf counts the annotations of one article.
func tallyOf(set *anno.Set) (t tally) {
	for _, by := range set.BlocksBy {
		t.count(by)
	}
	for _, x := range set.Furniture {
		t.count(x.By)
	}
	for _, r := range set.Repairs {
		t.count(r.By)
	}
	for _, m := range set.Mentions {
		t.count(m.By)
	}
	for _, a := range set.Attributions {
		t.count(a.By)
		t.count(a.Attrib)
	}
	return t
}

// remainder is what a dossier needs of an article's annotations once its quotations
// and mentions have been made of them: these take most of the room.
func remainder(set *anno.Set) *anno.Set {
	kept := &anno.Set{Blocks: slices.Clone(set.Blocks), Furniture: slices.Clone(set.Furniture), Repairs: slices.Clone(set.Repairs), Dates: said(set)}
	for i := range kept.Furniture {
		kept.Furniture[i].By = shared(kept.Furniture[i].By)
	}
	for i := range kept.Repairs {
		r := &kept.Repairs[i]
		r.Read, r.By = shared(r.Read), shared(r.By)
	}
	var said anno.By
	for i := range kept.Dates {
		d := &kept.Dates[i]
		d.EDTF, d.Text, d.By = shared(d.EDTF), shared(d.Text), sharedLike(said, d.By)
		said = d.By
		d.From = sharedLike(d.EDTF, d.From) // of a day all three are alike
		d.To = sharedLike(d.From, d.To)
	}
	return kept
}

// said lists the dates that tags give: of the others no page tells.
func said(set *anno.Set) (dates []anno.Date) {
	given := make([]bool, len(set.Dates))
	for _, a := range set.Attributions {
		if i := dateOf(set.Dates, a.Manner.When); i >= 0 {
			given[i] = true
		}
	}
	for i, d := range set.Dates {
		if given[i] {
			dates = append(dates, d)
		}
	}
	return dates
}

// shared returns what is equal to v and has its strings in common with all that
// are: most stand in many articles, and they hold no longer text by a piece.
func shared[T comparable](v T) T {
	var none T
	if v == none {
		return none
	}
	return unique.Make(v).Value()
}

// sharedLike is shared where v often is what stands before it.
func sharedLike[T comparable](before, v T) T {
	if v == before {
		return before
	}
	return shared(v)
}

// fit returns a list without the room it might have grown in: for one that stays.
func fit[T any](list []T) []T {
	if len(list) == cap(list) {
		return list
	}
	return slices.Clone(list)
}
