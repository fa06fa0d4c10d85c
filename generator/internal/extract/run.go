package extract

import (
	"cmp"
	"slices"
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/block"
	"dossier/generator/internal/extract/coref"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/extract/learned"
	"dossier/generator/internal/extract/manner"
	"dossier/generator/internal/extract/name"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/extract/quote"
	"dossier/generator/internal/extract/reported"
	"dossier/generator/internal/extract/speaker"
	"dossier/generator/internal/extract/turn"
	"dossier/generator/internal/extract/when"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Rules documents every rule, package by package, with how often each fired in
// the articles of the training corpus.
func Rules() []rule.Doc {
	seen := Count(counts)
	var out []rule.Doc
	for _, docs := range [][]rule.Doc{block.Rules(), furniture.Rules(), quote.Rules(), name.Rules(), speaker.Rules(), reported.Rules(), learned.Rules(), coref.Rules(), when.Rules(), manner.Rules()} {
		for _, d := range docs {
			d.Seen = seen[d.Name]
			out = append(out, d)
		}
	}
	return out
}

// Run extracts all that is known of one article. It is a pure function.
func Run(in Input) *anno.Set { return new(Reader).Run(in) }

// A Reader does what Run does for one article after the other; what it needs to
// read one serves to read the next. The zero value is ready.
type Reader struct {
	doc    parse.Doc
	drafts parse.Drafts
	names  name.Finder
	model  learned.Reader
	who    coref.Resolver
	when   when.Finder
	tags   manner.Finder

	speakers, parts, quoted []text.Span
}

// Run is the function Run. What it returns has nothing of the reader's in it.
func (r *Reader) Run(in Input) *anno.Set { return r.run(in, longestPart) }

// run is Run with parts of a size.
func (r *Reader) run(in Input, size int) *anno.Set {
	set, l := layOut(in)
	model := in.Model
	if model == nil {
		model = learned.Shipped()
	}
	day := published(in, l.s, set)
	r.names.Begin(set, in.Names)
	r.who.Begin(set)
	read, all := 0, part{blocks: l.blocks}.size()
	for p := range l.parts(size) {
		drafts, named := r.draft(l.s, p, set)
		r.model.Refine(model, drafts)
		mentions, days := r.who.Resolve(drafts, named), r.dates(day)
		r.circumstances(days)
		read += p.size()
		rest := float64(all) / float64(read)
		set.Mentions = add(set.Mentions, mentions, rest)
		set.Dates = add(set.Dates, days, rest)
		set.Attributions = add(set.Attributions, finish(drafts), rest)
	}
	name.Settle(in.Text, set)
	return set
}

// add appends, with room for what is to come: of a text times as long as what
// is read of it, times as much. What grows bit by bit is held twice when it is
// longest.
func add[E any](to, more []E, times float64) []E {
	if len(to) == 0 && len(more) > 0 && times == 1 {
		return more
	}
	if n := len(to) + len(more); n > cap(to) {
		to = slices.Grow(to, int(float64(n)*min(times, 4))-len(to))
	}
	return append(to, more...)
}

// Draft runs the rules alone, over the whole article as one part: blocks,
// furniture and repairs are final, the attributions are what the model starts
// from.
func Draft(in Input) (*anno.Set, *parse.Drafts) {
	set, l := layOut(in)
	all := part{l.blocks, l.furniture, l.stretches, l.turns}
	var r Reader
	r.names.Begin(set, in.Names)
	drafts, _ := r.draft(l.s, all, set)
	return set, drafts
}

// layOut finds what is found of the text as a whole: blocks, furniture and
// repairs, who has the word when, and where quotations stand.
func layOut(in Input) (*anno.Set, layout) {
	t := in.Text
	set := &anno.Set{Blocks: in.Blocks, BlocksBy: in.BlocksBy}
	if set.Blocks == nil {
		set.Blocks, set.BlocksBy = block.Find(t, in.Title)
	}
	set.Furniture = mergeFurniture(in.Furniture, furniture.Find(t, set.Blocks, set.BlocksBy), in.NotFurniture)
	skip := make([]text.Span, len(set.Furniture))
	for i, f := range set.Furniture {
		skip[i] = f.Span
	}
	s := t.Masked()
	turns, remarks := turn.Find(s, set.Blocks, skip)
	s = turn.Names(s, turns, remarks)
	stretches, repairs := quote.Find(s, set.Blocks, skip, in.Repairs)
	set.Repairs = append(repairs, in.Repairs...)
	sort.SliceStable(set.Repairs, func(i, j int) bool { return set.Repairs[i].Span.Start < set.Repairs[j].Span.Start })

	return set, layout{s: s, blocks: set.Blocks, furniture: skip, stretches: stretches, turns: turns}
}

// draft runs the rules over one part of the masked text s, and returns the
// mentions by name in it too.
func (r *Reader) draft(s string, p part, set *anno.Set) (*parse.Drafts, []anno.Mention) {
	d, drafts := &r.doc, &r.drafts
	d.Read(s, p.blocks, p.furniture, p.stretches, p.turns)
	named := r.names.Find(d)
	r.speakers = name.AppendSpeakers(r.speakers[:0], set.Entities, named)
	drafts.Begin(d, r.speakers)
	speaker.Tagged(drafts)
	reported.Find(drafts)
	speaker.Untagged(drafts)
	speaker.Turns(drafts)
	return drafts, named
}

// mergeFurniture puts a person's furniture before what the rules found; what
// overlaps it, or what the person says is none, gives way.
func mergeFurniture(person, rules []anno.Furniture, not []text.Span) []anno.Furniture {
	out := append([]anno.Furniture(nil), person...)
	for _, f := range rules {
		free := true
		for _, p := range person {
			free = free && !p.Span.Overlaps(f.Span)
		}
		for _, n := range not {
			free = free && !n.Overlaps(f.Span)
		}
		if free {
			out = append(out, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

// finish turns the drafts into attributions: types, quoted stretches, order.
func finish(ds *parse.Drafts) []anno.Attribution {
	ownTitles(ds)
	out := make([]anno.Attribution, 0, len(ds.List))
	for k := range ds.List {
		d := &ds.List[k]
		if len(d.Content) == 0 {
			continue
		}
		a := d.Attribution
		slices.Sort(d.Stretches)
		covered := true
		if !d.Verbatim {
			a.Quoted = slices.Grow(a.Quoted, len(d.Stretches))
			for _, q := range d.Stretches {
				a.Quoted = append(a.Quoted, ds.Doc.Stretches[q].Inner)
			}
		}
		slices.SortFunc(a.Content, func(x, y text.Span) int { return x.Start - y.Start })
		left := d.Stretches
		for _, c := range a.Content {
			for len(left) > 0 && ds.Doc.Stretches[left[0]].Outer.End <= c.Start { // and of those that follow
				left = left[1:]
			}
			covered = covered && onlyQuoted(ds.Doc, c, left)
		}
		switch {
		case d.Verbatim:
			a.Type = anno.Direct
		case len(a.Quoted) == 0:
			a.Type = anno.Indirect
		case covered:
			a.Type = anno.Direct
		default:
			a.Type = anno.Mixed
		}
		if len(d.Stretches) > 0 && !d.Verbatim && a.By.Rule != "quote/fragment" {
			a.By.Rule = ds.Doc.Stretches[d.Stretches[0]].Rule
		}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b anno.Attribution) int {
		return cmp.Or(a.Content[0].Start-b.Content[0].Start, text.Bounds(b.Content).End-text.Bounds(a.Content).End) // what holds another stands first
	})
	return out
}

// ownTitles gives the names of works that stand inside what somebody says to
// that attribution: there they are quoted words like any other.
func ownTitles(ds *parse.Drafts) {
	if !slices.ContainsFunc(ds.Doc.Stretches, func(st quote.Stretch) bool { return st.Title }) {
		return
	}
	type piece struct {
		text.Span
		draft int
	}
	var pieces []piece
	for k := range ds.List {
		for _, c := range ds.List[k].Content {
			pieces = append(pieces, piece{c, k})
		}
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].Start < pieces[j].Start })
	for q, st := range ds.Doc.Stretches {
		if ds.Owner[q] >= 0 || !st.Title {
			continue
		}
		i := sort.Search(len(pieces), func(i int) bool { return pieces[i].Start > st.Outer.Start }) - 1
		if i >= 0 && pieces[i].Contains(st.Outer) {
			k := pieces[i].draft
			ds.Owner[q] = k
			ds.List[k].Stretches = append(ds.List[k].Stretches, q)
		}
	}
}

// onlyQuoted tells whether no word of c stands outside the stretches.
func onlyQuoted(d *parse.Doc, c text.Span, stretches []int) bool {
	at := c.Start
	for _, q := range stretches {
		o := d.Stretches[q].Outer
		if o.End <= at {
			continue
		}
		if o.Start >= c.End {
			break
		}
		if text.HasWord(d.S[at:max(at, o.Start)]) {
			return false
		}
		if at = o.End; at >= c.End {
			return true
		}
	}
	return !text.HasWord(d.S[at:c.End])
}
