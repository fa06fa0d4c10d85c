package data

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/card"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
	"dossier/generator/internal/sum"
)

// An Image is the picture a link to a page is shown with.
type Image struct {
	URL, Alt      string
	Width, Height int
}

// cardsPerJob is how many cards one painter draws.
const cardsPerJob = 64

// imageOf is the picture for a page; nil where the site's address is not known,
// as a picture is named by a whole URL (https://ogp.me/). A page without a card
// of its own, or with characters no card can show, has the dossier's.
func imageOf(s *site.Site, p *site.Page) *Image {
	if s.Dossier.Settings.BaseURL == "" {
		return nil
	}
	c, own := ownCard(s, p)
	address := cardAddress(p.Address)
	if !own { // its figures, which change with every article, are not what this page is about
		c, address = dossierCard(s), cardAddress(homePage)
		c.Meta = ""
	}
	return &Image{linkerOf(s, p.Address).to(address), c.Alt(), card.Width, card.Height}
}

const homePage site.Address = "index.html"

func cardAddress(a site.Address) site.Address {
	return "cards/" + site.Address(strings.TrimSuffix(string(a), ".html")) + ".png"
}

// cardJobs are what draws the cards of a site whose address is known.
func cardJobs(s *site.Site) []Job {
	if s.Dossier.Settings.BaseURL == "" {
		return nil
	}
	var pages []int
	for i, p := range s.Pages() {
		if _, own := ownCard(s, p); own {
			pages = append(pages, i)
		}
	}
	var jobs []Job
	for some := range slices.Chunk(pages, cardsPerJob) {
		jobs = append(jobs, func(files Files) error { return writeCards(s, some, files) })
	}
	return jobs
}

func writeCards(s *site.Site, pages []int, files Files) error {
	painter, err := card.New()
	if err != nil {
		return err
	}
	for _, i := range pages {
		p := s.Nth(i)
		c, _ := ownCard(s, p)
		at, from := string(cardAddress(p.Address)), cardFrom(c)
		if files.Keep(at, from) {
			continue
		}
		picture, err := painter.PNG(c)
		if err != nil {
			return err
		}
		if err := files.Write(at, picture, from); err != nil {
			return err
		}
	}
	return nil
}

// cardFrom is the sum of all a card is drawn from.
func cardFrom(c card.Card) sum.Sum {
	return sum.Sum(0).Text(c.Dossier).Text(c.Kicker).Text(c.Words).Bool(c.Title).Int(c.Voice).Text(c.Who).Text(c.Meta)
}

// ownCard is the card of a page that has one: the first page, reading pages,
// statements, issues, and people and organizations who are quoted.
func ownCard(s *site.Site, p *site.Page) (c card.Card, own bool) {
	switch about := p.About.(type) {
	case *dossier.Article:
		if p.Template != "article" {
			return c, false
		}
		c = articleCard(about)
	case *dossier.Statement:
		if !s.AllCards() && len(about.Witnesses) == 1 && len(about.Evidence) == 0 {
			return c, false
		}
		c = statementCard(s, about)
	case *dossier.Agent:
		if p.Template != "person" || len(about.Quotations) == 0 {
			return c, false
		}
		c = agentCard(s, about)
	case *dossier.Issue:
		c = issueCard(about)
	default:
		if p.Address != homePage {
			return c, false
		}
		return dossierCard(s), true // what it cannot show it leaves out
	}
	c.Dossier = s.Dossier.Settings.Title
	return c, c.Drawable()
}

func dossierCard(s *site.Site) card.Card {
	d := s.Dossier.Settings
	c := card.Card{Words: d.Title, Title: true, Meta: strings.Join(s.Facts(), ", ")}
	if d.Question != "" {
		c.Words, c.Dossier = d.Question, d.Title
	}
	return c
}

func articleCard(a *dossier.Article) card.Card {
	return card.Card{Kicker: "Article, annotated", Words: a.Title, Title: true,
		Meta: joined(a.Outlet.Name, site.DateOf(a.Published).Text, count(len(a.Quotations), "quotation"))}
}

func statementCard(s *site.Site, st *dossier.Statement) card.Card {
	q := st.Witnesses[0].Quotation
	c := card.Card{Kicker: fmt.Sprintf("Statement %d", st.Number), Words: site.Printed(q), Voice: 5, Who: q.Unnamed}
	if st.Type == anno.Indirect {
		c.Kicker += ", reported without quotation marks"
	}
	if g := st.Speaker; g != nil {
		c.Voice, c.Who = g.Voice, joined(g.Name, s.Role(g))
	}
	var outlets []string
	for _, w := range st.Witnesses {
		if o := site.Outlet(w.Quotation.Article); !slices.Contains(outlets, o) {
			outlets = append(outlets, o)
		}
	}
	more := ""
	if n := len(outlets) - 2; n > 0 {
		outlets, more = outlets[:2], fmt.Sprintf("and %d more", n)
	}
	c.Meta = joined(joined(outlets...), more, site.DateOf(site.Published(st)).Text)
	return c
}

func agentCard(s *site.Site, g *dossier.Agent) card.Card {
	c := card.Card{Kicker: "Person", Words: g.Name, Title: true, Voice: g.Voice, Who: s.Role(g),
		Meta: fmt.Sprintf("%s, named in %d of %s", count(len(g.Statements), "statement"), len(g.Articles), count(len(s.Dossier.Articles), "article"))}
	if g.Kind != anno.PersonEntity {
		c.Kicker = "Organization"
	}
	return c
}

// issueCard says how many hold which stance now.
func issueCard(i *dossier.Issue) card.Card {
	n := map[dossier.Stance]int{}
	for _, pos := range i.Positions {
		if pos.Later == nil {
			n[pos.Stance]++
		}
	}
	var held []string
	for _, st := range []dossier.Stance{dossier.Supports, dossier.Opposes, dossier.Conditional, dossier.Unclear} {
		if n[st] > 0 {
			held = append(held, fmt.Sprintf("%d %s", n[st], st))
		}
	}
	c := card.Card{Kicker: "Issue", Words: i.Title, Title: true, Meta: joined(held...)}
	if i.Question != "" {
		c.Kicker, c.Words = "Issue: "+i.Title, i.Question
	}
	return c
}

// joined puts what is not empty in a row.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), ", ")
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
