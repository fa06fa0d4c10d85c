package data

import (
	"fmt"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

// The forms of the Web Annotation Data Model, https://www.w3.org/TR/annotation-model/.
type (
	collectionJSON struct {
		Context string   `json:"@context"`
		ID      string   `json:"id"`
		Type    string   `json:"type"`
		Label   string   `json:"label"`
		Total   int      `json:"total"`
		First   pageJSON `json:"first"`
	}
	pageJSON struct {
		ID         string           `json:"id"`
		Type       string           `json:"type"`
		StartIndex int              `json:"startIndex"`
		Items      []annotationJSON `json:"items"`
	}
	annotationJSON struct {
		ID         string       `json:"id"`
		Type       string       `json:"type"`
		Motivation string       `json:"motivation"`
		Generator  *agentOfJSON `json:"generator,omitempty"`
		Creator    *agentOfJSON `json:"creator,omitempty"`
		Body       []bodyJSON   `json:"body,omitempty"`
		Target     []targetJSON `json:"target"`
	}
	agentOfJSON struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	bodyJSON struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value,omitempty"`
		Source  string `json:"source,omitempty"`
	}
	targetJSON struct {
		Source   string `json:"source"`
		Selector []any  `json:"selector"` // each selects the same words
	}
	quoteSelector struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
	}
	positionSelector struct {
		Type string `json:"type"`
		position
	}
)

// contextLength is how many characters before and after its words a selector gives.
const contextLength = 32

// annotations makes an article's W3C annotations: its quotations, the places
// that name somebody, and furniture. They are of the plain text file.
func annotations(s *site.Site, a *dossier.Article, r *reading) ([]byte, error) {
	l := linkerOf(s, site.AnnotationsAddress(a))
	n := annotator{r: r, self: l.to(site.AnnotationsAddress(a)), source: l.to(site.TextAddress(a))}
	for _, q := range a.Quotations {
		bodies := []bodyJSON{{Type: "TextualBody", Purpose: "classifying", Value: string(q.Type) + " quotation"},
			{Type: "SpecificResource", Purpose: "linking", Source: l.to(site.StatementAddress(q.Statement))}}
		if q.Speaker != nil {
			bodies = append(bodies, bodyJSON{Type: "SpecificResource", Purpose: "identifying", Source: l.to(site.AgentAddress(q.Speaker))})
		} else if name := unnamed(q); name != "" {
			bodies = append(bodies, bodyJSON{Type: "TextualBody", Purpose: "describing", Value: name})
		}
		n.add(s.Label(q), "describing", q.By, bodies, q.Content...)
	}
	for i, m := range a.Mentions {
		n.add(fmt.Sprintf("m%d", i+1), "identifying", anno.By{}, []bodyJSON{{Type: "SpecificResource", Purpose: "identifying", Source: l.to(site.AgentAddress(m.Agent))}}, m.Span)
	}
	for i, f := range a.Set.Furniture {
		n.add(fmt.Sprintf("f%d", i+1), "classifying", f.By, []bodyJSON{{Type: "TextualBody", Purpose: "classifying", Value: "furniture"}}, f.Span)
	}
	data, err := line(collectionJSON{Context: "http://www.w3.org/ns/anno.jsonld", ID: n.self, Type: "AnnotationCollection", Label: a.Title, Total: len(n.items),
		First: pageJSON{ID: n.self + "#page", Type: "AnnotationPage", Items: n.items}})
	return append(data, '\n'), err
}

// An annotator collects the annotations of one article.
type annotator struct {
	r      *reading
	self   string // link to the file
	source string // link to the text
	items  []annotationJSON
}

// add adds an annotation of the words in spans; of markup alone there is none.
func (n *annotator) add(id, motivation string, by anno.By, bodies []bodyJSON, spans ...text.Span) {
	j := annotationJSON{ID: n.self + "#" + id, Type: "Annotation", Motivation: motivation, Body: bodies}
	for _, s := range spans {
		v := n.r.span(s)
		if v.Empty() {
			continue
		}
		before, after := n.r.around(v, contextLength)
		j.Target = append(j.Target, targetJSON{n.source, []any{
			quoteSelector{"TextQuoteSelector", n.r.text[v.Start:v.End], before, after},
			positionSelector{"TextPositionSelector", n.r.position(s)},
		}})
	}
	switch by.Origin {
	case "":
	case anno.Person:
		j.Creator = &agentOfJSON{"Person", "author, " + by.Rule}
	default:
		j.Generator = &agentOfJSON{"Software", fmt.Sprintf("dossier, %s %s, confidence %.2f", by.Origin, by.Rule, sure(by.Confidence))}
	}
	if j.Target != nil {
		n.items = append(n.items, j)
	}
}
