package site

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// maxColumns is how many witnesses a table can show side by side.
const maxColumns = 3

// A Frame is how one witness sets the words.
type Frame struct {
	Siglum
	Lines   []FrameLine
	Rule    string // that found the words; "" when a person did
	Speaker string // that found who speaks; likewise
	Doubt   string
}

// A FrameLine is one thing a witness says about the words.
type FrameLine struct {
	Label string
	Words string // the article's own
	Note  string // ours
	Date  Date
}

// A FrameRow is one line of all frames, for a table.
type FrameRow struct {
	Label string
	Cells []FrameCell
}

// A FrameCell is a line under its witness.
type FrameCell struct {
	Siglum
	FrameLine
}

// frames sets witnesses side by side. What none of them says is left out.
func (p *Page) frames(ws []witness) []Frame {
	out := p.slate.frames.list(len(ws))
	for _, w := range ws {
		out = append(out, p.frame(w))
	}
	for i := len(out[0].Lines) - 1; i >= 0; i-- {
		l := out[0].Lines[i]
		if !slices.Contains(optional, l.Label) || slices.ContainsFunc(out, func(f Frame) bool { return f.Lines[i].said() }) {
			continue
		}
		for k := range out {
			out[k].Lines = slices.Delete(out[k].Lines, i, i+1)
		}
	}
	return out
}

func (l FrameLine) said() bool {
	return l.Words != "" || l.Date.Text != "" || l.Note != "" && l.Note != unsaid
}

const unsaid = "not said"

// optional are the lines shown only when some witness has something to say.
var optional = []string{"Said", "Where", "How", "To", "Question", "Published"}

func (p *Page) frame(w witness) Frame {
	q := w.Quotation
	before, after := around(q)
	lines := append(p.slate.lines.list(11), []FrameLine{
		{Label: "Before it", Words: before, Note: "nothing"},
		{Label: "Question", Words: p.site.answers(q), Note: unsaid},
		{Label: "Named as", Words: phrase(q.Article, q.Source()), Note: "not named here"},
		verb(q),
		{Label: "Printed as", Note: printedAs[q.Type()]},
		{Label: "Said", Words: q.Article.Text.Plain(q.Manner.When), Date: momentDate(q.When()), Note: unsaid},
		{Label: "Where", Words: q.Article.Text.Plain(q.Manner.Venue), Note: unsaid},
		{Label: "How", Note: first(q.Manner.Medium, unsaid)},
		{Label: "To", Words: q.Article.Text.Plain(q.Manner.Audience), Note: unsaid},
		{Label: "After it", Words: after, Note: "nothing"},
		{Label: "Published", Date: p.slate.date(q.Article.Published), Note: "not known"},
	}...)
	for i := range lines {
		switch l := &lines[i]; {
		case l.Label == "Published" && l.Date.Text != "":
			l.Note = ""
			if q.Article.Inferred {
				l.Note = "inferred"
			}
		case l.Label == "Published":
			l.Note = unsaid
		case l.Words != "":
			l.Note = ""
		}
	}
	return Frame{Siglum: w.name, Lines: lines, Rule: ruleOf(q.By()), Speaker: ruleOf(q.Attrib()), Doubt: q.Doubt()}
}

// verb is the cue; a colon or a dash alone is none.
func verb(q *dossier.Quotation) FrameLine {
	cue := phrase(q.Article, q.Cue())
	if cue != "" && !collate.HasWords(cue) {
		return FrameLine{Label: "Verb", Note: "none, named with “" + cue + "”"}
	}
	return FrameLine{Label: "Verb", Words: cue, Note: "none"}
}

var printedAs = map[anno.Type]string{
	anno.Direct:   "a quotation of its own",
	anno.Mixed:    "words inside the outlet’s sentence",
	anno.Indirect: "reported speech",
}

// turn makes rows of the frames' lines.
func (p *Page) turn(frames []Frame) []FrameRow {
	rows := p.slate.rows.list(len(frames[0].Lines))
	for i, l := range frames[0].Lines {
		cells := p.slate.cells.list(len(frames))
		for _, f := range frames {
			cells = append(cells, FrameCell{f.Siglum, f.Lines[i]})
		}
		rows = append(rows, FrameRow{l.Label, cells})
	}
	return rows
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

func ruleOf(b anno.By) string {
	if b.Origin == anno.Person {
		return ""
	}
	return b.Rule
}
