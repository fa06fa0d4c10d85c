package block

import (
	"strings"

	"dossier/generator/internal/rule"
)

var pageTitleDoc = rule.Doc{
	Name:  "block/page-title",
	Title: "Title of the page",
	Text: "The first line, when the second says the same up to a dash or a bar after which the first names the site. " +
		"The second line is the headline. Abstains when anything but at most six words follows the bar.",
	Example: "Ferry opens late | The Harbor Post",
	Source:  "pages whose title element was taken for text",
}

var repeatDoc = rule.Doc{
	Name:    "block/repeated-headline",
	Title:   "Headline printed again",
	Text:    "A line after the headline that has its words, four or more, and no other, in the same order. Abstains from a line with one word more.",
	Example: "Harbor bridge opens a year late",
	Source:  "scraped pages that print the headline over the story and in the share box",
}

// skipPageTitle makes furniture of the first line when it is the page's title.
func (h *head) skipPageTitle() {
	i := len(h.found)
	if i+1 >= len(h.paragraphs) || h.paragraphs[i+1].aside != nil {
		return
	}
	site, ok := strings.CutPrefix(h.paragraphs[i].words, h.paragraphs[i+1].words)
	name := strings.TrimLeft(site, " |–—-·•»:")
	if !ok || name == strings.TrimLeft(site, " ") || name == "" || countWords(name) > 6 || countWords(h.paragraphs[i+1].words) < 3 {
		return
	}
	by := made(pageTitleDoc, "the next line and the name of the site", 0.9)
	h.paragraphs[i].aside = &by
	h.skipAsides()
}

// markRepeats makes furniture of each line that says what the headline says.
func (h *head) markRepeats(headline int) {
	title := h.paragraphs[headline].words
	if countWords(title) < 4 {
		return
	}
	by := made(repeatDoc, "the headline again", 0.9)
	for i := headline + 1; i < len(h.paragraphs); i++ {
		p := &h.paragraphs[i]
		if d := len(p.words) - len(title); p.aside == nil && -8 <= d && d <= 8 && same(p.words, title) {
			p.aside = &by
		}
	}
}
