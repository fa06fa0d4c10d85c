package data

import (
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
	clear(d.pages)
	n := annotator{items: &d.items, r: r, link: l, agents: d.pages, self: l.to(site.AnnotationsAddress(a)), source: l.to(site.TextAddress(a))}
	if l.base != "" {
		n.here = n.self
	}
	for _, q := range a.Quotations {
		if !n.begin(s.Label(q), 0, "describing", q.By(), q.Content()...) {
			continue
		}
		n.says("classifying", string(q.Type()), " quotation")
		n.page("linking", l.to(site.StatementAddress(q.Statement)))
		if q.Speaker != nil {
			n.page("identifying", n.agent(q.Speaker))
		} else if name := unnamed(q); name != "" {
			n.says("describing", name)
		}
		n.end(q.Content()...)
	}
	for i, m := range a.Mentions {
		if n.begin("m", i+1, "identifying", anno.By{}, m.Span()) {
			n.page("identifying", n.agent(m.Agent))
			n.end(m.Span())
		}
	}
	for i, f := range a.Set.Furniture {
		if n.begin("f", i+1, "classifying", f.By, f.Span) {
			n.says("classifying", "furniture")
			n.end(f.Span)
		}
	}
	d.list.Reset()
	n.collection(&d.list, a.Title)
}

// An annotator writes the annotations of one article.
type annotator struct {
	items  *pen.Pen
	total  int
	r      *reading
	link   linker
	agents map[*dossier.Agent]string // links to their pages
	self   string                    // link to the file
	here   string                    // before the # of ids in it: the link, or nothing where that is relative, as ids are then too
	source string                    // link to the text
}

// agent links to the page of an agent, which an article names again and again.
func (n *annotator) agent(g *dossier.Agent) string {
	link, known := n.agents[g]
	if !known {
		link = n.link.to(site.AgentAddress(g))
		n.agents[g] = link
	}
	return link
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
	w.Member("id", n.here+"#page")
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

// begin begins an annotation of the words in spans, with its id, behind which a
// number may stand; of markup alone there is none. What it says of the words
// follows, then its end.
func (n *annotator) begin(id string, number int, motivation string, by anno.By, spans ...text.Span) bool {
	if !slices.ContainsFunc(spans, func(s text.Span) bool { return !n.r.span(s).Empty() }) {
		return false
	}
	n.total++
	w := n.items
	w.Open('{')
	if number == 0 {
		w.Member("id", n.here, "#", id)
	} else {
		w.Member("id", n.here, "#", id, strconv.Itoa(number))
	}
	w.Member("type", "Annotation")
	w.Member("motivation", motivation)
	n.maker(by)
	w.Name("body")
	w.Open('[')
	return true
}

// says is a text that tells of the words; page is a page that does.
func (n *annotator) says(purpose string, text ...string) {
	n.body("TextualBody", purpose, "value", text...)
}

func (n *annotator) page(purpose, link string) {
	n.body("SpecificResource", purpose, "source", link)
}

func (n *annotator) body(kind, purpose, name string, text ...string) {
	w := n.items
	w.Open('{')
	w.Member("type", kind)
	w.Member("purpose", purpose)
	w.Member(name, text...)
	w.Close('}')
}

func (n *annotator) end(spans ...text.Span) {
	w := n.items
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
	w := n.items
	switch by.Origin {
	case "":
		return
	case anno.Person:
		w.Name("creator")
		w.Open('{')
		w.Member("type", "Person")
		w.Member("name", "author, ", by.Rule)
	default:
		w.Name("generator")
		w.Open('{')
		w.Member("type", "Software")
		w.Member("name", "dossier, ", string(by.Origin), " ", by.Rule, ", confidence ", strconv.FormatFloat(sure(by.Confidence), 'f', 2, 64))
	}
	w.Close('}')
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
