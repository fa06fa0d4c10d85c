package site

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// A Link is words that lead somewhere; Href is relative to the page it stands on.
type Link struct{ Text, Href string }

// A Date is a date for people and one for machines.
type Date struct{ Text, ISO string }

// DateOf writes a date as the dossier does: 10 Nov 2013, Nov 2013, 2013.
func DateOf(d conf.Date) Date {
	var room [16]byte
	day := string(appendDay(room[:0], d))
	return Date{day, string(appendISO(room[:0], d))}
}

func appendDay(to []byte, d conf.Date) []byte {
	year, month, day := d.Day()
	if year == 0 {
		return to
	}
	if day > 0 {
		to = append(strconv.AppendInt(to, int64(day), 10), ' ')
	}
	if month > 0 {
		to = append(append(to, month.String()[:3]...), ' ')
	}
	return strconv.AppendInt(to, int64(year), 10)
}

func appendISO(to []byte, d conf.Date) []byte {
	year, month, day := d.Day()
	if year == 0 {
		return to
	}
	to = appendPadded(to, year, 4)
	if month > 0 {
		to = appendPadded(append(to, '-'), int(month), 2)
	}
	if day > 0 {
		to = appendPadded(append(to, '-'), day, 2)
	}
	return to
}

// appendPadded writes a number with zeros before it, in so many digits at least.
func appendPadded(to []byte, n, digits int) []byte {
	for least := 10; digits > 1; digits, least = digits-1, 10*least {
		if n < least {
			to = append(to, '0')
		}
	}
	return strconv.AppendInt(to, int64(n), 10)
}

// A Voice is a speaker as pages show one: a line style by number, initials,
// and a name that leads to the speaker's page where there is one.
type Voice struct {
	Number   int
	Name     string
	Initials string
	Href     string
}

func (p *Page) voice(g *dossier.Agent, unnamed string) Voice {
	if g == nil {
		return Voice{Number: 5, Name: unknown(unnamed)}
	}
	return Voice{g.Voice, g.Name, g.Initials, p.toAgent(g)}
}

// unknown calls a speaker nobody names: by the article's words, "a senior
// official"; a pronoun alone would read as if it were known who that is.
func unknown(printed string) string {
	if len(printed) <= longestPronoun && pronouns[strings.ToLower(printed)] {
		return "not named (“" + printed + "”)"
	}
	return printed
}

var pronouns = map[string]bool{"i": true, "you": true, "he": true, "she": true, "it": true, "we": true, "they": true, "one": true, "who": true, "her": true, "his": true, "their": true, "its": true}

const longestPronoun = len("their")

// A Place is where an article prints a quotation.
type Place struct {
	Outlet   string
	Locator  string // "¶ 4", "headline"
	Href     string
	Relation string
	Here     bool // on the same page
}

// place gives the article's paragraph as a link.
func (p *Page) place(a *dossier.Article, block int) Place {
	return Place{Outlet: p.site.outlet(a), Locator: locator(a, block), Href: p.toArticle(a, blockID(a, block))}
}

// at gives the label of the quotation itself.
func (p *Page) at(q *dossier.Quotation) Place {
	pl := Place{Outlet: p.site.outlet(q.Article), Locator: locator(q.Article, q.Block), Href: p.toArticle(q.Article, p.site.label(q))}
	if q.Witness != nil {
		pl.Relation = q.Witness.Relation.String()
	}
	return pl
}

// Outlet names who printed an article, or else the article, in short.
func Outlet(a *dossier.Article) string { return outlet(a) }

// outlet is that of one of the site's articles.
func (s *Site) outlet(a *dossier.Article) string { return s.of(a).outlet() }

// outlet names who printed an article; where nobody knows, its title does, in short.
func outlet(a *dossier.Article) string {
	return first(a.Outlet.Name, clip(strings.TrimRight(a.Title, "."), 48, false))
}

func locator(a *dossier.Article, block int) string {
	b := a.Set.Blocks[block]
	switch {
	case b.N <= 0:
		return b.Kind.String()
	case int(b.N) < len(pilcrows):
		return pilcrows[b.N]
	}
	return pilcrow(int(b.N))
}

func pilcrow(n int) string { return "¶\u00a0" + strconv.Itoa(n) }

// pilcrows are made once: each link to an article shows one.
var pilcrows = func() (out [100]string) {
	for n := range out {
		out[n] = pilcrow(n)
	}
	return out
}()

// blockID is the id of a block's element: p4 for the fourth paragraph, b1 for
// the first block when that is not a numbered paragraph.
func blockID(a *dossier.Article, block int) string {
	if n := a.Set.Blocks[block].N; n > 0 {
		return "p" + strconv.Itoa(int(n))
	}
	return "b" + strconv.Itoa(block+1)
}

// A StatementItem is a statement in a list.
type StatementItem struct {
	Number  int
	Words   string
	Href    string
	Voice   Voice
	Places  []Place
	Further int // places beyond these
	Carried []Carried
	Lang    string // of the words, when not the dossier's
	Dir     string // "auto" for letters written from right to left
	Context string // the sentence before, where it helps
	Kind    anno.Type
	Used    int      // positions it is evidence for
	Own     bool     // where the page says who speaks
	Said    []string // when and where it was said, in the articles' words, where the page tells
}

// Carried says how much of a statement one article prints.
type Carried struct {
	Outlet string
	How    string // full, part, none
	X      int    // of its box in the drawing
}

// maxBoxes is how many articles a drawing of boxes can hold and still be read.
const maxBoxes = 8

// mostPlaces is how many places are named where a statement stands in a list or in a
// note.
const mostPlaces = 3

// shownOf is how many of n places are named: where there are more than a few, one less,
// so that none are followed by “and 1 more”.
func shownOf(n int) int {
	if n > mostPlaces {
		return mostPlaces - 1
	}
	return n
}

func (s *Site) item(p *Page, st *dossier.Statement) StatementItem {
	n := len(st.Witnesses)
	return s.itemAt(p, st, st.Witnesses[:shownOf(n)], n)
}

// sharing is a statement that an article prints so many times, with the places it
// stands at in others.
func (s *Site) sharing(p *Page, st *dossier.Statement, a *dossier.Article, times int) StatementItem {
	var room [mostPlaces]*dossier.Witness
	others, n := room[:0], len(st.Witnesses)-times
	for _, w := range s.carriers(st) {
		if len(others) == shownOf(n) {
			break
		}
		if w.Quotation.Article != a {
			others = append(others, w)
		}
	}
	return s.itemAt(p, st, others, n)
}

// itemAt is a statement at some of so many places.
func (s *Site) itemAt(p *Page, st *dossier.Statement, shown []*dossier.Witness, of int) StatementItem {
	w := st.Witnesses[0].Quotation
	it := StatementItem{Number: st.Number, Words: Printed(w), Href: p.linkStatement(st),
		Voice: p.voice(st.Speaker, w.Unnamed), Kind: st.Type, Used: st.Uses()}
	it.Dir = direction(it.Words)
	if w.Article.Language != s.Dossier.Settings.Language {
		it.Lang = w.Article.Language
	}
	it.Places = p.slate.places.list(len(shown))
	for _, w := range shown {
		it.Places = append(it.Places, p.at(w.Quotation))
	}
	it.Further = of - len(shown)
	if n := len(s.Dossier.Articles); n > 1 && n <= maxBoxes {
		for i, a := range s.Dossier.Articles {
			it.Carried = append(it.Carried, Carried{s.outlet(a), carried(st, a), i * 30})
		}
	}
	return it
}

// direction is "auto" for words with letters written from right to left.
func direction(words string) string {
	if strings.ContainsFunc(words, func(r rune) bool { return r >= 0x590 && unicode.In(r, rightToLeft...) }) {
		return "auto"
	}
	return ""
}

var rightToLeft = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam}

func carried(st *dossier.Statement, a *dossier.Article) string {
	how := "none"
	for _, w := range st.Witnesses {
		if w.Quotation.Article == a {
			if w.Relation != dossier.Fragment {
				return "full"
			}
			how = "part"
		}
	}
	return how
}

// Printed is a quotation as its article prints it: with its marks, parts that
// stand apart joined by an ellipsis in brackets.
func Printed(q *dossier.Quotation) string {
	spans := stretches(q)
	if len(spans) == 1 { // mostly
		return q.Article.Text.Plain(spans[0])
	}
	var parts []string
	for _, s := range spans {
		parts = append(parts, q.Article.Text.Plain(s))
	}
	if q.Type() == anno.Direct {
		return strings.Join(parts, " ")
	}
	return strings.Join(parts, " […] ")
}

// around is the sentence before and the one after a quotation, in blocks of
// the kind its own is: a headline is not what was said before the lead. A tag
// that stands as a sentence of its own is the quotation's, not what follows.
func around(q *dossier.Quotation) (before, after string) {
	a, span := q.Article, q.Span()
	kind := a.Set.Blocks[q.Block].Kind
	beside := func(s text.Span) bool {
		b := a.Set.BlockAt(s.Start)
		return b >= 0 && a.Set.Blocks[b].Kind == kind && !a.Set.InFurniture(s)
	}
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].Span().End > span.Start })
	if i > 0 && beside(a.Sentences[i-1].Span()) {
		before = excerpt(a.Text, a.Sentences[i-1].Span(), aside, true)
	}
	for _, at := range a.Sentences[min(i, len(a.Sentences)):] {
		s := at.Span()
		if s.Start >= span.End && beside(s) && !slices.ContainsFunc(q.Cue(), s.Contains) {
			return before, excerpt(a.Text, s, aside, false)
		}
	}
	return before, ""
}

// context is the sentence that helps to understand a quotation alone: its own,
// when it is a fragment; the one before, when it has no tag.
func context(q *dossier.Quotation) string {
	a := q.Article
	switch {
	case q.Type() == anno.Mixed:
		if i := a.Sentence(q.Span().Start); i >= 0 {
			return excerpt(a.Text, a.Sentences[i].Span(), 2*aside, false)
		}
	case q.Type() == anno.Direct && len(q.Cue()) == 0:
		before, _ := around(q)
		return before
	}
	return ""
}

// aside is how many characters of a neighbouring sentence are shown.
const aside = 220

// excerpt is the words of a span, at most n characters from its beginning or
// its end. However long the span is, only so much of it is looked at.
func excerpt(t *text.Text, s text.Span, n int, fromEnd bool) string {
	if most := n * utf8.UTFMax; s.Len() > most {
		src := t.String()
		if fromEnd {
			for s.Start = s.End - most; !utf8.RuneStart(src[s.Start]); s.Start++ {
			}
		} else {
			for s.End = s.Start + most; !utf8.RuneStart(src[s.End]); s.End-- {
			}
		}
	}
	return clip(t.Plain(s), n, fromEnd)
}

// clip shortens s to n characters at a word, at its beginning or its end.
func clip(s string, n int, fromEnd bool) string {
	over := 0 // characters too many
	if len(s) > n {
		over = utf8.RuneCountInString(s) - n
	}
	if over <= 0 {
		return s
	}
	if fromEnd {
		cut := s[offset(s, over):]
		if i := strings.IndexByte(cut, ' '); i >= 0 {
			cut = cut[i+1:]
		}
		return "… " + cut
	}
	cut := s[:offset(s, n)]
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}

// offset is the byte at which character n, from 0, begins.
func offset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// percent writes a share, rounded; a little is not nothing, and what is not all is
// not said to be.
func percent(n, of int) string {
	of = max(of, 1)
	switch {
	case n > 0 && 100*n < of:
		return "under 1\u202f%"
	case n < of && 200*n >= 199*of:
		return "over 99\u202f%"
	}
	return strconv.Itoa((200*n+of)/(2*of)) + "\u202f%"
}

// plural writes a count with its noun.
func plural(n int, one, many string) string {
	var room [64]byte
	return string(appendPlural(room[:0], n, one, many))
}

func appendPlural(to []byte, n int, one, many string) []byte {
	noun := many
	if n == 1 {
		noun = one
	}
	return append(append(appendThousands(to, n), ' '), noun...)
}

// Thousands writes 12,345.
func Thousands(n int) string {
	var room [32]byte
	return string(appendThousands(room[:0], n))
}

func appendThousands(to []byte, n int) []byte {
	var room [20]byte
	digits := strconv.AppendInt(room[:0], int64(n), 10)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			to = append(to, ',')
		}
		to = append(to, d)
	}
	return to
}

// lower writes a heading's first letter small, to go on in a line.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
