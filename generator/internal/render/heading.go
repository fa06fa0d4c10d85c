package render

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"dossier/generator/internal/slug"
)

// under makes the author's highest heading an h2: the page's title is the h1.
func under(headings []*ast.Heading) {
	top := 6
	for _, h := range headings {
		top = min(top, h.Level)
	}
	for _, h := range headings {
		h.Level = min(h.Level-top+2, 6)
	}
}

// anchor gives each h2 of an author's prose an id of its words, so that the list
// of the page's parts, and anybody, can lead there. It begins as no id of a
// template does.
func anchor(headings []*ast.Heading, src []byte) {
	taken := map[string]int{} // how often an id was asked for
	for i, h := range headings {
		if h.Level != 2 {
			continue
		}
		base := "h-" + cmp.Or(slug.Make(wordsOf(h, src)), strconv.Itoa(i+1))
		id := base
		for taken[id] > 0 {
			taken[base]++
			id = fmt.Sprintf("%s-%d", base, taken[base])
		}
		taken[id]++
		h.SetAttributeString("id", []byte(id))
	}
}

// wordsOf is the text of a node, without its markup.
func wordsOf(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(src))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
