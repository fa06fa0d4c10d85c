package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// judge tells why blocks[i] is left out, "" when it belongs to the text.
// Readability proposes; its known fault is that it drops lead paragraphs and
// short ones (github.com/mozilla/readability issue 333). A paragraph that stands among
// the others and reads like one is kept, as are captions and who is quoted, and
// counted as rescued.
func (t *tree) judge(blocks []block, i int) (reason string, rescued bool) {
	b := blocks[i]
	switch {
	case b.reason != "":
		return b.reason, false
	case b.chosen:
		return "", false
	case !within(b.node, t.scope):
		return outside, false
	case !t.nearby(b.node):
		return apart, false
	case isHeading(b) && i+1 < len(blocks) && leads(blocks[i+1]), isProse(b), b.quoted, b.tag == "figcaption":
		return "", true
	}
	return notProse, false
}

// nearby tells whether chosen text stands no further than two boxes away: a lead
// does, or a caption, but not what is deep in a gallery.
func (t *tree) nearby(n *html.Node) bool {
	for range 3 {
		if t.weight[n] > 0 {
			return true
		}
		if n = n.Parent; n == nil {
			return false
		}
	}
	return false
}

func isHeading(b block) bool {
	return len(b.tag) == 2 && b.tag[0] == 'h' && b.tag[1] >= '2' && b.tag[1] <= '6' && b.linked == 0
}

// leads tells whether a heading over the block is one of the article.
func leads(b block) bool { return b.reason == "" && (b.chosen || isProse(b)) }

// isProse tells whether a block reads like a paragraph: in an element for them,
// more words than links, ending as a sentence does.
func isProse(b block) bool {
	if !prose[b.tag] && b.tag != "div" || b.linked*2 > len(b.words) || len(strings.Fields(b.words)) < 3 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(b.words, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]`, r)
	}))
	return strings.ContainsRune(".!?…:;。！？", last)
}
