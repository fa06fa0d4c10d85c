package site

import (
	"slices"
	"strings"
	"sync"
)

// A part of the site is pages whose addresses begin with one of its words, as
// quotes/12-no-question.html with "quotes". They are planned when somebody asks
// for one: a preview shows few.
type part struct {
	words     []string
	pages     func() []*Page
	byAddress func() map[Address]*Page
}

// An adder takes the pages of a part, one after the other.
type adder func(*Page)

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
	pages := sync.OnceValue(func() (list []*Page) {
		plan(func(p *Page) {
			p.site = s
			list = append(list, p)
		})
		return list
	})
	return part{words, pages, sync.OnceValue(func() map[Address]*Page {
		out := make(map[Address]*Page, len(pages()))
		for _, p := range pages() {
			out[p.Address] = p
		}
		return out
	})}
}

// Pages plans all pages.
func (s *Site) Pages() []*Page { return s.pages() }

func (s *Site) all() []*Page {
	lists := make([][]*Page, len(s.parts))
	for i, p := range s.parts {
		lists[i] = p.pages()
	}
	return slices.Concat(lists...)
}

// Page is the page at an address; nil when there is none.
func (s *Site) Page(a Address) *Page {
	word := string(a)
	if end := strings.IndexAny(word, "/-."); end >= 0 {
		word = word[:end]
	}
	for _, p := range s.parts {
		if slices.Contains(p.words, word) {
			return p.byAddress()[a]
		}
	}
	return nil
}
