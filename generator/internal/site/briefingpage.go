package site

import (
	"fmt"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// BriefingPage is the data of a briefing's page, on screen and on paper.
type BriefingPage struct {
	Title      string
	Lead       string // the briefing's summary, else the dossier's question
	Date       Date
	Letter     bool   // for paper of that size
	PDF        string // link; "" when it was not printed
	Facts      []Fact
	Parts      []BriefingPart // those that have something in them, in order
	Text       *dossier.Prose
	Matrices   []Matrix // of at most so many issues as a page is wide
	Statements []BriefingStatement
	People     []BriefingPerson
	MorePeople int
	Dates      []BriefingDate
	MoreDates  int
	Endnotes   []Endnote
	Sources    []Source
	Others     int // articles read and not cited
	Method     []string
	Rules      string // link to how the dossier was made
	Rights     []string
}

// A Fact is a line of the cover.
type Fact struct {
	Label string
	Text  string
	Code  bool // to be set as code
}

// BriefingPart is a section and its entry in the contents.
type BriefingPart struct{ ID, Title string }

// BriefingStatement is a statement set out.
type BriefingStatement struct {
	StatementItem
	Role string
	When Date
}

// BriefingPerson is somebody the briefing is about, and what of theirs is in it.
type BriefingPerson struct {
	Voice
	Role       string
	Share      string
	Statements []StatementRef
	Positions  []PersonStance
}

// PersonStance is where somebody stands on an issue, in a word.
type PersonStance struct {
	Issue  Link
	Stance dossier.Stance
}

// BriefingDate is a line of the timeline: an event, a statement or an article.
type BriefingDate struct {
	Date   Date
	Kind   string // event, said, printed
	Link   Link
	Voice  Voice         // who said it
	Number *StatementRef // of what was said
	Note   string
}

// Endnote says where a statement stands in the sources.
type Endnote struct {
	Number    int
	Statement string // link to its page
	Back      string // id of where the briefing sets it out; "" when it does not
	Voice     Voice
	Words     string // when it is not set out
	Reported  bool   // without quotation marks
	When      Date
	Event     *Link
	Witnesses []EndnotePlace
}

// EndnotePlace is where one article prints a statement, and how much of it.
type EndnotePlace struct {
	Place
	How    string // "in part", "other words"; "" when as above
	Source string // letter of the article among the sources
}

// Source is an article the briefing draws on.
type Source struct {
	Letter string
	ArticleItem
	Byline   string
	URL      string
	Archived string
	SHA256   string
	Note     string // what outlet and date were concluded from
}

// matrixWidth is how many issues fit beside one another on a sheet of paper.
const matrixWidth = 5

func (s *Site) briefing(p *Page, x *extract) any {
	d := BriefingPage{Title: x.Title, Lead: first(x.Summary, s.Dossier.Settings.Question), Date: DateOf(x.Date), Letter: x.Letter,
		Text: x.Text, MorePeople: x.morePeople, MoreDates: x.moreDates, Rules: p.To(Address("method.html"))}
	if x.PDF {
		d.PDF = p.To(BriefingPDF(x.Briefing))
	}
	if len(x.positions) > 0 {
		for issues := range slices.Chunk(x.Issues, matrixWidth) {
			d.Matrices = append(d.Matrices, s.matrixOf(p, issues, x.positions))
		}
	}
	setOut := map[int]bool{}
	for _, st := range x.key {
		setOut[st.Number] = true
		b := BriefingStatement{StatementItem: s.item(p, st), When: momentDate(st.When())}
		if st.Speaker != nil {
			b.Role = s.Role(st.Speaker)
		}
		d.Statements = append(d.Statements, b)
	}
	for _, g := range x.people {
		d.People = append(d.People, s.briefingPerson(p, x, g))
	}
	for _, m := range x.moments {
		d.Dates = append(d.Dates, s.briefingDate(p, m))
	}
	letters := map[*dossier.Article]string{}
	d.Sources, d.Others = s.sources(p, x, letters)
	for _, st := range x.cited {
		d.Endnotes = append(d.Endnotes, s.endnote(p, st, setOut[st.Number], letters))
	}
	d.Facts, d.Method, d.Rights = s.coverFacts(x), s.briefingMethod(x), s.briefingRights(x)
	d.Parts = d.parts()
	return d
}

// parts lists the sections that have something in them.
func (d *BriefingPage) parts() []BriefingPart {
	var out []BriefingPart
	for _, part := range []struct {
		BriefingPart
		has bool
	}{
		{BriefingPart{"summary", "Summary"}, d.Text != nil},
		{BriefingPart{"positions", "Positions"}, len(d.Matrices) > 0},
		{BriefingPart{"statements", "Key statements"}, len(d.Statements) > 0},
		{BriefingPart{"people", "People and organizations"}, len(d.People) > 0},
		{BriefingPart{"timeline", "Timeline"}, len(d.Dates) > 0},
		{BriefingPart{"notes", "Endnotes"}, len(d.Endnotes) > 0 || d.Text != nil},
		{BriefingPart{"sources", "Sources"}, len(d.Sources) > 0},
		{BriefingPart{"method", "Method"}, true},
		{BriefingPart{"rights", "Rights"}, len(d.Rights) > 0},
	} {
		if part.has {
			out = append(out, part.BriefingPart)
		}
	}
	return out
}

func (s *Site) briefingPerson(p *Page, x *extract, g *dossier.Agent) BriefingPerson {
	it := s.person(p, g)
	b := BriefingPerson{Voice: it.Voice, Role: it.Role, Share: it.Share}
	for _, st := range x.cited {
		if st.Speaker == g {
			b.Statements = append(b.Statements, StatementRef{st.Number, p.linkStatement(st)})
		}
	}
	for _, pos := range x.positions {
		if pos.Holder == g {
			b.Positions = append(b.Positions, PersonStance{Link{pos.Issue.Title, p.To(IssueAddress(pos.Issue))}, pos.Stance})
		}
	}
	return b
}

func (s *Site) briefingDate(p *Page, m moment) BriefingDate {
	d := BriefingDate{Date: momentDate(m.at)}
	switch {
	case m.event != nil:
		d.Kind, d.Link, d.Note = "event", *eventLink(p, m.event), m.event.Where
	case m.statement != nil:
		st := m.statement
		d.Kind, d.Link = "said", Link{clip(Printed(st.Witnesses[0].Quotation), 160, false), p.linkStatement(st)}
		d.Voice, d.Number = p.voice(st.Speaker, st.Witnesses[0].Quotation.Unnamed), &StatementRef{st.Number, d.Link.Href}
	default:
		d.Kind, d.Link, d.Note = "printed", Link{m.article.Title, p.toArticle(m.article, "")}, m.article.Outlet.Name
		if m.article.Inferred {
			d.Note = p.slate.commas(d.Note, "date inferred")
		}
	}
	return d
}

func (s *Site) endnote(p *Page, st *dossier.Statement, setOut bool, letters map[*dossier.Article]string) Endnote {
	q := st.Witnesses[0].Quotation
	n := Endnote{Number: st.Number, Statement: p.toStatement(st), Voice: p.voice(st.Speaker, q.Unnamed), Reported: st.Type == anno.Indirect, When: momentDate(st.When())}
	if setOut {
		n.Back = fmt.Sprintf("s%d", st.Number)
	} else {
		n.Words = Printed(q)
	}
	if st.Event != nil {
		n.Event = eventLink(p, st.Event)
	}
	for i, w := range st.Witnesses {
		place := EndnotePlace{Place: p.at(w.Quotation), Source: letters[w.Quotation.Article]}
		if i > 0 {
			place.How = howMuch[w.Relation]
		}
		n.Witnesses = append(n.Witnesses, place)
	}
	return n
}

// howMuch says how a witness's words relate to the fullest wording.
var howMuch = map[dossier.Relation]string{
	dossier.Typographic: "typography differs", dossier.Fragment: "in part", dossier.Variant: "other words",
}

// sources are the articles the briefing cites, in the dossier's order, and how
// many more were read. Each gets a letter: an outlet may have several.
func (s *Site) sources(p *Page, x *extract, letters map[*dossier.Article]string) ([]Source, int) {
	cited := map[*dossier.Article]bool{}
	for _, st := range x.cited {
		for _, w := range st.Witnesses {
			cited[w.Quotation.Article] = true
		}
	}
	for _, pos := range x.positions {
		for _, e := range pos.Evidence {
			cited[e.Article] = true
		}
	}
	for _, m := range x.moments {
		if m.article != nil {
			cited[m.article] = true
		}
	}
	if x.Text != nil {
		for _, q := range s.prose.Reading(x.Text).Quotations {
			for _, w := range q.Where {
				cited[w.Article] = true
			}
		}
	}
	var out []Source
	others := 0
	for _, a := range s.Dossier.Articles {
		switch {
		case cited[a]:
			letters[a] = siglum(len(out))
			out = append(out, Source{letters[a], p.articleItem(a), a.Byline, a.URL, a.Archived, a.Source.SHA256, a.BasisNote})
		case x.articles[a]:
			others++
		}
	}
	return out, others
}
