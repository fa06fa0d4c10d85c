package render

import (
	"bytes"
	"html"
	"strings"
)

// A Heading is a part of a page, for the list of its parts.
type Heading struct {
	Text string
	Href string // "#" and its id
}

// fewHeadings are too few for a list of them.
const fewHeadings = 3

// outlineOf lists the parts of a page from its finished HTML, so that the list
// holds what the page shows, whoever wrote its template: every h2 with an id, in
// order, without its label, its count and what only a screen reader says of it.
// A page of few parts has no list.
func outlineOf(main []byte) []Heading {
	var out []Heading
	for {
		opening, inner, rest, ok := nextHeading(main)
		if !ok {
			break
		}
		main = rest
		id := idOf(opening)
		if id == "" || bytes.Contains(opening, []byte("visually-hidden")) {
			continue
		}
		if text := shownIn(inner); text != "" {
			out = append(out, Heading{text, "#" + id})
		}
	}
	if len(out) < fewHeadings {
		return nil
	}
	return out
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

// idOf is the id in an opening tag, as HTML writes it; "" when it has none.
func idOf(opening []byte) string {
	_, id, _ := bytes.Cut(opening, []byte(` id="`))
	id, _, ok := bytes.Cut(id, []byte{'"'})
	if !ok {
		return ""
	}
	return string(id)
}

// asides of a heading are no part of its name.
var asides = []struct{ open, end []byte }{
	{[]byte("<small"), []byte("</small>")},
	{[]byte(`<a class="locator"`), []byte("</a>")},
	{[]byte(`<label class="fold"`), []byte("</label>")},
}

// shownIn is the text of a piece of HTML without its asides and tags.
func shownIn(inner []byte) string {
	var text []byte
	for {
		before, tag, found := bytes.Cut(inner, []byte{'<'})
		text = append(text, before...)
		if !found {
			return strings.Join(strings.Fields(html.UnescapeString(string(text))), " ")
		}
		inner = inner[len(before):]
		for _, a := range asides {
			if bytes.HasPrefix(inner, a.open) {
				_, tag, _ = bytes.Cut(inner, a.end[:len(a.end)-1])
			}
		}
		_, inner, _ = bytes.Cut(tag, []byte{'>'})
	}
}
