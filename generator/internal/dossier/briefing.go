package dossier

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"dossier/generator/internal/conf"
)

// A Briefing is a part of the dossier to hand out, with the author's summary:
// which issues, people and articles, and how much of them.
type Briefing struct {
	ID         string
	Title      string
	Summary    string // one sentence for the cover; "" when the author wrote none
	Editor     string
	Date       conf.Date
	Length     Length
	Letter     bool         // printed on US letter; else on A4
	PDF        bool         // a PDF is printed beside the page; set by the build
	Issues     []*Issue     // all of them, unless the author names some
	People     []*Agent     // people and organizations; empty for everybody
	Articles   []*Article   // all of them, unless the author names some
	Statements []*Statement // the key statements the author names; empty for those the tool finds
	Text       *Prose
}

// Day is the day a briefing is of: its own, else that of the newest article,
// else the first of 2000, so that a printed one has a date without a clock.
func (b *Briefing) Day() time.Time {
	day := b.Date.Time
	if b.Date.IsZero() {
		for _, a := range b.Articles {
			if !a.Published.IsZero() && a.Published.Time.After(day) {
				day = a.Published.Time
			}
		}
	}
	if day.IsZero() {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return day
}

// Length says how much a briefing shows at most.
type Length string

const (
	LengthShort    Length = "short"
	LengthStandard Length = "standard"
	LengthFull     Length = "full"
)

type briefingFile struct {
	Title    conf.Text   `yaml:"title"`
	Summary  conf.Text   `yaml:"summary"`
	Editor   conf.Text   `yaml:"editor"`
	Date     conf.Date   `yaml:"date"`
	Length   conf.Text   `yaml:"length"` // short, standard (the default) or full
	Paper    conf.Text   `yaml:"paper"`  // a4 (the default) or letter
	Issues   []conf.Text `yaml:"issues"`
	People   []conf.Text `yaml:"people"`
	Articles []conf.Text `yaml:"articles"`
	Key      []conf.Text `yaml:"statements"`
}

// briefings reads the author's briefings. What they name must be there, and
// each once.
func (b *builder) briefings() {
	for _, f := range b.files.Briefings {
		w := f.briefingFile
		br := &Briefing{
			ID: f.id, Title: cmp.Or(w.Title.Value, f.id), Summary: w.Summary.Value, Editor: w.Editor.Value, Date: w.Date,
			Length: Length(cmp.Or(w.Length.Value, string(LengthStandard))), Letter: w.Paper.Value == "letter", Text: f.prose,
		}
		br.Issues = chosen(b, f, "issue", "issues", w.Issues, b.d.Issues, func(i *Issue) string { return i.ID })
		br.Articles = chosen(b, f, "article", "articles", w.Articles, b.d.Articles, func(a *Article) string { return a.ID })
		br.Statements = chosen(b, f, "statement", "statements", w.Key, b.d.Statements, func(s *Statement) string { return strconv.Itoa(s.Number) })
		if len(w.Issues) == 0 {
			br.Issues = b.d.Issues
		}
		if len(w.Articles) == 0 {
			br.Articles = b.d.Articles
		}
		for _, id := range w.People {
			if g := b.agent(f.file, id); g != nil && once(b, f, id, br.People, g) {
				br.People = append(br.People, g)
			}
		}
		b.d.Briefings = append(b.d.Briefings, br)
	}
}

// chosen finds what a briefing names among all of a kind, in the author's order.
func chosen[T comparable](b *builder, f *authored, one, many string, ids []conf.Text, all []T, idOf func(T) string) []T {
	var out []T
	for _, id := range ids {
		i := slices.IndexFunc(all, func(x T) bool { return idOf(x) == id.Value })
		if i < 0 {
			hint := "use the name of a file in " + many + "/, without its ending"
			if one == "statement" {
				hint = "use its number, as pages show it"
			}
			b.ds.Errorf(f.file, id.Line, id.Col, "no-such-"+one, hint, "there is no %s %q", one, id.Value)
			continue
		}
		if once(b, f, id, out, all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}

// once reports what a briefing names twice.
func once[T comparable](b *builder, f *authored, id conf.Text, list []T, x T) bool {
	if !slices.Contains(list, x) {
		return true
	}
	b.ds.Errorf(f.file, id.Line, id.Col, "named-twice", "keep it once", "%q stands in this list already", id.Value)
	return false
}
