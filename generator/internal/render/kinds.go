package render

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"

	"github.com/jba/templatecheck"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/site"
)

// A Kind is a kind of page: its template, NAME.html, and what that is given.
type Kind struct {
	Template string
	About    string // which pages, in a phrase
	view     any    // a View whose Data has the type of the kind
}

// viewOf is View as the template of one kind sees it.
type viewOf[T any] struct {
	View
	Data T
}

func kindOf[T any](name, about string) Kind { return Kind{name, about, viewOf[T]{}} }

// pageKinds lists all kinds of page, in the order of the navigation.
var pageKinds = []Kind{
	kindOf[site.HomePage]("home", "the first page"),
	kindOf[site.ArticleList]("articles", "all articles"),
	kindOf[site.ArticlePage]("article", "the reading page of an article"),
	kindOf[site.SourcePage]("source", "an article as received, each character classed"),
	kindOf[site.ComparePage]("compare", "two articles side by side"),
	kindOf[site.StatementList]("statements", "all statements"),
	kindOf[site.StatementPage]("statement", "a statement and its witnesses"),
	kindOf[site.RetiredPage]("retired", "a statement no article carries any more"),
	kindOf[site.PersonList]("people", "all people, or all organizations"),
	kindOf[site.RegisterPage]("register", "people or organizations of one letter"),
	kindOf[site.PersonPage]("person", "a person or an organization"),
	kindOf[site.ShelfPage]("shelf", "what is too much for one page"),
	kindOf[site.PositionsPage]("positions", "who stands where: the matrix"),
	kindOf[site.IssuePage]("issue", "an issue and the positions on it"),
	kindOf[site.TimelinePage]("timeline", "what was said and what happened, by date"),
	kindOf[site.EventPage]("event", "an occasion"),
	kindOf[site.NoteList]("notes", "all notes"),
	kindOf[site.NotePage]("note", "a note by the editors"),
	kindOf[site.BriefingList]("briefings", "all briefings"),
	kindOf[site.BriefingPage]("briefing", "a part of the dossier to hand out"),
	kindOf[site.SearchPage]("search", "the register and the search"),
	kindOf[site.AlphabetPage]("alphabet", "a part of the register"),
	kindOf[site.MethodPage]("method", "how the dossier was made"),
	kindOf[site.CorrectionsPage]("corrections", "what changed, and why"),
	kindOf[site.DataPage]("data", "the files for machines"),
	kindOf[site.MissingPage]("missing", "what stands at an address no page has"),
}

// CheckTemplates reads a folder of templates and holds each against the data
// its pages are given: a field there is none of, a value of the wrong type, a
// function called wrongly, words in no page. It finds what would else stop a build only at the
// page that comes upon it, or never. Paths are those in the folder.
func CheckTemplates(fsys fs.FS) diag.List {
	var ds diag.List
	t, err := read(fsys)
	if err != nil {
		report(&ds, err)
		return ds
	}
	for _, name := range append(t.Templates(), "base") {
		ds = append(ds, stray(fsys, name+".html")...)
	}
	for _, k := range pageKinds {
		page := t.pages[k.Template]
		if page == nil {
			ds.Errorf(k.Template+".html", 0, 0, "no-template", "take it over from the built-in ones, which dossier templates eject copies", "there is no template for %s", k.About)
			continue
		}
		for _, name := range []string{"main", "base"} { // a page is made in this order
			part := page.Lookup(name)
			if part == nil {
				ds.Errorf(k.Template+".html", 0, 0, "no-template", "begin it with {{define \""+name+"\"}}", "no template here is called %s", name)
			} else if err := templatecheck.CheckHTML(part, k.view); err != nil {
				report(&ds, err)
			}
		}
	}
	return ds
}

// place is where an error of a template says it is: file, line, column at most
// times, and what it stands at.
var place = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(\d+):(?:(\d+):)? (?:(?:executing|checking) "[^"]*" at <(.*)>: )?(.*)$`)

// report adds what is wrong with a template; what several pages share, once.
func report(ds *diag.List, err error) {
	m := place.FindStringSubmatch(err.Error())
	if m == nil {
		ds.Errorf("templates", 0, 0, "template", "compare it with the built-in ones, which dossier templates eject copies", "%v", err)
		return
	}
	line, _ := strconv.Atoi(m[2])
	col, err := strconv.Atoi(m[3])
	if err == nil {
		col++ // a template counts its columns from 0
	}
	what := m[5]
	if m[4] != "" {
		what = m[4] + ": " + what
	}
	var d diag.List
	d.Errorf(m[1], line, col, "template", "README.md of the templates tells what each is given", "%s", what)
	if !slices.Contains(*ds, d[0]) {
		*ds = append(*ds, d[0])
	}
}
