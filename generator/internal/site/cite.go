package site

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/pen"
)

// A Citation is how a statement is cited, in the forms reference managers and
// wikis read.
type Citation struct {
	Permalink string // link to the page itself: the full address, when the site's is known
	Plain     string
	BibTeX    string // a @misc entry
	CSL       string // CSL-JSON, an array of one item: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
	Wiki      string // the template {{cite news}}: https://en.wikipedia.org/wiki/Template:Cite_news
}

// cite cites a statement by the article that prints most of it.
func (s *Site) cite(p *Page, st *dossier.Statement) Citation {
	q, on := st.Witnesses[0].Quotation, p.slate
	c := citation{on: on, st: st, q: q, who: q.Unnamed, date: on.date(q.Article.Published), locator: locator(q.Article, q.Block), dossier: s.citedAs()}
	if st.Speaker != nil {
		c.who = st.Speaker.Name
	}
	c.number = on.count(st.Number)
	c.id = on.join(first(s.slug, "dossier"), "-statement-", c.number)
	c.words = clip(st.Words, 300, false)
	c.in = on.commas(on.join("“", q.Article.Title, "”"), q.Article.Outlet.Name, c.locator)
	c.inDossier = on.join(c.dossier, ", statement ", c.number)
	address := string(p.Address)
	if base := s.Dossier.Settings.BaseURL; base != "" {
		c.url = on.join(base, address)
		address = c.url
	}
	return Citation{Permalink: first(c.url, p.toStatement(st)), Plain: c.plain(address), BibTeX: c.bibtex(), CSL: c.csl(), Wiki: c.wiki()}
}

// citedAs is the dossier's title, to be followed by a period.
func (s *Site) citedAs() string { return strings.TrimSuffix(s.Dossier.Settings.Title, ".") }

type citation struct {
	on        *Slate
	st        *dossier.Statement
	q         *dossier.Quotation
	number    string
	id        string
	who       string // the speaker's name, as the dossier or else as the article has it
	words     string // the statement's, so many of them as a citation bears
	date      Date
	locator   string
	in        string // “Title”, outlet, ¶ 4
	dossier   string // title of the dossier
	inDossier string // the statement in it
	url       string // "" when the site's address is not known
}

// commas joins what is not empty by commas.
func (s *Slate) commas(parts ...string) string {
	at := len(s.text)
	for _, part := range parts {
		if part != "" && len(s.text) > at {
			s.write(", ")
		}
		s.write(part)
	}
	return s.since(at)
}

// plain is a citation to read: who, in what, where, and the address that stays.
func (c citation) plain(address string) string {
	a := c.q.Article
	where := c.on.commas(c.who, c.on.join("in “", a.Title, "”"), a.Outlet.Name, c.date.Text, c.locator)
	return c.on.join(where, ". ", c.inDossier, ", ", address)
}

// bibtex is an entry BibTeX and biblatex read.
func (c citation) bibtex() string {
	at := len(c.on.text)
	c.on.write("@misc{", c.id)
	field := func(name string, value ...string) {
		c.on.write(",\n  ", name, "            "[len(name):], " = {")
		c.on.write(value...)
		c.on.write("}")
	}
	switch g := c.st.Speaker; {
	case g != nil && g.Kind == anno.PersonEntity && strings.Contains(g.SortName, ", "):
		field("author", tex.Replace(g.SortName))
	case c.who != "": // in braces of its own it is not taken apart
		field("author", "{", tex.Replace(c.who), "}")
	}
	field("title", "“", tex.Replace(c.words), "”")
	field("howpublished", "In ", tex.Replace(c.in), "; ", tex.Replace(c.inDossier))
	if c.date.ISO != "" {
		field("year", c.date.ISO[:4])
		field("date", c.date.ISO)
	}
	if c.url != "" {
		field("url", braces.Replace(c.url))
	}
	c.on.write("\n}")
	return c.on.since(at)
}

// tex escapes what TeX reads as a command. Braces are named, as BibTeX counts
// them with a backslash too.
var tex = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

var braces = strings.NewReplacer("{", "%7B", "}", "%7D")

// csl is a list of one item of CSL-JSON, members in the order of the schema.
func (c citation) csl() string {
	p := &c.on.json
	p.Reset()
	p.Indent = true
	p.Open('[')
	p.Open('{')
	p.Member("id", c.id)
	p.Member("type", "webpage")
	c.cslAuthor(p)
	p.Member("title", c.on.join("“", c.words, "”"))
	p.Member("container-title", c.dossier)
	p.Member("number", c.number)
	c.cslDate(p)
	p.Member("note", c.on.join("In ", c.in))
	p.Some("URL", c.url)
	p.Close('}')
	p.Close(']')
	return util.BytesToReadOnlyString(p.Bytes())
}

func (c citation) cslAuthor(p *pen.Pen) {
	if c.who == "" {
		return
	}
	p.Name("author")
	p.Open('[')
	p.Open('{')
	family, given, parted := "", "", false
	if g := c.st.Speaker; g != nil && g.Kind == anno.PersonEntity {
		family, given, parted = strings.Cut(g.SortName, ", ")
	}
	if parted {
		p.Some("family", family)
		p.Some("given", given)
	} else {
		p.Member("literal", c.who)
	}
	p.Close('}')
	p.Close(']')
}

// cslDate is the day, month or year of publication as numbers.
func (c citation) cslDate(p *pen.Pen) {
	if c.date.ISO == "" {
		return
	}
	p.Name("issued")
	p.Open('{')
	p.Name("date-parts")
	p.Open('[')
	p.Open('[')
	for part := range strings.SplitSeq(c.date.ISO, "-") {
		n, _ := strconv.Atoi(part) // digits
		p.Int(n)
	}
	p.Close(']')
	p.Close(']')
	p.Close('}')
}

// wiki cites the article itself, as wikis ask for the source, with the words.
func (c citation) wiki() string {
	a := c.q.Article
	at := len(c.on.text)
	c.on.write("{{cite news")
	field := func(name, value string) {
		if value != "" {
			c.on.write("\n| ", name, " = ", value)
		}
	}
	field("title", asText(a.Title))
	field("newspaper", asText(a.Outlet.Name))
	field("date", c.date.Text)
	field("at", asText(c.locator))
	field("url", wikiURL.Replace(a.URL))
	field("quote", asText(c.words))
	c.on.write("\n}}")
	return c.on.since(at)
}

// asText has a wiki show what it would read as markup.
func asText(s string) string {
	if !strings.ContainsAny(s, "|{}[]<>'~&\n") {
		return s
	}
	return wikitext.Replace(s)
}

// wikitext escapes what a template or a wiki reads as markup.
var wikitext = strings.NewReplacer("|", "{{!}}", "{", "&#123;", "}", "&#125;", "[", "&#91;", "]", "&#93;", "<", "&lt;", ">", "&gt;", "''", "&#39;&#39;", "~~~", "&#126;&#126;&#126;", "&", "&amp;", "\n", " ")

var wikiURL = strings.NewReplacer("|", "%7C", "{", "%7B", "}", "%7D", "[", "%5B", "]", "%5D", " ", "%20", "<", "%3C", ">", "%3E")
