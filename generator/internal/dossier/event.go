package dossier

import (
	"cmp"
	"slices"

	"dossier/generator/internal/conf"
)

// An Event is an occasion: when and where, what was said there, and what the
// articles say of it.
type Event struct {
	ID         string
	Title      string
	When       Moment // zero when not known
	Where      string
	Statements []*Statement // as the author puts them in order
	Evidence   []Words      // what shows that it was, and when
	Text       *Prose
}

// events reads the author's events. Each must show something: statements, or
// the words of an article.
func (b *builder) events() {
	for _, f := range b.files.Events {
		e := f.eventFile
		before := len(b.ds)
		ev := &Event{ID: f.id, Title: cmp.Or(e.Title.Value, f.id), When: momentFrom(e.When, e.Until, e.Time.Value), Where: e.Where.Value, Text: f.prose}
		bad := func(at conf.Pos, code, hint, format string, args ...any) {
			b.ds.Errorf(f.file, max(at.Line, 1), max(at.Col, 1), code, hint, format, args...)
		}
		switch {
		case e.When.IsZero() && e.When.Line > 0: // no date, as was said
		case e.When.IsZero() && !e.Until.IsZero():
			bad(e.Until.Pos(), "until-without-when", "add when: and the first day", "the event ends and does not begin")
		case !e.Until.IsZero() && earlier(e.Until, e.When):
			bad(e.Until.Pos(), "ends-before-it-begins", "exchange when: and until:", "the event ends before it begins")
		case e.Time.Value != "" && e.When.Precision < conf.ToDay:
			bad(e.Time.Pos(), "time-without-day", "give when: as a day, or remove time:", "a time of the day, and no day")
		}
		if len(e.Statements)+len(e.Evidence) == 0 {
			bad(e.Pos, "event-without-evidence", "add statements: or evidence: with an article and its words", "no words of an article show this event")
		}
		for _, s := range e.Statements {
			b.saidAt(f, ev, s)
		}
		for _, x := range e.Evidence {
			if w, ok := b.words(f.file, x, nil); ok {
				ev.Evidence = append(ev.Evidence, w)
			}
		}
		if !b.ds[before:].HasErrors() {
			b.d.Events = append(b.d.Events, ev)
		}
	}
	slices.SortStableFunc(b.d.Events, func(x, y *Event) int {
		if x.When.IsZero() != y.When.IsZero() {
			return cmp.Compare(y.When.Start(), x.When.Start())
		}
		return cmp.Or(x.When.Compare(y.When), cmp.Compare(x.ID, y.ID))
	})
}

// saidAt gives an event the statements an author points to. One statement was
// made once: what is said again elsewhere is another.
func (b *builder) saidAt(f *authored, ev *Event, e evidenceFile) {
	w, ok := b.words(f.file, e, nil)
	if !ok {
		return
	}
	found := w.Article.quotationsIn(w.Span)
	if len(found) == 0 {
		b.ds.Errorf(f.file, e.Pos.Line, e.Pos.Col, "no-quotation", "choose words that are quoted or reported, mark the quotation in the article, or list them under evidence:", "these words of %s stand in no quotation", w.Article.ID)
	}
	for _, q := range found {
		switch s := q.Statement; s.Event {
		case nil:
			s.Event = ev
			ev.Statements = append(ev.Statements, s)
		case ev:
		default:
			b.ds.Errorf(f.file, e.Pos.Line, e.Pos.Col, "statement-in-two-events", "keep it in one", "statement %d is said at the event %s already", s.Number, s.Event.ID)
		}
	}
}
