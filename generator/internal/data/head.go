package data

import (
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// A Head is what a page's head says to machines, but for its JSON-LD.
type Head struct {
	URL        string // of the page; "" when the site's address is not known
	Kind       string // of OpenGraph (https://ogp.me/): website, article, profile
	Alternates []Alternate
	Image      *Image // of the page, where the site's address is known
}

// An Alternate is the page, or the dossier, in another form.
type Alternate struct{ Type, Title, Href string }

// HeadOf makes the head of a page, which is open. The page for addresses that lead nowhere is
// shown at any depth, so it links to nothing.
func HeadOf(s *site.Site, p *site.Page) Head {
	h := Head{Kind: "article", Image: imageOf(s, p)}
	if s.Dossier.Settings.BaseURL != "" {
		h.URL = linkerOf(s, p.Address).to(p.Address)
	}
	if p.Template == "missing" {
		return h
	}
	put := func(kind, title string, a site.Address) {
		h.Alternates = append(h.Alternates, Alternate{kind, title, p.To(a)})
	}
	if s.HasFeed() {
		put("application/atom+xml", "Atom feed", site.AtomFeed)
		put("application/feed+json", "JSON feed", site.JSONFeed)
	}
	switch about := p.About.(type) {
	case *dossier.Article:
		put("application/ld+json", "W3C annotations", site.AnnotationsAddress(about))
		put("application/tei+xml", "TEI", site.TEIAddress(about))
		put("text/plain", "Text", site.TextAddress(about))
	case *dossier.Agent:
		h.Kind = "profile"
	}
	switch p.Address {
	case "index.html":
		h.Kind = "website"
		put("application/json", "Dossier as JSON", site.DossierData)
	case "quotes.html":
		put("text/csv", "Quotations as CSV", site.QuotationTable)
	}
	return h
}
