// Package quote pairs quotation marks into quoted stretches. It knows nothing
// of who speaks; it abstains from nothing but marks inside <tags> and marks
// that are no quotation marks (apostrophes, inches).
package quote

import (
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// A Stretch is what stands between two quotation marks.
type Stretch struct {
	Outer  text.Span // with its marks
	Inner  text.Span // without
	Block  int       // index of its block
	Open   bool      // no closing mark before the end of the block
	Single bool      // single marks
	Title  bool      // the name of a work, not somebody's words
	Rule   string
}

// Rules documents the rules of this package.
func Rules() []rule.Doc { return docs }

// Find returns the quoted stretches of the blocks, in order and disjoint, and
// the marks it had to read as others. s is the masked text; repairs are a
// person's, honoured before any rule. Spans of skip (furniture) hold no marks.
func Find(s string, blocks []anno.Block, skip []text.Span, repairs []anno.Repair) ([]Stretch, []anno.Repair) {
	f := finder{s: s, read: map[int]string{}}
	for _, r := range repairs {
		f.read[r.Span.Start] = r.Read
	}
	for i, b := range blocks {
		if b.Kind == anno.Aside {
			continue
		}
		for len(skip) > 0 && skip[0].End <= b.Span.Start {
			skip = skip[1:]
		}
		f.block(i, b.Span, skip)
	}
	f.transcripts()
	f.titles(blocks)
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Outer.Start < f.out[j].Outer.Start })
	return f.out, f.repairs
}

type finder struct {
	s       string
	read    map[int]string // printed mark at this offset is read as this one
	out     []Stretch
	repairs []anno.Repair
	open    bool // the last block ended inside a quotation
}

func (f *finder) block(n int, b text.Span, skip []text.Span) {
	marks := f.marks(b, skip)
	first := len(f.out)
	cur, nest := -1, 0
	var ours mark
	closes := closesAhead(marks)
	begin := func(m mark, i int) {
		cur, nest, ours = i, 0, m
	}
	end := func(m mark, rule string) {
		st := Stretch{Outer: text.Span{Start: ours.Start, End: m.End}, Inner: text.Span{Start: ours.End, End: m.Start}, Block: n, Rule: rule}
		if rule == "quote/lost-close" {
			st.Outer.End = m.Start
			st.Inner.End = m.Start
		}
		f.add(st)
		cur = -1
	}
	for i, m := range marks {
		switch {
		case cur < 0:
			if m.dir >= 0 {
				begin(m, i)
			}
		case m.dir > 0 && (opensCurly(m.read) && !opensCurly(ours.read) || closes[i] >= 2):
			nest++
		case m.dir > 0:
			end(m, "quote/lost-close")
			begin(m, i)
		case nest > 0:
			nest--
		default:
			name := style(f.s[ours.Start:])
			if m.read != f.s[m.Start:m.End] {
				name = "quote/mis-facing"
			}
			end(m, name)
		}
	}
	was := f.open
	f.open = false
	if cur >= 0 {
		st := Stretch{Outer: text.Span{Start: ours.Start, End: b.End}, Inner: text.Span{Start: ours.End, End: b.End}, Block: n, Open: true, Rule: "quote/open"}
		f.add(st)
		f.open = true
	}
	if was && len(f.out) > first && f.out[first].Outer.Start == b.Start && f.out[first].Rule == style(f.s[b.Start:]) {
		f.out[first].Rule = "quote/continued"
	}
	f.singles(n, b, skip, first)
}

// add keeps a stretch that holds a word, without white space at its open end.
func (f *finder) add(st Stretch) {
	in := f.s[st.Inner.Start:st.Inner.End]
	trim := len(in) - len(strings.TrimRight(in, " \t\n\u00a0"))
	if st.Outer.End == st.Inner.End {
		st.Outer.End -= trim
		st.Inner.End -= trim
	}
	if hasWord(f.s[st.Inner.Start:st.Inner.End]) {
		f.out = append(f.out, st)
	}
}

func hasWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' {
			return true
		}
	}
	return false
}

// opensCurly tells whether a mark that opens cannot be mistaken for one that closes.
func opensCurly(m string) bool { return m == "“" || m == "„" || m == "«" || m == "»" }

// style is the rule of the quotations that open with the mark s begins with.
func style(s string) string {
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '„':
		return "quote/low-high"
	case '«', '»':
		return "quote/angle"
	}
	return "quote/double"
}

// closesAhead counts for each mark how many closing ones follow before the
// next opening one.
func closesAhead(marks []mark) []int {
	n := make([]int, len(marks))
	for i := len(marks) - 2; i >= 0; i-- {
		if marks[i+1].dir <= 0 {
			n[i] = n[i+1] + 1
		}
	}
	return n
}
