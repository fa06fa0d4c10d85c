package site

import "dossier/generator/internal/dossier"

const briefingsPage Address = "briefings.html"

// BriefingAddress is the page of a briefing; BriefingPDF the same on paper.
func BriefingAddress(b *dossier.Briefing) Address { return Address("briefings/" + b.ID + ".html") }
func BriefingPDF(b *dossier.Briefing) Address     { return Address("briefings/" + b.ID + ".pdf") }

func (s *Site) briefings(add adder) {
	if len(s.Dossier.Briefings) == 0 {
		return
	}
	add.one(&Page{Address: briefingsPage, Template: "briefings", Title: "Briefings", Description: "Parts of this dossier to read in one go, print and hand out.", Section: briefingsPage, build: func(p *Page) any {
		var l BriefingList
		for _, b := range s.Dossier.Briefings {
			l.Briefings = append(l.Briefings, briefingEntry(p, b))
		}
		return l
	}})
	for _, b := range s.Dossier.Briefings {
		x := s.extract(b)
		add.one(&Page{Address: BriefingAddress(b), Template: "briefing", Title: b.Title, Description: first(b.Summary, s.Dossier.Settings.Question, b.Title), Section: briefingsPage,
			endnotes: x.endnotes(), build: func(p *Page) any { return s.briefing(p, x) }})
	}
}

// BriefingList is the data of briefings.html.
type BriefingList struct{ Briefings []BriefingEntry }

// BriefingEntry is a briefing in a list.
type BriefingEntry struct {
	Link
	Date    Date
	Summary string
	PDF     string // link; "" when it was not printed
}

func briefingEntry(p *Page, b *dossier.Briefing) BriefingEntry {
	e := BriefingEntry{Link{b.Title, p.To(BriefingAddress(b))}, DateOf(b.Date), b.Summary, ""}
	if b.PDF {
		e.PDF = p.To(BriefingPDF(b))
	}
	return e
}
