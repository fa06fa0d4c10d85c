package site

import (
	"fmt"
	"sync"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/sum"
)

// A long list about somebody stands on pages of its own; the person's page
// shows the first of it.
const (
	fewStatements = 40  // a list this long stays on the person's page as a whole
	topStatements = 24  // else so many of it do
	fewSentences  = 30  // likewise of sentences that name somebody
	perShelf      = 100 // entries on each further page
)

// ShelfPage is the data of one page of a long list.
type ShelfPage struct {
	Agent     Link
	Kicker    string
	Said      []Said          // statements by date
	About     []StatementItem // statements of others
	Sentences []Sentence      // where articles name somebody
	Before    *Link
	After     *Link
}

// A shelf is one long list of an agent.
type shelf struct {
	agent *dossier.Agent
	key   string // in the address
	title string
	n     int
	fill  func(p *Page, d *ShelfPage, from, to int)
	from  func(x sum.Sum, f *sums, from, to int) sum.Sum // of the same entries
}

// shelvesOf are the lists of an agent that are too long for one page.
func (s *Site) shelvesOf(g *dossier.Agent) []shelf {
	if max(len(g.Statements), len(g.About)) <= fewStatements && len(g.Named) <= fewSentences {
		return nil // as of most
	}
	var out []shelf
	if n := len(g.Statements); n > fewStatements {
		list := sync.OnceValue(func() []*dossier.Statement { return s.byDay(g.Statements) }) // for all its pages
		out = append(out, shelf{g, "statements", "Statements by date", n,
			func(p *Page, d *ShelfPage, from, to int) { d.Said = s.said(p, list()[from:to]) },
			func(x sum.Sum, f *sums, from, to int) sum.Sum { return f.each(x, list()[from:to]) }})
	}
	if list := about(g); len(list) > fewStatements {
		out = append(out, shelf{g, "about", "What others say", len(list), func(p *Page, d *ShelfPage, from, to int) {
			for _, st := range list[from:to] {
				d.About = append(d.About, s.item(p, st))
			}
		}, func(x sum.Sum, f *sums, from, to int) sum.Sum { return f.each(x, list[from:to]) }})
	}
	if list := naming(g); len(list) > fewSentences {
		out = append(out, shelf{g, "named", "Where articles name them", len(list),
			func(p *Page, d *ShelfPage, from, to int) { d.Sentences = sentences(p, list[from:to]) },
			func(x sum.Sum, f *sums, from, to int) sum.Sum {
				for _, n := range list[from:to] {
					x = x.With(f.text(n.Article)).Int(n.Mention().Start)
				}
				return x
			}})
	}
	return out
}

// shelves adds the further pages of an agent.
func (s *Site) shelves(add adder, g *dossier.Agent, section Address) {
	for _, sh := range s.shelvesOf(g) {
		for from := 0; from < sh.n; from += perShelf {
			title := fmt.Sprintf("%s: %s, %s", g.Name, lower(sh.title), sh.label(from))
			add.one(&Page{Address: sh.address(from), Template: "shelf", Title: title, Description: title, Short: sh.title + ", " + sh.label(from), Section: section, Above: AgentAddress(g),
				build: func(p *Page) any { return sh.page(p, from) },
				from: func(x sum.Sum, f *sums) sum.Sum {
					return sh.from(x.With(f.who(g)).Text(sh.key).Int(sh.n), f, from, min(from+perShelf, sh.n))
				}})
		}
	}
}

func (sh shelf) address(from int) Address {
	folder := "people/"
	if sh.agent.Kind == "organization" {
		folder = "organizations/"
	}
	return Address(fmt.Sprintf("%s%s/%s-%d.html", folder, sh.agent.ID, sh.key, from/perShelf+1))
}

func (sh shelf) label(from int) string {
	return fmt.Sprintf("%d–%d", from+1, min(from+perShelf, sh.n))
}

func (sh shelf) page(p *Page, from int) any {
	d := ShelfPage{Agent: Link{sh.agent.Name, p.toAgent(sh.agent)}, Kicker: fmt.Sprintf("%s, %s of %d", sh.title, sh.label(from), sh.n)}
	sh.fill(p, &d, from, min(from+perShelf, sh.n))
	link := func(at int) *Link { return &Link{sh.label(at), p.To(sh.address(at))} }
	if from > 0 {
		d.Before = link(from - perShelf)
	}
	if from+perShelf < sh.n {
		d.After = link(from + perShelf)
	}
	return d
}

// links lead to the pages of a shelf.
func (sh shelf) links(p *Page) []Link {
	var out []Link
	for from := 0; from < sh.n; from += perShelf {
		out = append(out, Link{sh.label(from), p.To(sh.address(from))})
	}
	return out
}

// about are the statements of others whose words name an agent, each once.
func about(g *dossier.Agent) []*dossier.Statement {
	var out []*dossier.Statement
	seen := map[*dossier.Statement]bool{}
	for _, q := range g.About {
		if !seen[q.Statement] && q.Statement.Speaker != g {
			seen[q.Statement] = true
			out = append(out, q.Statement)
		}
	}
	return out
}

// naming are the sentences that name an agent, the first of each paragraph.
func naming(g *dossier.Agent) []*dossier.Naming {
	var out []*dossier.Naming
	for i := range g.Named {
		n := &g.Named[i]
		if k := len(out); k == 0 || out[k-1].Article != n.Article || out[k-1].Block() != n.Block() {
			out = append(out, n)
		}
	}
	return out
}
