package site

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/prose"
)

// checkLinks reports every link of an author's prose that leads to no page, and
// every statement placed that there is not.
func (s *Site) checkLinks() diag.List {
	l := linkCheck{site: s, pages: map[Address]bool{}}
	for _, p := range s.Pages {
		l.pages[p.Address] = true
	}
	d := s.Dossier
	for _, g := range slices.Concat(d.People, d.Organizations) {
		l.check(AgentAddress(g), g.Biography)
	}
	for _, i := range d.Issues {
		l.check(IssueAddress(i), i.Text)
	}
	for _, e := range d.Events {
		l.check(EventAddress(e), e.Text)
	}
	for _, n := range d.Notes {
		l.check(NoteAddress(n), n.Text)
	}
	for _, b := range d.Briefings {
		l.check(BriefingAddress(b), b.Text)
	}
	return l.ds
}

type linkCheck struct {
	site  *Site
	pages map[Address]bool
	ds    diag.List
}

func (l *linkCheck) check(on Address, p *dossier.Prose) {
	if p == nil || len(p.Markdown) > prose.MaxBytes {
		return // the size has been reported
	}
	errorf := func(at int, code, hint, format string, args ...any) {
		line, col := p.Position(at)
		l.ds.Errorf(p.Path, line, col, code, hint, format, args...)
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
			if _, ok := l.site.Target(n.ID); !ok {
				errorf(n.At, "link-not-found", "link the id of a person, organization, article, issue, event, note or briefing, or q: and a number"+l.site.near(n.ID), "[[%s]] leads nowhere", n.ID)
			}
		case *Figure:
			if l.site.byNumber[n.Number] == nil {
				errorf(n.At, "no-such-statement", "write {{quote 12}} with the number of a statement", "{{quote %s}} is no statement of this dossier", n.Written)
			}
		case *ast.Link:
			if t, ok := n.FirstChild().(*ast.Text); ok {
				at = t.Segment.Start
			}
			if to, ok := inside(on, string(n.Destination)); ok && !l.pages[to] {
				errorf(at, "link-not-found", "link by id: [[id]]", "%q leads to no page of this dossier", n.Destination)
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
