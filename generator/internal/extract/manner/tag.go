package manner

import (
	"sort"
	"strings"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// reach is how many bytes around the cue a tag is read.
const reach = 320

// A token is a word of the tag.
type token struct {
	text.Word
	low   string // in lower case
	entry *lexicon.Entry
	date  int32 // how many tokens the date that begins here has
	cap   bool
}

// A tag is the tokens around a cue that are not content. Indices are those of
// tokens; [from, to) is the tag. Without a source srcFrom and srcTo are cueFrom.
type tag struct {
	s              string
	tokens         []token
	from, to       int
	cueFrom, cueTo int
	srcFrom, srcTo int
}

// cut cuts the tag out of the sentence; false when there is none.
func (f *Finder) cut(sentence text.Span, cue, content, source []text.Span) bool {
	if len(cue) == 0 || !sentence.Contains(cue[0]) || cue[0].Empty() {
		return false
	}
	w := window(f.Text, sentence, cue[0])
	for _, c := range content {
		switch {
		case c.End <= cue[0].Start:
			w.Start = max(w.Start, c.End)
		case c.Start >= cue[0].End:
			w.End = min(w.End, c.Start)
		case !c.Empty():
			return false // the cue is content: "he is said to sail"
		}
	}
	f.read(w)
	f.tag = tag{s: f.Text, tokens: f.tokens, to: len(f.tokens)}
	t := &f.tag
	t.cueFrom, t.cueTo = t.index(cue[0])
	if t.cueFrom == t.cueTo {
		return false
	}
	t.srcFrom, t.srcTo = t.cueFrom, t.cueFrom
	for _, sp := range source {
		if w.Contains(sp) {
			t.srcFrom, t.srcTo = t.index(sp)
			break
		}
	}
	return true
}

// window returns the part of the sentence within reach of the cue, cut at spaces.
func window(s string, sentence, cue text.Span) text.Span {
	w := sentence
	if cue.Start-w.Start > reach {
		w.Start = cue.Start - reach
		if n := strings.IndexByte(s[w.Start:cue.Start], ' '); n >= 0 {
			w.Start += n
		} else {
			w.Start = cue.Start
		}
	}
	if w.End-cue.End > reach {
		w.End = cue.End + max(0, strings.LastIndexByte(s[cue.End:cue.End+reach], ' '))
	}
	return w
}

// read fills the tokens with those of w.
func (f *Finder) read(w text.Span) {
	dates := f.Dates[sort.Search(len(f.Dates), func(i int) bool { return f.Dates[i].End > w.Start }):]
	begun := -1 // the token the date we are in began with
	f.words, f.tokens = text.AppendWords(f.words[:0], f.Text, w), f.tokens[:0]
	for _, word := range f.words {
		printed := f.Text[word.Start:word.End]
		k := token{Word: word, cap: word.Kind == text.Letters && text.Capital(printed)}
		k.low, k.entry = lexicon.Read(printed)
		for len(dates) > 0 && dates[0].End <= word.Start {
			dates, begun = dates[1:], -1
		}
		if len(dates) > 0 && dates[0].Contains(word.Span) {
			if begun < 0 {
				begun = len(f.tokens)
				k.date = 1
			} else {
				f.tokens[begun].date++
			}
		}
		f.tokens = append(f.tokens, k)
	}
}

// index returns the tokens of a span.
func (t *tag) index(sp text.Span) (from, to int) {
	from = sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].End > sp.Start })
	to = sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].Start >= sp.End })
	return from, max(from, to)
}

// behind returns the first token behind the cue and a source that follows it.
func (t *tag) behind() int {
	if t.srcFrom >= t.cueTo {
		return t.srcTo
	}
	return t.cueTo
}

// low returns token i in lower case, "" outside the tag.
func (t *tag) low(i int) string {
	if i < t.from || i >= t.to {
		return ""
	}
	return t.tokens[i].low
}

// entry returns what is known of token i, lexicon.Unknown outside the tag.
func (t *tag) entry(i int) *lexicon.Entry {
	if i < t.from || i >= t.to {
		return lexicon.Unknown
	}
	return t.tokens[i].entry
}

func (t *tag) kind(i int) text.WordKind {
	if i < t.from || i >= t.to {
		return text.Punct
	}
	return t.tokens[i].Kind
}

func (t *tag) capital(i int) bool { return i >= t.from && i < t.to && t.tokens[i].cap }

// date returns how many tokens the date that begins at token i has, else 0.
func (t *tag) date(i int) int {
	if i < t.from || i >= t.to {
		return 0
	}
	return int(t.tokens[i].date)
}

func (t *tag) span(from, to int) text.Span {
	return text.Span{Start: t.tokens[from].Start, End: t.tokens[to-1].End}
}
