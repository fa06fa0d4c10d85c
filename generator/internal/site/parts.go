package site

import (
	"iter"
	"slices"
	"strings"
	"sync"
)

// A part of the site is pages whose addresses begin with one of its words, as
// quotes/12-no-question.html with "quotes". They are planned when somebody asks
// for one: a preview shows few.
type part struct {
	words  []string
	pages  func() []planned
	places func() map[Address]int32 // of pages by their address
}

// A planned page is what tells it from others of its kind: of all pages of a site
// no more is kept.
type planned struct {
	kind  *Page
	about any
}

func (x planned) address() Address {
	if x.kind.addressOf != nil {
		return x.kind.addressOf(x.about)
	}
	return x.kind.Address
}

// addressOf is where the page of each T stands.
func addressOf[T any](at func(T) Address) func(about any) Address {
	return func(about any) Address { return at(about.(T)) }
}

// page is the page that is planned.
func (x planned) page() *Page {
	p := *x.kind
	p.Address, p.About = x.address(), x.about
	return &p
}

// An adder takes the pages of a part, one after the other.
type adder func(kind *Page, about any)

// one adds a page of which there is no other of its kind.
func (add adder) one(p *Page) { add(p, p.About) }

// partsOf are the parts of a site, in the order of its pages.
func partsOf(s *Site) []part {
	return []part{
		s.part(s.front, "index"),
		s.part(s.articles, "articles"),
		s.part(s.compares, "compare"),
		s.part(s.statements, "quotes"),
		s.part(s.people, "people", "organizations"),
		s.part(s.issues, "positions", "issues"),
		s.part(s.events, "events"),
		s.part(s.timeline, "timeline"),
		s.part(s.notes, "notes"),
		s.part(s.briefings, "briefings"),
		s.part(s.corrections, "corrections"),
		s.part(s.search, "search", "register"),
		s.part(s.methods, "method"),
		s.part(s.data, "data"),
		s.part(s.nowhere, "404"),
	}
}

func (s *Site) part(plan func(adder), words ...string) part {
	pages := sync.OnceValue(func() (list []planned) {
		plan(func(kind *Page, about any) {
			kind.site = s
			list = append(list, planned{kind, about})
		})
		return slices.Clone(list)
	})
	return part{words, pages, sync.OnceValue(func() map[Address]int32 {
		out := make(map[Address]int32, len(pages()))
		for i, p := range pages() {
			out[p.address()] = int32(i)
		}
		return out
	})}
}

// Count plans all pages, and tells how many there are.
func (s *Site) Count() (n int) {
	s.crew.Each(len(s.parts), func(i int) { s.parts[i].pages() })
	for _, p := range s.parts {
		n += len(p.pages())
	}
	return n
}

// Searched are the numbers of the pages of the search, from one up to another.
func (s *Site) Searched() (from, to int) {
	for _, p := range s.parts {
		to = from + len(p.pages())
		if slices.Contains(p.words, "search") {
			return from, to
		}
		from = to
	}
	return to, to
}

// Nth is one of the pages Count counts, from 0.
func (s *Site) Nth(n int) *Page {
	for _, p := range s.parts {
		list := p.pages()
		if n < len(list) {
			return list[n].page()
		}
		n -= len(list)
	}
	panic("no such page")
}

// Pages are all pages, each with its number for Nth.
func (s *Site) Pages() iter.Seq2[int, *Page] {
	return func(yield func(int, *Page) bool) {
		n := 0
		for _, part := range s.parts {
			for _, p := range part.pages() {
				if !yield(n, p.page()) {
					return
				}
				n++
			}
		}
	}
}

// Page is the page at an address; nil when there is none.
func (s *Site) Page(a Address) *Page {
	word := string(a)
	if end := strings.IndexAny(word, "/-."); end >= 0 {
		word = word[:end]
	}
	for _, p := range s.parts {
		if slices.Contains(p.words, word) {
			if i, known := p.places()[a]; known {
				return p.pages()[i].page()
			}
		}
	}
	return nil
}
