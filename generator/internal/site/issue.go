package site

import (
	"fmt"
	"slices"

	"dossier/generator/internal/dossier"
)

func (s *Site) issues(add adder) {
	if len(s.Dossier.Issues) == 0 {
		return
	}
	const list = Address("positions.html")
	add.one(&Page{Address: list, Template: "positions", Title: "Positions", Description: "Who stands where on which question, and on which evidence.", Section: list, build: func(p *Page) any { return s.positions(p) }})
	for _, i := range s.Dossier.Issues {
		add.one(&Page{Address: IssueAddress(i), Template: "issue", Title: i.Title, Description: first(i.Question, i.Title), Section: list, About: i, build: func(p *Page) any { return s.issue(p, i) }})
	}
}

// basisWords names a basis as pages do; the first letter stands in the matrix.
var basisWords = map[dossier.Basis]string{
	dossier.OwnWords: "own words", dossier.Paraphrase: "paraphrase", dossier.ReportedBy: "reported by another", dossier.Inferred: "inferred",
}

var basisLetters = map[dossier.Basis]string{
	dossier.OwnWords: "O", dossier.Paraphrase: "P", dossier.ReportedBy: "R", dossier.Inferred: "I",
}

// PositionItem is one position with its evidence in full.
type PositionItem struct {
	ID       string
	Issue    Link
	Question string
	Holder   Voice
	Role     string
	Stance   dossier.Stance
	Basis    string
	Letter   string
	Via      *Link
	Since    Date
	Weight   string // "3 statements in 2 articles": no stronger word is used
	Earlier  bool   // another stance of the same holder has taken its place
	Was      *Link  // the stance before
	Note     string
	Evidence []EvidenceItem
	Cited    []EvidenceItem // each statement once
}

// EvidenceItem is the words a position rests on.
type EvidenceItem struct {
	Words     string
	Number    int // of the statement; 0 for narration
	Statement string
	Voice     int
	Speaker   string // who says the words, when it is not the holder
	Place     Place
	Issue     Link
	Holder    string
	Stance    dossier.Stance
	Basis     string
}

func (p *Page) evidence(e *dossier.Evidence) EvidenceItem {
	pos := e.Position
	it := EvidenceItem{Words: e.Article.Text.Plain(e.Span), Place: p.place(e.Article, e.Block), Voice: 5,
		Issue: Link{pos.Issue.Title, p.To(Address(string(IssueAddress(pos.Issue)) + "#" + positionID(pos)))}, Holder: pos.Holder.Name, Stance: pos.Stance, Basis: basisWords[pos.Basis]}
	if q := e.Quotation; q != nil {
		it.Number, it.Statement = q.Statement.Number, p.linkStatement(q.Statement)
		it.Place = p.at(q)
		if q.Speaker != nil {
			it.Voice = q.Speaker.Voice
		}
		if q.Speaker != pos.Holder {
			it.Speaker = p.voice(q.Speaker, q.Unnamed).Name
		}
	}
	return it
}

// positionID is the id of a position's element; of a stance that another has
// taken the place of, with its date.
func positionID(pos *dossier.Position) string {
	id := "position-" + pos.Holder.ID
	if pos.Later != nil {
		id += "-" + DateOf(pos.Since).ISO
	}
	return id
}

func (s *Site) position(p *Page, pos *dossier.Position) PositionItem {
	it := PositionItem{ID: positionID(pos), Issue: Link{pos.Issue.Title, p.To(IssueAddress(pos.Issue))}, Question: pos.Issue.Question,
		Holder: p.voice(pos.Holder, ""), Role: s.Role(pos.Holder), Stance: pos.Stance, Basis: basisWords[pos.Basis], Letter: basisLetters[pos.Basis], Since: DateOf(pos.Since), Weight: pos.Weight().String(), Earlier: pos.Later != nil, Note: pos.Note}
	if e := pos.Earlier; e != nil {
		it.Was = &Link{string(e.Stance), p.To(Address(string(IssueAddress(e.Issue)) + "#" + positionID(e)))}
	}
	if pos.Via != nil {
		it.Via = &Link{pos.Via.Name, p.toAgent(pos.Via)}
	}
	for _, e := range pos.Evidence {
		ev := p.evidence(e)
		it.Evidence = append(it.Evidence, ev)
		if !slices.ContainsFunc(it.Cited, func(o EvidenceItem) bool { return o.Number > 0 && o.Number == ev.Number }) {
			it.Cited = append(it.Cited, ev)
		}
	}
	return it
}

// IssuePage is the data of an issue's page.
type IssuePage struct {
	Issue       *dossier.Issue
	Facts       []string
	Positions   []PositionItem // of each holder the last first, then those before it
	Silent      []Link
	Accord      Accord
	Line        *StanceLine
	Suggestions []SuggestionItem
	More        int // suggestions beyond these
	Others      []Link
}

func (s *Site) issue(p *Page, is *dossier.Issue) any {
	d := IssuePage{Issue: is, Accord: accord(p, is), Line: stanceLine(p, is)}
	seen := map[*dossier.Statement]bool{}
	for _, pos := range is.Positions {
		for _, e := range pos.Evidence {
			if e.Quotation != nil {
				seen[e.Quotation.Statement] = true
			}
		}
		if pos.Later != nil {
			continue
		}
		for ; pos != nil; pos = pos.Earlier {
			d.Positions = append(d.Positions, s.position(p, pos))
		}
	}
	for _, g := range s.holders() {
		if !slices.ContainsFunc(is.Positions, func(pos *dossier.Position) bool { return pos.Holder == g }) {
			d.Silent = append(d.Silent, Link{g.Name, p.toAgent(g)})
		}
	}
	d.Facts = []string{plural(len(is.Positions), "position", "positions"), plural(len(seen), "statement", "statements")}
	if n := len(d.Silent); n > 0 {
		d.Facts = append(d.Facts, plural(n, "holder silent", "holders silent"))
	}
	shown := is.Suggestions[:min(len(is.Suggestions), mostSuggestions)]
	for _, g := range shown {
		d.Suggestions = append(d.Suggestions, s.suggestion(p, g))
	}
	d.More = len(is.Suggestions) - len(shown)
	for _, o := range s.Dossier.Issues {
		if o != is {
			d.Others = append(d.Others, Link{first(o.Question, o.Title), p.To(IssueAddress(o))})
		}
	}
	return d
}

// holders are all who hold a position on anything, in the order of people.
func (s *Site) holders() []*dossier.Agent {
	var out []*dossier.Agent
	for _, g := range s.agents {
		if len(g.Positions) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// Matrix is the data of positions.html, and of its small form on the home page.
type Matrix struct {
	Issues []MatrixIssue
	Rows   []MatrixRow
}

// MatrixIssue is a column.
type MatrixIssue struct {
	Link
	Question string
}

// MatrixRow is a holder's line.
type MatrixRow struct {
	Holder Voice
	Role   string
	Cells  []MatrixCell
}

// MatrixCell is what a holder's stance on an issue is; silence is derived.
type MatrixCell struct {
	Issue     string
	Stance    dossier.Stance
	Positions []PositionItem
	Count     string // "2 × "
}

// PositionsPage is the data of positions.html.
type PositionsPage struct {
	Matrix Matrix
	Accord []Accord // of each issue on which two can be set beside one another
}

func (s *Site) positions(p *Page) any {
	d := PositionsPage{Matrix: s.matrix(p)}
	for _, i := range s.Dossier.Issues {
		if a := accord(p, i); len(a.Agree)+len(a.Conflict) > 0 {
			d.Accord = append(d.Accord, a)
		}
	}
	return d
}

func (s *Site) matrix(p *Page) Matrix {
	var held []*dossier.Position
	for _, i := range s.Dossier.Issues {
		for _, pos := range i.Positions {
			if pos.Later == nil {
				held = append(held, pos)
			}
		}
	}
	return s.matrixOf(p, s.Dossier.Issues, held)
}

// matrixOf sets the holders of some positions against some issues.
func (s *Site) matrixOf(p *Page, issues []*dossier.Issue, held []*dossier.Position) Matrix {
	var m Matrix
	for _, i := range issues {
		m.Issues = append(m.Issues, MatrixIssue{Link{i.Title, p.To(IssueAddress(i))}, i.Question})
	}
	for _, g := range s.holders() {
		if !slices.ContainsFunc(held, func(pos *dossier.Position) bool { return pos.Holder == g }) {
			continue
		}
		row := MatrixRow{Holder: p.voice(g, ""), Role: s.Role(g)}
		for _, i := range issues {
			c := MatrixCell{Issue: i.Title, Stance: dossier.Silent}
			for _, pos := range held {
				if pos.Holder == g && pos.Issue == i {
					it := s.position(p, pos)
					c.Positions = append(c.Positions, it)
					c.Stance = pos.Stance
					c.Count = fmt.Sprintf("%d\u202f×\u202f", len(it.Cited))
				}
			}
			row.Cells = append(row.Cells, c)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}
