package site

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// A FrameRow is one thing witnesses say about the words, or show of them.
type FrameRow struct {
	Label string
	Cells []FrameCell
}

// A FrameCell is what one of them says, or what several say alike.
type FrameCell struct {
	Names string // "" where all of them do
	FrameLine
}

// A FrameLine is one thing a witness says about the words.
type FrameLine struct {
	Words string // the article's own
	Note  string // ours
	Date  Date
}

// A Finding is how the words were found, and who speaks them.
type Finding struct {
	Names   string // "" where that is so of all witnesses
	Rule    Link   // that found the words, or that a person did, which leads nowhere
	Speaker Link   // that found who speaks, likewise; none where nobody did
	Doubt   string
}

// framing sets witnesses side by side. What none of them says is left out.
func (p *Page) framing(ws []witness) ([]FrameRow, []Finding) {
	frames := p.slate.frames.list(len(ws))
	for _, w := range ws {
		frames = append(frames, p.frame(w))
	}
	rows := p.slate.rows.list(len(framed))
	for i, row := range framed {
		if row.optional && !slices.ContainsFunc(frames, func(f frame) bool { return f[i].said() }) {
			continue
		}
		cells := p.slate.cells.list(len(ws))
		for _, of := range together(len(ws), func(k int) FrameLine { return frames[k][i] }) {
			cells = append(cells, FrameCell{some(of, len(ws)), frames[of[0]][i]})
		}
		rows = append(rows, FrameRow{row.label, cells})
	}
	found := p.slate.found.list(len(ws))
	for _, of := range together(len(ws), func(k int) Finding { return p.finding(ws[k].Quotation) }) {
		f := p.finding(ws[of[0]].Quotation)
		f.Names = some(of, len(ws))
		found = append(found, f)
	}
	return rows, found
}

// framed are the rows there are; an optional one is shown only when some witness has
// something to say.
var framed = [...]struct {
	label    string
	optional bool
}{
	{"Before it", false}, {"Question", true}, {"Named as", false}, {"Verb", false}, {"Printed as", false}, {"When", true},
	{"Where", true}, {"How", true}, {"To", true}, {"After it", false}, {"Published", true},
}

// A frame is how one witness sets the words, a line for each of the rows.
type frame [len(framed)]FrameLine

func (p *Page) frame(w witness) frame {
	q := w.Quotation
	before, after := around(q)
	words := func(words, otherwise string) FrameLine {
		if words != "" {
			otherwise = ""
		}
		return FrameLine{Words: words, Note: otherwise}
	}
	manner := func(s text.Span) FrameLine { return words(q.Article.Text.Plain(s), unsaid) }
	said := manner(q.Manner.When)
	said.Date = momentDate(q.When())
	return frame{
		words(before, "nothing"),
		words(p.site.answers(q), unsaid),
		words(phrase(q.Article, q.Source()), "not named here"),
		verb(q),
		{Note: printedAs[q.Type()]},
		said,
		manner(q.Manner.Venue),
		{Note: first(q.Manner.Medium, unsaid)},
		manner(q.Manner.Audience),
		words(after, "nothing"),
		p.publication(q.Article),
	}
}

func (l FrameLine) said() bool {
	return l.Words != "" || l.Date.Text != "" || l.Note != "" && l.Note != unsaid
}

const unsaid = "not said"

// publication is the day an article gives, or an editor, or else its words.
func (p *Page) publication(a *dossier.Article) FrameLine {
	switch d := p.slate.date(a.Published); {
	case d.Text == "":
		return FrameLine{Note: unsaid}
	case a.Inferred:
		return FrameLine{Date: d, Note: "inferred"}
	default:
		return FrameLine{Date: d}
	}
}

// finding says by which rules a quotation was found.
func (p *Page) finding(q *dossier.Quotation) Finding {
	return Finding{Rule: p.rule(q.By()), Speaker: p.rule(q.Attrib()), Doubt: q.Doubt()}
}

// rule leads to what the method page says of it.
func (p *Page) rule(b anno.By) Link {
	switch {
	case b.Origin == anno.Person:
		return Link{Text: "a person"}
	case b.Rule == "":
		return Link{}
	}
	return Link{b.Rule, p.To(RuleAddress(b.Rule))}
}

// verb is the cue; a colon or a dash alone is none.
func verb(q *dossier.Quotation) FrameLine {
	cue := phrase(q.Article, q.Cue())
	if cue != "" && !collate.HasWords(cue) {
		return FrameLine{Note: "none, named with “" + cue + "”"}
	}
	if cue == "" {
		return FrameLine{Note: "none"}
	}
	return FrameLine{Words: cue}
}

var printedAs = map[anno.Type]string{
	anno.Direct:   "a quotation of its own",
	anno.Mixed:    "words inside the outlet’s sentence",
	anno.Indirect: "reported speech",
}

// phrase is words of a tag as printed; what stands between them is left out.
func phrase(a *dossier.Article, spans []text.Span) string {
	if len(spans) == 1 { // mostly
		return a.Text.Plain(spans[0])
	}
	var out []string
	for _, s := range spans {
		out = append(out, a.Text.Plain(s))
	}
	return strings.Join(out, " … ")
}
