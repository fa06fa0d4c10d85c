package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// Settle corrects what was made a person and says nothing in the whole article: a
// row of capitals in the headline is read again by the names of the story, and is
// nobody's name when it does not begin with a first name; what has the name of a place, as in "Republican of Maine", is one; and nobody is called as
// nobody can be, or by one word of which the text tells nothing.
func Settle(t *text.Text, set *anno.Set) {
	speaks := make([]bool, len(set.Entities))
	for _, a := range set.Attributions {
		if a.Speaker >= 0 {
			speaks[a.Speaker] = true
		}
	}
	h := headlines{text: t, set: set}
	for k := range set.Entities {
		e := &set.Entities[k]
		if e.Kind != anno.PersonEntity || e.ID != "" || speaks[k] {
			continue
		}
		switch {
		case h.reread(k), !lexicon.Look(strings.ToLower(first(e.Name))).Is(lexicon.Given) && h.ask(k):
			*e = anno.Entity{Kind: anno.UnnamedEntity, Name: e.Name}
		case calledAsPlace(e.Name):
			*e = anno.Entity{Kind: anno.PlaceEntity, Name: e.Name}
		case nobodys(e.Name), !strings.Contains(e.Name, " ") && e.Gender == "" && len(e.Descriptions) == 0:
			*e = anno.Entity{Kind: anno.UnnamedEntity, Name: e.Name}
		}
	}
	h.done()
}

// first is the first word of a name.
func first(name string) string {
	word, _, _ := strings.Cut(name, " ")
	return word
}

// headlines reads names again that only headlines have: there every word may have a
// capital, and a name seems to go on ("Jane Stone Leaves Pier").
type headlines struct {
	text *text.Text
	set  *anno.Set

	inStory []bool         // entities named outside headlines; nil before it is asked
	called  map[string]int // full names, surnames and first names of the people of the story → entity; -1 for several
	gone    []int          // mentions in the place of which others stand
	found   []anno.Mention
}

// reread finds the names of the story in the row of capitals that made an entity, and
// tells whether there are any. Who is meant by a pronoun is then the first of them.
func (h *headlines) reread(k int) bool {
	if !strings.Contains(h.set.Entities[k].Name, " ") || !h.ask(k) {
		return false
	}
	first := -1
	for i, m := range h.set.Mentions {
		if m.Entity != k || m.Kind != anno.NameMention {
			continue
		}
		if found := h.names(m); len(found) > 0 {
			first = max(first, found[0].Entity)
			h.gone, h.found = append(h.gone, i), append(h.found, found...)
		}
	}
	for i := range h.set.Mentions {
		if m := &h.set.Mentions[i]; first >= 0 && m.Entity == k && m.Kind != anno.NameMention {
			m.Entity = first
		}
	}
	return first >= 0
}

// ask tells whether headlines alone name an entity.
func (h *headlines) ask(k int) bool {
	if h.inStory == nil {
		h.inStory, h.called = make([]bool, len(h.set.Entities)), map[string]int{}
		titled := make([]bool, len(h.set.Blocks))
		for i, b := range h.set.Blocks {
			s := h.text.Slice(b.Span)
			titled[i] = b.Kind == anno.Headline || b.Kind == anno.Heading || b.Kind == anno.Standfirst || !strings.HasSuffix(s, ".") && furniture.InCapitals(s)
		}
		for _, m := range h.set.Mentions {
			b, _ := slices.BinarySearchFunc(h.set.Blocks, m.Span.Start, func(b anno.Block, at int) int { return b.Span.End - at - 1 })
			if m.Kind == anno.NameMention && b < len(titled) && !titled[b] {
				h.inStory[m.Entity] = true
			}
		}
		for k, e := range h.set.Entities {
			if h.inStory[k] && e.Kind == anno.PersonEntity {
				h.know(k, strings.Fields(strings.ToLower(e.Name)))
			}
		}
	}
	return !h.inStory[k]
}

// know notes by what names a person of the story may be called.
func (h *headlines) know(k int, words []string) {
	if len(words) < 2 {
		return
	}
	for _, name := range []string{strings.Join(words, " "), words[0], words[len(words)-1]} {
		if other, ok := h.called[name]; ok && other != k {
			h.called[name] = -1
		} else {
			h.called[name] = k
		}
	}
}

// names are the names of the story among the words of a mention, the longest first. A
// first name or a surname alone is one only between words that names have not.
func (h *headlines) names(m anno.Mention) (found []anno.Mention) {
	words := wordsIn(h.text.String(), m.Span)
	for i := 0; i < len(words); i++ {
		for j := len(words); j > i; j-- {
			span := text.Span{Start: words[i].Start, End: words[j-1].End}
			k, ok := h.called[strings.ToLower(strings.Join(strings.Fields(h.text.Slice(span)), " "))]
			if !ok || k < 0 || j == i+1 && (i > 0 && !h.common(words[i-1]) || j < len(words) && !h.common(words[j])) {
				continue
			}
			found = append(found, anno.Mention{Span: span, Kind: m.Kind, Entity: k, By: m.By})
			i = j - 1
			break
		}
	}
	return found
}

// common tells whether a word is one that names have not: the story prints it with a
// small letter, or it is of the grammar.
func (h *headlines) common(word text.Span) bool {
	low := strings.ToLower(h.text.Slice(word))
	if lexicon.Look(low).Is(lexicon.Verb | lexicon.Auxiliary | lexicon.Adverb | lexicon.Starter) {
		return true
	}
	s := h.text.String()
	for from := 0; ; {
		i := strings.Index(s[from:], low)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(low):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = i + len(low)
	}
}

// wordsIn returns what stands between white space in a span.
func wordsIn(s string, in text.Span) (words []text.Span) {
	for i := in.Start; i < in.End; {
		n := strings.IndexFunc(s[i:in.End], func(r rune) bool { return !unicode.IsSpace(r) })
		if n < 0 {
			break
		}
		i += n
		end := in.End
		if n := strings.IndexFunc(s[i:in.End], unicode.IsSpace); n >= 0 {
			end = i + n
		}
		words = append(words, text.Span{Start: i, End: end})
		i = end
	}
	return words
}

// done puts what was found in its place.
func (h *headlines) done() {
	if len(h.gone) == 0 {
		return
	}
	slices.Sort(h.gone)
	kept := h.found
	for i, m := range h.set.Mentions {
		if _, gone := slices.BinarySearch(h.gone, i); !gone {
			kept = append(kept, m)
		}
	}
	slices.SortStableFunc(kept, func(a, b anno.Mention) int { return a.Span.Start - b.Span.Start })
	h.set.Mentions = kept
}
