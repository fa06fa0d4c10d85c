package anno

import (
	"fmt"
	"unicode/utf8"

	"dossier/generator/internal/text"
)

// Check reports the first broken invariant of the set over its text t: spans
// in bounds, on character borders and not empty; slices in order; indexes of
// entities that exist; each quoted stretch in one attribution only.
func (s *Set) Check(t *text.Text) error {
	c := checker{s: t.String()}
	var last text.Span
	for i, b := range s.Blocks {
		c.span("block", i, b.Span)
		if i > 0 && b.Span.Start < last.End {
			c.fail("block %d %v overlaps %v", i, b.Span, last)
		}
		last = b.Span
	}
	last = text.Span{}
	for i, f := range s.Furniture {
		c.span("furniture", i, f.Span)
		c.order("furniture", i, last, f.Span)
		last = f.Span
	}
	last = text.Span{}
	for i, r := range s.Repairs {
		c.span("repair", i, r.Span)
		c.order("repair", i, last, r.Span)
		last = r.Span
	}
	for i, e := range s.Entities {
		if e.Name == "" {
			c.fail("entity %d has no name", i)
		}
		for _, d := range e.Descriptions {
			c.span("description of entity", i, d)
		}
	}
	last = text.Span{}
	for i, m := range s.Mentions {
		c.span("mention", i, m.Span)
		c.order("mention", i, last, m.Span)
		if m.Entity < 0 || m.Entity >= len(s.Entities) {
			c.fail("mention %d of entity %d, which does not exist", i, m.Entity)
		}
		last = m.Span
	}
	last = text.Span{}
	for i, d := range s.Dates {
		c.span("date", i, d.Span)
		c.order("date", i, last, d.Span)
		if last.Overlaps(d.Span) {
			c.fail("date %d %v overlaps %v", i, d.Span, last)
		}
		last = d.Span
	}
	c.attributions(s)
	return c.err
}

type checker struct {
	s   string
	err error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

func (c *checker) span(what string, i int, s text.Span) {
	switch {
	case s.Start < 0 || s.End > len(c.s) || s.Start >= s.End:
		c.fail("%s %d: span %v is empty or outside the text of %d bytes", what, i, s, len(c.s))
	case !utf8.RuneStart(c.s[s.Start]) || s.End < len(c.s) && !utf8.RuneStart(c.s[s.End]):
		c.fail("%s %d: span %v cuts a character", what, i, s)
	}
}

func (c *checker) order(what string, i int, last, s text.Span) {
	if s.Start < last.Start {
		c.fail("%s %d %v is out of order after %v", what, i, s, last)
	}
}

func (c *checker) disjoint(what string, i int, ss []text.Span) {
	end := -1
	for _, s := range ss {
		c.span(what, i, s)
		if s.Start < end {
			c.fail("%s %d: spans %v are out of order or overlap", what, i, ss)
		}
		end = s.End
	}
}

func (c *checker) attributions(s *Set) {
	owner := map[text.Span]int{}
	start := 0
	for i, a := range s.Attributions {
		if len(a.Content) == 0 {
			c.fail("attribution %d has no content", i)
			return
		}
		c.disjoint("content of attribution", i, a.Content)
		c.disjoint("quoted stretch of attribution", i, a.Quoted)
		c.disjoint("cue of attribution", i, a.Cue)
		c.disjoint("source of attribution", i, a.Source)
		if a.Content[0].Start < start {
			c.fail("attribution %d is out of order", i)
		}
		start = a.Content[0].Start
		if a.Speaker < -1 || a.Speaker >= len(s.Entities) {
			c.fail("attribution %d is by entity %d, which does not exist", i, a.Speaker)
		}
		for _, q := range a.Quoted {
			if k, ok := owner[q]; ok {
				c.fail("quoted stretch %v is in attributions %d and %d", q, k, i)
			}
			owner[q] = i
			inside := false
			for _, x := range a.Content {
				inside = inside || x.Contains(q)
			}
			if !inside {
				c.fail("attribution %d: quoted stretch %v is outside its content", i, q)
			}
		}
	}
}
