package site

import (
	"fmt"
	"slices"
	"strconv"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
)

func (s *Site) statements(add adder) {
	const list = statementsPage
	if len(s.Dossier.Statements) > 0 {
		s.statementLists(add)
	}
	words := func(p *Page) (title, short, description string) {
		st := p.About.(*dossier.Statement)
		short, words := "Statement "+strconv.Itoa(st.Number), Printed(st.Witnesses[0].Quotation)
		return short + ": " + clip(words, 60, false), short, clip(words, 150, false)
	}
	build := func(p *Page) any { return s.statement(p, p.About.(*dossier.Statement)) }
	kind := &Page{addressOf: addressOf(StatementAddress), Template: "statement", Section: list, words: words, build: build}
	for _, st := range s.Dossier.Statements {
		add(kind, st)
	}
	for _, r := range s.Dossier.Retired {
		add.one(&Page{Address: statementAddress(r.Number, r.Slug), Template: "retired", Title: fmt.Sprintf("Statement %d, no longer carried", r.Number),
			Description: clip(r.Words, 150, false), Section: list, build: func(p *Page) any { return s.retired(p, r) },
			from: func(x sum.Sum, f *sums) sum.Sum { return f.retired(x, r) }})
	}
}

// StatementPage is the data of a statement's page.
type StatementPage struct {
	StatementItem
	Reported    bool
	Role        string
	Event       *Link    // the occasion it belongs to
	Facts       []string // how often, and where
	Reviewed    bool
	Witnesses   []Siglum
	Readings    []Reading // the base first; none where there is one witness
	Signs       Signs
	Accidentals []Accidental // differences in anything but words
	Abreast     bool         // there are few witnesses, and each has a cell of its own in what follows
	Framing     []FrameRow
	Found       []Finding
	Carriers    []Carrier // none where all witnesses carry all of it, and no article is known not to
	Absent      []Place   // articles that do not carry it, in a dossier of few
	Why         []Why     // why the witnesses are of one statement
	Evidence    []EvidenceItem
	Cite        Citation
	Echoes      []StatementItem // the same words, given to other speakers
	EchoesMore  int             // of them beyond these
	Near        []StatementItem
	About       []Link // people and organizations its words name
	Originals   []Link // where outlets print it themselves
}

// allCards is up to how many statements each has a social card of its own. Of more,
// those have one that several articles carry or that a position rests on, as a
// card costs some milliseconds and some twelve kilobytes.
const allCards = 2000

// AllCards tells whether each statement has a social card.
func (s *Site) AllCards() bool { return len(s.Dossier.Statements) <= allCards }

// maxAbreast is how many witnesses can be shown side by side. Of more, those that
// say the same share a cell: who says it otherwise is then seen at once.
const maxAbreast = 3

// A Carrier is which part of the statement a witness prints, or several do.
type Carrier struct {
	Names  string
	Places []Place // theirs, if they are few
	Coverage
}

func (s *Site) statement(p *Page, st *dossier.Statement) any {
	d := StatementPage{StatementItem: s.item(p, st), Reported: st.Type == anno.Indirect, Facts: p.printedIn(st),
		Why: whys(st.Witnesses), Cite: s.cite(p, st), About: s.namedIn(p, st), Originals: originals(st)}
	if st.Speaker != nil {
		d.Role = s.Role(st.Speaker)
	}
	if st.Event != nil {
		d.Event = eventLink(p, st.Event)
	}
	ws := p.witnesses(st)
	if len(ws) > 1 {
		d.Readings, d.Accidentals = p.readings(ws), accidentals(ws)
		for _, r := range d.Readings {
			d.Signs = d.Signs.of(r)
		}
	}
	d.Witnesses = p.slate.sigla.list(len(ws))
	for _, w := range ws {
		d.Witnesses = append(d.Witnesses, w.name)
		d.Reviewed = d.Reviewed || w.State() == dossier.Reviewed
	}
	d.Abreast = 1 < len(ws) && len(ws) <= maxAbreast
	d.Framing, d.Found = p.framing(ws)
	if n := len(s.Dossier.Articles); n > 1 && n <= maxBoxes {
		for _, a := range s.Dossier.Articles {
			in := func(st *dossier.Statement) bool { return carried(st, a) != "none" }
			if !in(st) && !slices.ContainsFunc(st.Echoes, in) { // what prints the words under another name is named above
				d.Absent = append(d.Absent, Place{Outlet: s.outlet(a), Href: p.toArticle(a, "")})
			}
		}
	}
	if len(d.Absent) > 0 || slices.ContainsFunc(ws, func(w witness) bool { return reworded(w.diffs) }) {
		d.Carriers = p.carrying(ws)
	}
	for i, e := range st.Evidence {
		if slices.ContainsFunc(st.Evidence[:i], func(o *dossier.Evidence) bool { return o.Position == e.Position }) {
			continue // of another of its places
		}
		d.Evidence = append(d.Evidence, p.evidence(e))
	}
	for _, e := range st.Echoes[:shownOf(len(st.Echoes))] {
		d.Echoes = append(d.Echoes, s.item(p, e))
	}
	d.EchoesMore = len(st.Echoes) - len(d.Echoes)
	if n := len(st.Echoes); n == 1 {
		d.Facts = append(d.Facts, "also given to "+st.Echoes[0].Speaker.Name)
	} else if n > 1 {
		d.Facts = append(d.Facts, "also given to others")
	}
	i, _ := s.numbered(st.Number)
	d.Near = p.slate.items.list(2)
	for _, k := range [2]int{i - 1, i + 1} {
		if k >= 0 && k < len(s.Dossier.Statements) && s.Dossier.Statements[k].Speaker == st.Speaker && st.Speaker != nil {
			beside := s.item(p, s.Dossier.Statements[k])
			beside.Own = true
			d.Near = append(d.Near, beside)
		}
	}
	return d
}

// witnesses are the quotations of a statement with their sigla; the first is
// the base.
func (p *Page) witnesses(st *dossier.Statement) []witness {
	out := p.slate.witnesses.list(len(st.Witnesses))
	for i, w := range st.Witnesses {
		out = append(out, witness{w.Quotation, w.Diffs(), Siglum{siglum(i), p.at(w.Quotation)}})
	}
	return out
}

// carrying says how much of the statement its witnesses carry.
func (p *Page) carrying(ws []witness) []Carrier {
	total := int(ws[0].Witness.Words)
	covers := p.slate.covers.list(len(ws))
	for k, w := range ws {
		if k == 0 {
			covers = append(covers, p.whole(total))
		} else {
			covers = append(covers, coverage(w.diffs, total))
		}
	}
	out := p.slate.carriers.list(len(ws))
	for _, of := range together(len(ws), func(i int) string { return covers[i].drawn() }) {
		c := Carrier{Names: sigla(of), Coverage: covers[of[0]]}
		if len(of) <= maxAbreast {
			c.Places = p.slate.places.list(len(of))
			for _, i := range of {
				c.Places = append(c.Places, ws[i].name.Place)
			}
		}
		out = append(out, c)
	}
	return out
}

// together is alike for what shows few witnesses side by side.
func together[Had comparable](n int, has func(witness int) Had) [][]int {
	if n > maxAbreast {
		return alike(n, has)
	}
	return apart[:n]
}

var apart = [maxAbreast][]int{{0}, {1}, {2}}

// printedIn says how often a statement is printed, and where.
func (p *Page) printedIn(st *dossier.Statement) []string {
	to, articles := p.slate, 0
	for range carriers(st) {
		articles++
	}
	var times [len(setOff)]int
	for _, w := range st.Witnesses {
		kind := w.Quotation.Article.Set.Blocks[w.Quotation.Block].Kind
		for i := range setOff {
			if setOff[i].kind == kind {
				times[i]++
			}
		}
	}
	facts := append(to.words.list(4+len(setOff)), to.plural(int(st.Witnesses[0].Words), "word", "words"),
		to.join("in ", to.count(articles), " of ", to.plural(len(p.site.Dossier.Articles), "article", "articles")))
	if n := len(st.Witnesses); n > articles {
		facts = append(facts, to.join("printed ", to.count(n), " times"))
	}
	for i, k := range setOff {
		switch n := times[i]; {
		case n == 1 && len(st.Witnesses) == 1:
			facts = append(facts, k.one)
		case n == 1:
			facts = append(facts, to.join("once ", k.one))
		case n > 1:
			facts = append(facts, to.join(to.count(n), " times ", k.many))
		}
	}
	if first, last := p.published(st); first != last {
		facts = append(facts, to.join(first.Text, " to ", last.Text))
	}
	return facts
}

// setOff are the kinds of blocks apart from the text.
var setOff = [...]struct {
	kind      anno.BlockKind
	one, many string
}{
	{anno.Headline, "in a headline", "in headlines"}, {anno.Standfirst, "in a standfirst", "in standfirsts"},
	{anno.Caption, "in a caption", "in captions"}, {anno.Heading, "in a heading", "in headings"},
}

// published are the first and the last day of publication among the witnesses.
func (p *Page) published(st *dossier.Statement) (first, last Date) {
	var from, to conf.Date
	for _, w := range st.Witnesses {
		d := w.Quotation.Article.Published
		if d.IsZero() {
			continue
		}
		if from.IsZero() || d.Time.Before(from.Time) {
			from = d
		}
		if to.IsZero() || d.Time.After(to.Time) {
			to = d
		}
	}
	return p.slate.date(from), p.slate.date(to)
}

// namedIn lists whom a statement's words name.
func (s *Site) namedIn(p *Page, st *dossier.Statement) []Link {
	named := s.naming()[st]
	out := p.slate.links.list(len(named))
	for _, g := range named {
		out = append(out, Link{g.Name, p.toAgent(g)})
	}
	return out
}
