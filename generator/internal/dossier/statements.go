package dossier

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/text"
)

// Stretches are the words of a quotation that collation compares: what stands
// between quotation marks, or the whole of reported speech.
func (q *Quotation) Stretches() []string {
	spans := q.Said()
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = q.Article.Text.Plain(s)
	}
	return out
}

// Said is where the words stand: what is between quotation marks, else all of it, as
// in reported speech and in the turns of a transcript.
func (u *Utterance) Said() []text.Span {
	if quoted := u.Quoted(); len(quoted) > 0 {
		return quoted
	}
	return u.Content()
}

// isTurn tells whether it is a turn of a transcript, which has no quotation marks.
func (u *Utterance) isTurn() bool { return u.Type() == anno.Direct && len(u.Quoted()) == 0 }

// Words are the quotation's words as printed, without outer marks. Parts that a
// tag interrupts run on; stretches with narration between them are joined by
// an ellipsis.
func (q *Quotation) Words() string {
	if said := q.Said(); len(said) == 1 {
		return q.Article.Text.Plain(said[0])
	}
	between := " "
	if q.Type() == anno.Mixed {
		between = " … "
	}
	return strings.Join(q.Stretches(), between)
}

// statements groups all quotations by their words, as a person decides where
// one has, and gives each group its number for good.
func (b *builder) statements() lock.Lock {
	c := b.collation()
	decisions := b.decisions(c.quotations)
	b.held.collation.Crew, b.held.collation.Once = b.held.Crew, b.held.Once
	clusters := b.held.collation.Group(c.items, decisions)
	b.d.Statements = c.statements(clusters)
	next := b.number(c, clusters)
	slices.SortFunc(b.d.Statements, func(x, y *Statement) int { return x.Number - y.Number })
	for i, s := range b.d.Statements {
		s.Order = i
	}
	return next
}

// statements makes a statement of each cluster and ties its quotations to it.
// All of a kind lie in one piece of memory.
func (c *collation) statements(clusters []collate.Cluster) []*Statement {
	all := c.quotations
	out, statements := make([]*Statement, len(clusters)), make([]Statement, len(clusters))
	list, witnesses := make([]*Witness, len(all)), make([]Witness, len(all))
	for i, cluster := range clusters {
		base, n := cluster.Witnesses[0].Item, len(cluster.Witnesses)
		s := &statements[i]
		s.Words, s.Type, s.Witnesses = c.words[base], all[base].Type(), list[:n:n]
		for k, w := range cluster.Witnesses {
			q := all[w.Item]
			witnesses[k] = Witness{Quotation: q, Relation: relation(w), At: int32(w.At), Words: int32(w.Words), Join: w.Join, diffs: w.Diffs}
			q.Statement, q.Witness, s.Witnesses[k] = s, &witnesses[k], &witnesses[k]
		}
		for k, w := range s.Witnesses[1:] {
			w.With = all[cluster.Witnesses[k+1].Join.To].Witness
		}
		s.Speaker = speaker(s.Witnesses)
		out[i], list, witnesses = s, list[n:], witnesses[n:]
	}
	for i, cluster := range clusters {
		for _, e := range cluster.Echoes {
			if a, b := out[e].Speaker, out[i].Speaker; a != nil && b != nil && a != b { // they may be the same under another name
				out[i].Echoes = append(out[i].Echoes, out[e])
			}
		}
	}
	return out
}

// speaker is who said a statement: the one printed with the words of the
// fullest witness that has one, else the one concluded for it; by the full
// name where another witness has that.
func speaker(witnesses []*Witness) *Agent {
	var printed, concluded *Agent
	for _, w := range witnesses {
		switch q := w.Quotation; {
		case q.Speaker == nil:
		case q.Guessed():
			concluded = cmp.Or(concluded, q.Speaker)
		default:
			printed = cmp.Or(printed, q.Speaker)
		}
	}
	said := cmp.Or(printed, concluded)
	for _, w := range witnesses {
		if g := w.Quotation.Speaker; g != nil && g != said && g.Kind == said.Kind && strings.HasSuffix(g.Name, " "+said.Name) {
			return g
		}
	}
	return said
}

// printed is how probable a speaker is whose name stands with the words; who is
// merely thought to go on speaking is less so.
const printed = 0.8

// Guessed tells whether the speaker was concluded from the text around.
func (q *Quotation) Guessed() bool {
	by := q.Attrib()
	return by.Origin != anno.Person && by.Confidence < printed
}

// dayOf is a day of publication as collation counts it; 0 when unknown.
func dayOf(d conf.Date) int {
	if d.Precision < conf.ToDay {
		return 0
	}
	y, m, day := d.Time.Date()
	return int(time.Date(y, m, day, 0, 0, 0, 0, time.UTC).Unix()/86400) + 1
}

// relation sums up the differences of a witness in a word.
func relation(w collate.Witness) Relation {
	if w.Exact {
		return Full
	}
	r := Typographic
	for _, d := range w.Diffs {
		switch d.Kind {
		case collate.Same, collate.Accidental:
		case collate.Trim:
			r = Fragment
		default:
			return Variant
		}
	}
	return r
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
			if q.Type() == anno.Indirect {
				g.Reported += int(q.words)
			} else {
				g.Quoted += int(q.words)
			}
		}
	}
	everybody := slices.Clone(b.agents.list)
	rank(everybody)
	for _, g := range everybody {
		g.Voice = 5
		if g.Kind == anno.PersonEntity {
			b.d.People = append(b.d.People, g)
		} else {
			b.d.Organizations = append(b.d.Organizations, g)
		}
	}
	for i, g := range everybody[:min(4, len(everybody))] {
		if g.Quoted > 0 {
			g.Voice = i + 1
		}
	}
	for i, g := range b.d.People {
		g.Rank = i
	}
	for i, g := range b.d.Organizations {
		g.Rank = len(b.d.People) + i
	}
}

// about finds, for each agent, the quotations of others whose words name it.
func (b *builder) about() {
	for _, a := range b.d.Articles {
		for _, q := range a.Quotations {
			for _, c := range q.Content() {
				for i := a.mentionAt(c.Start); i < len(a.Mentions) && a.Mentions[i].Span().End <= c.End; i++ {
					if g := a.Mentions[i].Agent; q.Speaker != g && (len(g.About) == 0 || g.About[len(g.About)-1] != q) {
						g.About = append(g.About, q)
					}
				}
			}
		}
	}
}
