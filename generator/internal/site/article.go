package site

import (
	"fmt"
	"slices"
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

func (s *Site) articles(add adder) {
	if len(s.Dossier.Articles) == 0 {
		return
	}
	const list = articlesPage
	s.articleLists(add)
	reading := func(p *Page) (title, short, description string) {
		a := p.About.(*dossier.Article)
		return a.Title, "", fmt.Sprintf("%s, annotated: %s.", first(a.Outlet.Name, "Article"), plural(len(a.Quotations), "quotation", "quotations"))
	}
	source := func(p *Page) (title, short, description string) {
		return "Source of " + p.About.(*dossier.Article).Title, "Source ledger", "The text as received, line by line, every character in one class."
	}
	read := func(p *Page) any { return s.article(p, p.About.(*dossier.Article)) }
	receive := func(p *Page) any { return s.source(p, p.About.(*dossier.Article)) }
	above := func(p *Page) Address { return ArticleAddress(p.About.(*dossier.Article)) }
	article := &Page{addressOf: addressOf(ArticleAddress), Template: "article", Section: list, words: reading, build: read}
	ledger := &Page{addressOf: addressOf(SourceAddress), Template: "source", Section: list, aboveOf: above, words: source, build: receive}
	for _, a := range s.Dossier.Articles {
		add(article, a)
		add(ledger, a)
	}
}

// ArticleItem is an article in a list.
type ArticleItem struct {
	Title, Href, Outlet string
	Published           Date
	Inferred            bool
	Digest              bool
	Facts               []string
}

func (p *Page) articleItem(a *dossier.Article) ArticleItem {
	return ArticleItem{Title: a.Title, Href: p.toArticle(a, ""), Outlet: a.Outlet.Name, Published: p.slate.date(a.Published), Inferred: a.Inferred, Digest: a.Digest,
		Facts: p.site.of(a).facts()}
}

// elsewhere tells whether more than one article carries a statement.
func elsewhere(st *dossier.Statement) bool {
	first := st.Witnesses[0].Quotation.Article
	return slices.ContainsFunc(st.Witnesses, func(w *dossier.Witness) bool { return w.Quotation.Article != first })
}

// ArticlePage is the data of a reading page.
type ArticlePage struct {
	ArticleItem
	Article   *dossier.Article
	Source    string // link to the ledger
	URL       string
	Archived  string
	Byline    string
	Rights    string
	BasisNote string
	Language  string
	Dir       string // "auto" when some of its letters are written from right to left
	Voices    []Lane
	Unlaned   int      // speakers beyond these
	Opening   *Passage // the headline, when the text has one
	Passages  []Passage
	Carried   int             // statements other articles carry too
	Shared    []StatementItem // of many of them those that most carry
	Nearest   []NearItem
	People    []PersonItem
	Furniture bool
	Doubts    bool
}

// mostShared is how many statements are listed below an article as shared with
// others: who takes over a whole article takes over all of them, and each has its
// note.
const mostShared = 12

// A Passage is one block of the text with its marks and notes.
type Passage struct {
	ID      string
	Block   anno.Block
	Gap     text.Span // what stands between the block before and this one
	Marks   []Mark
	Notes   []Note
	Intros  []Intro // of people first named here who say nothing in it
	Remarks []Remark
}

// A Remark is a note on words that belong to no quotation: a suggestion a
// person has turned down, a repair outside every quotation.
type Remark struct {
	Kind  MarkKind
	Sign  string
	Words string // as printed
	Read  string // what is read instead, or the reason
}

// MarkKind is what a stretch of a passage is shown as.
type MarkKind int

const (
	QuotationMark MarkKind = iota
	MentionMark            // a person or organization, as a link
	FurnitureMark
	RepairMark
	RejectedMark
)

// A Mark is a stretch of a passage, clipped to it.
type Mark struct {
	Kind  MarkKind
	Span  text.Span
	Voice int
	Type  anno.Type
	N     int    // position of its quotation in the paragraph, from 1: joins mark, label and note
	Href  string // of a mention
	Note  *Note  // set on the mark after whose end the quotation's label stands
}

// A Note says of a quotation what its words do not: it stands after the
// paragraph in the document, and in the margin where there is room.
type Note struct {
	ID, LabelID string
	N           int
	Number      int
	Statement   string // link to the statement's page
	Voice       Voice
	ShowVoice   bool // the label names the speaker: the first, or another than before
	Kind        anno.Type
	Cue         string
	Intro       *Intro // who the speaker is, where the article first names them
	Remarks     []string
	Also        []Place
	More        int   // places beyond these, all on the statement's page
	Echo        *Echo // the same words of somebody else; nil for none
	Reviewed    bool
	Doubt       string
}

func (s *Site) article(p *Page, a *dossier.Article) any {
	d := ArticlePage{ArticleItem: p.articleItem(a), Article: a, Source: p.To(SourceAddress(a)), URL: a.URL, Archived: a.Archived,
		Byline: a.Byline, Rights: a.Rights, BasisNote: a.BasisNote, Language: a.Language, Dir: direction(a.Text.String()),
		Furniture: len(a.Set.Furniture) > 0}
	d.Voices, d.Unlaned = s.lanes(p, a)
	times := make(map[*dossier.Statement]int, len(a.Quotations))
	for _, q := range a.Quotations {
		d.Doubts = d.Doubts || q.Doubt() != ""
		times[q.Statement]++
	}
	shared := p.slate.statements.list(len(s.of(a).statements()))
	for _, st := range s.of(a).statements() {
		if elsewhere(st) {
			shared = append(shared, st)
		}
	}
	if d.Carried = len(shared); d.Carried > mostShared {
		shared = heaviest(shared, mostShared)
	}
	d.Shared = p.slate.items.list(len(shared))
	for _, st := range shared {
		d.Shared = append(d.Shared, s.sharing(p, st, a, times[st]))
	}
	d.Doubts = d.Doubts || len(a.Rejected)+len(a.Set.Repairs) > 0
	d.Nearest = s.nearestItems(p, a)
	people := s.of(a).people()
	d.People = p.slate.people.list(len(people))
	for _, x := range people {
		d.People = append(d.People, s.person(p, x.agent))
	}
	passages := s.passages(p, a)
	if len(passages) > 0 && passages[0].Block.Kind == anno.Headline {
		d.Opening, passages = &passages[0], passages[1:]
	}
	d.Passages = passages
	return d
}

// passages lays marks and notes over the blocks.
func (s *Site) passages(p *Page, a *dossier.Article) []Passage {
	out := p.slate.passages.list(len(a.Set.Blocks))
	end := 0
	for i, b := range a.Set.Blocks {
		out = append(out, Passage{ID: blockID(a, i), Block: b, Gap: text.Span{Start: end, End: b.Span.Start}})
		end = b.Span.End
	}
	holding := func(end int) int {
		return sort.Search(len(out), func(i int) bool { return out[i].Block.Span.End >= end })
	}
	put := func(m Mark) {
		from := sort.Search(len(out), func(i int) bool { return out[i].Block.Span.End > m.Span.Start })
		for ; from < len(out) && out[from].Block.Span.Start < m.Span.End; from++ {
			b, c := out[from].Block.Span, m
			c.Span = text.Span{Start: max(c.Span.Start, b.Start), End: min(c.Span.End, b.End)}
			if c.Note != nil && m.Span.End > b.End {
				c.Note = nil
			}
			if !c.Span.Empty() {
				out[from].Marks = append(out[from].Marks, c)
			}
		}
	}
	say := func(at text.Span, r Remark) {
		if k := holding(at.End); k < len(out) {
			out[k].Remarks = append(out[k].Remarks, r)
		}
	}
	var last Voice
	for _, q := range a.Quotations {
		n := s.note(p, q)
		n.ShowVoice = n.Voice != last
		last = n.Voice
		k := holding(text.Bounds(stretches(q)).End)
		if k == len(out) {
			continue
		}
		n.N = len(out[k].Notes) + 1
		for _, m := range markup(q, n) {
			put(m)
		}
		out[k].Notes = append(out[k].Notes, *n)
	}
	for _, m := range a.Mentions {
		if m.First {
			put(Mark{Kind: MentionMark, Span: m.Span(), Href: p.toAgent(m.Agent)})
		}
	}
	for _, f := range a.Set.Furniture {
		put(Mark{Kind: FurnitureMark, Span: f.Span})
	}
	for _, r := range a.Set.Repairs {
		put(Mark{Kind: RepairMark, Span: r.Span})
		if !slices.ContainsFunc(a.Quotations, func(q *dossier.Quotation) bool { return repairs(r, q) }) {
			say(r.Span, Remark{RepairMark, "–", a.Text.Plain(r.Span), r.Read})
		}
	}
	for _, r := range a.Rejected {
		put(Mark{Kind: RejectedMark, Span: r.Span})
		say(r.Span, Remark{RejectedMark, "×", clip(a.Text.Plain(r.Span), 60, false), r.Reason})
	}
	s.introduce(p, a, out)
	return out
}

// stretches are the parts of a quotation that pages mark: of a mixed one only
// what stands between quotation marks, with the marks.
func stretches(q *dossier.Quotation) []text.Span {
	if q.Type() != anno.Mixed {
		return q.Content()
	}
	var out []text.Span
	for _, s := range q.Quoted() {
		out = append(out, q.Article.Text.WithMarks(s))
	}
	return out
}

// markup gives a quotation's marks; the last carries the note.
func markup(q *dossier.Quotation, n *Note) []Mark {
	var out []Mark
	for _, s := range stretches(q) {
		out = append(out, Mark{Kind: QuotationMark, Span: s, Voice: n.Voice.Number, Type: q.Type(), N: n.N})
	}
	out[len(out)-1].Note = n
	return out
}
