package site

import "dossier/generator/internal/anno"

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
		l.Retired = append(l.Retired, retiredLink(p, r))
	}
	return l
}
