package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/text"
)

// Collation proposes which quotations carry one statement; a person decides,
// with a mark on one of two quotations that names the other:
//
//   - quotation: {from: We open, to: in May}
//     joins: {article: ferry-post, exact: the bridge opens in May}
//   - quotation: {exact: never again}
//     apart: {article: quay-times, exact: never again}
//
// What carries one statement has one speaker, so quotations of two people are
// not joined: one of them must be given its right speaker first.

// elsewhere selects words of an article; without one, of the mark's own.
type elsewhere struct {
	Article conf.Text `yaml:"article"`
	Selector
}

// pairs are the marks that join quotations or keep them apart.
func pairs(quotations []placed) []placed {
	var out []placed
	for _, m := range quotations {
		if m.Joins != nil || m.Apart != nil {
			out = append(out, m)
		}
	}
	return out
}

// A decision is a person's word on two quotations.
type decision struct {
	file string
	pos  conf.Pos
	a, b *Quotation
}

// decisions resolves the marks on pairs of quotations, by index in all.
func (b *builder) decisions(all []*Quotation) collate.Decisions {
	var joins, aparts []decision
	for _, a := range b.d.Articles {
		for _, m := range b.received[a].pairs {
			if d, ok := b.decision(a, m, m.Joins); ok {
				joins = append(joins, d)
			}
			if d, ok := b.decision(a, m, m.Apart); ok {
				aparts = append(aparts, d)
			}
		}
	}
	if len(joins)+len(aparts) == 0 {
		return collate.Decisions{}
	}
	at := make(map[*Quotation]int, len(all))
	for i, q := range all {
		at[q] = i
	}
	var out collate.Decisions
	one := newUnion(all)
	for _, d := range joins {
		if x, y, ok := one.join(at[d.a], at[d.b]); !ok {
			b.ds.Errorf(d.file, d.pos.Line, d.pos.Col, "joins-speakers", "give one of them its right speaker with speaker:, or remove joins:",
				"one statement cannot be said by both %s and %s", x.Name, y.Name)
			continue
		}
		out.Join = append(out.Join, [2]int{at[d.a], at[d.b]})
	}
	for _, d := range aparts {
		if one.find(at[d.a]) == one.find(at[d.b]) {
			b.ds.Errorf(d.file, d.pos.Line, d.pos.Col, "joins-and-apart", "remove one of the marks", "other marks join these two quotations, or tie both to a third")
			continue
		}
		out.Apart = append(out.Apart, [2]int{at[d.a], at[d.b]})
	}
	return out
}

// decision finds the two quotations a mark is about; ok is false when it says
// nothing of that kind, or an error was reported.
func (b *builder) decision(a *Article, m placed, with *elsewhere) (d decision, ok bool) {
	if with == nil {
		return d, false
	}
	file, other := b.received[a].file, a
	if id := with.Article; id.Value != "" {
		if b.files.failed[id.Value] {
			return d, false // its own error has been reported
		}
		if other = b.byID[id.Value]; other == nil {
			b.ds.Errorf(file, id.Line, id.Col, "no-such-article", "use the name of a file in articles/, without its ending", "there is no article %q", id.Value)
			return d, false
		}
	}
	span, ok := b.finder(other).find(file, with.Selector, &b.ds)
	if !ok {
		return d, false
	}
	d = decision{file: file, pos: with.Pos, a: b.quotationAt(file, m.Quotation.Pos, a, m.span), b: b.quotationAt(file, with.Pos, other, span)}
	switch {
	case d.a == nil || d.b == nil:
		return d, false
	case d.a == d.b:
		b.ds.Errorf(file, with.Pos.Line, with.Pos.Col, "joins-itself", "choose words of the other one", "both are words of one quotation")
		return d, false
	}
	return d, true
}

// quotationAt is the one quotation whose words a selector has found: of one
// within another the inner.
func (b *builder) quotationAt(file string, pos conf.Pos, a *Article, s text.Span) *Quotation {
	var met, whole []*Quotation
	for _, q := range a.Quotations {
		if meets(anno.Attribution{Content: q.Content(), Quoted: q.Quoted()}, s) {
			met = append(met, q)
			if q.Span().Contains(s) {
				whole = append(whole, q)
			}
		}
	}
	if len(whole) > 0 {
		return slices.MinFunc(whole, func(x, y *Quotation) int { return cmp.Compare(x.Span().Len(), y.Span().Len()) })
	}
	switch len(met) {
	case 0:
		b.ds.Errorf(file, pos.Line, pos.Col, "mark-no-quotation", "choose words that somebody says, or mark them as a quotation there",
			"these words of %s are no quotation", a.Source.Path)
		return nil
	case 1:
		return met[0]
	}
	var places []string
	for _, q := range met {
		line, col := a.Text.Position(q.Span().Start)
		places = append(places, fmt.Sprintf("%d:%d", line, col))
	}
	b.ds.Errorf(file, pos.Line, pos.Col, "mark-quotations", "choose words of one of them", "these words of %s are of %d quotations, at %s",
		a.Source.Path, len(met), strings.Join(places, ", "))
	return nil
}

// A union is sets of quotations a person has joined, and who speaks in each.
type union struct {
	parent  []int
	speaker []*Agent
}

func newUnion(all []*Quotation) *union {
	u := &union{make([]int, len(all)), make([]*Agent, len(all))}
	for i, q := range all {
		u.parent[i], u.speaker[i] = i, q.Speaker
	}
	return u
}

func (u *union) find(i int) int {
	for u.parent[i] != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = u.parent[i]
	}
	return i
}

// join makes two sets one, unless two people speak in them, whom it returns.
func (u *union) join(i, j int) (x, y *Agent, ok bool) {
	i, j = u.find(i), u.find(j)
	x, y = u.speaker[i], u.speaker[j]
	if x != nil && y != nil && x != y {
		return x, y, false
	}
	u.parent[j], u.speaker[i] = i, cmp.Or(x, y)
	return x, y, true
}
