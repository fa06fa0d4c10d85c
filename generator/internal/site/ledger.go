package site

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/ledger"
)

// SourcePage is the data of a ledger: the text as received.
type SourcePage struct {
	ArticleItem
	Article    *dossier.Article
	Reading    string
	Encoding   string
	SHA256     string
	Lines      int
	Characters int
	Totals     []TotalItem
	Furniture  []Noted
	Repairs    []Noted
}

// TotalItem counts the characters of one class.
type TotalItem struct {
	ledger.Total
	Letter string
	Share  float64 // in per cent
}

// Noted is a stretch worth naming, with its line.
type Noted struct {
	Line       int
	Characters int
	Words      string
	Read       string
	By         anno.By
	Rule       string // link to its description
}

// Letters name classes in the gutter of a ledger.
var Letters = map[ledger.Class]string{
	ledger.Headline: "H", ledger.Standfirst: "S", ledger.Caption: "C", ledger.Heading: "T", ledger.Body: "B",
	ledger.Quotation: "Q", ledger.Furniture: "F", ledger.Markup: "M", ledger.Blank: "↵",
}

func (s *Site) source(p *Page, a *dossier.Article) any {
	d := SourcePage{ArticleItem: p.articleItem(a), Article: a, Reading: p.toArticle(a, ""), Encoding: a.Source.Encoding,
		SHA256: a.Source.SHA256, Lines: a.Text.Lines()}
	if a.Text.Line(d.Lines).Empty() { // behind the last line break
		d.Lines--
	}
	for _, t := range ledger.Totals(a.Text, a.Ledger) {
		d.Characters += t.Characters
		d.Totals = append(d.Totals, TotalItem{Total: t, Letter: Letters[t.Class]})
	}
	for i := range d.Totals {
		d.Totals[i].Share = 100 * float64(d.Totals[i].Characters) / float64(max(d.Characters, 1))
	}
	note := func(start int, words, read string, by anno.By) Noted {
		line, _ := a.Text.Position(start)
		n := Noted{Line: line, Characters: len([]rune(words)), Words: clip(words, 80, false), Read: read, By: by}
		if by.Origin == anno.Rule {
			n.Rule = p.To(RuleAddress(by.Rule))
		}
		return n
	}
	for _, f := range a.Set.Furniture {
		d.Furniture = append(d.Furniture, note(f.Span.Start, a.Text.Slice(f.Span), "", f.By))
	}
	for _, r := range a.Set.Repairs {
		d.Repairs = append(d.Repairs, note(r.Span.Start, a.Text.Slice(r.Span), r.Read, r.By))
	}
	return d
}
