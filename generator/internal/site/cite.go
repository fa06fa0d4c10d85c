package site

import (
	"strconv"
	"strings"

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
	q := st.Witnesses[0].Quotation
	c := citation{site: s, st: st, q: q, date: DateOf(q.Article.Published), locator: locator(q.Article, q.Block)}
	c.in = commas("“"+q.Article.Title+"”", q.Article.Outlet.Name, c.locator)
	c.dossier = s.citedAs()
	if base := s.Dossier.Settings.BaseURL; base != "" {
		c.url = base + string(StatementAddress(st))
	}
	return Citation{Permalink: first(c.url, p.toStatement(st)), Plain: c.plain(), BibTeX: c.bibtex(), CSL: c.csl(), Wiki: c.wiki()}
}

// citedAs is the dossier's title, to be followed by a period.
func (s *Site) citedAs() string { return strings.TrimSuffix(s.Dossier.Settings.Title, ".") }

type citation struct {
	site    *Site
	st      *dossier.Statement
	q       *dossier.Quotation
	date    Date
	locator string
	in      string // “Title”, outlet, ¶ 4
	dossier string // title of the dossier
	url     string // "" when the site's address is not known
}

// commas joins what is not empty by commas.
func commas(ss ...string) string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// who is the speaker's name, as the dossier or else as the article has it.
func (c citation) who() string {
	if g := c.st.Speaker; g != nil {
		return g.Name
	}
	return c.q.Unnamed
}

// plain is a citation to read: who, in what, where, and the address that stays.
func (c citation) plain() string {
	in := "in “" + c.q.Article.Title + "”"
	where := commas(c.who(), in, c.q.Article.Outlet.Name, c.date.Text, c.locator)
	return where + ". " + c.inDossier() + ", " + first(c.url, string(StatementAddress(c.st)))
}

// inDossier names the statement in the dossier.
func (c citation) inDossier() string {
	return c.dossier + ", statement " + strconv.Itoa(c.st.Number)
}

// words are the statement's words, so many of them as a citation bears.
func (c citation) words() string { return clip(c.st.Words, 300, false) }

func (c citation) id() string {
	return first(c.site.slug, "dossier") + "-statement-" + strconv.Itoa(c.st.Number)
}

// bibtex is an entry BibTeX and biblatex read.
func (c citation) bibtex() string {
	var b strings.Builder
	b.WriteString("@misc{" + c.id())
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + "            "[len(name):] + " = {" + value + "}")
		}
	}
	author := tex.Replace(c.who())
	switch g := c.st.Speaker; {
	case g != nil && g.Kind == anno.PersonEntity && strings.Contains(g.SortName, ", "):
		author = tex.Replace(g.SortName)
	case author != "": // in braces of its own it is not taken apart
		author = "{" + author + "}"
	}
	field("author", author)
	field("title", tex.Replace("“"+c.words()+"”"))
	field("howpublished", tex.Replace("In "+c.in+"; "+c.inDossier()))
	if c.date.ISO != "" {
		field("year", c.date.ISO[:4])
		field("date", c.date.ISO)
	}
	field("url", braces.Replace(c.url))
	return b.String() + "\n}"
}

// tex escapes what TeX reads as a command. Braces are named, as BibTeX counts
// them with a backslash too.
var tex = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

var braces = strings.NewReplacer("{", "%7B", "}", "%7D")

// csl is a list of one item of CSL-JSON, members in the order of the schema.
func (c citation) csl() string {
	p := pen.Pen{Indent: true}
	p.Open('[')
	p.Open('{')
	p.Member("id", c.id())
	p.Member("type", "webpage")
	c.cslAuthor(&p)
	p.Member("title", "“"+c.words()+"”")
	p.Member("container-title", c.dossier)
	p.Member("number", strconv.Itoa(c.st.Number))
	c.cslDate(&p)
	p.Member("note", "In "+c.in)
	p.Some("URL", c.url)
	p.Close('}')
	p.Close(']')
	return string(p.Bytes())
}

func (c citation) cslAuthor(p *pen.Pen) {
	who := c.who()
	if who == "" {
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
		p.Member("literal", who)
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
	var b strings.Builder
	b.WriteString("{{cite news")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("\n| " + name + " = " + value)
		}
	}
	field("title", asText(a.Title))
	field("newspaper", asText(a.Outlet.Name))
	field("date", c.date.Text)
	field("at", asText(c.locator))
	field("url", wikiURL.Replace(a.URL))
	field("quote", asText(c.words()))
	return b.String() + "\n}}"
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
