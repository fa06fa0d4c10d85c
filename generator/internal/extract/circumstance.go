package extract

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/when"
	"dossier/generator/internal/text"
)

// published is the day of publication: the known one, else what the article's
// own stamp says.
func published(in Input, s string, set *anno.Set) when.Date {
	if in.Published.IsZero() {
		if e, ok := when.Published(s, stampPlaces(set)); ok {
			return e.From
		}
	}
	return in.Published
}

// dates finds and places the dates in the text at hand, seen from the day of
// publication.
func (r *Reader) dates(published when.Date) []anno.Date {
	d := &r.doc
	a := when.Article{Text: d.S, Published: published, Parts: r.parts[:0], Quoted: r.quoted[:0]}
	for _, b := range d.Blocks {
		if b.Kind != anno.Aside {
			a.Parts = append(a.Parts, b.Span)
		}
	}
	for _, st := range d.Stretches {
		a.Quoted = append(a.Quoted, st.Outer)
	}
	r.parts, r.quoted = a.Parts, a.Quoted
	found := r.when.Find(a)
	out := slices.Grow([]anno.Date(nil), len(found))[:len(found)]
	for i := range found {
		e := &found[i]
		from := e.From.String()
		to := from
		if e.To != e.From {
			to = e.To.String()
		}
		out[i] = anno.Date{Span: e.Span, EDTF: e.EDTF(), Text: e.String(), From: from, To: to, By: e.By}
	}
	return out
}

// stampPlaces returns where an article says when it was published: in its
// furniture, its head, its first paragraph.
func stampPlaces(set *anno.Set) []text.Span {
	var out []text.Span
	for _, b := range set.Blocks {
		if b.Kind == anno.Headline || b.Kind == anno.Standfirst || b.Kind == anno.Aside || b.N == 1 {
			out = append(out, b.Span)
		}
	}
	return out
}

// circumstances reads the tag of each draft for where, how and to whom.
func (r *Reader) circumstances(dates []anno.Date) {
	ds, tags := &r.drafts, &r.tags
	tags.Text, tags.Dates = ds.Doc.S, tags.Dates[:0]
	for _, d := range dates {
		tags.Dates = append(tags.Dates, d.Span)
	}
	for k := range ds.List {
		d := &ds.List[k]
		if len(d.Content) == 0 || len(d.Cue) == 0 {
			continue
		}
		s := &ds.Doc.Sentences[d.Sentence]
		m := tags.Find(s.Span(0, len(s.Nodes)), d.Cue, d.Content, d.Source)
		d.Manner = anno.Manner{Venue: m.Venue.Span, Medium: string(m.Medium), Audience: m.Audience.Span, When: m.When}
	}
}
