package site

import (
	"slices"
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// An Intro says who somebody is, where an article names them first: the office
// they held then, in the author's words, or what outlets call them most, verbatim.
type Intro struct {
	Voice
	Role  string
	Words bool   // Role is an outlet's own words
	Place *Place // where these stand, when not in the same passage
}

// introduce adds to the passages who the people first named in them are: to the
// note on their words where there is one, else as a note of its own. Whom the
// passage itself describes, and who is not described anywhere, has none.
func (s *Site) introduce(p *Page, a *dossier.Article, passages []Passage) {
	for _, m := range a.Mentions {
		if !m.First || m.Agent.Kind != anno.PersonEntity {
			continue
		}
		at := a.Set.BlockAt(m.Span().Start)
		if at < 0 || at >= len(passages) {
			continue
		}
		in := s.intro(p, a, m.Agent, at)
		if in == nil {
			continue
		}
		notes := passages[at].Notes
		if i := slices.IndexFunc(notes, func(n Note) bool { return n.Voice == in.Voice }); i >= 0 {
			notes[i].Intro = in
		} else {
			passages[at].Intros = append(passages[at].Intros, *in)
		}
	}
}

// intro says who somebody was when an article was published; nil when nobody
// says so, or the passage does.
func (s *Site) intro(p *Page, a *dossier.Article, g *dossier.Agent, block int) *Intro {
	in := &Intro{Voice: p.voiceIn(a, g, "")}
	if i := slices.IndexFunc(g.Roles, func(r dossier.Role) bool { return r.Covers(a.Published) }); i >= 0 {
		in.Role = roleOf(g.Roles[i])
		return in
	}
	if len(g.Roles) > 0 {
		in.Role = roleOf(g.Roles[0])
		if when := span(g.Roles[0]); when != "" {
			in.Role += " (" + when + ")"
		}
		return in
	}
	in.Role, in.Words = s.Role(g), true
	from := s.sketch(g).first()
	for i, d := range s.describedIn(g, a) {
		switch at := a.Set.BlockAt(d.Span.Start); {
		case at < 0:
		case at == block:
			return nil
		case (from == nil || from.Article != a) && a.Text.Plain(d.Span) == in.Role:
			from = &s.describedIn(g, a)[i]
		}
	}
	if from == nil {
		return nil
	}
	place := p.place(from.Article, from.Article.Set.BlockAt(from.Span.Start))
	place.Here, in.Place = from.Article == a, &place
	return in
}

// describedIn is how one article describes somebody.
func (s *Site) describedIn(g *dossier.Agent, a *dossier.Article) []dossier.Described {
	behind := func(after int) int { // descriptions are in the order of articles
		return sort.Search(len(g.Descriptions), func(i int) bool { return g.Descriptions[i].Article.Order >= after })
	}
	return g.Descriptions[behind(a.Order):behind(a.Order+1)]
}

func firstDescribed(k *sketch) *dossier.Described {
	for i, d := range k.agent.Descriptions {
		if d.Article.Set.BlockAt(d.Span.Start) >= 0 && d.Article.Text.Plain(d.Span) == k.role() {
			return &k.agent.Descriptions[i]
		}
	}
	return nil
}

// roleOf writes an office with whose it is.
func roleOf(r dossier.Role) string {
	switch {
	case r.Organization != nil:
		return r.Role + ", " + r.Organization.Name
	case r.OrgName != "":
		return r.Role + ", " + r.OrgName
	}
	return r.Role
}
