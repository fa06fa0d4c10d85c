package site

import (
	"fmt"
	"strings"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/prose"
	"dossier/generator/internal/text"
	"dossier/generator/internal/verify"
)

// Written is an author's text as a page shows it: where its quotations stand
// and on what footing, and where it names somebody with a page.
type Written struct {
	*dossier.Prose
	Quoted []Quoted
	Names  []NameLink
}

// Quoted is one quotation of the author's, with its footnote.
type Quoted struct {
	Span      text.Span // bytes of the Markdown, with the marks
	Block     bool      // a block quotation
	ID        string    // of its footnote; its label's is Ref
	Ref       string
	Number    string // of the statement; a letter for words of an outlet's own
	Statement string // link; "" for those
	Voice     Voice
	ShowVoice bool // the speaker is another than that of the quotation before
	Places    []Place
	Verdict   string // "as printed", "a part, as printed"
	Doubt     string // what a reader should know; "" mostly
}

// A NameLink is a place in prose that names somebody.
type NameLink struct {
	Span text.Span
	Href string
}

// Written prepares prose for a page. Who has the page is not linked to it.
func (s *Site) Written(p *Page, t *dossier.Prose) Written {
	w, r := Written{Prose: t}, s.prose.Reading(t)
	var last Voice
	own := 0
	for i, q := range r.Quotations {
		x := p.quotedBy(q)
		x.ID, x.Ref = fmt.Sprintf("note-%d", i+1), fmt.Sprintf("ref-%d", i+1)
		if x.Number == "" {
			x.Number = letter(own)
			own++
		}
		x.ShowVoice = x.Voice != last
		last = x.Voice
		w.Quoted = append(w.Quoted, x)
	}
	for _, m := range r.Mentions {
		if to := AgentAddress(m.Agent); to != p.Address {
			w.Names = append(w.Names, NameLink{m.Span, p.To(to)})
		}
	}
	return w
}

// letter numbers what has no number: a, b, … z, a2, …
func letter(i int) string { return strings.ToLower(siglum(i)) }

func (p *Page) quotedBy(q prose.Quotation) Quoted {
	x := Quoted{Span: q.Span, Block: q.Block, Verdict: verdicts[q.Verdict.Rung]}
	if q.Severity == verify.Warn {
		x.Doubt = q.Verdict.Why
	}
	for i, w := range q.Where {
		at := p.place(w.Article, w.Block)
		if w.Quotation != nil {
			at = p.at(w.Quotation)
		}
		x.Places = append(x.Places, at)
		switch said := w.Quotation; {
		case i > 0:
		case said == nil:
			x.Voice = Voice{Number: 5, Name: outlet(w.Article)}
		default:
			x.Number, x.Statement = fmt.Sprint(said.Statement.Number), p.linkStatement(said.Statement)
			x.Voice = p.voice(said.Statement.Speaker, said.Unnamed)
		}
	}
	return x
}

// verdicts are the rungs of the ladder in the words of pages. Those with a
// doubt say more in it.
var verdicts = map[verify.Rung]string{
	verify.Exact:           "as printed",
	verify.Typography:      "as printed; typography differs",
	verify.Edges:           "as printed; first letter or final punctuation is ours",
	verify.Fragment:        "a part, as printed",
	verify.MarkedCut:       "shortened where … stands",
	verify.MarkedInsertion: "what stands in [ ] is ours",
	verify.Punctuation:     "the same words",
	verify.EndCut:          "the beginning of a sentence",
	verify.LimitCut:        "shortened",
	verify.Joined:          "of two paragraphs",
	verify.UnknownSpeaker:  "the speaker is not certain",
	verify.WrongSpeaker:    "the speaker is not certain",
}
