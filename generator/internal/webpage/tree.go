package webpage

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// A tree is a page's elements with what readability thinks of them.
type tree struct {
	root   *html.Node
	chosen map[*html.Node]bool // elements with text of their own that readability takes for the article
	weight map[*html.Node]int  // bytes of chosen text in each element
	scope  *html.Node          // the element the article stands in
	// metered are the class names of what the page says is the article's, though
	// not everybody may read it.
	metered map[string]bool
}

// numberKey is the attribute by which elements are known again in what
// readability returns: it moves, copies and renames them.
const numberKey = "data-dossier-n"

func newTree(doc *html.Node) (*tree, error) {
	t := &tree{root: doc, chosen: map[*html.Node]bool{}, weight: map[*html.Node]int{}, metered: readArticle(scripts(doc)).metered()}
	var elements []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			setNumber(n, len(elements))
			elements = append(elements, n)
		}
	}
	if len(elements) > MaxElements {
		return nil, fmt.Errorf("%w: it has %d elements, the limit is %d", ErrTooLarge, len(elements), MaxElements)
	}
	t.choose(elements, propose(doc))
	if len(t.chosen) == 0 { // too short or too odd a page: our own rules alone decide
		for _, n := range elements {
			t.chosen[n] = true
		}
	}
	t.weigh(doc)
	t.scope = t.findScope()
	return t, nil
}

func setNumber(n *html.Node, i int) {
	attrs := n.Attr[:0:0]
	for _, a := range n.Attr {
		if a.Key != numberKey {
			attrs = append(attrs, a)
		}
	}
	n.Attr = append(attrs, html.Attribute{Key: numberKey, Val: strconv.Itoa(i)})
}

// A stretch is text that readability returns: the number of the nearest element
// around it that the page has too, and its words.
type stretch struct {
	element int
	words   string
}

// choose marks the elements whose own text readability has returned. Of boxes it
// has folded into one, or replaced by a paragraph of its own, the one around them
// is left; then the same words are looked for inside that.
func (t *tree) choose(elements []*html.Node, found map[stretch]bool) {
	parents := map[string][]*html.Node{}
	own := map[stretch]bool{}
	for i, e := range elements {
		for c := range e.ChildNodes() {
			if words := strings.TrimSpace(c.Data); c.Type == html.TextNode && words != "" && !own[stretch{i, words}] {
				own[stretch{i, words}] = true
				parents[words] = append(parents[words], e)
			}
		}
	}
	for s := range found {
		if s.element >= len(elements) {
			continue
		}
		around := elements[s.element]
		if own[s] {
			t.chosen[around] = true
			continue
		}
		for _, p := range parents[s.words][:min(len(parents[s.words]), 1000)] {
			if within(p, around) {
				t.chosen[p] = true
			}
		}
	}
}

// propose asks readability for the article. What it left out is not lost: judge
// looks again.
func propose(doc *html.Node) (found map[stretch]bool) {
	found = map[stretch]bool{}
	defer func() {
		if recover() != nil { // a page readability cannot cope with is one it has nothing to say of
			clear(found)
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // facts reads it
	article, err := parser.ParseDocument(doc, &url.URL{})
	if err != nil || article.Node == nil {
		return found
	}
	for n := range article.Node.Descendants() {
		words := strings.TrimSpace(n.Data)
		if n.Type != html.TextNode || words == "" {
			continue
		}
		for up := n.Parent; up != nil; up = up.Parent {
			if i, err := strconv.Atoi(attr(up, numberKey)); err == nil {
				found[stretch{i, words}] = true
				break
			}
		}
	}
	return found
}

// weigh adds up the chosen text below n.
func (t *tree) weigh(n *html.Node) int {
	w := 0
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && t.chosen[n]:
			w += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && !unseen[c.Data]:
			w += t.weigh(c)
		}
	}
	t.weight[n] = w
	return w
}

// findScope returns the smallest element that holds nine tenths of the chosen
// text, or the <article> or <main> around it, where a lead paragraph may stand
// that readability did not take.
func (t *tree) findScope() *html.Node {
	n, total := t.root, t.weight[t.root]
down:
	for {
		for c := range n.ChildNodes() {
			if total > 0 && t.weight[c]*10 >= total*9 {
				n = c
				continue down
			}
		}
		break
	}
	for up := n; up != nil; up = up.Parent {
		if up.Data == "article" || up.Data == "main" || attr(up, "role") == "main" {
			return up
		}
	}
	return n
}

// mainPart tells whether an element holds more than half of the chosen text: it
// is not furniture then, whatever its name.
func (t *tree) mainPart(n *html.Node) bool { return t.weight[n]*2 > t.weight[t.root] }

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
