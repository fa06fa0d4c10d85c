// Package site plans the pages: which there are, at which addresses, what each
// shows, and the links between them, both ways. It knows no HTML: templates
// and package render turn a page's data into one.
package site

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/prose"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/slug"
	"dossier/generator/internal/sum"
)

// An Address is where a page stands, from the root of the site, with slashes:
// "articles/the-hill.html", with a fragment "articles/the-hill.html#p4".
type Address string

// From gives the address as a link relative to another page, which works from
// disk and under any path.
func (a Address) From(page Address) string {
	up, rest := a.from(page)
	return strings.Repeat("../", up) + rest
}

// from is how many folders up from page a link to a begins, and how it goes on.
func (a Address) from(page Address) (up int, rest string) {
	path := a
	if i := strings.IndexByte(string(a), '#'); i >= 0 {
		if path = a[:i]; path == page {
			return 0, string(a[i:])
		}
	}
	common := 0 // bytes of the folders both are in
	for i := 0; i < min(len(path), len(page)) && path[i] == page[i]; i++ {
		if path[i] == '/' {
			common = i + 1
		}
	}
	return strings.Count(string(page[common:]), "/"), string(a[common:])
}

// A Page is one HTML file.
type Page struct {
	Address     Address
	Template    string // name of the template, without its ending
	Title       string
	Description string
	Short       string                                         // what it is called below the page above it; "" is the title
	Section     Address                                        // the entry of the navigation it belongs to
	Above       Address                                        // the page it belongs to, when that is not the section's
	aboveOf     func(*Page) Address                            // the same, where it is another for each page of a kind
	addressOf   func(about any) Address                        // the address of each of a kind
	About       any                                            // *dossier.Article, *dossier.Statement, *dossier.Agent, *dossier.Issue or *couple; nil for other pages
	endnotes    map[Address]string                             // of a briefing: where the page itself tells of a statement
	words       func(*Page) (title, short, description string) // in place of the three, where pages are many and to make them takes long
	build       func(*Page) any
	from        func(sum.Sum, *sums) sum.Sum // adds what the page is made from, where About does not tell; nil: nobody says
	site        *Site
	slate       *Slate // what it is written on; nil until then
}

// Link is a link to another page, or to the endnote that stands for it here.
func (p *Page) Link(a Address) string { return first(p.endnotes[a], p.To(a)) }

// To is a link to a from p, which is open on a slate.
func (p *Page) To(a Address) string {
	at := len(p.slate.text)
	up, rest := a.from(p.Address)
	if up == 0 {
		return rest
	}
	for range up {
		p.slate.write("../")
	}
	p.slate.write(rest)
	return p.slate.since(at)
}

// linkStatement is Link to a statement's page.
func (p *Page) linkStatement(st *dossier.Statement) string {
	if p.endnotes != nil {
		return p.Link(StatementAddress(st))
	}
	return p.toStatement(st)
}

// toArticle, toStatement and toAgent are links, as Address.From gives them, made
// on the slate of the page: a site has hundreds of them for each. id is that of an
// element of the reading page; "" for the page.
func (p *Page) toArticle(a *dossier.Article, id string) string {
	at := len(p.slate.text)
	if id == "" || !p.reads(a) {
		p.to(articlesFolder, a.ID)
	}
	if id != "" {
		p.slate.write("#", id)
	}
	return p.slate.since(at)
}

// reads tells whether p is an article's reading page.
func (p *Page) reads(a *dossier.Article) bool {
	name, in := strings.CutPrefix(string(p.Address), articlesFolder)
	return in && len(name) == len(a.ID)+len(".html") && strings.HasPrefix(name, a.ID) && strings.HasSuffix(name, ".html")
}

func (p *Page) toStatement(st *dossier.Statement) string {
	var number [20]byte
	at := len(p.slate.text)
	p.to(statementsFolder, string(strconv.AppendInt(number[:0], int64(st.Number), 10)), "-", st.Slug)
	return p.slate.since(at)
}

func (p *Page) toAgent(g *dossier.Agent) string {
	at := len(p.slate.text)
	p.to(agentsFolder(g), g.ID)
	return p.slate.since(at)
}

// to writes the link to the page of a name in a folder.
func (p *Page) to(folder string, name ...string) {
	rest, beside := strings.CutPrefix(string(p.Address), folder)
	for range strings.Count(rest, "/") {
		p.slate.write("../")
	}
	if !beside {
		p.slate.write(folder)
	}
	p.slate.write(name...)
	p.slate.write(".html")
}

// Heads stand over each printed page: the dossier's title on the left, the
// page's own on the right, both short enough for one line.
func (p *Page) Heads() [2]string {
	if p.Address == "index.html" {
		return [2]string{clip(p.Name(), 100, false)}
	}
	return [2]string{clip(p.site.Dossier.Settings.Title, 40, false), clip(p.Name(), 60, false)}
}

// Name is the page's title.
func (p *Page) Name() string {
	if p.words != nil {
		title, _, _ := p.words(p)
		return title
	}
	return p.Title
}

// Describe says in a sentence or two what the page shows.
func (p *Page) Describe() string {
	if p.words != nil {
		_, _, description := p.words(p)
		return description
	}
	return p.Description
}

// Data makes what the template shows. Pages are built when they are rendered,
// so that a large site is never in memory as a whole. A page that is open lends
// it.
func (p *Page) Data() any {
	if p.slate == nil {
		p = new(Slate).Open(p)
	}
	return p.build(p)
}

// A Site is all pages of a dossier. It does not change.
type Site struct {
	Dossier   *dossier.Dossier
	crew      crew.Crew
	parts     []part
	slug      string    // of the title, for the keys of citations
	searched  sync.Once // the index has been made, and searchIn is its folder
	searchIn  Address
	Menu      []Entry
	rules     []rule.Doc
	targets   func() map[string]Target // what [[id]] leads to, found when somebody asks
	prose     *prose.Report
	agents    []*dossier.Agent                                 // people, then organizations
	sketches  []sketch                                         // of the agents, by rank
	quoted    int                                              // words of all of them
	loudest   int                                              // words of the one quoted most; at least 1
	naming    func() map[*dossier.Statement][]*dossier.Agent   // whom a statement's words name; likewise
	calendar  func() []moment                                  // all that has a date, in order; likewise
	abstracts []abstract                                       // of the articles, in their order
	meetings  sync.Pool                                        // of *meetings, see nearest
	hasFeed   bool                                             // something has a date
	Digests   bool                                             // some article is the author's digest of one
	carried   func() map[*dossier.Statement][]*dossier.Witness // see carriers; likewise
	from      func() *sums                                     // see Page.From; likewise
}

// An Entry of the navigation.
type Entry struct {
	Label   string
	Address Address
}

// A Target is what [[id]] in an author's prose may lead to.
type Target struct {
	Label   string
	Address Address
}

// New plans the site. The list holds what is wrong with the author's prose:
// quotations that are no source's, links that lead nowhere.
func New(d *dossier.Dossier, rules []rule.Doc) (*Site, diag.List) { return new(Held).New(d, rules) }

func (h *Held) plan(d *dossier.Dossier, rules []rule.Doc) (*Site, diag.List) {
	s := &Site{Dossier: d, rules: rules, crew: h.Crew}
	s.parts = partsOf(s)
	s.index()
	s.Digests = slices.ContainsFunc(d.Articles, func(a *dossier.Article) bool { return a.Digest })
	var ds diag.List
	s.prose, ds = h.prose.Check(d)
	s.menu()
	return s, append(ds, s.checkLinks()...)
}

func (s *Site) front(add adder) {
	d := s.Dossier
	add.one(&Page{Address: "index.html", Template: "home", Title: d.Settings.Title, Description: first(d.Settings.Question, d.Settings.Summary, d.Settings.Title), build: s.home})
}

func (s *Site) methods(add adder) {
	add.one(&Page{Address: "method.html", Template: "method", Title: "How this dossier was made", Short: "Method", Description: "Which rules found what, how many of each, and what a person has reviewed.", build: s.method})
}

func (s *Site) nowhere(add adder) {
	add.one(&Page{Address: "404.html", Template: "missing", Title: "No such page", Description: "There is no page at this address.", build: s.missing})
}

// Prose is what was found in the author's prose.
func (s *Site) Prose() *prose.Report { return s.prose }

// index gathers once what many pages ask for.
func (s *Site) index() {
	s.slug = slug.Make(s.citedAs())
	s.agents = slices.Concat(s.Dossier.People, s.Dossier.Organizations)
	s.loudest = 1
	s.sketches = make([]sketch, len(s.agents))
	for i, g := range s.agents {
		s.sketches[i].agent = g
		s.quoted += g.Quoted
		s.loudest = max(s.loudest, g.Quoted)
	}
	s.naming, s.targets = sync.OnceValue(s.namers), sync.OnceValue(s.linkable)
	s.hasFeed = s.dated()
	s.abstracts = s.abstractsOf(s.Dossier.Articles)
	s.calendar = sync.OnceValue(s.inTime)
	s.from = sync.OnceValue(s.summed)
	s.carried = sync.OnceValue(func() map[*dossier.Statement][]*dossier.Witness { return fewCarriers(s.Dossier.Statements) })
}

// namers lists, for each statement, whom its words name.
func (s *Site) namers() map[*dossier.Statement][]*dossier.Agent {
	out := map[*dossier.Statement][]*dossier.Agent{}
	for _, g := range s.agents {
		for _, q := range g.About {
			if named := out[q.Statement]; len(named) == 0 || named[len(named)-1] != g {
				out[q.Statement] = append(named, g)
			}
		}
	}
	return out
}

// label is the id of a quotation's label: q12 for statement 12, q12-2 for the
// second time the article prints it.
func (s *Site) label(q *dossier.Quotation) string { return s.of(q.Article).labels().of(q.N) }

// labels are those of an article's quotations, one after the other.
type labels struct {
	all  string
	ends []uint32
}

// of is the label of the n-th quotation, from 1.
func (l labels) of(n int) string {
	from := uint32(0)
	if n > 1 {
		from = l.ends[n-2]
	}
	return l.all[from:l.ends[n-1]]
}

func labelsOf(a *dossier.Article) labels {
	out := labels{ends: make([]uint32, len(a.Quotations))}
	var all []byte
	times := make(map[*dossier.Statement]int, len(a.Quotations))
	for i, q := range a.Quotations {
		times[q.Statement]++
		all = strconv.AppendInt(append(all, 'q'), int64(q.Statement.Number), 10)
		if n := times[q.Statement]; n > 1 {
			all = strconv.AppendInt(append(all, '-'), int64(n), 10)
		}
		out.ends[i] = uint32(len(all))
	}
	out.all = string(all)
	return out
}

// menu lists the sections that have something in them.
func (s *Site) menu() {
	d := s.Dossier
	for _, e := range []struct {
		Entry
		any bool
	}{
		{Entry{"Articles", articlesPage}, len(d.Articles) > 0},
		{Entry{"Statements", statementsPage}, len(d.Statements) > 0},
		{Entry{"People", "people.html"}, len(d.People) > 0},
		{Entry{"Organizations", "organizations.html"}, len(d.Organizations) > 0},
		{Entry{"Positions", "positions.html"}, len(d.Issues) > 0},
		{Entry{"Timeline", timelinePage}, s.hasCalendar()},
		{Entry{"Notes", "notes.html"}, len(d.Notes) > 0},
		{Entry{"Briefings", briefingsPage}, len(d.Briefings) > 0},
		{Entry{"Method", "method.html"}, true},
		{Entry{"Search", SearchAddress}, len(d.Articles) > 0},
	} {
		if e.any {
			s.Menu = append(s.Menu, e.Entry)
		}
	}
}

// The addresses of what has a page.

func ArticleAddress(a *dossier.Article) Address { return Address(articlesFolder + a.ID + ".html") }
func SourceAddress(a *dossier.Article) Address {
	return Address(articlesFolder + a.ID + ".source.html")
}
func IssueAddress(i *dossier.Issue) Address { return Address("issues/" + i.ID + ".html") }
func EventAddress(e *dossier.Event) Address { return Address("events/" + e.ID + ".html") }
func NoteAddress(n *dossier.Note) Address   { return Address("notes/" + n.ID + ".html") }

// StatementAddress is for good: number and slug come from the lock.
func StatementAddress(s *dossier.Statement) Address { return statementAddress(s.Number, s.Slug) }

func statementAddress(number int, slug string) Address {
	return Address(statementsFolder + strconv.Itoa(number) + "-" + slug + ".html")
}

// AgentAddress is the page of a person or an organization.
func AgentAddress(g *dossier.Agent) Address { return Address(agentsFolder(g) + g.ID + ".html") }

// The folders of pages most links lead to.
const (
	articlesFolder   = "articles/"
	statementsFolder = "quotes/"
)

func agentsFolder(g *dossier.Agent) string {
	if g.Kind == anno.OrganizationEntity {
		return "organizations/"
	}
	return "people/"
}

func first(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}
