package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/commonmark"
	"dossier/generator/internal/text"
)

// markdown reads front matter and structure of a Markdown file. goldmark is
// asked for the structure alone: the words a reader sees are its text
// segments, and all between them that is not white space is markup.
func (r *reader) markdown(a *Article, clean string) {
	limit := r.o.Markdown
	if limit == 0 {
		limit = DefaultMarkdown
	}
	body, ok := r.frontMatter(a, clean)
	switch {
	case !ok:
		return
	case len(clean)-body > limit:
		line, _ := text.New(clean).Position(body)
		r.errorf(line, 1, "too-large", "split it, or save received text as .txt, which has no such limit", "the Markdown has %d bytes; the limit is %d", len(clean)-body, limit)
		return
	}
	w := &walker{src: []byte(clean[body:]), off: body}
	w.blocks(commonmark.New().Parse(gmtext.NewReader(w.src)))
	a.Text = text.New(clean, complement(clean, w.visible)...)
	a.Blocks = w.found
	a.BlocksBy = make([]anno.By, len(a.Blocks))
	for i, b := range a.Blocks {
		line, _ := a.Text.Position(b.Span.Start)
		a.BlocksBy[i] = anno.By{Origin: anno.Person, Rule: fmt.Sprintf("%s:%d", r.path, line), Why: "the author's Markdown says so", Confidence: 1}
	}
	for _, at := range w.entities {
		line, col := a.Text.Position(at)
		r.list.Warnf(r.path, line, col, "entity", "write the character itself", "a character is written as an entity, which is shown as it stands")
	}
}

// FrontMatter finds the YAML between two lines of hyphens at the head of a
// text with LF line breaks: its span without the fences, zero when there is
// none, and where the body starts. ok is false when it is never closed.
func FrontMatter(s string) (yaml text.Span, body int, ok bool) {
	first, _, found := strings.Cut(s, "\n")
	if !found || strings.TrimRight(first, " ") != "---" {
		return text.Span{}, 0, true
	}
	start := len(first) + 1
	for at := start; at < len(s); {
		line, _, more := strings.Cut(s[at:], "\n")
		end := at + len(line)
		if l := strings.TrimRight(line, " "); l == "---" || l == "..." {
			if more {
				end++
			}
			return text.Span{Start: start, End: at}, end, true
		}
		at = end + 1
	}
	return text.Span{}, 0, false
}

// frontMatter notes the article's and returns where its body starts.
func (r *reader) frontMatter(a *Article, clean string) (body int, ok bool) {
	a.FrontMatter, body, ok = FrontMatter(clean)
	if !ok {
		r.errorf(1, 1, "front-matter-open", "close it with a line of three hyphens", "the front matter that opens here is never closed")
	}
	return body, ok
}

// complement returns what of s lies outside the visible spans, without the
// white space at the ends of each gap: lines stay lines.
func complement(s string, visible []text.Span) []text.Span {
	var gaps []text.Span
	at := 0
	for _, v := range append(visible, text.Span{Start: len(s), End: len(s)}) {
		gap := s[at:v.Start]
		if words := strings.TrimSpace(gap); words != "" {
			start := at + strings.Index(gap, words)
			gaps = append(gaps, text.Span{Start: start, End: start + len(words)})
		}
		at = v.End
	}
	return gaps
}

// A walker collects what a reader sees of a parsed Markdown body.
type walker struct {
	src      []byte
	off      int         // of src in the clean text
	visible  []text.Span // in the clean text, sorted, disjoint
	entities []int
	found    []anno.Block
	headline bool
	n        int32
}

// blocks goes through the blocks below n in order.
func (w *walker) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		from := len(w.visible)
		switch c := c.(type) {
		case *ast.Heading:
			w.inlines(c)
			kind := anno.Heading
			if c.Level == 1 && !w.headline && w.n == 0 {
				kind, w.headline = anno.Headline, true
			}
			w.block(kind, from)
		case *ast.Paragraph, *ast.TextBlock:
			w.inlines(c)
			w.block(anno.Body, from)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			w.lines(c.Lines())
			w.block(anno.Body, from)
		case *ast.HTMLBlock:
			w.lines(c.Lines())
			if c.HasClosure() {
				w.see(c.ClosureLine.Start, c.ClosureLine.Stop)
			}
			w.block(anno.Body, from)
		case *ast.LinkReferenceDefinition, *ast.ThematicBreak:
		default:
			w.blocks(c)
		}
	}
}

// block adds a block around the segments seen since from, if any holds a word.
func (w *walker) block(kind anno.BlockKind, from int) {
	if from == len(w.visible) {
		return
	}
	span := text.Bounds(w.visible[from:])
	words := string(w.src[span.Start-w.off : span.End-w.off])
	span.End -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	span.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	if span.Empty() {
		return
	}
	b := anno.Block{Kind: kind, Span: span}
	if kind == anno.Body {
		w.n++
		b.N = w.n
	}
	w.found = append(w.found, b)
}

// inlines goes through the text below n in order.
func (w *walker) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() || n.Kind() == ast.KindCodeSpan {
				w.see(c.Segment.Start, c.Segment.Stop)
			} else {
				w.unescape(c.Segment.Start, c.Segment.Stop)
			}
		case *ast.RawHTML:
			w.lines(c.Segments)
		case *ast.AutoLink:
			w.autoLink(c)
		default:
			w.inlines(c)
		}
	}
}

func (w *walker) lines(ls *gmtext.Segments) {
	for i := range ls.Len() {
		w.see(ls.At(i).Start, ls.At(i).Stop)
	}
}

// autoLink sees the address between < and >; goldmark does not say where it is,
// but it is the next one.
func (w *walker) autoLink(n *ast.AutoLink) {
	label, at := n.Label(w.src), 0
	if k := len(w.visible); k > 0 {
		at = w.visible[k-1].End - w.off
	}
	if i := bytes.Index(w.src[at:], append([]byte{'<'}, label...)); i >= 0 {
		w.see(at+i+1, at+i+1+len(label))
	}
}

// see adds bytes [start, stop) of the body to what a reader sees.
func (w *walker) see(start, stop int) {
	start, stop = start+w.off, stop+w.off
	if k := len(w.visible); k > 0 {
		start = max(start, w.visible[k-1].End)
	}
	if start < stop {
		w.visible = append(w.visible, text.Span{Start: start, End: stop})
	}
}

// unescape sees a stretch of text without the backslashes that escape
// punctuation and without the tail of &amp;. Other entities stand for
// characters that are not in the file: they are shown as written, and noted.
func (w *walker) unescape(start, stop int) {
	s := w.src[start:stop]
	from := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			w.see(start+from, start+i)
			from = i + 1
			i++
		case s[i] == '&':
			switch n := entityLen(s[i:]); {
			case bytes.HasPrefix(s[i:], []byte("&amp;")):
				w.see(start+from, start+i+1)
				from = i + n
				i += n - 1
			case n > 0:
				w.entities = append(w.entities, w.off+start+i)
				i += n - 1
			}
		}
	}
	w.see(start+from, stop)
}

// entityLen returns how many bytes the entity at the start of s takes, 0 when
// none stands there.
func entityLen(s []byte) int {
	end := bytes.IndexByte(s[:min(len(s), 34)], ';')
	if end < 2 {
		return 0
	}
	for i, c := range s[1:end] {
		if c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || i == 0 && c == '#') {
			continue
		}
		return 0
	}
	return end + 1
}

// isPunct reports whether c is ASCII punctuation, which a backslash escapes
// (https://spec.commonmark.org/0.31.2/#backslash-escapes).
func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
