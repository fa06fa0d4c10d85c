package site

import (
	"strconv"

	"github.com/yuin/goldmark/util"
)

// A Slate is what one page is written on, then wiped for the next: a site has so
// many pages that new memory for what each of them shows would cost as much as to
// find it. The zero Slate is ready; it holds one page at a time.
type Slate struct {
	page Page
	text []byte // all words written for the page
}

// Open wipes the slate and gives p as it is shown on it, its title and
// description found. What the page says is good until the slate is opened again.
func (s *Slate) Open(p *Page) *Page {
	s.text = s.text[:0]
	s.page = *p
	if p.words != nil {
		s.page.Title, s.page.Short, s.page.Description = p.words(p)
		s.page.words = nil
	}
	s.page.slate = s
	return &s.page
}

// write adds to the text, number a number in digits; since is what was added
// behind a place.

func (s *Slate) write(parts ...string) {
	for _, part := range parts {
		s.text = append(s.text, part...)
	}
}

func (s *Slate) number(n int) { s.text = strconv.AppendInt(s.text, int64(n), 10) }

func (s *Slate) since(at int) string { return util.BytesToReadOnlyString(s.text[at:]) }
