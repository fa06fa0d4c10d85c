package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
)

const timelinePage Address = "timeline.html"

// How much a page of the timeline lists.
const (
	wholeTimeline = 200 // moments; more than that are parted by month
	dayStatements = 30  // of one day
	dayArticles   = 60  // likewise
)

func (s *Site) timeline(add adder) {
	if !s.hasCalendar() {
		return
	}
	calendar := s.calendar()
	const about = "What happened, what was said and what was printed, by date."
	if len(calendar) <= wholeTimeline {
		add.one(&Page{Address: timelinePage, Template: "timeline", Title: "Timeline", Description: about, Section: timelinePage,
			build: func(p *Page) any {
				return TimelinePage{Chart: chart(calendar), Days: s.days(p, calendar), Undated: s.undated()}
			}})
		return
	}
	add.one(&Page{Address: timelinePage, Template: "timeline", Title: "Timeline", Description: about, Section: timelinePage, build: s.timelineIndex})
	list := periods(calendar)
	for i := range list {
		add.one(&Page{Address: list[i].address(), Template: "timeline", Title: "Timeline, " + list[i].label(), Short: list[i].label(), Description: about, Section: timelinePage,
			build: func(p *Page) any { return s.period(p, list, i) },
			from:  func(x sum.Sum, f *sums) sum.Sum { return f.period(x, list, i) }})
	}
}

// TimelinePage is the data of the timeline and of its pages by month.
type TimelinePage struct {
	Title   string // of a month; "" for the whole
	Chart   Chart
	Days    []Day
	Years   []Year // instead of days, when there is too much for one page
	Undated int    // statements whose sources do not say when they were made
	Before  *Link
	After   *Link
}

// A Day is what has one date, to the day, the month or the year.
type Day struct {
	Date       Date
	Events     []EventEntry
	Statements []StatementEntry
	Articles   []ArticleEntry
	More       string // what is left out
}

// EventEntry is an event in the timeline.
type EventEntry struct {
	Link
	When       Date
	Where      string
	Words      []EventWords // how articles put it
	Statements []StatementEntry
	More       int // statements beyond these, all on the event's page
}

// StatementEntry is a statement in the timeline, with the words its articles
// date it by.
type StatementEntry struct {
	When  Date
	Item  StatementItem
	Words []EventWords
}

// ArticleEntry is a publication.
type ArticleEntry struct {
	Link
	Outlet   string
	Inferred bool
	Undated  int // statements in it that nobody dates
}

// days lists moments under their dates, each kind within its bounds: what was on a
// day before what was in a week that begins on it.
func (s *Site) days(p *Page, list []moment) []Day {
	var out []Day
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].at.Start() == list[from].at.Start() {
			to++
		}
		same := slices.Clone(list[from:to])
		slices.SortStableFunc(same, func(a, b moment) int { return cmp.Compare(a.at.Last(), b.at.Last()) })
		for len(same) > 0 {
			n := 1
			for n < len(same) && same[n].at.Last() == same[0].at.Last() {
				n++
			}
			out = append(out, s.day(p, same[:n]))
			same = same[n:]
		}
		from = to
	}
	return out
}

func (s *Site) day(p *Page, list []moment) Day {
	d := Day{Date: dateOn(list[0].at.Start())}
	if at := list[0].at; at.Last() != "" {
		d.Date = momentDate(at)
	}
	statements, articles := 0, 0
	for _, m := range list {
		switch {
		case m.event != nil:
			d.Events = append(d.Events, s.eventEntry(p, m.event))
		case m.statement != nil && m.statement.Event != nil: // it stands with its event
		case m.statement != nil:
			if statements++; statements <= dayStatements {
				d.Statements = append(d.Statements, s.statementEntry(p, m.at, m.statement))
			}
		default:
			if articles++; articles <= dayArticles {
				d.Articles = append(d.Articles, articleEntry(p, m.article))
			}
		}
	}
	var more []string
	if n := statements - len(d.Statements); n > 0 {
		more = append(more, plural(n, "more statement", "more statements"))
	}
	if n := articles - len(d.Articles); n > 0 {
		more = append(more, plural(n, "more article", "more articles"))
	}
	d.More = strings.Join(more, " and ")
	return d
}

// dateOn writes a date of ISO 8601 for people.
func dateOn(iso string) Date {
	first, _, ok := days(iso)
	if !ok {
		return Date{iso, ""}
	}
	layout := map[int]string{4: "2006", 7: "January 2006", 10: "Monday, 2 January 2006"}[len(iso)]
	return Date{dateAt(first).Format(layout), iso}
}

func (s *Site) eventEntry(p *Page, e *dossier.Event) EventEntry {
	it := EventEntry{Link: *eventLink(p, e), When: momentDate(e.When), Where: e.Where}
	for _, st := range e.Statements[:min(len(e.Statements), dayStatements)] {
		it.Statements = append(it.Statements, s.statementEntry(p, e.When, st))
	}
	it.More = len(e.Statements) - len(it.Statements)
	for _, w := range e.Evidence {
		it.Words = append(it.Words, EventWords{w.Article.Text.Plain(w.Span), p.place(w.Article, w.Block)})
	}
	return it
}

func (s *Site) statementEntry(p *Page, at dossier.Moment, st *dossier.Statement) StatementEntry {
	it := StatementEntry{When: momentDate(at), Item: s.item(p, st)}
	it.Item.Words = clip(it.Item.Words, 160, false)
	for _, w := range st.Witnesses {
		q := w.Quotation
		if !q.When().IsZero() {
			it.Words = append(it.Words, EventWords{q.Article.Text.Plain(q.Manner.When), p.at(q)})
		}
	}
	return it
}

func articleEntry(p *Page, a *dossier.Article) ArticleEntry {
	it := ArticleEntry{Link: Link{a.Title, p.toArticle(a, "")}, Outlet: a.Outlet.Name, Inferred: a.Inferred}
	for _, q := range a.Quotations {
		if q.Statement.When().IsZero() {
			it.Undated++
		}
	}
	return it
}

func (s *Site) undated() (n int) {
	for _, st := range s.Dossier.Statements {
		if st.When().IsZero() {
			n++
		}
	}
	return n
}
