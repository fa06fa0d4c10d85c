// Package turn finds who has the word in a transcript or an interview that is
// printed without quotation marks: a label, "MAYOR STONE:" or "Q:", and what is
// said until the next one.
package turn

import (
	"slices"
	"sort"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A Turn is what one speaker says until the next has the word.
type Turn struct {
	Label text.Span   // the words that tell who: "MAYOR STONE", "Q"
	Mark  text.Span   // the colon or full stop behind them; empty behind a bare "Q"
	Front text.Span   // the paragraph up to the words: label, mark, asterisks around them
	Part  Part        // what the label calls its speaker
	Words []text.Span // what is said, a span a paragraph, in order
}

// A Part is what a label calls its speaker.
type Part uint8

const (
	Named   Part = iota // by a name or an office
	Unnamed             // as one of many: "Q", "REPORTER", "UNIDENTIFIED MALE"
	Answer              // as who answers: "A"
)

// Find returns the turns in the blocks of the masked text s, in order; none when
// it is no transcript, but a list or an outlet's own questions and answers. Spans
// of skip (furniture), which are in order, hold no words. Remarks are the paragraphs
// between them that nobody says: "(Laughter.)".
func Find(s string, blocks []anno.Block, skip []text.Span) (turns []Turn, remarks []text.Span) {
	all := chosen(s, labels(s, blocks))
	if len(all) == 0 {
		return nil, nil
	}
	turns = make([]Turn, len(all))
	for i, l := range all {
		next := len(blocks)
		if i+1 < len(all) {
			next = all[i+1].block
		}
		turns[i] = l.Turn
		turns[i].Words = words(s, l, blocks[l.block:next], skip, next == len(blocks))
	}
	if !answered(s, turns) {
		return nil, nil
	}
	for _, b := range blocks {
		if b.Kind == anno.Body && remark(s[b.Span.Start:b.Span.End]) {
			remarks = append(remarks, b.Span)
		}
	}
	return turns, remarks
}

// answered tells whether somebody gives the answers, if there are any: one who says I.
func answered(s string, turns []Turn) bool {
	asked := false
	for i := range turns {
		if turns[i].Part != Answer {
			continue
		}
		asked = true
		for _, w := range turns[i].Words {
			if says(s[w.Start:w.End], "i", "me", "my") {
				return true
			}
		}
	}
	return !asked
}

// chosen are the labels of a transcript among what looks like labels: two or more
// speakers have the word again and again, where the items of a list ("WHERE:",
// "WHEN:") do not come back. Names in small letters, which a list may have too, need
// one speaker that the text names elsewhere.
func chosen(s string, all []label) []label {
	times := map[string]int{}
	for _, l := range all {
		times[l.key]++
	}
	again := func(l label) bool { return times[l.key] > 1 }
	loud, small := split(all)
	back := keep(loud, again)
	switch {
	case len(loud) >= 3 && 2*len(back) >= len(loud):
		all = keep(all, func(l label) bool { return !l.small || again(l) })
	case len(keep(small, again)) >= 4 && 4*len(keep(all, again)) >= 3*len(all) && anyNamed(s, small):
	default:
		return nil
	}
	if !several(all) {
		return nil
	}
	return all
}

// split parts the labels in capitals from those in small letters.
func split(all []label) (loud, small []label) {
	return keep(all, func(l label) bool { return !l.small }), keep(all, func(l label) bool { return l.small })
}

func keep(all []label, ok func(label) bool) []label {
	var out []label
	for _, l := range all {
		if ok(l) {
			out = append(out, l)
		}
	}
	return out
}

// several tells whether more than one speaker has the word.
func several(all []label) bool {
	return len(keep(all, func(l label) bool { return l.key != all[0].key })) > 0
}

// anyNamed tells whether the text has the last word of a label outside labels.
func anyNamed(s string, all []label) bool {
	labelled := map[string]int{}
	for _, l := range all {
		labelled[l.last]++
	}
	for _, w := range text.Words(s, text.Span{End: len(s)}) {
		if n, ok := labelled[s[w.Start:w.End]]; ok {
			labelled[s[w.Start:w.End]] = n - 1
			if n == 0 {
				return true
			}
		}
	}
	return false
}

// words are the paragraphs of a turn whose label opens the first of blocks; those
// that follow stand before the next label, or behind the last. A remark in brackets,
// "(Laughter.)", is nobody's. A heading ends a turn, and so does a paragraph that
// tells of the speaker; behind the last turn all that does not speak itself.
func words(s string, l label, blocks []anno.Block, skip []text.Span, last bool) []text.Span {
	out := outside(nil, s, text.Span{Start: l.Front.End, End: blocks[0].Span.End}, skip)
	for _, b := range blocks[1:] {
		p := s[b.Span.Start:b.Span.End]
		switch {
		case b.Kind == anno.Heading:
			return out
		case b.Kind != anno.Body || remark(p):
			continue
		case len(out) > 0 && (last || strings.Contains(p, l.last) && l.Part == Named) && !says(p, "i", "me", "my", "we", "us", "our", "you", "your"):
			return out
		}
		out = outside(out, s, b.Span, skip)
	}
	return out
}

// outside appends the pieces of sp that hold a word and are not in skip.
func outside(out []text.Span, s string, sp text.Span, skip []text.Span) []text.Span {
	add := func(start, end int) {
		words := s[start:max(start, end)]
		start += len(words) - len(strings.TrimLeft(words, " \t\n\u00a0"))
		if words = strings.TrimSpace(words); text.HasWord(words) {
			out = append(out, text.Span{Start: start, End: start + len(words)})
		}
	}
	first := sort.Search(len(skip), func(i int) bool { return skip[i].End > sp.Start })
	for _, f := range skip[first:] {
		if f.Start >= sp.End {
			break
		}
		add(sp.Start, f.Start)
		sp.Start = min(f.End, sp.End)
	}
	add(sp.Start, sp.End)
	return out
}

// remark tells whether a paragraph is nothing but a remark in brackets.
func remark(p string) bool {
	return p[0] == '(' && strings.IndexByte(p, ')') >= len(p)-2 || p[0] == '[' && strings.IndexByte(p, ']') >= len(p)-2
}

// says tells whether a paragraph has one of the words, which are in small letters,
// outside quotation marks.
func says(p string, words ...string) bool {
	at, quoted := 0, false
	for _, w := range text.Words(p, text.Span{End: len(p)}) {
		for _, r := range p[at:w.End] {
			switch {
			case r == '“' || r == '"' && !quoted:
				quoted = true
			case r == '”' || r == '"':
				quoted = false
			}
		}
		at = w.End
		if !quoted && slices.Contains(words, strings.ToLower(p[w.Start:w.End])) {
			return true
		}
	}
	return false
}
