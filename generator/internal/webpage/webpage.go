// Package webpage reads an article off a saved web page: its text, what the
// page says of it, and what of the page is not the article.
//
//	bytes ─decode→ tree ─blocks→ words in order ─judge→ text | left out
//	                    └─facts→ title, outlet, byline, date …, each with its basis
//
// Every word a page shows ends up in the text or in the list of what was left
// out; none is changed, but that white space is folded as a browser folds it and
// <q> gets the quotation marks a browser draws.
package webpage

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Limits of a page. News pages stay far below both.
const (
	MaxBytes    = 20 << 20
	MaxElements = 50_000 // what readability is given: its work grows faster than the page
)

// Errors of Read that a caller tells apart.
var (
	ErrNoText   = errors.New("no article text was found on the page")
	ErrTooLarge = errors.New("the page is too large")
)

// Options say how the page came. The zero value is a file of unknown origin.
type Options struct {
	ContentType string // of the HTTP response; its charset goes before the page's own
	Address     string // it was fetched from
	SavedFrom   string // the browser says it was saved from
}

// A Page is a web page, read.
type Page struct {
	Text     string  // headline, then a paragraph a line with empty lines between; LF at the end
	Facts    []Fact  // what the page says of the article, in the order of the settings file
	LeftOut  []Block // what it shows besides, in order
	Rescued  int     // paragraphs of Text that readability would have dropped
	Doubt    int     // words that read like prose, left out though no markup says that they are furniture
	Encoding string  // the text was decoded from: "utf-8", "windows-1252"
	Declared string  // what the page says it is, where its bytes show that it is UTF-8
	Broken   int     // characters that are not valid in it, U+FFFD in the text
}

// A Fact is one thing a page says of its article.
type Fact struct {
	Key   string // of the settings file: "byline"
	Value string
	Basis string // where it stands: "JSON-LD author"
}

// A Block is words that stand together.
type Block struct {
	Reason string // why they are not the article's: "newsletter"
	Words  string // lines parted by LF
}

// Fact returns the value of a key, "" when the page does not say.
func (p *Page) Fact(key string) string {
	if i := slices.IndexFunc(p.Facts, func(f Fact) bool { return f.Key == key }); i >= 0 {
		return p.Facts[i].Value
	}
	return ""
}

// Read reads a page. The error wraps ErrNoText or ErrTooLarge, or says why the
// bytes are no HTML that can be read.
func Read(raw []byte, o Options) (*Page, error) {
	if len(raw) > MaxBytes {
		return nil, fmt.Errorf("%w: it has %d bytes, the limit is %d", ErrTooLarge, len(raw), MaxBytes)
	}
	clean, p, err := decode(raw, o.ContentType)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(bytes.NewReader(clean))
	if err != nil {
		return nil, err
	}
	t, err := newTree(doc)
	if err != nil {
		return nil, err
	}
	blocks := t.blocks()
	p.Facts = facts(t, o)
	h := headline(blocks, p.Fact("title"))
	if h >= 0 {
		p.setTitle(blocks[h].words)
	}
	if err := p.compose(t, blocks, h); err != nil {
		return nil, err
	}
	return p, nil
}

// compose parts the blocks into the text and the rest; blocks[headline] comes
// first.
func (p *Page) compose(t *tree, blocks []block, headline int) error {
	lines := []string{flat(p.Fact("title"))}
	for i, b := range blocks {
		reason, rescued := t.judge(blocks, i)
		switch {
		case i == headline:
		case reason != "":
			p.LeftOut = append(p.LeftOut, Block{reason, b.words})
			if b.reason == "" && isProse(b) {
				p.Doubt += len(strings.Fields(b.words))
			}
		default:
			lines = append(lines, b.words)
			if rescued {
				p.Rescued++
			}
		}
	}
	if len(lines) == 1 {
		return ErrNoText
	}
	if lines[0] == "" {
		lines = lines[1:]
	}
	p.Text = strings.Join(lines, "\n\n") + "\n"
	return nil
}

// setTitle makes the headline as printed the title: it goes before what the
// page's data say.
func (p *Page) setTitle(words string) {
	p.Facts = slices.DeleteFunc(p.Facts, func(f Fact) bool { return f.Key == "title" })
	p.Facts = slices.Insert(p.Facts, 0, Fact{"title", flat(words), "the page's headline"})
}

// headline returns the index of the h1 that says the same as the title the
// page's data give, else of the first one that is not in the page's frame, -1
// for none.
func headline(blocks []block, title string) int {
	first := -1
	for i, b := range blocks {
		if b.tag != "h1" {
			continue
		}
		if title != "" && flat(b.words) == title {
			return i
		}
		if first < 0 || blocks[first].reason != "" && b.reason == "" {
			first = i
		}
	}
	return first
}

// flat puts words on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
