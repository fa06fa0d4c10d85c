package verify

import (
	"slices"
	"sort"
	"strings"

	"dossier/generator/internal/text"
)

// A reading is what a reader sees of parts of a file, joined, with the way
// back to the file's bytes.
type reading struct {
	s     string
	at    []int       // offset in s of each part
	parts []text.Span // in the file; longer than what is seen where an entity stands
}

// read returns what is seen of a span of t: all but the markup.
func read(t *text.Text, span text.Span) reading {
	r := reading{parts: slices.Collect(t.Visible(span))}
	if len(r.parts) == 1 {
		r.s, r.at = t.Slice(r.parts[0]), []int{0}
		return r
	}
	var b strings.Builder
	for _, p := range r.parts {
		r.at = append(r.at, b.Len())
		b.WriteString(t.Slice(p))
	}
	r.s = b.String()
	return r
}

// start returns the offset in the file of the byte at i; end that behind the
// byte before i.
func (r *reading) start(i int) int {
	k := sort.SearchInts(r.at, i+1) - 1
	if k < 0 {
		return 0
	}
	return min(r.parts[k].Start+i-r.at[k], r.parts[k].End)
}

func (r *reading) end(i int) int {
	k := sort.SearchInts(r.at, i) - 1
	if k < 0 {
		return 0
	}
	next := len(r.s)
	if k+1 < len(r.at) {
		next = r.at[k+1]
	}
	if i == next {
		return r.parts[k].End
	}
	return r.parts[k].Start + i - r.at[k]
}
