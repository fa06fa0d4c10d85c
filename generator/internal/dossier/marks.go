package dossier

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/text"
)

// A Selector picks a stretch of a text by its words, as a W3C TextQuoteSelector
// does (https://www.w3.org/TR/annotation-model/#text-quote-selector): the exact
// words, or their beginning and end, with the words around them when needed.
type Selector struct {
	Pos    conf.Pos `yaml:"-"`
	Exact  string   `yaml:"exact"`
	From   string   `yaml:"from"`
	To     string   `yaml:"to"`
	Prefix string   `yaml:"prefix"`
	Suffix string   `yaml:"suffix"`
}

// A finder looks words up in one text, taking typography for what it is: kinds
// of quotation marks, dashes and spaces count as the same character.
type finder struct {
	path   string // of the article, for messages
	text   *text.Text
	folded string
	at     []int // byte offset in the text of each byte of folded, and of its end
}

func newFinder(path string, t *text.Text) *finder {
	f := &finder{path: path, text: t}
	f.folded, f.at = fold(t.Masked())
	return f
}

// fold maps each character to its plain form, taken apart into letter and
// accents, and runs of white space to one space, and keeps where each byte
// came from.
func fold(s string) (string, []int) {
	out := make([]byte, 0, len(s))
	at := make([]int, 0, len(s)+1)
	space := false
	for i, r := range s {
		if unicode.IsSpace(r) {
			if !space && len(out) > 0 {
				out, at = append(out, ' '), append(at, i)
			}
			space = true
			continue
		}
		space = false
		switch r {
		case '‘', '’', '‚', '‛', '`', '´':
			r = '\''
		case '“', '”', '„', '‟':
			r = '"'
		case '‐', '‑', '‒', '–', '—', '―', '−':
			r = '-'
		case '\u00ad', '\u200b', '\ufeff':
			continue
		}
		for _, b := range norm.NFD.AppendString(nil, string(r)) {
			out, at = append(out, b), append(at, i)
		}
	}
	return string(out), append(at, len(s))
}

// find resolves a selector. ds gets an error at the selector's place in file
// when no place matches, or more than one does.
func (f *finder) find(file string, sel Selector, ds *diag.List) (text.Span, bool) {
	fail := func(code, hint, format string, args ...any) (text.Span, bool) {
		ds.Errorf(file, sel.Pos.Line, sel.Pos.Col, code, hint, format, args...)
		return text.Span{}, false
	}
	clean := Selector{Pos: sel.Pos, Exact: folded(sel.Exact), From: folded(sel.From), To: folded(sel.To), Prefix: folded(sel.Prefix), Suffix: folded(sel.Suffix)}
	switch {
	case clean.Exact == "" && (clean.From == "" || clean.To == ""):
		return fail("mark-without-words", "write exact: …, or from: … and to: …", "this mark names no words")
	case sel.Exact != "" && (sel.From != "" || sel.To != ""):
		return fail("mark-twice-selected", "keep exact, or from and to", "this mark has both exact and from … to")
	}
	found := f.matches(clean)
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		words, after := sel.Exact, ""
		if words == "" {
			words = sel.From
			if p, _ := fold(sel.From); strings.Contains(f.folded, strings.TrimSpace(p)) {
				words, after = sel.To, " after "+quoteShort(sel.From)
			}
		}
		return fail("mark-not-found", "correct the words"+f.nearest(words), "%s does not hold %s%s", f.path, quoteShort(words), after)
	}
	var places []string
	for _, s := range found[:min(len(found), 5)] {
		line, col := f.text.Position(s.Start)
		places = append(places, fmt.Sprintf("%d:%d", line, col))
	}
	return fail("mark-ambiguous", "add prefix: or suffix: with the words beside it",
		"%s holds these words %d times, at %s", f.path, len(found), strings.Join(places, ", "))
}

// folded is the plain form of a selector's words.
func folded(s string) string {
	s, _ = fold(s)
	return strings.TrimSpace(s)
}

// matches returns every place a selector of folded words fits, in order. Of
// places with the same end the shortest counts: the beginning may stand often.
func (f *finder) matches(sel Selector) []text.Span {
	from, to := sel.Exact, ""
	if sel.Exact == "" {
		from, to = sel.From, sel.To
	}
	var out []text.Span
	for i := 0; i <= len(f.folded)-len(from); i++ {
		k := strings.Index(f.folded[i:], from)
		if k < 0 {
			break
		}
		i += k
		end := i + len(from)
		if to != "" {
			k := strings.Index(f.folded[end:], to)
			if k < 0 {
				break
			}
			end += k + len(to)
		}
		if accent, _ := utf8.DecodeRuneInString(f.folded[end:]); unicode.Is(unicode.Mn, accent) {
			continue // inside a character
		}
		if strings.HasSuffix(strings.TrimSpace(f.folded[:i]), sel.Prefix) && strings.HasPrefix(strings.TrimSpace(f.folded[end:]), sel.Suffix) {
			s := text.Span{Start: f.at[i], End: f.end(end)}
			if n := len(out); n > 0 && out[n-1].End == s.End {
				out[n-1] = s
			} else {
				out = append(out, s)
			}
		}
	}
	return out
}

// end is the byte after the character that folded[:i] ends with.
func (f *finder) end(i int) int {
	s := f.text.String()
	e := f.at[i-1] + 1
	for e < len(s) && s[e]&0xC0 == 0x80 {
		e++
	}
	return e
}

// nearest names the line that shares most words with what was looked for.
func (f *finder) nearest(words string) string {
	want := strings.Fields(strings.ToLower(words))
	best, line := 0, 0
	for n := 1; n <= f.text.Lines(); n++ {
		l := strings.ToLower(f.text.Slice(f.text.Line(n)))
		score := 0
		for _, w := range want {
			if strings.Contains(l, w) {
				score++
			}
		}
		if score > best {
			best, line = score, n
		}
	}
	if best*2 < len(want) || best == 0 {
		return ""
	}
	return fmt.Sprintf("; the nearest is line %d: %s", line, quoteShort(f.text.Plain(f.text.Line(line))))
}

func quoteShort(s string) string {
	r := []rune(s)
	if len(r) > 60 {
		return `"` + string(r[:59]) + `…"`
	}
	return `"` + s + `"`
}

// A mark is a person's annotation in an article's file: one key says what it
// is, the others refine it.
type mark struct {
	Pos       conf.Pos  `yaml:"-"`
	Furniture *Selector `yaml:"furniture"`
	Quotation *Selector `yaml:"quotation"`
	Mention   *Selector `yaml:"mention"`
	Repair    *Selector `yaml:"repair"`
	Speaker   conf.Text `yaml:"speaker"` // of a quotation: id of a person or organization
	Is        conf.Text `yaml:"is"`      // of a mention: likewise
	Read      conf.Text `yaml:"read"`    // of a repair: what the words are read as
	Reject    conf.Text `yaml:"reject"`  // of a quotation or furniture: why the suggestion is wrong
}

// A placed mark knows where in the text it is.
type placed struct {
	mark
	span text.Span
	by   anno.By
}

// place resolves the marks of one article, reporting all that do not fit.
func place(r *Received, ds *diag.List) (furniture, quotations, mentions, repairs []placed) {
	if len(r.facts.Marks) == 0 {
		return
	}
	f, file := newFinder(r.Source.Path, r.Source.Text), r.file
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
		}
		for _, k := range []struct {
			sel  *Selector
			into *[]placed
		}{{m.Furniture, &furniture}, {m.Quotation, &quotations}, {m.Mention, &mentions}, {m.Repair, &repairs}} {
			if k.sel == nil {
				continue
			}
			if span, ok := f.find(file, *k.sel, ds); ok {
				*k.into = append(*k.into, placed{m, span, by})
			}
		}
	}
	return
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
func apply(t *text.Text, set *anno.Set, quotations, mentions []placed) (*anno.Set, []Rejection) {
	out := *set
	out.Attributions = slices.Clone(set.Attributions)
	out.Entities = slices.Clone(set.Entities)
	out.Mentions = slices.Clone(set.Mentions)
	var rejected []Rejection
	for _, m := range mentions {
		mention(&out, m)
	}
	for _, m := range quotations {
		if m.Reject.Value != "" {
			before := len(out.Attributions)
			out.Attributions = slices.DeleteFunc(out.Attributions, func(a anno.Attribution) bool { return meets(a, m.span) })
			if len(out.Attributions) < before {
				rejected = append(rejected, Rejection{t.WithMarks(m.span), m.Reject.Value})
			}
			continue
		}
		quotation(t, &out, m)
	}
	slices.SortStableFunc(out.Attributions, func(a, b anno.Attribution) int { return a.Content[0].Start - b.Content[0].Start })
	slices.SortStableFunc(out.Mentions, func(a, b anno.Mention) int { return a.Span.Start - b.Span.Start })
	return &out, rejected
}

// meets tells whether a mark's words are mainly those of an attribution's
// quoted stretch, or of its content when nothing in it is quoted.
func meets(a anno.Attribution, s text.Span) bool {
	stretches := a.Quoted
	if len(stretches) == 0 {
		stretches = a.Content
	}
	return slices.ContainsFunc(stretches, func(q text.Span) bool {
		common := min(q.End, s.End) - max(q.Start, s.Start)
		return 2*common > min(q.Len(), s.Len())
	})
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
