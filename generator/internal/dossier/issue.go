package dossier

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/text"
)

// An Issue is a question the dossier follows.
type Issue struct {
	ID          string
	Title       string
	Question    string
	Keywords    []string // words that touch the question, as the author lists them
	Positions   []*Position
	Suggestions []*Suggestion // what the keywords find and no position rests on
	Text        *Prose
}

// Stance is where a holder stands.
type Stance string

const (
	Supports    Stance = "supports"
	Conditional Stance = "conditional"
	Opposes     Stance = "opposes"
	Unclear     Stance = "unclear"
	Silent      Stance = "silent" // derived, never written
)

// Basis is what a position rests on.
type Basis string

const (
	OwnWords   Basis = "own-words"
	Paraphrase Basis = "paraphrase"
	ReportedBy Basis = "reported-by"
	Inferred   Basis = "inferred"
)

// A Position is what a holder's stance on an issue is, on which evidence. A
// holder whose stance changes has several, each with the date it is known from.
type Position struct {
	Issue    *Issue
	Holder   *Agent
	Stance   Stance
	Basis    Basis
	Via      *Agent // who reported it
	Since    conf.Date
	Note     string
	Evidence []*Evidence // at least one
	Earlier  *Position   // the stance of the same holder before this one
	Later    *Position   // the one that took its place; nil for the stance held last
}

// Evidence is words of an article that show a position.
type Evidence struct {
	Position *Position
	Words
}

// Words are a stretch of an article an author has pointed to.
type Words struct {
	Article   *Article
	Span      text.Span
	Block     int
	Quotation *Quotation // the quotation they lie in; nil for narration
}

func (b *builder) issues() {
	for _, f := range b.files.Issues {
		is := &Issue{ID: f.id, Title: cmp.Or(f.issueFile.Title.Value, f.Question.Value, f.id), Question: f.Question.Value, Text: f.prose}
		for _, k := range f.Keywords {
			is.Keywords = append(is.Keywords, k.Value)
		}
		for _, p := range f.Positions {
			if pos := b.position(f, is, p); pos != nil && b.inLine(f, is, pos, p) {
				is.Positions = append(is.Positions, pos)
				pos.Holder.Positions = append(pos.Holder.Positions, pos)
				pos.record()
			}
		}
		is.chain()
		is.Suggestions = b.suggestions(f, is)
		b.d.Issues = append(b.d.Issues, is)
	}
}

// record lets the statements a position rests on know it.
func (p *Position) record() {
	for _, ev := range p.Evidence {
		if ev.Quotation != nil {
			s := ev.Quotation.Statement
			s.Evidence = append(s.Evidence, ev)
		}
	}
}

// inLine tells whether a position can stand beside the others of its holder:
// each has a date, and the dates tell which came first.
func (b *builder) inLine(f *authored, is *Issue, pos *Position, p positionFile) bool {
	for _, o := range is.Positions {
		if o.Holder == pos.Holder && !earlier(o.Since, pos.Since) && !earlier(pos.Since, o.Since) ||
			o.Holder == pos.Holder && (o.Since.IsZero() || pos.Since.IsZero()) {
			b.ds.Errorf(f.file, p.Holder.Line, p.Holder.Col, "position-twice",
				"keep one and give it all the evidence, or date both with since: when the stance has changed",
				"%s holds two positions on one issue, and nothing tells which came first", p.Holder.Value)
			return false
		}
	}
	return true
}

// chain ties the positions of each holder in the order of their dates.
func (is *Issue) chain() {
	last := map[*Agent]*Position{}
	for _, p := range slices.SortedStableFunc(slices.Values(is.Positions), func(x, y *Position) int { return x.Since.Time.Compare(y.Since.Time) }) {
		if before := last[p.Holder]; before != nil {
			p.Earlier, before.Later = before, p
		}
		last[p.Holder] = p
	}
}

var (
	stances = []string{string(Supports), string(Conditional), string(Opposes), string(Unclear)}
	bases   = []string{string(OwnWords), string(Paraphrase), string(ReportedBy), string(Inferred)}
)

// position builds one position; it is an error for it to stand without
// evidence, on a basis its evidence does not have, or in words the evidence
// does not carry.
func (b *builder) position(f *authored, is *Issue, p positionFile) *Position {
	bad := func(at conf.Text, code, hint, format string, args ...any) {
		line, col := cmp.Or(at.Line, p.Pos.Line), cmp.Or(at.Col, p.Pos.Col)
		b.ds.Errorf(f.file, line, col, code, hint, format, args...)
	}
	before := len(b.ds)
	if p.Holder.Value == "" {
		bad(p.Holder, "position-without-holder", "add holder: and an id", "a position is nobody's")
		return nil
	}
	pos := &Position{Issue: is, Holder: b.agent(f.file, p.Holder), Stance: Stance(p.Stance.Value), Basis: Basis(p.Basis.Value), Since: p.Since, Note: p.Note.Value}
	if !slices.Contains(stances, p.Stance.Value) {
		bad(p.Stance, "bad-value", "write one of "+strings.Join(stances, ", "), "stance cannot be %q", p.Stance.Value)
	}
	if !slices.Contains(bases, p.Basis.Value) {
		bad(p.Basis, "bad-value", "write one of "+strings.Join(bases, ", "), "basis cannot be %q", p.Basis.Value)
	}
	switch {
	case p.Via.Value != "" && pos.Basis != ReportedBy:
		bad(p.Via, "via-without-report", "write basis: reported-by, or remove via:", "only what another reports has a via")
	case p.Via.Value != "":
		if pos.Via = b.agent(f.file, p.Via); pos.Via != nil && pos.Via == pos.Holder {
			bad(p.Via, "reported-by-oneself", "write basis: own-words or paraphrase, or name who else reports it", "%s cannot report their own position", p.Holder.Value)
		}
	case pos.Basis == ReportedBy:
		bad(p.Basis, "reported-by-whom", "add via: and the id of who reports it", "a position reported by another does not say by whom")
	}
	if len(p.Evidence) == 0 {
		bad(p.Holder, "position-without-evidence", "add evidence: with an article and the words that show it", "the position of %s rests on nothing", p.Holder.Value)
	}
	for _, e := range p.Evidence {
		if w, ok := b.words(f.file, e, pos.Holder); ok {
			pos.Evidence = append(pos.Evidence, &Evidence{pos, w})
		}
	}
	if b.ds[before:].HasErrors() || len(pos.Evidence) == 0 {
		return nil
	}
	switch {
	case pos.Basis == OwnWords && !pos.shown(func(q *Quotation) bool { return q != nil && q.Speaker == pos.Holder && q.Type() != anno.Indirect }):
		bad(p.Basis, "basis-without-words", "choose evidence from a quotation of theirs, mark who speaks, or write another basis",
			"none of the evidence is quoted words of %s", p.Holder.Value)
	case pos.Via != nil && !pos.shown(func(q *Quotation) bool { return q == nil || q.Speaker == pos.Via }):
		bad(p.Via, "via-without-words", "name who speaks in the evidence, or choose other words", "none of the evidence is what %s says", p.Via.Value)
	}
	if word, need := overclaim(pos.Note, pos.Weight()); word != "" {
		bad(p.Note, "overclaim", "say no more than the evidence shows, or add evidence", "the note says “%s”, which takes %s; the position rests on %s", word, need, pos.Weight())
	}
	if b.ds[before:].HasErrors() {
		return nil
	}
	return pos
}

// shown tells whether a piece of evidence is as wanted; its quotation is nil
// for narration.
func (p *Position) shown(want func(*Quotation) bool) bool {
	return slices.ContainsFunc(p.Evidence, func(e *Evidence) bool { return want(e.Quotation) })
}

// words finds what an author points to. Of quotations within one another the
// holder's counts.
func (b *builder) words(file string, e evidenceFile, holder *Agent) (Words, bool) {
	a := b.byID[e.Article.Value]
	if a == nil && b.files.failed[e.Article.Value] {
		return Words{}, false // its own error has been reported
	}
	if a == nil {
		b.ds.Errorf(file, cmp.Or(e.Article.Line, e.Pos.Line), cmp.Or(e.Article.Col, e.Pos.Col), "no-such-article",
			"use the name of a file in articles/, without its ending", "there is no article %q", e.Article.Value)
		return Words{}, false
	}
	span, ok := b.finder(a).find(file, e.selector(), &b.ds)
	if !ok {
		return Words{}, false
	}
	bl := a.Set.BlockAt(span.Start)
	if bl < 0 || a.Set.Blocks[bl].Kind == anno.Aside || a.Set.InFurniture(span) {
		b.ds.Errorf(file, e.Pos.Line, e.Pos.Col, "evidence-in-furniture", "choose words of the story itself", "these words of %s are page furniture", a.ID)
		return Words{}, false
	}
	w := Words{Article: a, Span: span, Block: bl}
	for _, q := range a.quotationsIn(span) {
		if w.Quotation == nil || holder != nil && q.Speaker == holder && w.Quotation.Speaker != holder {
			w.Quotation = q
		}
	}
	return w, true
}

// quotationsIn are the quotations that share words with a span.
func (a *Article) quotationsIn(span text.Span) []*Quotation {
	var out []*Quotation
	for _, q := range a.Quotations {
		if slices.ContainsFunc(q.Content(), span.Overlaps) {
			out = append(out, q)
		}
	}
	return out
}
