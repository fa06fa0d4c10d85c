package site

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
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
	l := linkCheck{site: s}
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
	site *Site
	ds   diag.List
}

func (l *linkCheck) check(on Address, p *dossier.Prose) {
	if p == nil || len(p.Markdown) > prose.MaxBytes {
		return // the size has been reported
	}
	errorf := func(at int, code, hint, format string, args ...any) {
		line, col := p.Position(at)
		l.ds.Errorf(p.Path, line, col, code, hint, format, args...)
	}
	warnf := func(at int, code, hint, format string, args ...any) {
		line, col := p.Position(at)
		l.ds.Warnf(p.Path, line, col, code, hint, format, args...)
	}
	src := []byte(p.Markdown)
	lost := func(at int, dest []byte) {
		warnf(at, "link-removed", "write an address of the web, without name and password, or [[id]] for a page of the dossier", "a link leads to %q, where no page may lead: its words stay", redacted(dest))
	}
	at := 0 // the last place known
	_ = ast.Walk(proseParser.Parse(gmtext.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		unclosed(n, src, errorf)
		switch n := n.(type) {
		case *ast.Text:
			at = n.Segment.Start
		case *IDLink:
			if _, ok := l.site.Target(n.ID); !ok {
				errorf(n.At, "link-not-found", "link the id of a person, organization, article, issue, event, note or briefing, or q: and a number"+l.site.near(n.ID), "[[%s]] leads nowhere", n.ID)
			}
		case *Figure:
			_, ok := l.site.numbered(n.Number)
			switch r := l.site.formerly(n.Number); {
			case r != nil:
				instead := "another"
				if r.Into != nil {
					instead = "what stands in its place, " + strconv.Itoa(r.Into.Number) + ", or another"
				}
				errorf(n.At, "statement-retired", "quote "+instead, "statement %d is retired: no article has its words any more", r.Number)
			case !ok:
				errorf(n.At, "no-such-statement", "write {{quote 12}} with the number of a statement", "{{quote %s}} is no statement of this dossier", n.Written)
			}
		case *ast.Link:
			words := ""
			if t, ok := n.FirstChild().(*ast.Text); ok {
				at, words = t.Segment.Start, string(t.Segment.Value(src))
			}
			if !MayLink(n.Destination) {
				lost(at, n.Destination)
				break
			}
			switch to, ok := inside(on, n.Destination); {
			case ok && l.site.Page(to) == nil:
				errorf(at, "link-not-found", "link by id: [[id]]", "%q leads to no page of this dossier", n.Destination)
			case saysOther(words, n.Destination):
				warnf(at, "link-differs", "write the same address, or words that are none", "a link says %s and leads to %s", words, n.Destination)
			}
		case *ast.Image:
			if t, ok := n.FirstChild().(*ast.Text); ok {
				at = t.Segment.Start
			}
			if MayLink(n.Destination) {
				warnf(at, "picture", "write it as a link", "pictures are not shown: this one becomes a link to %q", n.Destination)
			} else {
				lost(at, n.Destination)
			}
		case *ast.AutoLink:
			at += max(bytes.Index(src[at:], append([]byte{'<'}, n.Label(src)...)), 0)
			if dest := n.URL(src); !MayLink(dest) {
				lost(at, dest)
			}
		}
		return ast.WalkContinue, nil
	})
}

// openings are the signs of ours that something must close on the same line.
var openings = []struct{ open, close, hint string }{
	{"[[", "]]", "write [[id]] or [[id|words]]; a backslash before each bracket shows them"},
	{"{{quote", "}}", "write {{quote 12}} on a line of its own"},
}

// unclosed reports signs of ours that a block opens and does not close, outside code.
func unclosed(n ast.Node, src []byte, errorf func(at int, code, hint, format string, args ...any)) {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
	default:
		return
	}
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		whole := string(line.Value(src))
		words := withoutCode(whole)
		for _, o := range openings {
			if at := strings.LastIndex(words, o.open); at >= 0 && !strings.Contains(whole[at:], o.close) {
				errorf(line.Start+at, "unclosed", o.hint, "%s is opened here and not closed on this line", o.open)
			}
		}
	}
}

// inCode is code within a line.
var inCode = regexp.MustCompile("`+[^`]*`+")

// withoutCode blanks the code of a line, in which signs are only shown.
func withoutCode(line string) string {
	return inCode.ReplaceAllStringFunc(line, func(code string) string { return strings.Repeat(" ", len(code)) })
}

// inside resolves a link to another page of the site; ok is false for what
// leads elsewhere, or stays on the page. An encoded dot or slash is a sign of
// a name here, never a step: no page has such a name.
func inside(on Address, dest []byte) (to Address, ok bool) {
	s := decoded(dest)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(s, "/") {
		return "", false
	}
	if step.MatchString(s) {
		return Address(s), true
	}
	return Address(path.Join(path.Dir(string(on)), u.Path)), true
}

// step is a dot, a slash or a backslash written as a code.
var step = regexp.MustCompile(`(?i)%(?:2e|2f|5c)`)

func (s *Site) near(id string) string {
	var ids []string
	for t := range s.targets() {
		ids = append(ids, t)
	}
	slices.Sort(ids)
	if n := conf.Nearest(id, ids); n != "" {
		return "; did you mean [[" + n + "]]?"
	}
	return ""
}
