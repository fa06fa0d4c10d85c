package site

import "slices"

// shortCrumb is how many characters of a long title the way to a page shows:
// the page's own heading says all of it.
const shortCrumb = 48

// Crumbs is the way from the first page down to p, which is the last of them:
// Home, People, John Kerry. The first page itself has none. The way goes by
// Above, or by the section where a page says no more; a page above that the
// dossier does not have is left out.
//
// Hrefs are relative to p, which is open; the last one is empty.
func (s *Site) Crumbs(p *Page) []Link {
	if p.Address == home {
		return nil
	}
	var room [8]*Page
	up := room[:0] // from p
	passed := func(a Address) bool {
		return a == p.Address || a == home || slices.ContainsFunc(up, func(x *Page) bool { return x.Address == a })
	}
	for at := s.Page(p.above()); at != nil && !passed(at.Address); at = s.Page(at.above()) {
		up = append(up, at)
	}
	out := append(p.slate.links.list(2+len(up)), Link{"Home", p.To(home)})
	for _, at := range slices.Backward(up) {
		out = append(out, Link{clip(at.label(), shortCrumb, false), p.To(at.Address)})
	}
	return append(out, Link{Text: clip(p.label(), shortCrumb, false)})
}

const home = Address("index.html")

func (p *Page) above() Address {
	if p.aboveOf != nil {
		return p.aboveOf(p)
	}
	return Address(first(string(p.Above), string(p.Section)))
}

// label is what a page is called where the page above it is named too.
func (p *Page) label() string {
	if p.words != nil {
		title, short, _ := p.words(p)
		return first(short, title)
	}
	return first(p.Short, p.Title)
}
