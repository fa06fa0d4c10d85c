package webpage

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// A meta is a page's data on its article, as written.
type meta struct {
	names        map[string]string // of <meta>, by name or property in lower case; the first counts
	links        map[string]string // address by rel
	title, lang  string
	savedFrom    string // the comment browsers write at the head of a saved page
	byline, time said
	json         *article
}

func (m *meta) meta(name string) said { return said{m.names[name], "meta " + name} }
func (m *meta) ld(key string) said    { return said{m.json.value(key), "JSON-LD " + key} }

// canonical lists where the page may say its own address, best first.
func (m *meta) canonical(address string) []said {
	base, err := url.Parse(cmp.Or(address, m.savedFrom))
	abs := func(s string) string {
		u, bad := url.Parse(strings.TrimSpace(s))
		if s == "" || bad != nil {
			return ""
		}
		if err == nil && base.Host != "" {
			u = base.ResolveReference(u)
		}
		return u.String()
	}
	return []said{{abs(m.links["canonical"]), "link rel=canonical"}, {abs(m.names["og:url"]), "meta og:url"}, {abs(m.json.value("url")), "JSON-LD url"},
		{abs(m.json.value("mainEntityOfPage")), "JSON-LD mainEntityOfPage"}, {address, "the address it was fetched from"}, {m.savedFrom, "the browser's note of where it was saved from"}}
}

var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

func readMeta(t *tree) *meta {
	m := &meta{names: map[string]string{}, links: map[string]string{}}
	var bylineAt, timeAt *html.Node
	for n := range t.root.Descendants() {
		if n.Type == html.CommentNode && m.savedFrom == "" {
			if s := savedFrom.FindStringSubmatch(n.Data); s != nil {
				m.savedFrom = s[1]
			}
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			m.lang = attr(n, "lang")
		case "title":
			if m.title == "" && n.Parent != nil && n.Parent.Data == "head" {
				m.title = words(n)
			}
		case "meta":
			for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
				if k := strings.ToLower(attr(n, key)); k != "" && m.names[k] == "" {
					m.names[k] = attr(n, "content")
				}
			}
		case "link":
			for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
				if m.links[rel] == "" {
					m.links[rel] = attr(n, "href")
				}
			}
		case "time":
			if date(attr(n, "datetime")) != "" {
				timeAt = better(t, timeAt, n)
			}
		}
		if isByline(n) && person(words(n)) != "" {
			bylineAt = better(t, bylineAt, n)
		}
	}
	if timeAt != nil {
		m.time = said{attr(timeAt, "datetime"), "time element"}
	}
	if bylineAt != nil {
		m.byline = said{words(bylineAt), "the byline on the page"}
	}
	m.json = readArticle(scripts(t.root))
	return m
}

// isByline tells whether an element is marked as holding the author's name.
func isByline(n *html.Node) bool {
	if strings.Contains(" "+attr(n, "rel")+" ", " author ") || attr(n, "itemprop") == "author" {
		return true
	}
	for name := range strings.FieldsSeq(attr(n, "class")) {
		if named(name) == byline {
			return true
		}
	}
	return false
}
