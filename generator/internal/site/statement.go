package site

import (
	"fmt"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
)

func (s *Site) statements() {
	const list = Address("quotes.html")
	if len(s.Dossier.Statements) > 0 {
		s.add(&Page{Address: list, Template: "statements", Title: "Statements", Description: "Everything quoted in this dossier, each with its number for good.", Section: list, build: s.statementList})
	}
	for i, st := range s.Dossier.Statements {
		words := Printed(st.Witnesses[0].Quotation)
		s.add(&Page{Address: StatementAddress(st), Template: "statement", Title: fmt.Sprintf("Statement %d: %s", st.Number, clip(words, 60, false)),
			Description: clip(words, 150, false), Section: list, build: func(p *Page) any { return s.statement(p, i) }})
	}
	for _, r := range s.Dossier.Retired {
		s.add(&Page{Address: statementAddress(r.Number, r.Slug), Template: "retired", Title: fmt.Sprintf("Statement %d, no longer carried", r.Number),
			Description: clip(r.Words, 150, false), Section: list, build: func(p *Page) any { return s.retired(p, r) }})
	}
}

// StatementList is the data of quotes.html.
type StatementList struct {
	Quoted   []StatementItem
	Reported []StatementItem
	Retired  []Link
}

func (s *Site) statementList(p *Page) any {
	var l StatementList
	for _, st := range s.Dossier.Statements {
		if it := s.item(p, st); st.Type == anno.Indirect {
			l.Reported = append(l.Reported, it)
		} else {
			l.Quoted = append(l.Quoted, it)
		}
	}
	for _, r := range s.Dossier.Retired {
		l.Retired = append(l.Retired, Link{fmt.Sprintf("%d: %s", r.Number, clip(r.Words, 100, false)), statementAddress(r.Number, r.Slug).From(p.Address)})
	}
	return l
}

// StatementPage is the data of a statement's page.
type StatementPage struct {
	StatementItem
	Reported  bool
	Length    string
	Role      string
	CarriedBy string
	Reviewed  bool
	Frames    []Frame
	Alike     bool // all witnesses print the same words in full
	Evidence  []EvidenceItem
	Cite      string
	Near      []StatementItem
	About     []Link // people and organizations its words name
}

// A Frame is one witness: what it prints, and how it sets it.
type Frame struct {
	Siglum   string
	Place    Place
	Words    string // as printed
	Part     *Part  // of a fragment: where in the statement its words stand
	Coverage Bar    // in hundredths of the statement
	Counts   string
	Relation string
	Before   string
	Tag      string // the sentence's own words around the quotation
	Cue      string
	Date     Date
	Inferred bool
	After    string
	Rule     string // that found the words; "" when a person did
	Speaker  string // that found who speaks; likewise
	Doubt    string
}

// sigla name witnesses as editions do: A, B, C, … Z, A2, …
func siglum(i int) string {
	s := string(rune('A' + i%26))
	if i >= 26 {
		s += fmt.Sprint(i/26 + 1)
	}
	return s
}

func (s *Site) statement(p *Page, i int) any {
	st := s.Dossier.Statements[i]
	base := st.Witnesses[0].Quotation
	d := StatementPage{StatementItem: s.item(p, st), Reported: st.Type == anno.Indirect, Alike: true}
	total := st.Witnesses[0].Words
	d.Length = plural(total, "word", "words")
	if st.Speaker != nil {
		d.Role = s.roles[st.Speaker]
	}
	articles := map[*dossier.Article]bool{}
	for k, w := range st.Witnesses {
		articles[w.Quotation.Article] = true
		d.Frames = append(d.Frames, frame(p, w, siglum(k), total))
		d.Reviewed = d.Reviewed || w.Quotation.State == dossier.Reviewed
		d.Alike = d.Alike && w.Relation != dossier.Fragment && w.Relation != dossier.Variant
	}
	d.CarriedBy = fmt.Sprintf("%d of %s", len(articles), plural(len(s.Dossier.Articles), "article", "articles"))
	for _, e := range st.Evidence {
		d.Evidence = append(d.Evidence, p.evidence(e))
	}
	d.Cite = s.cite(st, base)
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(s.Dossier.Statements) && s.Dossier.Statements[k].Speaker == st.Speaker && st.Speaker != nil {
			d.Near = append(d.Near, s.item(p, s.Dossier.Statements[k]))
		}
	}
	d.About = s.namedIn(p, st)
	return d
}

func frame(p *Page, w *dossier.Witness, siglum string, total int) Frame {
	q := w.Quotation
	f := Frame{Siglum: siglum, Place: p.at(q), Words: Printed(q), Date: DateOf(q.Article.Published), Inferred: q.Article.Inferred,
		Rule: ruleOf(q.By), Speaker: ruleOf(q.Attrib), Doubt: q.Doubt}
	total = max(total, 1)
	f.Coverage = Bar{100 * w.At / total, max(1, 100*w.Words/total)}
	f.Counts = fmt.Sprintf("%d of %s", w.Words, plural(total, "word", "words"))
	switch w.Relation {
	case dossier.Full:
		f.Relation = "in full"
	case dossier.Typographic:
		f.Relation = "the same words; punctuation or typography differs"
	case dossier.Variant:
		f.Relation = "with words changed, left out or added"
	case dossier.Fragment:
		f.Relation = "a part"
		f.Part = part(w.Statement.Words, w.At, w.Words)
	}
	f.Before, f.After = around(q)
	var cues []string
	for _, c := range q.Cue {
		cues = append(cues, q.Article.Text.Plain(c))
	}
	f.Cue = strings.Join(cues, " … ")
	var source []string
	for _, c := range q.Source {
		source = append(source, q.Article.Text.Plain(c))
	}
	f.Tag = strings.Join(source, " … ")
	return f
}

// A Part shows which words of a statement a fragment carries.
type Part struct{ Before, Carried, After string }

// part cuts words around n of them, as collation counts them, from the one at.
func part(words string, at, n int) *Part {
	var p Part
	k := 0
	for _, f := range strings.Fields(words) {
		to := &p.Carried
		switch size := len(collate.Words(f)); {
		case k >= at+n:
			to = &p.After
		case k+size <= at:
			to = &p.Before
			k += size
		default:
			k += size
		}
		*to += f + " "
	}
	return &Part{p.Before, strings.TrimSpace(p.Carried), strings.TrimRight(" "+p.After, " ")}
}

func ruleOf(b anno.By) string {
	if b.Origin == anno.Person {
		return ""
	}
	return b.Rule
}

// cite is a plain citation: who, in what, where, and the address that stays.
func (s *Site) cite(st *dossier.Statement, q *dossier.Quotation) string {
	var parts []string
	if st.Speaker != nil {
		parts = append(parts, st.Speaker.Name)
	} else if q.Unnamed != "" {
		parts = append(parts, q.Unnamed)
	}
	parts = append(parts, "in “"+q.Article.Title+"”")
	if o := q.Article.Outlet.Name; o != "" {
		parts = append(parts, o)
	}
	if d := DateOf(q.Article.Published); d.Text != "" {
		parts = append(parts, d.Text)
	}
	parts = append(parts, locator(q.Article, q.Block))
	return fmt.Sprintf("%s. %s, statement %d, %s", strings.Join(parts, ", "), strings.TrimSuffix(s.Dossier.Settings.Title, "."), st.Number, s.Dossier.Settings.BaseURL+string(StatementAddress(st)))
}

// namedIn lists whom a statement's words name.
func (s *Site) namedIn(p *Page, st *dossier.Statement) []Link {
	var out []Link
	for _, g := range s.naming[st] {
		out = append(out, Link{g.Name, AgentAddress(g).From(p.Address)})
	}
	return out
}
