package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/slug"
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
	c.dossier = strings.TrimSuffix(s.Dossier.Settings.Title, ".")
	if base := s.Dossier.Settings.BaseURL; base != "" {
		c.url = base + string(StatementAddress(st))
	}
	return Citation{Permalink: first(c.url, StatementAddress(st).From(p.Address)), Plain: c.plain(), BibTeX: c.bibtex(), CSL: c.csl(), Wiki: c.wiki()}
}

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
	return fmt.Sprintf("%s. %s, statement %d, %s", where, c.dossier, c.st.Number, first(c.url, string(StatementAddress(c.st))))
}

// words are the statement's words, so many of them as a citation bears.
func (c citation) words() string { return clip(c.st.Words, 300, false) }

func (c citation) id() string {
	return fmt.Sprintf("%s-statement-%d", first(slug.Make(c.dossier), "dossier"), c.st.Number)
}

// bibtex is an entry BibTeX and biblatex read.
func (c citation) bibtex() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", c.id())
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %-12s = {%s}", name, value)
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
	field("howpublished", tex.Replace("In "+c.in+"; "+fmt.Sprintf("%s, statement %d", c.dossier, c.st.Number)))
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

// cslItem is an item of CSL-JSON; fields are in the order of the schema.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Author    []cslName `json:"author,omitempty"`
	Title     string    `json:"title"`
	Container string    `json:"container-title"`
	Number    string    `json:"number"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Note      string    `json:"note"`
	URL       string    `json:"URL,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]json.Number `json:"date-parts"`
}

func (c citation) csl() string {
	it := cslItem{ID: c.id(), Type: "webpage", Title: "“" + c.words() + "”", Container: c.dossier, Number: fmt.Sprint(c.st.Number), Note: "In " + c.in, URL: c.url}
	if who := c.who(); who != "" {
		n := cslName{Literal: who}
		if g := c.st.Speaker; g != nil && g.Kind == anno.PersonEntity {
			if family, given, ok := strings.Cut(g.SortName, ", "); ok {
				n = cslName{Family: family, Given: given}
			}
		}
		it.Author = []cslName{n}
	}
	if c.date.ISO != "" {
		var parts []json.Number
		for part := range strings.SplitSeq(c.date.ISO, "-") {
			parts = append(parts, json.Number(first(strings.TrimLeft(part, "0"), "0")))
		}
		it.Issued = &cslDate{[][]json.Number{parts}}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode([]cslItem{it}); err != nil { // strings and digits always encode
		return ""
	}
	return strings.TrimSpace(b.String())
}

// wiki cites the article itself, as wikis ask for the source, with the words.
func (c citation) wiki() string {
	a := c.q.Article
	var b strings.Builder
	b.WriteString("{{cite news")
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "\n| %s = %s", name, value)
		}
	}
	field("title", wikitext.Replace(a.Title))
	field("newspaper", wikitext.Replace(a.Outlet.Name))
	field("date", c.date.Text)
	field("at", wikitext.Replace(c.locator))
	field("url", wikiURL.Replace(a.URL))
	field("quote", wikitext.Replace(c.words()))
	return b.String() + "\n}}"
}

// wikitext escapes what a template or a wiki reads as markup.
var wikitext = strings.NewReplacer("|", "{{!}}", "{", "&#123;", "}", "&#125;", "[", "&#91;", "]", "&#93;", "<", "&lt;", ">", "&gt;", "''", "&#39;&#39;", "~~~", "&#126;&#126;&#126;", "&", "&amp;", "\n", " ")

var wikiURL = strings.NewReplacer("|", "%7C", "{", "%7B", "}", "%7D", "[", "%5B", "]", "%5D", " ", "%20", "<", "%3C", ">", "%3E")
