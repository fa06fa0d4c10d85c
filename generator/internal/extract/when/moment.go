package when

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A moment is an expression whose words are the tokens [a, b).
type moment struct {
	Expression
	a, b int
}

// new returns a moment of the tokens [a, b).
func (f *finder) new(a, b int, p Precision, rule string, confidence float64, why string) *moment {
	m := &moment{a: a, b: b}
	m.Precision = p
	m.By = anno.By{Origin: anno.Rule, Rule: rule, Why: why, Confidence: confidence}
	return m
}

// on places a moment at one date.
func (m *moment) on(d Date) *moment {
	m.From, m.To = d, d
	return m
}

// finish gives the moment its span, takes back what it cannot be sure of, and
// opens it at one end when "since" or "until" stands before it.
func (f *finder) finish(m *moment) Expression {
	if m.From.Year < 0 || m.To.Year < 0 {
		m.From, m.To = Date{}, Date{}
	}
	if !m.Placed() {
		if m.Clock == "" {
			m.Precision = None
		}
		m.Relative = true
	}
	if m.Placed() && m.a > f.floor && m.Clock == "" && m.Part == "" && !m.About && m.From == m.To {
		switch {
		case f.is(m.a-1, "since"):
			m.a, m.To = m.a-1, Date{}
		case f.is(m.a-1, "until", "till"):
			m.a, m.From = m.a-1, Date{}
		}
	}
	m.Span = text.Span{Start: f.tokens[m.a].Start, End: f.tokens[m.b-1].End}
	return m.Expression
}
