package dossier

import (
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/text"
)

func date(t *testing.T, s string) conf.Date {
	t.Helper()
	if s == "" {
		return conf.Date{}
	}
	d, ok := conf.ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

func TestEarlier(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2012", "2013", true}, {"2013", "2012", false}, {"2013", "2013", false},
		{"2013-03", "2013-04", true}, {"2013", "2013-04", false}, {"2013-03", "2013", false},
		{"2013-03-09", "2013-03-10", true}, {"2013-03-09", "2013-03", false}, {"2013-12-31", "2014", true},
	} {
		if got := earlier(date(t, c.a), date(t, c.b)); got != c.want {
			t.Errorf("%s before %s: %v", c.a, c.b, got)
		}
	}
}

func TestMomentFrom(t *testing.T) {
	for _, c := range []struct{ from, to, part, text, edtf string }{
		{"", "", "", "", ""},
		{"2013-11-10", "", "early", "10 Nov 2013, early", "2013-11-10"},
		{"2013-11-10T08:30:00-05:00", "", "", "10 Nov 2013", "2013-11-10"},
		{"2013-11", "", "", "Nov 2013", "2013-11"},
		{"2013", "", "", "2013", "2013"},
		{"2013-11-09", "2013-11-10", "", "9–10 Nov 2013", "2013-11-09/2013-11-10"},
	} {
		m := momentFrom(date(t, c.from), date(t, c.to), c.part)
		if m.Text != c.text || m.EDTF != c.edtf || m.IsZero() != (c.from == "") {
			t.Errorf("%s to %s: %+v", c.from, c.to, m)
		}
	}
}

// TestStatementWhen: the author's event first, then the date a tag gives; never
// a date that stands elsewhere in the article.
func TestStatementWhen(t *testing.T) {
	tagged := text.Span{Start: 10, End: 16}
	article := &Article{Set: &anno.Set{Dates: []anno.Date{{Span: text.Span{Start: 0, End: 4}, From: "1999", To: "1999"}, {Span: text.Span{Start: 8, End: 16}, From: "2024-05-05", To: "2024-05-05"}}}}
	said := func(when text.Span) *Witness {
		return &Witness{Quotation: &Quotation{Article: article, Utterance: &Utterance{Manner: &anno.Manner{When: when}}}}
	}
	for _, c := range []struct {
		name string
		s    *Statement
		want string
	}{
		{"no date in any tag", &Statement{Witnesses: []*Witness{said(text.Span{})}}, ""},
		{"in the second witness", &Statement{Witnesses: []*Witness{said(text.Span{}), said(tagged)}}, "2024-05-05"},
		{"the event's", &Statement{Event: &Event{When: Moment{From: "2024-05-04"}}, Witnesses: []*Witness{said(tagged)}}, "2024-05-04"},
		{"of an event without a date", &Statement{Event: &Event{}, Witnesses: []*Witness{said(tagged)}}, "2024-05-05"},
	} {
		if got := c.s.When().Start(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
