package data

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// A reading is an article's text with markup left out, and the way to it from
// the spans of the source. Counting characters costs a stride, not the text.
type reading struct {
	text    string
	visible []text.Span // of the source, in order
	starts  []int       // where each begins in text, in bytes
	counts  []int       // characters before each stride of text
}

// stride is how many bytes are counted anew for each position.
const stride = 1 << 7

func newReading(t *text.Text) *reading {
	r := &reading{}
	r.read(t)
	return r
}

// read makes it the reading of another text.
func (r *reading) read(t *text.Text) {
	r.text, r.visible = t.String(), slices.AppendSeq(r.visible[:0], t.Visible(text.Span{End: t.Len()}))
	r.starts, r.counts = r.starts[:0], slices.Grow(r.counts[:0], t.Len()/stride+1)
	if len(t.Markup()) > 0 {
		var b strings.Builder
		for _, v := range r.visible {
			b.WriteString(t.Slice(v))
		}
		r.text = b.String()
	}
	at := 0
	for _, v := range r.visible {
		r.starts = append(r.starts, at)
		at += v.Len()
	}
	n := 0
	for i := range r.text {
		for len(r.counts)*stride <= i {
			r.counts = append(r.counts, n)
		}
		n++
	}
}

// span gives a span of the source in bytes of the reading. It is empty for
// markup alone.
func (r *reading) span(s text.Span) text.Span {
	return text.Span{Start: r.at(s.Start), End: r.at(s.End)}
}

func (r *reading) at(off int) int {
	i := sort.Search(len(r.visible), func(i int) bool { return r.visible[i].End > off })
	if i == len(r.visible) {
		return len(r.text)
	}
	return r.starts[i] + max(0, off-r.visible[i].Start)
}

// characters counts the code points before a byte of the reading.
func (r *reading) characters(at int) int {
	i := min(at/stride, len(r.counts)-1)
	if i < 0 {
		return 0
	}
	from := i * stride
	for from < at && !utf8.RuneStart(r.text[from]) { // counted with the stride before
		from++
	}
	return r.counts[i] + utf8.RuneCountInString(r.text[from:at])
}

// A position is a stretch of the reading in code points, [Start, End).
type position struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (r *reading) position(s text.Span) position {
	v := r.span(s)
	return position{r.characters(v.Start), r.characters(v.End)}
}

// around is what stands before and after a stretch of the reading, at most n
// characters of each.
func (r *reading) around(v text.Span, n int) (before, after string) {
	from, to := v.Start, v.End
	for i := 0; i < n && from > 0; i++ {
		_, size := utf8.DecodeLastRuneInString(r.text[:from])
		from -= size
	}
	for i := 0; i < n && to < len(r.text); i++ {
		_, size := utf8.DecodeRuneInString(r.text[to:])
		to += size
	}
	return r.text[from:v.Start], r.text[v.End:to]
}

// printed is the words of several spans as printed, joined by an ellipsis.
func printed(a *dossier.Article, ss []text.Span) string {
	var parts []string
	for _, s := range ss {
		parts = append(parts, a.Text.Plain(s))
	}
	return strings.Join(parts, " … ")
}
