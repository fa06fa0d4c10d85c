package dossier

import (
	"fmt"
	"index/suffixarray"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/text"
)

// A Selector picks a stretch of a text by its words, as a W3C TextQuoteSelector
// does (https://www.w3.org/TR/annotation-model/#text-quote-selector): the exact
// words, or their beginning and end, with the words around them when needed.
type Selector struct {
	Pos    conf.Pos `yaml:"-"`
	Exact  string   `yaml:"exact"`
	From   string   `yaml:"from"`
	To     string   `yaml:"to"`
	Prefix string   `yaml:"prefix"`
	Suffix string   `yaml:"suffix"`
}

// A finder looks words up in one text, taking typography for what it is: kinds
// of quotation marks, dashes and spaces count as the same character.
type finder struct {
	path    string // of the article, for messages
	text    *text.Text
	folded  string
	at      []int                  // byte offset in the text of each byte of folded, and of its end
	head    int                    // lines of the front matter
	was     map[string]lock.Anchor // by selector, when the text is not the one they were found in
	anchors []lock.Anchor          // what this one has found
	checked bool                   // a person says, by the text's sha256, that the marks fit it
	asked   int                    // how often words have been looked up
	index   *suffixarray.Index     // of folded, once it has been often
}

// often is how many times a text is read through for words before an index of
// it is made: thousands of marks do not each read it anew.
const often = 100

// places lists where words stand in the folded text, in order.
func (f *finder) places(words string) []int {
	if f.asked++; f.asked > often && f.index == nil {
		f.index = suffixarray.New([]byte(f.folded))
	}
	if f.index != nil {
		out := f.index.Lookup([]byte(words), -1)
		slices.Sort(out)
		return out
	}
	var out []int
	for i := 0; ; i++ {
		k := strings.Index(f.folded[i:], words)
		if k < 0 {
			return out
		}
		i += k
		out = append(out, i)
	}
}

func newFinder(r *Received) *finder {
	f := &finder{path: r.Source.Path, text: r.Source.Text, was: r.moved(), checked: strings.EqualFold(r.facts.SHA256.Value, r.Source.SHA256)}
	f.folded, f.at = fold(f.text.Masked())
	if m := r.Source.FrontMatter; m.Len() > 0 {
		f.head, _ = f.text.Position(m.End)
	}
	return f
}

// fold maps each character to its plain form, taken apart into letter and
// accents, and runs of white space to one space, and keeps where each byte
// came from.
func fold(s string) (string, []int) {
	out := make([]byte, 0, len(s))
	at := make([]int, 0, len(s)+1)
	space := false
	for i, r := range s {
		if unicode.IsSpace(r) {
			if !space && len(out) > 0 {
				out, at = append(out, ' '), append(at, i)
			}
			space = true
			continue
		}
		space = false
		switch r {
		case '‘', '’', '‚', '‛', '`', '´':
			r = '\''
		case '“', '”', '„', '‟':
			r = '"'
		case '‐', '‑', '‒', '–', '—', '―', '−':
			r = '-'
		case '\u00ad', '\u200b', '\ufeff':
			continue
		}
		for _, b := range norm.NFD.AppendString(nil, string(r)) {
			out, at = append(out, b), append(at, i)
		}
	}
	return string(out), append(at, len(s))
}

// find resolves a selector. ds gets an error at the selector's place in file
// when no place matches, or more than one does.
func (f *finder) find(file string, sel Selector, ds *diag.List) (text.Span, bool) {
	fail := func(code, hint, format string, args ...any) (text.Span, bool) {
		ds.Errorf(file, sel.Pos.Line, sel.Pos.Col, code, hint, format, args...)
		return text.Span{}, false
	}
	clean := Selector{Pos: sel.Pos, Exact: folded(sel.Exact), From: folded(sel.From), To: folded(sel.To), Prefix: folded(sel.Prefix), Suffix: folded(sel.Suffix)}
	switch {
	case clean.Exact == "" && (clean.From == "" || clean.To == ""):
		return fail("mark-without-words", "write exact: …, or from: … and to: …", "this mark names no words")
	case sel.Exact != "" && (sel.From != "" || sel.To != ""):
		return fail("mark-twice-selected", "keep exact, or from and to", "this mark has both exact and from … to")
	}
	found := f.matches(clean)
	was, known := f.was[clean.fingerprint()]
	switch len(found) {
	case 1:
		here := f.anchor(clean, found[0])
		f.anchors = append(f.anchors, here)
		if known {
			f.drift(file, sel.Pos, was, here, ds)
		}
		return found[0], true
	case 0:
		words, after := sel.Exact, ""
		if words == "" {
			words = sel.From
			if p, _ := fold(sel.From); strings.Contains(f.folded, strings.TrimSpace(p)) {
				words, after = sel.To, " after "+quoteShort(sel.From)
			}
		}
		if known {
			after += fmt.Sprintf("; at the last build the words stood at %s", f.place(was))
		}
		return fail("mark-not-found", "correct the words"+f.nearest(words), "%s does not hold %s%s", f.path, quoteShort(words), after)
	}
	hint := "add prefix: or suffix: with the words beside it"
	if known {
		hint += fmt.Sprintf("; at the last build they stood at %s only", f.place(was))
	}
	var places []string
	for _, s := range found[:min(len(found), 5)] {
		line, col := f.text.Position(s.Start)
		places = append(places, fmt.Sprintf("%d:%d", line, col))
	}
	return fail("mark-ambiguous", hint,
		"%s holds these words %d times, at %s", f.path, len(found), strings.Join(places, ", "))
}

// folded is the plain form of a selector's words.
func folded(s string) string {
	s, _ = fold(s)
	return strings.TrimSpace(s)
}

// matches returns every place a selector of folded words fits, in order. Of
// places with the same end the shortest counts: the beginning may stand often.
func (f *finder) matches(sel Selector) []text.Span {
	from, to := sel.Exact, ""
	if sel.Exact == "" {
		from, to = sel.From, sel.To
	}
	var out []text.Span
	var ends []int // where to stands, behind what was read
	if to != "" {
		ends = f.places(to)
	}
	for _, i := range f.places(from) {
		end := i + len(from)
		if to != "" {
			k, _ := slices.BinarySearch(ends, end)
			if ends = ends[k:]; len(ends) == 0 {
				break
			}
			end = ends[0] + len(to)
		}
		if accent, _ := utf8.DecodeRuneInString(f.folded[end:]); unicode.Is(unicode.Mn, accent) {
			continue // inside a character
		}
		if strings.HasSuffix(strings.TrimSpace(f.folded[:i]), sel.Prefix) && strings.HasPrefix(strings.TrimSpace(f.folded[end:]), sel.Suffix) {
			s := text.Span{Start: f.at[i], End: f.end(end)}
			if n := len(out); n > 0 && out[n-1].End == s.End {
				out[n-1] = s
			} else {
				out = append(out, s)
			}
		}
	}
	return out
}

// end is the byte after the character that folded[:i] ends with.
func (f *finder) end(i int) int {
	s := f.text.String()
	e := f.at[i-1] + 1
	for e < len(s) && s[e]&0xC0 == 0x80 {
		e++
	}
	return e
}

// nearest names the line that shares most words with what was looked for.
func (f *finder) nearest(words string) string {
	want := strings.Fields(strings.ToLower(words))
	best, line := 0, 0
	for n := 1; n <= f.text.Lines(); n++ {
		l := strings.ToLower(f.text.Slice(f.text.Line(n)))
		score := 0
		for _, w := range want {
			if strings.Contains(l, w) {
				score++
			}
		}
		if score > best {
			best, line = score, n
		}
	}
	if best*2 < len(want) || best == 0 {
		return ""
	}
	return fmt.Sprintf("; the nearest is line %d: %s", line, quoteShort(f.text.Plain(f.text.Line(line))))
}

func quoteShort(s string) string {
	r := []rune(s)
	if len(r) > 60 {
		return `"` + string(r[:59]) + `…"`
	}
	return `"` + s + `"`
}
