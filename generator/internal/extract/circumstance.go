package extract

import (
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/manner"
	"dossier/generator/internal/extract/parse"
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

// dates finds and places the dates in d, seen from the day of publication.
func dates(d *parse.Doc, published when.Date) []anno.Date {
	a := when.Article{Text: d.S, Published: published, Parts: make([]text.Span, 0, len(d.Blocks)), Quoted: make([]text.Span, 0, len(d.Stretches))}
	for _, b := range d.Blocks {
		if b.Kind != anno.Aside {
			a.Parts = append(a.Parts, b.Span)
		}
	}
	for _, st := range d.Stretches {
		a.Quoted = append(a.Quoted, st.Outer)
	}
	found := when.Find(a)
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
func circumstances(ds *parse.Drafts, dates []anno.Date) {
	spans := make([]text.Span, len(dates))
	for i, d := range dates {
		spans[i] = d.Span
	}
	tags := manner.Finder{Text: ds.Doc.S, Dates: spans}
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
