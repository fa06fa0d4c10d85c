package site

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/commonmark"
)

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

// ProseOptions is what an author's Markdown has beside CommonMark: links by id,
// and statements placed whole.
func ProseOptions() []parser.Option {
	return []parser.Option{
		parser.WithInlineParsers(util.Prioritized(IDLinks{}, beforeLinks)),
		parser.WithBlockParsers(util.Prioritized(Figures{}, beforeParagraphs)),
	}
}

// Priorities: goldmark's own links come at 200, its paragraphs at 1000.
const (
	beforeLinks      = 199
	beforeParagraphs = 999
)

var proseParser = commonmark.New(ProseOptions()...)

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
		out["issue:"+i.ID] = out["issues/"+i.ID]
	}
	for _, e := range s.Dossier.Events {
		put("events", e.ID, Target{e.Title, EventAddress(e)})
	}
	for _, n := range s.Dossier.Notes {
		put("notes", n.ID, Target{n.Title, NoteAddress(n)})
	}
	for _, b := range s.Dossier.Briefings {
		put("briefings", b.ID, Target{b.Title, BriefingAddress(b)})
	}
	for _, st := range s.Dossier.Statements {
		out["q:"+strconv.Itoa(st.Number)] = Target{fmt.Sprintf("[%d]", st.Number), StatementAddress(st)}
	}
	return out
}

// Target finds what [[id]] leads to.
func (s *Site) Target(id string) (Target, bool) {
	t, ok := s.targets()[id]
	return t, ok
}
