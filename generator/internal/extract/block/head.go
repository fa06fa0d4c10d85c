package block

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/rule"
)

var headlineDoc = rule.Doc{
	Name:  "block/headline",
	Title: "Headline",
	Text: "The first line that is not furniture, when the story goes on after it. " +
		"Abstains when the line is prose: it ends in a full stop and has more than 25 words (or 12 and a second sentence), opens with a dateline, reports speech (said, added, told) or a weekday, or has more than 40 words; but a line of at most 25 words in capitals as headlines are is one. " +
		"When a settings file gives the title, the first line is the headline if it says the same or does not end like a sentence.",
	Example: "Smith: Bridge talks 'went nowhere'",
	Source:  "scraped texts open with the headline; those of PolNeAR add a full stop to it",
}

var standfirstDoc = rule.Doc{
	Name:  "block/standfirst",
	Title: "Standfirst",
	Text: "One short sentence directly after the headline, with page matter (a caption, a byline without a name, a credit) after it before the story; " +
		"or one that follows a headline ending in a semicolon; or a line of 5 to 25 words without any mark at its end. " +
		"Abstains when it reports speech or a weekday: then it is the first paragraph.",
	Example: "Mayor and harbor board want different things from the bridge.",
	Source:  "U.S. News pages as scraped; USA Today texts in PolNeAR (semicolon)",
}

var captionDoc = rule.Doc{
	Name:  "block/caption",
	Title: "Caption",
	Text: "A sentence about a picture: before the story, one that closes with weekday, date and year (the news agencies' caption form) or says it is a file photo; " +
		"anywhere, one that ends in a picture credit in brackets or opens with the label Image caption. Abstains when it holds a quotation.",
	Example: "Mayor Jane Smith waves from the bridge in Porthaven, Friday, May 3, 2013.",
	Source:  "Associated Press caption form: present tense, place, weekday, date, year",
}

// head reads what stands before the story: found[i] has a kind where
// paragraph i is headline, standfirst or caption. The story begins at len(found).
type head struct {
	paragraphs []paragraph
	title      string
	found      []found
}

type found struct {
	kind anno.BlockKind
	by   anno.By
}

func (h *head) read() {
	h.found = make([]found, 0, 8)
	h.freeHeadline()
	h.skipAsides()
	h.skipPageTitle()
	if len(h.found) == len(h.paragraphs) || !h.headline(len(h.found)) {
		return
	}
	headline := len(h.found)
	h.add(anno.Headline, made(headlineDoc, "the first line", 0.9))
	h.markRepeats(headline)
	if i := len(h.found); i < len(h.paragraphs) && h.standfirst(headline, i) {
		h.add(anno.Standfirst, made(standfirstDoc, "a short sentence between headline and story", 0.85))
	}
	h.skipAsides()
	for len(h.found)+1 < len(h.paragraphs) && isCaption(h.paragraphs[len(h.found)].words) {
		h.add(anno.Caption, made(captionDoc, "a sentence about a picture, dated as captions are", 0.9))
		h.skipAsides()
	}
}

// freeHeadline takes back that a headline is furniture: the first line that is
// none or only looks like a pointer to another story ("WATCH: Mayor speaks"),
// or that says what the title says.
func (h *head) freeHeadline() {
	for i := range h.paragraphs {
		p := &h.paragraphs[i]
		if p.aside == nil {
			return
		}
		if p.is("furniture/pointer") || same(p.words, h.title) {
			p.aside = nil
			return
		}
	}
}

// add says what the next paragraph is.
func (h *head) add(k anno.BlockKind, by anno.By) {
	h.found = append(h.found, found{k, by})
}

// skipAsides goes past furniture, and, after the headline, makes furniture of
// what is none inside the story: byline and date.
func (h *head) skipAsides() {
	for i := len(h.found); i < len(h.paragraphs); i++ {
		p := &h.paragraphs[i]
		if i > 0 {
			h.asideOfHead(p)
		}
		if p.aside == nil {
			return
		}
		h.found = append(h.found, found{})
	}
}

func (h *head) asideOfHead(p *paragraph) {
	if p.aside == nil {
		p.aside = asideBy(furniture.Head(p.words))
	}
}

// headline reports whether paragraph i, the first that is not furniture, is
// the headline.
func (h *head) headline(i int) bool {
	s := h.paragraphs[i].words
	n := countWords(s)
	if same(s, h.title) || n <= 25 && furniture.InCapitals(s) && (h.title == "" || !endsSentence(s)) {
		return true
	}
	switch {
	case len(s) > 400 || n > 40 || isDateline(s) || isCredited(s):
		return false
	case h.goesOn(i+1) == 0:
		return n <= 25 && !endsSentence(s)
	case h.title != "" || n > 25 || isReport(s):
		return !endsSentence(s)
	}
	return n <= 12 || !endsSentence(s) || oneSentence(s)
}

// goesOn counts the paragraphs from i on that are not furniture.
func (h *head) goesOn(i int) int {
	n := 0
	for ; i < len(h.paragraphs); i++ {
		if h.paragraphs[i].aside == nil {
			n++
		}
	}
	return n
}

// standfirst reports whether paragraph i, the one after the headline, is the
// standfirst.
func (h *head) standfirst(headline, i int) bool {
	p := h.paragraphs[i]
	n := countWords(p.words)
	if p.aside != nil || n < 3 || n > 25 || h.goesOn(i+1) < 2 || !oneSentence(p.words) || isCaption(p.words) || isCredited(p.words) ||
		isDateline(p.words) || strings.HasPrefix(p.words, "By ") || strings.HasSuffix(p.words, ":") || isReport(p.words) {
		return false
	}
	if _, matter := furniture.Head(p.words); matter {
		return false
	}
	if strings.HasSuffix(h.paragraphs[headline].words, ";") {
		return !p.gap
	}
	next := h.paragraphs[i+1]
	_, headMatter := furniture.Head(next.words)
	switch {
	case headMatter, next.is("furniture/byline"), next.is("furniture/credit"), isCaption(next.words):
		return n <= 20 && !strings.ContainsAny(p.words, "“”\"")
	}
	return n >= 5 && !endsLine(p.words)
}

// A dateline opens a news agency's first paragraph: "WASHINGTON (AP) —", "FLINT, Mich., Oct. 4 (UPI) —".
var dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [\p{L}. ]{2,20})?(?:, \p{Lu}\p{L}+\.? \d{1,2})?,? ?(?:\([\p{L} /]{2,20}\))? ?(?:—|–|--) ?\S`)

// Months and days as captions print them.
const (
	day   = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	month = `(?:Jan(?:\.|uary)|Feb(?:\.|ruary)|March|April|May|June|July|Aug(?:\.|ust)|Sept(?:\.|ember)|Oct(?:\.|ober)|Nov(?:\.|ember)|Dec(?:\.|ember))`
)

var (
	captionDate = regexp.MustCompile(`(?:, | on )` + day + `, ` + month + ` \d{1,2}, \d{4}(?:, (?:in|at|near|outside|during|before|after) [^.“”"]{2,60})?\.$`)
	filePhoto   = regexp.MustCompile(`(?:^|[(\s])(?:in this|this|a)(?: \w+\.? \d{1,2}, \d{4},?)? (?:file|undated|handout) (?:photo|picture|image)\b|\(File(?: [Pp]hoto)?\)\.?$|^(?:FILE|File)(?: [Pp]hoto)?(?:\s?[-–—:]| PHOTO)`)
	bracketed   = regexp.MustCompile(`^\((?:AP |Reuters |AFP |Courtesy )?(?:Photo|PHOTO|Image|Picture|Photograph)\b[^()]{0,80}\)\.?$|^\((?:[^()“”"]{2,60}/ ?)?(?:AP|AFP|Reuters|REUTERS|Getty Images|Bloomberg|EPA)(?: ?/ ?[^()]{2,60})?\)\.?$`)
	reports     = regexp.MustCompile(`\b(?:said|added|told|on (?:early |late )?` + day + `)\b`)
	saying      = regexp.MustCompile(`\b(?:said|says|told|according)\b`)
)

// isCaption reports whether a line before the story describes a picture.
func isCaption(s string) bool {
	return len(s) <= 500 && (isLabelled(s) || isDated(s) || isFilePhoto(s) || isCredited(s)) && !strings.ContainsAny(s, "“”") && !saying.MatchString(s)
}

// isDated reports whether a line closes with weekday, date and year.
func isDated(s string) bool { return strings.Contains(s, "day, ") && captionDate.MatchString(s) }

// isFilePhoto reports whether a line says that it is about a file photo.
func isFilePhoto(s string) bool {
	return (strings.Contains(s, "hoto") || strings.Contains(s, "picture") || strings.Contains(s, "image") || strings.Contains(s, "File") || strings.Contains(s, "FILE")) &&
		filePhoto.MatchString(s)
}

// isDateline reports whether a line opens with a dateline.
func isDateline(s string) bool {
	return (strings.Contains(s, "—") || strings.Contains(s, "–") || strings.Contains(s, "--")) && dateline.MatchString(s)
}

// isReport reports whether a line reports speech or names the day of what it
// tells: a headline and a standfirst do not.
func isReport(s string) bool {
	return (strings.Contains(s, "said") || strings.Contains(s, "added") || strings.Contains(s, "told") || strings.Contains(s, "day")) && reports.MatchString(s)
}

// isCredited reports whether a line is a sentence that ends in a picture
// credit: a slash or the word photo must show that it is one.
func isCredited(s string) bool {
	if len(s) > 500 || !strings.HasSuffix(strings.TrimSuffix(s, "."), ")") {
		return false
	}
	m := bracketed.FindString(s[max(0, strings.LastIndexByte(s, '(')):])
	if m == "" || countWords(s) < 5 {
		return false
	}
	return strings.Contains(m, "/") || strings.Contains(strings.ToLower(m), "photo")
}

// isLabelled reports whether a line opens with the label of a caption.
func isLabelled(s string) bool {
	return strings.HasPrefix(s, "Image caption ") || strings.HasPrefix(s, "Media caption ")
}

// same reports whether a line says what the title says, typography apart.
func same(line, title string) bool {
	return title != "" && strings.Join(letters(line), " ") == strings.Join(letters(title), " ")
}

// letters returns the words of s in lower case, without punctuation.
func letters(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != utf8.RuneError })
}
