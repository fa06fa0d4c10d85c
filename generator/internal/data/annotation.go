package data

import (
	"fmt"
	"slices"
	"strconv"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/pen"
	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

// contextLength is how many characters before and after its words a selector gives.
const contextLength = 32

// annotate writes an article's W3C annotations, in the forms of the Web
// Annotation Data Model, https://www.w3.org/TR/annotation-model/: its quotations,
// the places that name somebody, and furniture. They are of the plain text file.
func (d *desk) annotate(s *site.Site, a *dossier.Article, r *reading) {
	l := linkerOf(s, site.AnnotationsAddress(a))
	d.items.Reset()
	n := annotator{items: &d.items, r: r, self: l.to(site.AnnotationsAddress(a)), source: l.to(site.TextAddress(a))}
	for _, q := range a.Quotations {
		bodies := []body{{"TextualBody", "classifying", "value", string(q.Type()) + " quotation"}, n.page("linking", l.to(site.StatementAddress(q.Statement)))}
		if q.Speaker != nil {
			bodies = append(bodies, n.page("identifying", l.to(site.AgentAddress(q.Speaker))))
		} else if name := unnamed(q); name != "" {
			bodies = append(bodies, body{"TextualBody", "describing", "value", name})
		}
		n.add(s.Label(q), "describing", q.By(), bodies, q.Content()...)
	}
	for i, m := range a.Mentions {
		n.add("m"+strconv.Itoa(i+1), "identifying", anno.By{}, []body{n.page("identifying", l.to(site.AgentAddress(m.Agent)))}, m.Span())
	}
	for i, f := range a.Set.Furniture {
		n.add("f"+strconv.Itoa(i+1), "classifying", f.By, []body{{"TextualBody", "classifying", "value", "furniture"}}, f.Span)
	}
	d.list.Reset()
	n.collection(&d.list, a.Title)
}

// An annotator writes the annotations of one article.
type annotator struct {
	items  *pen.Pen
	total  int
	r      *reading
	self   string // link to the file
	source string // link to the text
}

// A body says something of words: a text as value, or a page as source.
type body struct{ kind, purpose, name, text string }

func (n *annotator) page(purpose, link string) body {
	return body{"SpecificResource", purpose, "source", link}
}

// collection frames what has been written.
func (n *annotator) collection(w *pen.Pen, title string) {
	w.Open('{')
	w.Member("@context", "http://www.w3.org/ns/anno.jsonld")
	w.Member("id", n.self)
	w.Member("type", "AnnotationCollection")
	w.Member("label", title)
	w.Name("total")
	w.Int(n.total)
	w.Name("first")
	w.Open('{')
	w.Member("id", n.self+"#page")
	w.Member("type", "AnnotationPage")
	w.Name("startIndex")
	w.Int(0)
	w.Name("items")
	if n.total == 0 {
		w.Raw([]byte("null"))
	} else {
		w.Open('[')
		w.Raw(n.items.Bytes())
		w.Close(']')
	}
	w.Close('}')
	w.Close('}')
	w.Line()
}

// add adds an annotation of the words in spans; of markup alone there is none.
func (n *annotator) add(id, motivation string, by anno.By, bodies []body, spans ...text.Span) {
	if !slices.ContainsFunc(spans, func(s text.Span) bool { return !n.r.span(s).Empty() }) {
		return
	}
	n.total++
	w := n.items
	w.Open('{')
	w.Member("id", n.self+"#"+id)
	w.Member("type", "Annotation")
	w.Member("motivation", motivation)
	n.maker(by)
	w.Name("body")
	w.Open('[')
	for _, b := range bodies {
		w.Open('{')
		w.Member("type", b.kind)
		w.Member("purpose", b.purpose)
		w.Some(b.name, b.text)
		w.Close('}')
	}
	w.Close(']')
	w.Name("target")
	w.Open('[')
	for _, s := range spans {
		n.target(s)
	}
	w.Close(']')
	w.Close('}')
}

// maker tells who or what made an annotation.
func (n *annotator) maker(by anno.By) {
	var as, kind, name string
	switch by.Origin {
	case "":
		return
	case anno.Person:
		as, kind, name = "creator", "Person", "author, "+by.Rule
	default:
		as, kind, name = "generator", "Software", fmt.Sprintf("dossier, %s %s, confidence %.2f", by.Origin, by.Rule, sure(by.Confidence))
	}
	n.items.Name(as)
	n.items.Open('{')
	n.items.Member("type", kind)
	n.items.Member("name", name)
	n.items.Close('}')
}

// target selects words twice: as they stand between others, and by number.
func (n *annotator) target(s text.Span) {
	v := n.r.span(s)
	if v.Empty() {
		return
	}
	before, after := n.r.around(v, contextLength)
	at := n.r.position(s)
	w := n.items
	w.Open('{')
	w.Member("source", n.source)
	w.Name("selector")
	w.Open('[')
	w.Open('{')
	w.Member("type", "TextQuoteSelector")
	w.Member("exact", n.r.text[v.Start:v.End])
	w.Some("prefix", before)
	w.Some("suffix", after)
	w.Close('}')
	w.Open('{')
	w.Member("type", "TextPositionSelector")
	w.Name("start")
	w.Int(at.Start)
	w.Name("end")
	w.Int(at.End)
	w.Close('}')
	w.Close(']')
	w.Close('}')
}
