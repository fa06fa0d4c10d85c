package site

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
)

func (s *Site) notes() {
	if len(s.Dossier.Notes) == 0 {
		return
	}
	const list = Address("notes.html")
	s.add(&Page{Address: list, Template: "notes", Title: "Notes", Description: "Notes by the editors of this dossier.", Section: list, build: func(p *Page) any {
		var l NoteList
		for _, n := range s.Dossier.Notes {
			l.Notes = append(l.Notes, Dated{DateOf(n.Date), Link{n.Title, NoteAddress(n).From(p.Address)}, ""})
		}
		return l
	}})
	for _, n := range s.Dossier.Notes {
		s.add(&Page{Address: NoteAddress(n), Template: "note", Title: n.Title, Description: n.Title, Section: list,
			build: func(*Page) any { return NotePage{n.Title, DateOf(n.Date), n.Text} }})
	}
}

// NoteList is the data of notes.html.
type NoteList struct{ Notes []Dated }

// NotePage is the data of a note's page.
type NotePage struct {
	Title string
	Date  Date
	Text  *dossier.Prose
}

// MaxProse is how many bytes of Markdown one text may have: parsing is
// quadratic at worst.
const MaxProse = 64 << 10

// An IDLink is a link by hand in an author's prose: [[id]] or [[id|words]].
type IDLink struct {
	ast.BaseInline
	ID    string
	Words string // "" when the target's own label is to stand there
	At    int    // where it starts in the Markdown
}

// KindIDLink is the kind of IDLink.
var KindIDLink = ast.NewNodeKind("IDLink")

func (*IDLink) Kind() ast.NodeKind           { return KindIDLink }
func (n *IDLink) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// IDLinks is the inline parser of IDLink. In code it sees nothing.
type IDLinks struct{}

var idLink = regexp.MustCompile(`^\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]`)

func (IDLinks) Trigger() []byte { return []byte{'['} }

func (IDLinks) Parse(_ ast.Node, r gmtext.Reader, _ parser.Context) ast.Node {
	line, at := r.PeekLine()
	m := idLink.FindSubmatch(line)
	if m == nil {
		return nil
	}
	r.Advance(len(m[0]))
	return &IDLink{ID: strings.TrimSpace(string(m[1])), Words: string(m[2]), At: at.Start}
}

// BeforeLinks is the priority of IDLinks: goldmark's own links come at 200.
const BeforeLinks = 199

var proseParser = goldmark.New(goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(IDLinks{}, BeforeLinks)))).Parser()

// linkable lists what an author may link to by id. Where a person and an
// article share an id, people/ID and articles/ID tell them apart.
func (s *Site) linkable() map[string]Target {
	out := map[string]Target{}
	put := func(kind, id string, t Target) {
		out[kind+"/"+id] = t
		if _, taken := out[id]; !taken {
			out[id] = t
		}
	}
	for _, g := range s.Dossier.People {
		put("people", g.ID, Target{g.Name, AgentAddress(g)})
	}
	for _, g := range s.Dossier.Organizations {
		put("organizations", g.ID, Target{g.Name, AgentAddress(g)})
	}
	for _, a := range s.Dossier.Articles {
		put("articles", a.ID, Target{first(a.Outlet.Name, a.Title), ArticleAddress(a)})
	}
	for _, i := range s.Dossier.Issues {
		put("issues", i.ID, Target{i.Title, IssueAddress(i)})
	}
	for _, n := range s.Dossier.Notes {
		put("notes", n.ID, Target{n.Title, NoteAddress(n)})
	}
	for _, st := range s.Dossier.Statements {
		out["q:"+strconv.Itoa(st.Number)] = Target{fmt.Sprintf("[%d]", st.Number), StatementAddress(st)}
	}
	return out
}

// Target finds what [[id]] leads to.
func (s *Site) Target(id string) (Target, bool) {
	t, ok := s.targets[id]
	return t, ok
}

// checkProse reports every link of an author's prose that leads to no page.
func (s *Site) checkProse() diag.List {
	var ds diag.List
	pages := map[Address]bool{}
	for _, p := range s.Pages {
		pages[p.Address] = true
	}
	check := func(on Address, p *dossier.Prose) {
		if p != nil {
			s.checkLinks(&ds, pages, on, p)
		}
	}
	for _, list := range [][]*dossier.Agent{s.Dossier.People, s.Dossier.Organizations} {
		for _, g := range list {
			check(AgentAddress(g), g.Biography)
		}
	}
	for _, i := range s.Dossier.Issues {
		check(IssueAddress(i), i.Text)
	}
	for _, n := range s.Dossier.Notes {
		check(NoteAddress(n), n.Text)
	}
	return ds
}

func (s *Site) checkLinks(ds *diag.List, pages map[Address]bool, on Address, p *dossier.Prose) {
	if n := len(p.Markdown); n > MaxProse {
		ds.Errorf(p.Path, p.Line, 1, "too-large", "split it", "the Markdown has %d bytes; the limit is %d", n, MaxProse)
		return
	}
	errorf := func(at int, hint, format string, args ...any) {
		before := p.Markdown[:at]
		line := p.Line + strings.Count(before, "\n")
		col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
		ds.Errorf(p.Path, line, col, "link-not-found", hint, format, args...)
	}
	at := 0 // the last place known
	_ = ast.Walk(proseParser.Parse(gmtext.NewReader([]byte(p.Markdown))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			at = n.Segment.Start
		case *IDLink:
			if _, ok := s.Target(n.ID); !ok {
				errorf(n.At, "link the id of a person, organization, article, issue or note, or q: and a number"+s.near(n.ID), "[[%s]] leads nowhere", n.ID)
			}
		case *ast.Link:
			if t, ok := n.FirstChild().(*ast.Text); ok {
				at = t.Segment.Start
			}
			if to, ok := inside(on, string(n.Destination)); ok && !pages[to] {
				errorf(at, "link by id: [[id]]", "%q leads to no page of this dossier", n.Destination)
			}
		}
		return ast.WalkContinue, nil
	})
}

// inside resolves a link to another page of the site; ok is false for what
// leads elsewhere, or stays on the page.
func inside(on Address, dest string) (to Address, ok bool) {
	u, err := url.Parse(dest)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(dest, "/") {
		return "", false
	}
	return Address(path.Join(path.Dir(string(on)), u.Path)), true
}

func (s *Site) near(id string) string {
	var ids []string
	for t := range s.targets {
		ids = append(ids, t)
	}
	slices.Sort(ids)
	if n := conf.Nearest(id, ids); n != "" {
		return "; did you mean [[" + n + "]]?"
	}
	return ""
}
