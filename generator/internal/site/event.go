package site

import (
	"fmt"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

func (s *Site) events(add adder) {
	for _, e := range s.Dossier.Events {
		add.one(&Page{Address: EventAddress(e), Template: "event", Title: e.Title, Section: timelinePage,
			Description: first(e.When.Text, "An event") + ": what was said, and which article carries it.", build: func(p *Page) any { return s.event(p, e) }})
	}
}

// EventPage is the data of an event's page.
type EventPage struct {
	Event      *dossier.Event
	When       Date
	Facts      []string
	Statements []StatementItem // in the author's order, from all outlets
	Carriers   []EventCarrier
	Columns    []int // numbers of the statements, over the drawing
	Evidence   []EventWords
	Speakers   []PersonItem
	Before     *Link
	After      *Link
}

// An EventCarrier is an article that carries some of an event's statements.
type EventCarrier struct {
	Article Link
	Boxes   []string // full, part or none, of each statement
	Facts   string
	Lacking []StatementRef
}

// StatementRef is the number of a statement, as a link.
type StatementRef struct {
	Number int
	Href   string
}

// EventWords are an article's own words about an event.
type EventWords struct {
	Words string
	Place Place
}

func (s *Site) event(p *Page, e *dossier.Event) any {
	d := EventPage{Event: e, When: momentDate(e.When)}
	carriers := map[*dossier.Article]bool{}
	for _, st := range e.Statements {
		it := s.item(p, st)
		it.Said = circumstances(st)
		d.Statements = append(d.Statements, it)
		d.Columns = append(d.Columns, st.Number)
		for _, w := range st.Witnesses {
			carriers[w.Quotation.Article] = true
		}
	}
	d.Speakers = s.speakersAt(p, e)
	for _, a := range s.Dossier.Articles {
		if carriers[a] {
			d.Carriers = append(d.Carriers, eventCarrier(p, a, e.Statements))
		}
	}
	for _, w := range e.Evidence {
		x := EventWords{w.Article.Text.Plain(w.Span), p.place(w.Article, w.Block)}
		d.Evidence = append(d.Evidence, x)
	}
	d.Facts = []string{plural(len(e.Statements), "statement", "statements")}
	if n := len(carriers); n > 0 {
		d.Facts = append(d.Facts, fmt.Sprintf("carried by %d of %s", n, plural(len(s.Dossier.Articles), "article", "articles")))
	}
	for i, o := range s.Dossier.Events {
		if o != e {
			continue
		}
		if i > 0 {
			d.Before = eventLink(p, s.Dossier.Events[i-1])
		}
		if i+1 < len(s.Dossier.Events) {
			d.After = eventLink(p, s.Dossier.Events[i+1])
		}
	}
	return d
}

// speakersAt are those who spoke at an event, with the words and the statements the
// articles have of it, not those of the whole dossier.
func (s *Site) speakersAt(p *Page, e *dossier.Event) []PersonItem {
	var out []PersonItem
	var words []int
	at, total := map[*dossier.Agent]int{}, 0
	for _, st := range e.Statements {
		g := st.Speaker
		if g == nil {
			continue
		}
		i, known := at[g]
		if !known {
			i = len(out)
			at[g] = i
			out, words = append(out, PersonItem{Voice: p.voice(g, ""), Role: s.Role(g)}), append(words, 0)
		}
		out[i].Statements++
		if st.Type != anno.Indirect {
			words[i] += int(st.Witnesses[0].Words)
			total += int(st.Witnesses[0].Words)
		}
	}
	for i, n := range words {
		out[i].Share = reportedOnly
		if n > 0 {
			out[i].Share = plural(n, "word", "words") + ", " + percent(n, total)
		}
		out[i].Percent = 100 * n / max(1, slices.Max(words))
	}
	return out
}

func eventLink(p *Page, e *dossier.Event) *Link {
	return &Link{e.Title, p.To(EventAddress(e))}
}

// eventCarrier says which of the statements one article has, and which it lacks.
func eventCarrier(p *Page, a *dossier.Article, list []*dossier.Statement) EventCarrier {
	c := EventCarrier{Article: Link{p.site.outlet(a), p.toArticle(a, "")}}
	full, part := 0, 0
	for _, st := range list {
		how := carried(st, a)
		c.Boxes = append(c.Boxes, how)
		switch how {
		case "full":
			full++
		case "part":
			part++
		default:
			c.Lacking = append(c.Lacking, StatementRef{st.Number, p.toStatement(st)})
		}
	}
	c.Facts = fmt.Sprintf("%d of %d", full+part, len(list))
	if part > 0 {
		c.Facts += fmt.Sprintf(", %d in part", part)
	}
	return c
}
