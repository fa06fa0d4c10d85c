package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

var bodyDoc = rule.Doc{
	Name:  "block/body",
	Title: "Paragraph of the story",
	Text: "Each line is a paragraph. In a hard-wrapped text, where most lines are 50 to 100 columns long and break inside sentences, the lines up to an empty one are one paragraph. " +
		"Body paragraphs are numbered from 1.",
	Example: "Smith said on Monday that the bridge would open …  → ¶ 1",
	Source:  "texts as pasted and scraped (PolNeAR's too) have one paragraph a line",
}

// A line is one line of a text, without white space at its ends.
type line struct {
	span  text.Span
	aside *anno.By // the rule by which it is furniture by itself; nil when it is not
}

// paragraphs returns a text's paragraphs. s is the text with markup masked.
func paragraphs(t *text.Text, s string) []paragraph {
	lines, full := make([]line, t.Lines()), 0
	for n := range lines {
		l := &lines[n]
		l.span = trim(s, t.Line(n+1))
		l.aside = asideBy(furniture.Line(s[l.span.Start:l.span.End]))
		if !l.span.Empty() {
			full++
		}
	}
	wrapped := hardWrapped(s, lines)
	ps := make([]paragraph, 0, full)
	join, end := false, 0 // the line before goes on in this one; where it ended
	for _, l := range lines {
		switch {
		case l.span.Empty():
			join = false
			continue
		case join && wrapped && l.aside == nil:
			ps[len(ps)-1].span.End = l.span.End
		default:
			gap := strings.Count(s[end:l.span.Start], "\n") > 1
			ps = append(ps, paragraph{span: l.span, aside: l.aside, gap: gap})
		}
		join, end = l.aside == nil, l.span.End
	}
	for i := range ps {
		ps[i].words = s[ps[i].span.Start:ps[i].span.End]
	}
	return ps
}

// asideBy is a rule's answer as paragraphs hold it, nil when it says no.
func asideBy(by anno.By, ok bool) *anno.By {
	if !ok {
		return nil
	}
	found := by // so that only what is kept is allocated
	return &found
}

// trim cuts white space off both ends of a span.
func trim(s string, sp text.Span) text.Span {
	words := s[sp.Start:sp.End]
	sp.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	return text.Span{Start: sp.Start, End: sp.Start + len(strings.TrimSpace(words))}
}

// hardWrapped reports whether the lines of a text were broken to fit a page:
// of the lines that another of the story follows directly, most are 50 to 100
// columns long, few end a sentence, and no line is longer than 110.
func hardWrapped(s string, lines []line) bool {
	const narrow, wide, widest = 50, 100, 110
	inner, fit, ended := 0, 0, 0
	for i, l := range lines {
		words := s[l.span.Start:l.span.End]
		n := utf8.RuneCountInString(words)
		if n > widest {
			return false
		}
		if words == "" || l.aside != nil || i+1 == len(lines) || lines[i+1].span.Empty() || lines[i+1].aside != nil {
			continue
		}
		inner++
		if narrow <= n && n <= wide {
			fit++
		}
		if endsSentence(words) {
			ended++
		}
	}
	return inner >= 2 && 4*fit >= 3*inner && 3*ended <= inner
}

func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// closers may stand after the mark that ends a sentence.
const closers = "\"'”’»“‘)]"

// endsSentence reports whether s ends like a sentence.
func endsSentence(s string) bool {
	if s == "" || isASCIILetter(s[len(s)-1]) {
		return false
	}
	s = strings.TrimRight(s, closers)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// endsLine reports whether s ends in a mark no headline or heading ends in.
func endsLine(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return endsSentence(s) || strings.ContainsRune(",;:—–-"+closers, r)
}

// oneSentence reports whether no sentence ends inside s: no full stop,
// question or exclamation mark before a space and a capital, but after an
// abbreviation.
func oneSentence(s string) bool {
	fields := strings.Fields(s)
	for i, w := range fields {
		if i+1 == len(fields) || !endsSentence(w) || abbreviated(w) {
			continue
		}
		next := strings.TrimLeft(fields[i+1], "\"'“‘([")
		if r, _ := utf8.DecodeRuneInString(next); unicode.IsUpper(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// abbreviated reports whether a word that ends in a full stop is an
// abbreviation: one capital ("J."), full stops inside ("U.S."), a month or a title.
func abbreviated(w string) bool {
	w = strings.TrimLeft(w, "\"'“‘([")
	core, ok := strings.CutSuffix(w, ".")
	if !ok {
		return false
	}
	switch core {
	case "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Lt", "Col",
		"Sgt", "Capt", "Rev", "Hon", "Prof", "St", "Jr", "Sr", "No", "vs", "Calif", "Pa", "Mass", "Conn", "Va", "Fla", "Ga", "Mich", "Ill", "Wis", "Minn", "Tenn", "Ariz", "Colo", "Nev", "Wash", "Md", "Del":
		return true
	}
	return strings.Contains(core, ".") || (len(core) == 1 && core[0] >= 'A' && core[0] <= 'Z')
}

// Rules documents every rule of the package.
func Rules() []rule.Doc {
	return []rule.Doc{headlineDoc, pageTitleDoc, repeatDoc, standfirstDoc, captionDoc, headingDoc, linksDoc, bodyDoc}
}
