package render

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/text"
)

// A Heading is a part of a page, for the list of its parts.
type Heading struct {
	Text string
	Href string // "#" and its id
}

// fewHeadings are too few for a list of them.
const fewHeadings = 3

// An outline is where the parts of one page are listed, then those of the next.
type outline struct {
	list []Heading
	text []byte
}

// of lists the parts of a page from its finished HTML, so that the list holds what
// the page shows, whoever wrote its template: every h2 with an id, in order,
// without its label, its count and what only a screen reader says of it. A page
// of few parts has no list.
func (o *outline) of(main []byte) []Heading {
	o.list, o.text = o.list[:0], o.text[:0]
	for {
		opening, inner, rest, ok := nextHeading(main)
		if !ok {
			break
		}
		main = rest
		id := idOf(opening)
		if len(id) == 0 || bytes.Contains(opening, []byte("visually-hidden")) {
			continue
		}
		if shown := o.shownIn(inner); shown != "" {
			at := len(o.text)
			o.text = append(append(o.text, '#'), id...)
			o.list = append(o.list, Heading{shown, util.BytesToReadOnlyString(o.text[at:])})
		}
	}
	if len(o.list) < fewHeadings {
		return nil
	}
	return o.list
}

// nextHeading finds the first h2: its opening tag without the final bracket,
// what stands in it, and what follows.
func nextHeading(main []byte) (opening, inner, rest []byte, ok bool) {
	_, main, ok = bytes.Cut(main, []byte("<h2"))
	if !ok {
		return nil, nil, nil, false
	}
	opening, main, _ = bytes.Cut(main, []byte(">"))
	inner, rest, ok = bytes.Cut(main, []byte("</h2>"))
	return opening, inner, rest, ok
}

// idOf is the id in an opening tag, as HTML writes it; empty when it has none.
func idOf(opening []byte) []byte {
	_, id, _ := bytes.Cut(opening, []byte(` id="`))
	id, _, ok := bytes.Cut(id, []byte{'"'})
	if !ok {
		return nil
	}
	return id
}

// asides of a heading are no part of its name.
var asides = []struct{ open, end []byte }{
	{[]byte("<small"), []byte("</small>")},
	{[]byte(`<a class="locator"`), []byte("</a>")},
	{[]byte(`<label class="fold"`), []byte("</label>")},
}

// shownIn is the text of a piece of HTML without its asides and tags.
func (o *outline) shownIn(inner []byte) string {
	at := len(o.text)
	for {
		before, tag, found := bytes.Cut(inner, []byte{'<'})
		o.text = append(o.text, before...)
		if !found {
			break
		}
		inner = inner[len(before):]
		for _, a := range asides {
			if bytes.HasPrefix(inner, a.open) {
				_, tag, _ = bytes.Cut(inner, a.end[:len(a.end)-1])
			}
		}
		_, inner, _ = bytes.Cut(tag, []byte{'>'})
	}
	shown := strings.TrimSpace(html.UnescapeString(util.BytesToReadOnlyString(o.text[at:])))
	if text.IsPlain(shown) {
		return shown
	}
	return strings.Join(strings.Fields(shown), " ")
}
