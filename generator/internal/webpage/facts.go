package webpage

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// A said is one place in which a page may tell something, in the order of trust:
// data for machines is written with the article, what is on the page may be of
// another.
type said struct{ value, basis string }

// facts collects what the page says of its article.
func facts(t *tree, o Options) []Fact {
	m := readMeta(t)
	m.savedFrom = cmp.Or(o.SavedFrom, m.savedFrom)
	at := firstURL(m.canonical(o.Address)...)
	sources := []struct {
		key  string
		said []said
		form func(string) string
	}{
		{"title", []said{m.ld("headline"), m.meta("og:title"), m.ld("name"), {m.title, "title element"}}, plain},
		{"outlet", []said{m.ld("publisher"), m.meta("og:site_name"), m.meta("application-name"), {host(at.value), "the address"}}, plain},
		{"byline", []said{m.ld("author"), m.meta("author"), m.meta("article:author"), m.meta("dc.creator"), m.byline}, person},
		{"published", []said{m.ld("datePublished"), m.meta("article:published_time"), m.meta("datepublished"), m.meta("pubdate"),
			m.meta("dc.date.issued"), m.meta("date"), m.time}, date},
		{"url", []said{at}, plain},
		{"rights", []said{m.ld("copyrightNotice"), m.ld("license"), {m.links["license"], "link rel=license"}, m.meta("copyright"), m.meta("dcterms.rights"), m.ld("copyrightHolder")}, plain},
		{"language", []said{{m.lang, "html lang"}, m.ld("inLanguage"), m.meta("content-language"), m.meta("og:locale")}, language},
	}
	var out []Fact
	for _, s := range sources {
		for _, x := range s.said {
			if v := s.form(x.value); v != "" {
				out = append(out, Fact{s.key, v, x.basis})
				break
			}
		}
	}
	return withDateOfAddress(out, at.value)
}

var dayInPath = regexp.MustCompile(`/(\d{4})[/-](\d{2})[/-](\d{2})(?:/|-|$)`)

// withDateOfAddress concludes the day from an address such as
// /2013/11/10/talks, where the page itself gives none.
func withDateOfAddress(facts []Fact, address string) []Fact {
	p := Page{Facts: facts}
	m := dayInPath.FindStringSubmatch(address)
	if p.Fact("published") != "" || m == nil {
		return facts
	}
	if day := date(m[1] + "-" + m[2] + "-" + m[3]); day != "" {
		facts = append(facts, Fact{"published", day, "the address"}, Fact{"basis", "inferred", ""}, Fact{"basis_note", "The day stands in the address.", ""})
	}
	return facts
}

// plain is a value on one line, without characters that cannot be seen.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return flat(s)
}

// person is a byline without "By"; pages that give an address there name nobody.
func person(s string) string {
	s = plain(s)
	for _, by := range []string{"By ", "by ", "BY "} {
		s = strings.TrimPrefix(s, by)
	}
	if strings.Contains(s, "://") || len(s) > 200 {
		return ""
	}
	return s
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)

// language is a BCP 47 tag; og:locale writes it with an underscore.
func language(s string) string {
	s = strings.ReplaceAll(plain(s), "_", "-")
	if !languageTag.MatchString(s) {
		return ""
	}
	return s
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// firstURL returns the first value that is the address of a web page.
func firstURL(list ...said) said {
	for _, s := range list {
		if u, err := url.Parse(s.value); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil {
			u.Fragment = ""
			return said{u.String(), s.basis}
		}
	}
	return said{}
}

// words returns all text below n, on one line.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return plain(b.String())
}

// within the article's scope, before the rest of the page
func better(t *tree, have, found *html.Node) *html.Node {
	if have != nil && (within(have, t.scope) || !within(found, t.scope)) {
		return have
	}
	return cmp.Or(found, have)
}
