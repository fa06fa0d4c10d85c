package site

import "dossier/generator/internal/dossier"

func (s *Site) notes(add adder) {
	if len(s.Dossier.Notes) == 0 {
		return
	}
	const list = Address("notes.html")
	add.one(&Page{Address: list, Template: "notes", Title: "Notes", Description: "Notes by the editors of this dossier.", Section: list, build: func(p *Page) any {
		var l NoteList
		for _, n := range s.Dossier.Notes {
			l.Notes = append(l.Notes, Dated{DateOf(n.Date), Link{n.Title, p.To(NoteAddress(n))}, ""})
		}
		return l
	}})
	for _, n := range s.Dossier.Notes {
		add.one(&Page{Address: NoteAddress(n), Template: "note", Title: n.Title, Description: n.Title, Section: list,
			build: func(*Page) any { return NotePage{n.Title, DateOf(n.Date), n.Text} }})
	}
}

// Dated is something with a date.
type Dated struct {
	Date Date
	Link Link
	What string
}

// NoteList is the data of notes.html.
type NoteList struct{ Notes []Dated }

// NotePage is the data of a note's page.
type NotePage struct {
	Title string
	Date  Date
	Text  *dossier.Prose
}
