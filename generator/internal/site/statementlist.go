package site

import (
	"fmt"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
)

const statementsPage Address = "quotes.html"

// listedWords is how many characters of a statement a list of all statements
// shows; its own page has the rest.
const listedWords = 1200

// StatementList is the data of quotes.html and of the pages after it.
type StatementList struct {
	First bool // the page is quotes.html
	Parts []StatementPart
}

// A StatementPart is the statements of one kind, or as many as stand on the
// page; none when they all have pages of their own.
type StatementPart struct {
	ID, Title string
	Total     int
	Items     []StatementItem
	Retired   []Link
	Pager     Pager
}

// A statementKind is a list of statements with its pages.
type statementKind struct {
	id, title string
	leaves
	fill func(p *Page, d *StatementPart, from, to int)
	from func(x sum.Sum, f *sums, from, to int) sum.Sum // of the same entries
}

// statementKinds are the lists that have something in them: all on one page, or
// each on its own; those in quotation marks then begin on the first.
func (s *Site) statementKinds() []statementKind {
	var quoted, reported []*dossier.Statement
	for _, st := range s.Dossier.Statements {
		if st.Type == anno.Indirect {
			reported = append(reported, st)
		} else {
			quoted = append(quoted, st)
		}
	}
	retired := s.Dossier.Retired
	all := len(quoted) + len(reported) + len(retired)
	kind := func(id, title string, n int, number func(i int) int, fill func(p *Page, d *StatementPart, from, to int), made func(x sum.Sum, f *sums, from, to int) sum.Sum) statementKind {
		k := statementKind{id, title, leaves{statementsPage, lower(title), n, perPage, nil}, fill, made}
		if all <= perPage {
			k.per = all
		} else {
			k.name = func(from, to int) string { return numbers(number(from), number(to-1)) }
			if id != "quoted" {
				k.first = Address("quotes-" + id + ".html")
			}
		}
		return k
	}
	list := func(of []*dossier.Statement) func(p *Page, d *StatementPart, from, to int) {
		return func(p *Page, d *StatementPart, from, to int) {
			for _, st := range of[from:to] {
				it := s.item(p, st)
				it.Words = clip(it.Words, listedWords, false)
				d.Items = append(d.Items, it)
			}
		}
	}
	listed := func(of []*dossier.Statement) func(x sum.Sum, f *sums, from, to int) sum.Sum {
		return func(x sum.Sum, f *sums, from, to int) sum.Sum { return f.each(x, of[from:to]) }
	}
	var out []statementKind
	for _, k := range []statementKind{
		kind("quoted", "In quotation marks", len(quoted), func(i int) int { return quoted[i].Number }, list(quoted), listed(quoted)),
		kind("reported", "Reported without quotation marks", len(reported), func(i int) int { return reported[i].Number }, list(reported), listed(reported)),
		kind("retired", "No longer carried", len(retired), func(i int) int { return retired[i].Number }, func(p *Page, d *StatementPart, from, to int) {
			for _, r := range retired[from:to] {
				d.Retired = append(d.Retired, retiredLink(p, r))
			}
		}, func(x sum.Sum, f *sums, from, to int) sum.Sum {
			for _, r := range retired[from:to] {
				x = f.retired(x, r)
			}
			return x
		}),
	} {
		if k.n > 0 {
			out = append(out, k)
		}
	}
	return out
}

// statementLists adds quotes.html and the pages after it.
func (s *Site) statementLists(add adder) {
	kinds := s.statementKinds()
	add.one(&Page{Address: statementsPage, Template: "statements", Title: "Statements", Description: "Everything quoted in this dossier, each with its number for good.", Section: statementsPage,
		build: func(p *Page) any {
			l := StatementList{First: true}
			for _, k := range kinds {
				at := -1
				if k.first == statementsPage {
					at = 0
				}
				l.Parts = append(l.Parts, k.part(p, at))
			}
			return l
		}})
	for _, k := range kinds {
		for i := range k.count() {
			if k.address(i) == statementsPage {
				continue
			}
			title := fmt.Sprintf("Statements %s, %s", k.leaves.title(i), k.label)
			add.one(&Page{Address: k.address(i), Template: "statements", Title: title, Short: k.label + ", " + k.leaves.title(i), Description: title + ".", Section: statementsPage,
				build: func(p *Page) any {
					return StatementList{Parts: []StatementPart{k.part(p, i)}}
				},
				from: func(x sum.Sum, f *sums) sum.Sum {
					from, to := k.bounds(i)
					return k.from(k.leaves.from(x.Text(k.id), i), f, from, to)
				}})
		}
	}
}

// part is the i-th page of a kind; without entries for -1.
func (k statementKind) part(p *Page, i int) StatementPart {
	d := StatementPart{ID: k.id, Title: k.title, Total: k.n, Pager: k.pager(p, i)}
	if i >= 0 {
		from, to := k.bounds(i)
		k.fill(p, &d, from, to)
	}
	return d
}
