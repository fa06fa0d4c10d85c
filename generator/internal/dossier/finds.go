package dossier

import "dossier/generator/internal/anno"

// Finds counts annotations: how many each rule made, by its name, and how many
// people did.
type Finds struct {
	Rules map[string]int
	Marks int
}

func (f *Finds) count(by anno.By) {
	switch {
	case by.Origin == anno.Person:
		f.Marks++
	case by.Rule != "":
		if f.Rules == nil {
			f.Rules = map[string]int{}
		}
		f.Rules[by.Rule]++
	}
}

func (f *Finds) add(o Finds) {
	f.Marks += o.Marks
	for rule, n := range o.Rules {
		if f.Rules == nil {
			f.Rules = map[string]int{}
		}
		f.Rules[rule] += n
	}
}

// findsOf counts the annotations of one article.
func findsOf(set *anno.Set) (f Finds) {
	for _, b := range set.Blocks {
		f.count(b.By)
	}
	for _, x := range set.Furniture {
		f.count(x.By)
	}
	for _, r := range set.Repairs {
		f.count(r.By)
	}
	for _, m := range set.Mentions {
		f.count(m.By)
	}
	for _, a := range set.Attributions {
		f.count(a.By)
		f.count(a.Attrib)
	}
	return f
}

// remainder is what a dossier needs of an article's annotations once its quotations
// and mentions have been made of them: these take most of the room.
func remainder(set *anno.Set) *anno.Set {
	return &anno.Set{Blocks: set.Blocks, Furniture: set.Furniture, Repairs: set.Repairs, Dates: set.Dates}
}
