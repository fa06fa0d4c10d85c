package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// A block is words a browser sets together: a paragraph, a heading, a row.
type block struct {
	tag    string     // of the element that sets it: "p"
	node   *html.Node // that element
	words  string     // white space folded; LF where a <br> stands
	linked int        // bytes of words inside links
	chosen bool       // readability takes it for the article
	quoted bool       // it stands in a <blockquote>
	reason string     // its markup says it is furniture; "" when not
}

// unseen are elements whose text no browser shows as text of the page.
var unseen = setOf("script style template noscript iframe object svg canvas video audio head title datalist")

// setsBlock are the elements that browsers set as blocks
// (https://html.spec.whatwg.org/#the-css-user-agent-style-sheet-and-presentational-hints).
var setsBlock = setOf("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
	"h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section " +
	"summary table tbody tfoot thead tr ul xmp")

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// A setter walks a tree as a browser sets it.
type setter struct {
	t      *tree
	out    []block
	line   strings.Builder
	open   block   // the one that is being set
	later  []block // furniture inside its line, such as a button
	space  bool    // white space is due before the next word
	quotes int     // open <q> elements
}

// around is what elements further up say of the words in them.
type around struct {
	node         *html.Node // the nearest element that sets a block
	reason       string
	linked, pre  bool
	insideQuoted bool // in a <blockquote>
}

// blocks returns all words the page shows, in order.
func (t *tree) blocks() []block {
	s := &setter{t: t}
	s.children(t.root, around{node: t.root})
	s.end()
	return s.out
}

func (s *setter) children(n *html.Node, a around) {
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			s.text(n, c.Data, a)
		case html.ElementNode:
			if !unseen[c.Data] {
				s.element(c, a)
			}
		}
	}
}

func (s *setter) element(n *html.Node, a around) {
	if n.Data == "br" {
		s.lineBreak()
		return
	}
	inner := a
	if a.reason == "" {
		inner.reason = s.t.reason(n, a)
	}
	parts := setsBlock[n.Data] || a.reason != "" && byElement[n.Data] != "" // each button of a bar
	if !parts && inner.reason != a.reason {                                 // a line goes on behind a button in it
		inner.node = n
		aside := &setter{t: s.t}
		aside.children(n, inner)
		aside.end()
		s.later = append(s.later, aside.out...)
		return
	}
	if parts {
		s.end()
		inner.node = n
	}
	inner.linked = a.linked || n.Data == "a"
	inner.pre = a.pre || n.Data == "pre" || n.Data == "textarea"
	inner.insideQuoted = a.insideQuoted || n.Data == "blockquote"
	switch n.Data {
	case "q":
		s.quotes++
		s.text(n, []string{"‘", "“"}[s.quotes%2], inner)
		s.children(n, inner)
		s.glue([]string{"’", "”"}[s.quotes%2])
		s.quotes--
	case "td", "th":
		if s.line.Len() > 0 {
			s.glue("\t")
		}
		s.children(n, inner)
	default:
		s.children(n, inner)
	}
	if parts {
		s.end()
	}
}

// text sets the text of a node in element n.
func (s *setter) text(n *html.Node, data string, a around) {
	if a.pre {
		s.glue(data)
		s.mark(n, a, len(data))
		return
	}
	for data != "" {
		word := strings.TrimLeft(data, htmlSpace)
		s.space = s.space || len(word) < len(data)
		end := strings.IndexAny(word, htmlSpace)
		if end < 0 {
			end = len(word)
		}
		if word = word[:end]; word == "" {
			return
		}
		data = strings.TrimLeft(data, htmlSpace)[end:]
		if s.space && s.line.Len() > 0 && !strings.HasSuffix(s.line.String(), "\n") && !strings.HasSuffix(s.line.String(), "\t") {
			s.line.WriteByte(' ')
		}
		s.space = false
		s.line.WriteString(word)
		s.mark(n, a, len(word))
	}
}

// htmlSpace is what folds into one space; a no-break space does not
// (https://infra.spec.whatwg.org/#ascii-whitespace).
const htmlSpace = " \t\n\f\r"

// glue sets s as it is, without a space before.
func (s *setter) glue(words string) {
	s.space = false
	s.line.WriteString(words)
}

// mark notes whose words the open block has got.
func (s *setter) mark(n *html.Node, a around, bytes int) {
	if s.open.node == nil {
		s.open = block{tag: a.node.Data, node: a.node, reason: a.reason, quoted: a.insideQuoted}
	}
	s.open.chosen = s.open.chosen || s.t.chosen[n]
	if a.linked {
		s.open.linked += bytes
	}
}

// lineBreak sets a <br>; two are how some pages part paragraphs.
func (s *setter) lineBreak() {
	open := s.open
	if strings.HasSuffix(s.line.String(), "\n") {
		s.end()
		if open.node != nil {
			s.open = block{tag: open.tag, node: open.node, reason: open.reason, quoted: open.quoted}
		}
		return
	}
	s.space = false
	if s.line.Len() > 0 {
		s.line.WriteByte('\n')
	}
}

// end closes the open block.
func (s *setter) end() {
	words := strings.Trim(s.line.String(), htmlSpace)
	if strings.TrimSpace(words) != "" && s.open.node != nil { // spaces of Unicode alone are nothing to read
		s.open.words = words
		s.out = append(s.out, s.open)
	}
	s.out = append(s.out, s.later...)
	s.line.Reset()
	s.open, s.space, s.later = block{}, false, nil
}
