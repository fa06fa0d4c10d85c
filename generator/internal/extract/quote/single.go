package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/text"
)

// singles finds stretches in single marks outside the double ones of a block:
// the convention of headlines and of British papers. first is the index of the
// block's first stretch in f.out.
func (f *finder) singles(n int, b text.Span, skip []text.Span, first int) {
	if s := f.s[b.Start:b.End]; strings.IndexByte(s, '\'') < 0 && !strings.Contains(s, "‘") {
		return
	}
	doubles := f.out[first:len(f.out):len(f.out)]
	var cands []int // offsets of marks that could close, in order; filled once
	filled := false
	var around []text.Span // those with others inside
	next := 0
	for i := b.Start; i < b.End; {
		if !markByte[f.s[i]] {
			i++
			continue
		}
		if next < len(doubles) && doubles[next].Outer.Start <= i {
			i = max(i, doubles[next].Outer.End)
			next++
			continue
		}
		for len(skip) > 0 && skip[0].End <= i {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0].Start <= i {
			i = skip[0].End
			continue
		}
		w := singleLen(f.s[i:b.End])
		if w == 0 {
			i++
			continue
		}
		if !f.opensSingle(i, w, b) {
			i += w
			continue
		}
		if !filled {
			cands, filled = f.singleClosers(b), true
		}
		for len(cands) > 0 && cands[0] <= i+w {
			cands = cands[1:]
		}
		limit := b.End
		if next < len(doubles) {
			limit = doubles[next].Outer.Start
		}
		end := f.closeSingle(cands, limit)
		if end < 0 {
			if end = f.closeAround(i, b, cands, doubles[next:]); end >= 0 {
				around = append(around, text.Span{Start: i, End: end})
			}
		}
		if end < 0 {
			i += w
			continue
		}
		cw := singleLen(f.s[end:])
		f.add(Stretch{Outer: text.Span{Start: i, End: end + cw}, Inner: text.Span{Start: i + w, End: end}, Block: n, Single: true, Rule: "quote/single"})
		i = end + cw
	}
	f.out = append(f.out[:first], slices.DeleteFunc(f.out[first:], func(in Stretch) bool {
		for len(around) > 0 && around[0].End <= in.Outer.Start {
			around = around[1:]
		}
		return !in.Single && len(around) > 0 && around[0].Start < in.Outer.Start
	})...)
}

// closeAround picks the mark that closes a quotation in single marks with others in
// double marks inside: “Talk,” I said, in ‘I said: “Talk.” They did not.’ As an
// apostrophe may look the same, such a quotation opens with a curly mark, a block or
// a capital, and closes behind a punctuation mark.
func (f *finder) closeAround(i int, b text.Span, cands []int, doubles []Stretch) int {
	opens, _ := utf8.DecodeRuneInString(f.s[i+singleLen(f.s[i:]):])
	if i > b.Start && !strings.HasPrefix(f.s[i:], "‘") && !unicode.IsUpper(opens) {
		return -1
	}
	for _, c := range cands[:min(len(cands), 40)] {
		for len(doubles) > 0 && doubles[0].Outer.End <= c && !doubles[0].Open {
			doubles = doubles[1:]
		}
		prev, _ := utf8.DecodeLastRuneInString(f.s[:c])
		if (len(doubles) == 0 || c < doubles[0].Outer.Start) && strings.ContainsRune(".,?!…”\"", prev) {
			return c
		}
	}
	return -1
}

func singleLen(s string) int {
	if s[0] == '\'' {
		return 1
	}
	if strings.HasPrefix(s, "‘") || strings.HasPrefix(s, "’") {
		return 3
	}
	return 0
}

// clipped are words that begin with an apostrophe.
var clipped = []string{"em ", "em.", "em,", "til ", "tis", "twas", "cause", "n' ", "n’ ", "bout ", "round "}

func (f *finder) opensSingle(i, w int, b text.Span) bool {
	if i > b.Start {
		r, _ := utf8.DecodeLastRuneInString(f.s[:i])
		if !unicode.IsSpace(r) && !strings.ContainsRune("([{—–:", r) {
			return false
		}
	}
	rest := f.s[i+w : b.End]
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || unicode.IsSpace(r) || unicode.IsDigit(r) || strings.HasPrefix(f.s[i:], "’") {
		return false
	}
	for _, c := range clipped {
		if len(rest) >= len(c) && strings.EqualFold(rest[:len(c)], c) {
			return false
		}
	}
	return true
}

func (f *finder) singleClosers(b text.Span) []int {
	var out []int
	for i := b.Start + 1; i < b.End; {
		w := singleLen(f.s[i:b.End])
		if w == 0 {
			i++
			continue
		}
		prev, _ := utf8.DecodeLastRuneInString(f.s[:i])
		after := ' '
		if i+w < b.End {
			after, _ = utf8.DecodeRuneInString(f.s[i+w:])
		}
		if !unicode.IsSpace(prev) && !unicode.IsLetter(after) && !unicode.IsDigit(after) && !strings.HasPrefix(f.s[i:], "‘") {
			out = append(out, i)
		}
		i += w
	}
	return out
}

// closeSingle picks the closing mark: the first that is no plural possessive
// ("the voters' choice"), or the first of all when every one could be.
func (f *finder) closeSingle(cands []int, limit int) int {
	for k, c := range cands {
		if c >= limit || k == 8 {
			break
		}
		w := singleLen(f.s[c:])
		after := f.s[c+w:]
		if f.s[c-1] == 's' && len(after) > 1 && after[0] == ' ' && 'a' <= after[1] && after[1] <= 'z' {
			if k+1 < len(cands) && cands[k+1] < limit {
				continue
			}
		}
		return c
	}
	return -1
}
