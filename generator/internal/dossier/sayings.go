package dossier

import (
	"cmp"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/text"
)

// Sayings are what collation and the lock are to know of the quotations of an
// article: they hang on its study, and on who is who in it.
type sayings struct {
	items []collate.Item
	words []string   // of each as printed
	keys  []lock.Key // of the words; nil until a lock has any
	lent  bool       // the items are somebody else's too, and stay as they are
}

// read makes ready what an article says, where it is not as it was.
func (s *sayings) read(a *Article, keyed bool) {
	if s.items == nil {
		s.items, s.words = make([]collate.Item, len(a.Quotations)), make([]string, len(a.Quotations))
		var turn text.Span // of a transcript, the last one
		for i, q := range a.Quotations {
			s.items[i] = collate.Item{Stretches: q.Stretches(), Called: q.Unnamed, Guessed: q.Guessed(), Reported: q.Type() == anno.Indirect,
				Inside: turn.Contains(q.Span()), Article: a.ID, Start: q.Span().Start, Day: a.day}
			s.words[i] = q.Words()
			if q.isTurn() {
				turn = q.Span()
			}
		}
	}
	if keyed && s.keys == nil {
		s.keys = make([]lock.Key, len(s.words))
		for i, w := range s.words {
			s.keys[i] = lock.KeyOf(w)
		}
	}
	for i, q := range a.Quotations {
		speaker, called := "", q.Unnamed
		if g := q.Speaker; g != nil {
			speaker, called = g.key, cmp.Or(called, g.Name)
		}
		if it := &s.items[i]; it.Speaker == speaker && it.Called == called {
			continue
		}
		if s.lent {
			s.items, s.lent = slices.Clone(s.items), false
		}
		s.items[i].Speaker, s.items[i].Called = speaker, called
	}
	s.lent = true
}

// A collation is all quotations, and of each what collation and the lock are to
// know.
type collation struct {
	quotations []*Quotation
	items      []*collate.Item
	words      []string
	keys       []lock.Key // nil where the lock has no entries
}

// collation reads what the articles say, or remembers it.
func (b *builder) collation() *collation {
	n, keyed := 0, len(b.files.Lock.Entries) > 0
	said, from := make([]*sayings, len(b.d.Articles)), make([]int, len(b.d.Articles))
	for i, a := range b.d.Articles {
		said[i], from[i] = b.held.sayings(b.received[a].study), n
		n += len(a.Quotations)
	}
	c := &collation{quotations: make([]*Quotation, n), items: make([]*collate.Item, n), words: make([]string, n)}
	if keyed {
		c.keys = make([]lock.Key, n)
	}
	b.held.Crew.Each(len(said), func(i int) {
		s, at := said[i], from[i]
		s.read(b.d.Articles[i], keyed)
		copy(c.quotations[at:], b.d.Articles[i].Quotations)
		copy(c.words[at:], s.words)
		if keyed {
			copy(c.keys[at:], s.keys)
		}
		for k := range s.items {
			c.items[at+k] = &s.items[k]
		}
	})
	return c
}
