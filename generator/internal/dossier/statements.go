package dossier

import (
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/lock"
)

// stretches are the words of a quotation that collation compares: what stands
// between quotation marks, or the whole of reported speech.
func (q *Quotation) stretches() []string {
	spans := q.Quoted
	if len(spans) == 0 {
		spans = q.Content
	}
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = q.Article.Text.Plain(s)
	}
	return out
}

// Words are the quotation's words as printed, without outer marks. Parts that a
// tag interrupts run on; stretches with narration between them are joined by
// an ellipsis.
func (q *Quotation) Words() string {
	parts := q.stretches()
	if q.Type == anno.Mixed {
		return strings.Join(parts, " … ")
	}
	return strings.Join(parts, " ")
}

// statements groups all quotations by their words and gives each group its
// number for good.
func (b *builder) statements() lock.Lock {
	var all []*Quotation
	var items []collate.Item
	for i, a := range b.d.Articles {
		for _, q := range a.Quotations {
			all = append(all, q)
			items = append(items, collate.Item{Stretches: q.stretches(), Speaker: speakerKey(q), Article: i, Reported: q.Type == anno.Indirect})
		}
	}
	var found []lock.Statement
	for _, c := range collate.Group(items) {
		base := all[c.Witnesses[0].Item]
		s := &Statement{Speaker: base.Speaker, Words: base.Words(), Type: base.Type}
		entry := lock.Statement{}
		if s.Speaker != nil {
			entry.Speaker = s.Speaker.ID
		}
		for _, w := range c.Witnesses {
			q := all[w.Item]
			q.Statement = s
			q.Witness = &Witness{Quotation: q, Statement: s, Relation: relation(w, c), At: w.At, Words: w.Words}
			s.Witnesses = append(s.Witnesses, q.Witness)
			entry.Wordings = append(entry.Wordings, q.Words())
			if !slices.Contains(entry.Articles, q.Article.ID) {
				entry.Articles = append(entry.Articles, q.Article.ID)
			}
		}
		b.d.Statements = append(b.d.Statements, s)
		found = append(found, entry)
	}
	entries, next, retired := b.files.Lock.Assign(found)
	for i, s := range b.d.Statements {
		s.Number, s.Slug = entries[i].Number, entries[i].Slug
	}
	for _, r := range retired {
		gone := &Retired{Number: r.Number, Slug: r.Slug, Speaker: r.Speaker, Words: r.Words}
		if r.Into >= 0 {
			gone.Into = b.d.Statements[r.Into]
		}
		b.d.Retired = append(b.d.Retired, gone)
	}
	slices.SortFunc(b.d.Statements, func(x, y *Statement) int { return x.Number - y.Number })
	return next
}

func speakerKey(q *Quotation) string {
	if q.Speaker == nil {
		return ""
	}
	return string(q.Speaker.Kind) + "/" + q.Speaker.ID
}

func relation(w collate.Witness, c collate.Cluster) Relation {
	switch {
	case w.Words < c.Words:
		return Fragment
	case w.Exact:
		return Full
	}
	return Typographic
}

// count adds up who says how much, and gives the four who are quoted most in
// the dossier a voice of their own.
func (b *builder) count() {
	for _, s := range b.d.Statements {
		if s.Speaker != nil {
			s.Speaker.Statements = append(s.Speaker.Statements, s)
		}
	}
	for _, g := range b.agents.list {
		for _, q := range g.Quotations {
			n := 0
			for _, s := range q.stretches() {
				n += len(collate.Words(s))
			}
			if q.Type == anno.Indirect {
				g.Reported += n
			} else {
				g.Quoted += n
			}
		}
		g.Voice = 5
		if g.Kind == anno.PersonEntity {
			b.d.People = append(b.d.People, g)
		} else {
			b.d.Organizations = append(b.d.Organizations, g)
		}
	}
	everybody := slices.Clone(b.agents.list)
	for _, list := range [][]*Agent{b.d.People, b.d.Organizations, everybody} {
		rank(list)
	}
	for i, g := range everybody[:min(4, len(everybody))] {
		if g.Quoted > 0 {
			g.Voice = i + 1
		}
	}
}

// about finds, for each agent, the quotations of others whose words name it.
func (b *builder) about() {
	for _, a := range b.d.Articles {
		for _, q := range a.Quotations {
			for _, c := range q.Content {
				for i := a.mentionAt(c.Start); i < len(a.Mentions) && a.Mentions[i].Span.End <= c.End; i++ {
					if g := a.Mentions[i].Agent; q.Speaker != g && (len(g.About) == 0 || g.About[len(g.About)-1] != q) {
						g.About = append(g.About, q)
					}
				}
			}
		}
	}
}
