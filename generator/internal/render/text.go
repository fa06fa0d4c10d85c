package render

import (
	"html/template"

	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/data"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// Text is the HTML that templates only place: made from article text,
// Markdown and ledgers by this package, which escapes all it does not write
// itself. This file is the only one that says so of a string.
type Text struct {
	Opening   template.HTML // headline of an article
	Body      template.HTML // passages of an article
	Ledger    template.HTML
	Prose     template.HTML // what the author wrote
	Footnotes template.HTML // of the author's quotations, where they stand apart from the prose
}

// Head is what a page's head says to machines.
type Head struct {
	data.Head
	Linked template.JS // JSON-LD
}

// headOf adds to a head the JSON-LD of the page, in which no sign acts in HTML,
// for as long as that stays where it was written.
func headOf(h data.Head, linked []byte) Head {
	return Head{h, template.JS(util.BytesToReadOnlyString(linked))}
}

// mainOf is what the template of a page has made, for the frame around it.
func mainOf(main []byte) template.HTML { return template.HTML(main) }

func textOf(to *room, s *site.Site, p *site.Page, data any) Text {
	var t Text
	prose := func(text *dossier.Prose) template.HTML {
		if text == nil {
			return ""
		}
		return template.HTML(markdown(s, p, text))
	}
	switch d := data.(type) {
	case site.ArticlePage:
		opening, body := to.article(d)
		t.Opening, t.Body = template.HTML(opening), template.HTML(body)
	case site.SourcePage:
		t.Ledger = template.HTML(to.ledger(d.Article))
	case site.PersonPage:
		t.Prose = prose(d.Biography)
	case site.IssuePage:
		t.Prose = prose(d.Issue.Text)
	case site.EventPage:
		t.Prose = prose(d.Event.Text)
	case site.NotePage:
		t.Prose = prose(d.Text)
	case site.BriefingPage:
		if d.Text != nil {
			prose, notes := apart(s, p, d.Text, 3)
			t.Prose, t.Footnotes = template.HTML(prose), template.HTML(notes)
		}
	}
	return t
}
