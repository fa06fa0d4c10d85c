package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// The reasons for which blocks are left out.
const (
	hidden     = "hidden"
	navigation = "navigation"
	aside      = "aside"
	footer     = "page footer"
	pageHead   = "page head"
	form       = "form or button"
	card       = "another article's card"
	related    = "related stories"
	newsletter = "newsletter"
	share      = "share bar"
	comments   = "comments"
	advert     = "advertisement"
	byline     = "byline"
	dateLine   = "date"
	topics     = "topics"
	consent    = "consent notice"
	paywall    = "subscription offer"
	outside    = "outside the article"
	apart      = "in a part of its own"
	notProse   = "not a sentence"
)

// byElement are elements, and ARIA roles, that say what they are
// (https://www.w3.org/TR/html-aria/#docconformance).
var byElement = map[string]string{
	"nav": navigation, "aside": aside, "footer": footer, "menu": navigation,
	"form": form, "button": form, "select": form, "textarea": form, "dialog": form, "label": form,
}

var byRole = map[string]string{
	"navigation": navigation, "banner": pageHead, "contentinfo": footer, "complementary": aside, "search": form, "form": form,
	"dialog": form, "alertdialog": form, "button": form, "menu": navigation, "menubar": navigation, "toolbar": share, "tablist": navigation,
}

// byName are words in the names publishers give their elements, joined by
// hyphens where it takes two. A name without one of these stays in doubt, and
// doubt keeps the words.
var byName = map[string]string{
	"related": related, "recirc": related, "recirculation": related, "recommended": related, "recommendations": related, "recommendation": related,
	"read-more": related, "readmore": related, "more-on": related, "more-from": related, "also-read": related, "read-next": related, "relatedposts": related, "up-next": related,
	"most-read": related, "most-popular": related, "trending": related, "promo": related, "teaser": related, "teasers": related, "you-may": related,
	"newsletter": newsletter, "newsletters": newsletter, "signup": newsletter, "sign-up": newsletter,
	"share": share, "sharing": share, "sharebar": share, "sharetools": share, "social": share, "addthis": share, "follow": share,
	"comments": comments, "disqus": comments, "comment-list": comments,
	"ad": advert, "ads": advert, "advert": advert, "adverts": advert, "advertisement": advert, "adslot": advert, "sponsored": advert, "dfp": advert,
	"outbrain": advert, "taboola": advert,
	"breadcrumb": navigation, "breadcrumbs": navigation, "nav": navigation, "navbar": navigation, "pagination": navigation, "skip-link": navigation, "toc": navigation,
	"byline": byline, "bylines": byline, "authors": byline, "author": byline, "author-bio": byline,
	"timestamp": dateLine, "pubdate": dateLine, "publish-date": dateLine, "published-date": dateLine, "published": dateLine, "updated": dateLine,
	"tags": topics, "topics": topics, "keywords": topics,
	"cookie": consent, "cookies": consent, "consent": consent, "gdpr": consent,
	"subscribe": paywall, "subscription": paywall, "paywall": paywall,
	"sr-only": hidden, "visually-hidden": hidden, "visuallyhidden": hidden, "screen-reader": hidden,
}

// undoes are words before which a name says that something is near, or is not
// there: "has-ad", "no-comments".
var undoes = setOf("has with no without not after before above below hide show")

// reason tells why an element's words are furniture by its markup, "" when
// nothing says so. An element that holds most of the article never is, as old
// pages wrap all in a form, but no article stands in a menu.
func (t *tree) reason(n *html.Node, a around) string {
	if t.mainPart(n) {
		if n.Data == "nav" || n.Data == "menu" {
			return navigation
		}
		return ""
	}
	if style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", ""); hasAttr(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return hidden
	}
	switch r := byElement[n.Data]; {
	case n.Data == "footer" && a.insideQuoted: // it says whose words the quotation is
		return ""
	case r != "":
		return r
	case n.Data == "header" && !within(n, t.scope):
		return pageHead
	case n.Data == "article" && n != t.scope && within(n, t.scope) && isCard(n):
		return card
	}
	if r := byRole[strings.ToLower(attr(n, "role"))]; r != "" {
		return r
	}
	return t.reasonOfName(n)
}

// reasonOfName looks at what the publisher calls an element. On a paragraph, or
// a word inside one, that readability takes for the article a name says little
// ("with-ads", a link to "keywords"), unless it hides the words; nor does it on a
// quotation ("social-embed").
func (t *tree) reasonOfName(n *html.Node) string {
	doubtful := n.Data == "blockquote" || prose[n.Data] && t.chosen[n] || !setsBlock[n.Data] && t.weight[n] > 0 && links(n) < 2
	for _, key := range []string{"class", "id", "data-component", "data-testid"} {
		for name := range strings.FieldsSeq(attr(n, key)) {
			if t.metered[name] {
				return ""
			}
			if key == "id" && len(nameWords(name)) > 3 {
				continue // it is made of a heading's words
			}
			if r := named(name); r == hidden || r != "" && !doubtful {
				return r
			}
		}
	}
	return ""
}

// isCard tells whether an <article> inside the article is another one: its
// heading, or most of it, is a link to another page, or an empty one lies over it.
// An entry of a live blog is no card, and its heading at most a link to itself.
func isCard(n *html.Node) bool {
	linked := 0
	for a := range n.Descendants() {
		if a.Data != "a" || !hasAttr(a, "href") || strings.Contains(attr(a, "href"), "#") {
			continue
		}
		if a.FirstChild == nil || headed(a) || within(a.Parent, n) && heading[a.Parent.Data] {
			return true
		}
		linked += size(a)
	}
	return linked*2 > size(n)
}

// size is how many bytes of text stand in n.
func size(n *html.Node) (bytes int) {
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			bytes += len(strings.TrimSpace(c.Data))
		}
	}
	return bytes
}

var heading = setOf("h1 h2 h3 h4 h5 h6")

// headed tells whether there is a heading in n.
func headed(n *html.Node) bool {
	for c := range n.Descendants() {
		if heading[c.Data] {
			return true
		}
	}
	return false
}

// links counts the links and buttons in n; a bar of them has several.
func links(n *html.Node) int {
	count := 0
	for c := range n.Descendants() {
		if c.Data == "a" || c.Data == "button" {
			count++
		}
	}
	return count
}

// prose are elements that paragraphs and headings of an article stand in.
var prose = setOf("p li blockquote pre figcaption dd dt h1 h2 h3 h4 h5 h6 tr")

// named looks for the words of a class name or an id in byName.
func named(name string) string {
	words := nameWords(name)
	for i, w := range words {
		if i > 0 && undoes[words[i-1]] {
			continue
		}
		if i+1 < len(words) {
			if r := byName[w+"-"+words[i+1]]; r != "" {
				return r
			}
		}
		if r := byName[w]; r != "" {
			return r
		}
	}
	return ""
}

// nameWords parts a name as publishers write them: "storyShareBar",
// "story__share-bar".
func nameWords(name string) []string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			r = ' '
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}
