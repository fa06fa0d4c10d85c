package site

import (
	"fmt"
	"strings"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/lock"
)

// CorrectionsAddress is where the log of what changed stands.
const CorrectionsAddress = Address("corrections.html")

func (s *Site) corrections(add adder) {
	if s.Dossier.Kept {
		add.one(&Page{Address: CorrectionsAddress, Template: "corrections", Title: "Corrections", Section: "method.html",
			Description: "What has changed in this dossier, page by page, and why.", build: s.correctionLog})
	}
}

// CorrectionsPage is the data of corrections.html.
type CorrectionsPage struct {
	Corrections []CorrectionItem // the newest first
	Retired     []Link           // statements no article carries any more
	RetiredMore *Link            // to all of them, when these are not all
}

// CorrectionItem is one correction and what changed with it.
type CorrectionItem struct {
	ID         string
	Date       Date // zero when no correction explains these changes yet
	Since      Date // then, the date of the newest correction
	Why        string
	Articles   []ChangeItem
	Statements []ChangeItem
	More       string // "40 more statements": changes beyond these; data/dossier.json has them
}

// ChangeItem is one page that changed.
type ChangeItem struct {
	Kind lock.Kind
	Page Link // its Href "" when there is no such page any more
	Was  string
}

// correctionID is the id of the i-th correction's element: the oldest is c1.
func (s *Site) correctionID(i int) string { return fmt.Sprintf("c%d", len(s.Dossier.Corrections)-i) }

func (s *Site) correctionLog(p *Page) any {
	var d CorrectionsPage
	for i, c := range s.Dossier.Corrections {
		it := CorrectionItem{ID: s.correctionID(i), Date: DateOf(c.Date), Why: c.Why}
		if c.Date.IsZero() {
			it.Since = DateOf(s.Dossier.Corrections[i+1].Date)
		}
		p.changes(&it, c.Changes)
		d.Corrections = append(d.Corrections, it)
	}
	retired := s.Dossier.Retired
	if len(retired) > perPage && len(s.Dossier.Statements) > 0 {
		d.RetiredMore = &Link{fmt.Sprintf("all %d", len(retired)), p.To(statementsPage + "#retired")}
		retired = retired[:perPage]
	}
	for _, r := range retired {
		d.Retired = append(d.Retired, retiredLink(p, r))
	}
	return d
}

// changes lists what changed, each kind within its bounds.
func (p *Page) changes(it *CorrectionItem, list []dossier.Change) {
	articles, statements := 0, 0
	for _, ch := range list {
		if ch.ID != "" {
			if articles++; articles <= perPage {
				it.Articles = append(it.Articles, p.articleChange(ch))
			}
		} else if statements++; statements <= perPage {
			it.Statements = append(it.Statements, p.statementChange(ch))
		}
	}
	var more []string
	if n := articles - len(it.Articles); n > 0 {
		more = append(more, plural(n, "more article", "more articles"))
	}
	if n := statements - len(it.Statements); n > 0 {
		more = append(more, plural(n, "more statement", "more statements"))
	}
	it.More = strings.Join(more, " and ")
}

func (p *Page) articleChange(c dossier.Change) ChangeItem {
	it := ChangeItem{Kind: c.Kind, Page: Link{Text: c.ID}, Was: c.From}
	if a := c.Article; a != nil {
		it.Page = Link{a.Title, p.toArticle(a, "")}
	}
	return it
}

// listed is how many characters of a statement a list shows.
const listed = 100

func (p *Page) statementChange(c dossier.Change) ChangeItem {
	it := ChangeItem{Kind: c.Kind, Page: Link{Text: fmt.Sprint(c.Number)}, Was: c.From}
	switch {
	case c.Statement != nil:
		words := clip(Printed(c.Statement.Witnesses[0].Quotation), listed, false)
		it.Page = Link{fmt.Sprintf("%d: %s", c.Number, words), p.toStatement(c.Statement)}
	case c.Retired != nil:
		it.Page = retiredLink(p, c.Retired)
	}
	return it
}

func retiredLink(p *Page, r *dossier.Retired) Link {
	return Link{fmt.Sprintf("%d: %s", r.Number, clip(r.Words, listed, false)), p.To(statementAddress(r.Number, r.Slug))}
}
