package dossier

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/text"
)

// A mark is a person's annotation in an article's file: one key says what it
// is, the others refine it.
type mark struct {
	Pos       conf.Pos   `yaml:"-"`
	Furniture *Selector  `yaml:"furniture"`
	Quotation *Selector  `yaml:"quotation"`
	Mention   *Selector  `yaml:"mention"`
	Repair    *Selector  `yaml:"repair"`
	Speaker   conf.Text  `yaml:"speaker"` // of a quotation: id of a person or organization
	Is        conf.Text  `yaml:"is"`      // of a mention: likewise
	Read      conf.Text  `yaml:"read"`    // of a repair: what the words are read as
	Reject    conf.Text  `yaml:"reject"`  // of a quotation or furniture: why the suggestion is wrong
	Joins     *elsewhere `yaml:"joins"`   // of a quotation: one that carries the same statement
	Apart     *elsewhere `yaml:"apart"`   // of a quotation: one that does not, though its words are alike
}

// A placed mark knows where in the text it is.
type placed struct {
	mark
	span text.Span
	by   anno.By
}

// A placement is all marks of an article, in the order of its file.
type placement struct {
	furniture, quotations, mentions, repairs []placed
	anchors                                  []lock.Anchor
}

// place resolves the marks of one article, reporting all that do not fit.
func place(r *Received, ds *diag.List) (out placement) {
	if len(r.facts.Marks) == 0 {
		return out
	}
	f, file := newFinder(r), r.file
	for _, m := range r.facts.Marks {
		by := anno.By{Origin: anno.Person, Rule: fmt.Sprintf("%s:%d", file, m.Pos.Line), Confidence: 1}
		bad := func(hint, format string, args ...any) {
			ds.Errorf(file, m.Pos.Line, m.Pos.Col, "mark-malformed", hint, format, args...)
		}
		kinds := 0
		for _, s := range []*Selector{m.Furniture, m.Quotation, m.Mention, m.Repair} {
			if s != nil {
				kinds++
			}
		}
		switch {
		case kinds != 1:
			bad("start it with one of furniture:, quotation:, mention:, repair:", "a mark is one thing; this one is %d", kinds)
			continue
		case m.Mention != nil && m.Is.Value == "":
			bad("add is: and the id of a person or organization", "this mention does not say who is meant")
			continue
		case m.Repair != nil && m.Read.Value == "":
			bad("add read: and the words as they should be read", "this repair does not say what to read")
			continue
		case m.Speaker.Value != "" && (m.Quotation == nil || m.Reject.Value != ""):
			bad("remove speaker:, or mark a quotation", "only a quotation has a speaker")
			continue
		case m.Is.Value != "" && m.Mention == nil, m.Read.Value != "" && m.Repair == nil,
			m.Reject.Value != "" && m.Quotation == nil && m.Furniture == nil:
			bad("is: goes with mention, read: with repair, reject: with quotation or furniture", "a key that does not go with this kind of mark")
			continue
		case (m.Joins != nil || m.Apart != nil) && (m.Quotation == nil || m.Reject.Value != ""):
			bad("mark a quotation, or remove joins: and apart:", "only a quotation can be joined with another or kept apart from it")
			continue
		}
		for _, k := range []struct {
			sel  *Selector
			into *[]placed
		}{{m.Furniture, &out.furniture}, {m.Quotation, &out.quotations}, {m.Mention, &out.mentions}, {m.Repair, &out.repairs}} {
			if k.sel == nil {
				continue
			}
			if span, ok := f.find(file, *k.sel, ds); ok {
				*k.into = append(*k.into, placed{m, span, by})
			}
		}
	}
	out.anchors = f.anchors
	return out
}

// repairsOf turns repair marks into what pairing needs: the one stretch of
// characters that is read differently.
func repairsOf(t *text.Text, file string, marks []placed, ds *diag.List) []anno.Repair {
	var out []anno.Repair
	for _, m := range marks {
		printed, read := t.Slice(m.span), m.Read.Value
		if printed == read {
			ds.Errorf(file, m.Read.Line, m.Read.Col, "repair-changes-nothing", "write under read: what the words should be read as", "this repair reads what is printed")
			continue
		}
		head, tail := 0, 0
		for head < len(printed) && head < len(read) && printed[head] == read[head] {
			head++
		}
		for head > 0 && head < len(printed) && printed[head]&0xC0 == 0x80 {
			head--
		}
		for tail < len(printed)-head && tail < len(read)-head && printed[len(printed)-1-tail] == read[len(read)-1-tail] {
			tail++
		}
		for tail > 0 && printed[len(printed)-tail]&0xC0 == 0x80 {
			tail--
		}
		out = append(out, anno.Repair{
			Span: text.Span{Start: m.span.Start + head, End: m.span.End - tail},
			Read: read[head : len(read)-tail],
			By:   m.by,
		})
	}
	return out
}

// apply lets a person's marks overrule what was found: furniture and repairs
// were given to extraction before; here quotations are rejected, corrected or
// added, and mentions are said to be somebody.
// What is rejected and was never suggested is left over.
func apply(t *text.Text, set *anno.Set, quotations, mentions []placed) (_ *anno.Set, rejected []Rejection, over []placed) {
	if len(quotations)+len(mentions) == 0 {
		return set, nil, nil
	}
	out := *set
	out.Attributions = slices.Clone(set.Attributions)
	out.Entities = slices.Clone(set.Entities)
	out.Mentions = slices.Clone(set.Mentions)
	for _, m := range mentions {
		mention(&out, m)
	}
	for _, m := range quotations {
		if m.Reject.Value != "" {
			if reject(t, &out, m.span) {
				rejected = append(rejected, Rejection{t.WithMarks(m.span), m.Reject.Value})
			} else {
				over = append(over, m)
			}
			continue
		}
		quotation(t, &out, m)
	}
	slices.SortStableFunc(out.Attributions, func(a, b anno.Attribution) int { return a.Content[0].Start - b.Content[0].Start })
	slices.SortStableFunc(out.Mentions, func(a, b anno.Mention) int { return a.Span.Start - b.Span.Start })
	return &out, rejected, over
}

// reject drops what a mark rejects: the stretches all words of which are the mark's,
// and an attribution of which nothing else is left. Words within a longer quotation
// are none of its stretches: it stays. It tells whether anything was dropped.
func reject(t *text.Text, set *anno.Set, s text.Span) (dropped bool) {
	covers := func(q text.Span) bool {
		return common(q, s) > 0 && !collate.HasWords(t.Slice(text.Span{Start: q.Start, End: max(q.Start, s.Start)})) &&
			!collate.HasWords(t.Slice(text.Span{Start: min(q.End, s.End), End: q.End}))
	}
	for i, a := range set.Attributions {
		if slices.ContainsFunc(stretches(a), covers) {
			set.Attributions[i], dropped = without(a, covers), true
		}
	}
	set.Attributions = slices.DeleteFunc(set.Attributions, func(a anno.Attribution) bool { return len(a.Content) == 0 })
	return dropped
}

// without is an attribution without some of its stretches, and what stands around
// them.
func without(a anno.Attribution, drop func(text.Span) bool) anno.Attribution {
	gone := slices.DeleteFunc(slices.Clone(stretches(a)), func(q text.Span) bool { return !drop(q) })
	a.Content = slices.DeleteFunc(slices.Clone(a.Content), func(c text.Span) bool { return slices.ContainsFunc(gone, c.Contains) })
	a.Quoted = slices.DeleteFunc(slices.Clone(a.Quoted), func(q text.Span) bool {
		return !slices.ContainsFunc(a.Content, func(c text.Span) bool { return c.Contains(q) })
	})
	return a
}

// stretches are an attribution's quoted ones, or its content when nothing in it is
// quoted.
func stretches(a anno.Attribution) []text.Span {
	if len(a.Quoted) == 0 {
		return a.Content
	}
	return a.Quoted
}

// common is how many bytes two spans have in common; below 0 for their distance.
func common(q, s text.Span) int { return min(q.End, s.End) - max(q.Start, s.Start) }

// meets tells whether a mark's words are mainly those of an attribution's
// quoted stretch, or of its content when nothing in it is quoted.
func meets(a anno.Attribution, s text.Span) bool {
	return slices.ContainsFunc(stretches(a), func(q text.Span) bool { return 2*common(q, s) > min(q.Len(), s.Len()) })
}

// entity returns the index of the entity an id names, adding one at need.
func entity(set *anno.Set, id string) int {
	i := slices.IndexFunc(set.Entities, func(e anno.Entity) bool { return e.ID == id })
	if i < 0 {
		i = len(set.Entities)
		set.Entities = append(set.Entities, anno.Entity{ID: id, Name: id})
	}
	return i
}

// mention makes a marked stretch a mention of the named entity, and gives the
// entity what was said by a source of just these words.
func mention(set *anno.Set, m placed) {
	e := entity(set, m.Is.Value)
	set.Mentions = slices.DeleteFunc(set.Mentions, func(o anno.Mention) bool { return o.Span.Overlaps(m.span) })
	set.Mentions = append(set.Mentions, anno.Mention{Span: m.span, Kind: anno.NominalMention, Entity: e, By: m.by})
	for i, a := range set.Attributions {
		if slices.ContainsFunc(a.Source, m.span.Overlaps) {
			set.Attributions[i].Speaker, set.Attributions[i].Attrib = e, m.by
		}
	}
}

// quotation corrects the suggestion a mark meets, or adds what was not found.
func quotation(t *text.Text, set *anno.Set, m placed) {
	inner := text.Span{Start: m.span.Start, End: m.span.End}
	outer := widen(t.String(), &inner)
	i := slices.IndexFunc(set.Attributions, func(a anno.Attribution) bool { return meets(a, m.span) })
	if i < 0 {
		a := anno.Attribution{Type: anno.Direct, Mode: anno.Speech, Content: []text.Span{outer}, Quoted: []text.Span{inner}, Speaker: -1, By: m.by, Attrib: m.by}
		if outer == inner {
			a.Type, a.Quoted = anno.Indirect, nil
		}
		set.Attributions = append(set.Attributions, a)
		i = len(set.Attributions) - 1
	} else {
		a := set.Attributions[i]
		if m.Speaker.Value == "" {
			a.By = m.by
		}
		whole := slices.ContainsFunc(a.Content, func(c text.Span) bool { return c.Contains(m.span) })
		if !whole { // the words were cut wrongly: the person's bounds stand
			a.By = m.by
			a.Content, a.Quoted = replaceMet(a.Content, outer), replaceMet(a.Quoted, inner)
		}
		set.Attributions[i] = a
	}
	if m.Speaker.Value != "" {
		set.Attributions[i].Speaker, set.Attributions[i].Attrib = entity(set, m.Speaker.Value), m.by
	}
}

// replaceMet puts s in the place of the spans it overlaps.
func replaceMet(spans []text.Span, s text.Span) []text.Span {
	out := slices.DeleteFunc(slices.Clone(spans), s.Overlaps)
	out = append(out, s)
	slices.SortFunc(out, func(a, b text.Span) int { return a.Start - b.Start })
	return out
}

// widen takes quotation marks at the edges of inner, or right outside it, into
// the span it returns, and leaves inner without them.
func widen(s string, inner *text.Span) text.Span {
	given := *inner
	body := s[inner.Start:inner.End]
	trimmed := strings.TrimLeft(body, text.QuotationMarks)
	inner.Start += len(body) - len(trimmed)
	end := strings.TrimRight(trimmed, text.QuotationMarks)
	inner.End = inner.Start + len(end)
	outer := *inner
	before := s[:inner.Start]
	outer.Start -= len(before) - len(strings.TrimRight(before, text.QuotationMarks))
	after := s[inner.End:]
	outer.End += len(after) - len(strings.TrimLeft(after, text.QuotationMarks))
	if outer.Start == inner.Start || outer.End == inner.End { // marks on one side only are not a pair
		*inner = given
		return given
	}
	return outer
}
