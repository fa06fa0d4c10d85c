package site

import (
	"dossier/generator/internal/conf"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
	"dossier/generator/internal/text"
)

// The files for machines (package data makes them). Addresses that hold no
// article stand still; docs/data.md says what is in each.
const (
	DataPageAddress Address = "data.html"
	DossierData     Address = "data/dossier.json"
	QuotationTable  Address = "data/quotations.csv"
	AtomFeed        Address = "feed.xml"
	JSONFeed        Address = "feed.json"
	Sitemap         Address = "sitemap.xml"
	Robots          Address = "robots.txt"
)

// The files about one article.

func TextAddress(a *dossier.Article) Address { return Address("data/text/" + a.ID + ".txt") }
func AnnotationsAddress(a *dossier.Article) Address {
	return Address("data/annotations/" + a.ID + ".jsonld")
}
func TEIAddress(a *dossier.Article) Address { return Address("data/tei/" + a.ID + ".xml") }

// Label is the id of a quotation's label on its reading page: "q12", "q12-2"
// for the second time the article prints statement 12.
func (s *Site) Label(q *dossier.Quotation) string { return s.label(q) }

// BlockID is the id of a block's element on its reading page: "p4", "b1".
func BlockID(a *dossier.Article, block int) string { return blockID(a, block) }

// CorrectionAddress is the place of the i-th correction, the newest first.
func (s *Site) CorrectionAddress(i int) Address {
	return CorrectionsAddress + Address("#"+s.correctionID(i))
}

// Published is the day a statement was first printed, as far as its witnesses
// have dates; zero when none has.
func Published(st *dossier.Statement) conf.Date {
	var first conf.Date
	for _, w := range st.Witnesses {
		if d := w.Quotation.Article.Published; !d.IsZero() && (first.IsZero() || d.Time.Before(first.Time)) {
			first = d
		}
	}
	return first
}

// HasFeed tells whether anything has a date. A feed is by date; without one
// there is none.
func (s *Site) HasFeed() bool { return s.hasFeed }

func (s *Site) dated() bool {
	for _, a := range s.Dossier.Articles {
		if !a.Published.IsZero() {
			return true
		}
	}
	for _, n := range s.Dossier.Notes {
		if !n.Date.IsZero() {
			return true
		}
	}
	for _, b := range s.Dossier.Briefings {
		if !b.Date.IsZero() {
			return true
		}
	}
	for _, c := range s.Dossier.Corrections {
		if s.Dossier.Kept && !c.Date.IsZero() {
			return true
		}
	}
	return false
}

// DataPage is the data of data.html: the files for machines.
type DataPage struct {
	Dossier, Table string // links
	Feeds          []Link
	Articles       []ArticleFiles
	Based          bool  // the site's address is known
	First          bool  // the page is data.html
	Pager          Pager // through the articles
}

// ArticleFiles are the files about one article.
type ArticleFiles struct {
	Article                Link
	Text, Annotations, TEI string // links
}

// data adds data.html and, of many articles, the pages after it.
func (s *Site) data(add adder) {
	l := leaves{DataPageAddress, "articles", len(s.Dossier.Articles), perPage, nil}
	for i := range l.count() {
		page := &Page{Address: l.address(i), Template: "data", Title: "Data", Description: "This dossier as JSON, CSV, W3C annotations, TEI and feeds.", Section: "method.html",
			build: func(p *Page) any { return s.dataPage(p, l, i) },
			from:  func(x sum.Sum, f *sums) sum.Sum { return entriesFrom(x, l, i, s.Dossier.Articles, f.text) }}
		if i > 0 {
			page.Title, page.Description = "Data, articles "+l.title(i), "Articles as text, W3C annotations and TEI."
			page.Short, page.Above = l.title(i), DataPageAddress
		}
		add.one(page)
	}
}

func (s *Site) dataPage(p *Page, l leaves, i int) any {
	d := DataPage{Dossier: p.To(DossierData), Table: p.To(QuotationTable), Based: s.Dossier.Settings.BaseURL != "", First: i == 0, Pager: l.pager(p, i)}
	if s.HasFeed() {
		d.Feeds = []Link{{"Atom", p.To(AtomFeed)}, {"JSON Feed", p.To(JSONFeed)}}
	}
	from, to := l.bounds(i)
	for _, a := range s.Dossier.Articles[from:to] {
		d.Articles = append(d.Articles, ArticleFiles{Link{a.Title, p.toArticle(a, "")},
			p.To(TextAddress(a)), p.To(AnnotationsAddress(a)), p.To(TEIAddress(a))})
	}
	return d
}

// Stretches are the parts of a quotation that are marked in its article: of a
// mixed one only what stands between quotation marks, with the marks.
func Stretches(q *dossier.Quotation) []text.Span { return stretches(q) }
