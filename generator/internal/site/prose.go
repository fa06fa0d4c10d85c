package site

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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

// LinkPattern is a link by hand in an author's prose: [[id]] or [[id|words]].
var LinkPattern = regexp.MustCompile(`\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]`)

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
	t, ok := s.targets[strings.TrimSpace(id)]
	return t, ok
}

// checkProse reports every link by hand that leads nowhere.
func (s *Site) checkProse() diag.List {
	var ds diag.List
	check := func(p *dossier.Prose) {
		if p == nil {
			return
		}
		for _, m := range LinkPattern.FindAllStringSubmatchIndex(p.Markdown, -1) {
			id := p.Markdown[m[2]:m[3]]
			if _, ok := s.Target(id); ok {
				continue
			}
			before := p.Markdown[:m[0]]
			line := p.Line + strings.Count(before, "\n")
			col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
			ds.Errorf(p.Path, line, col, "link-not-found", "link the id of a person, organization, article, issue or note, or q: and a number"+s.near(id), "[[%s]] leads nowhere", id)
		}
	}
	for _, list := range [][]*dossier.Agent{s.Dossier.People, s.Dossier.Organizations} {
		for _, g := range list {
			check(g.Biography)
		}
	}
	for _, i := range s.Dossier.Issues {
		check(i.Text)
	}
	for _, n := range s.Dossier.Notes {
		check(n.Text)
	}
	return ds
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
