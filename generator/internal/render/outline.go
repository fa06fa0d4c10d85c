package render

import (
	"bytes"
	"html"
	"regexp"
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
	for _, m := range headings.FindAllSubmatch(main, -1) {
		if opening := m[0][:bytes.IndexByte(m[0], '>')]; bytes.Contains(opening, []byte("visually-hidden")) {
			continue
		}
		words := tags.ReplaceAll(asides.ReplaceAll(m[2], nil), nil)
		if text := strings.Join(strings.Fields(html.UnescapeString(string(words))), " "); text != "" {
			out = append(out, Heading{text, "#" + string(m[1])})
		}
	}
	if len(out) < fewHeadings {
		return nil
	}
	return out
}

var (
	headings = regexp.MustCompile(`(?s)<h2[^>]* id="([^"]+)"[^>]*>(.*?)</h2>`)
	asides   = regexp.MustCompile(`(?s)<small.*?</small>|<a class="locator".*?</a>|<label class="fold".*?</label>`)
	tags     = regexp.MustCompile(`<[^>]*>`)
)
