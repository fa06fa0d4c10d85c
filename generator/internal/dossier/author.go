package dossier

import (
	"cmp"
	"maps"
	"slices"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
)

// describe adds what the author's files say to the agents they are about, and
// the names of the others.
func (b *builder) describe() {
	for _, g := range b.agents.list {
		g.SortName, g.Initials = g.name.sortName, g.name.initials
	}
	for _, f := range b.files.Agents {
		g := b.agents.byID[string(agentKind(f))+"/"+f.id]
		g.SortName = cmp.Or(f.SortName.Value, g.SortName)
		g.Initials = cmp.Or(f.Initials.Value, g.Initials)
		g.Classification, g.Biography = f.Classification.Value, f.prose
		for _, n := range f.OtherNames {
			g.OtherNames = append(g.OtherNames, n.Value)
		}
		for _, scheme := range slices.Sorted(maps.Keys(f.Identifiers)) {
			g.Identifiers = append(g.Identifiers, Identifier{scheme, f.Identifiers[scheme]})
		}
		for _, l := range f.Links {
			g.Links = append(g.Links, Link{cmp.Or(l.Label.Value, l.URL.Value), l.URL.Value})
		}
		if p := f.Pronoun; p.Value != "" && !slices.Contains([]string{"he", "she", "they"}, p.Value) {
			b.ds.Errorf(f.file, p.Line, p.Col, "bad-value", "write one of he, she, they", "pronoun cannot be %q", p.Value)
		}
		if f.Parent.Value != "" {
			if g.Parent = b.agent(f.file, f.Parent); g.Parent != nil {
				g.Parent.Members = append(g.Parent.Members, g)
			}
		}
		b.roles(f, g)
	}
}

func (b *builder) roles(f *authored, g *Agent) {
	for _, r := range f.Roles {
		role := Role{Role: r.Role.Value, OrgName: r.Organization.Value, From: r.From, To: r.To, AsOf: r.AsOf}
		if role.Role == "" {
			b.ds.Errorf(f.file, r.Pos.Line, r.Pos.Col, "role-without-name", "add role: and the office", "a role does not say what it is")
			continue
		}
		if earlier(r.To, r.From) && !r.To.IsZero() {
			b.ds.Errorf(f.file, r.To.Line, r.To.Col, "ends-before-it-begins", "exchange from: and to:", "the role %q ends before it begins", role.Role)
		}
		if o := b.agents.byID[string(anno.OrganizationEntity)+"/"+r.Organization.Value]; o != nil {
			role.Organization, role.OrgName = o, o.Name
			if !slices.Contains(o.Members, g) {
				o.Members = append(o.Members, g)
			}
		}
		g.Roles = append(g.Roles, role)
	}
}

// agent finds the person or organization an author names, or says it is not there.
func (b *builder) agent(file string, id conf.Text) *Agent {
	g := b.agents.id(id.Value)
	if g == nil {
		b.ds.Errorf(file, id.Line, id.Col, "no-such-person", "use one of the ids of people and organizations"+b.didYouMean(id.Value),
			"%q is neither a person nor an organization of this dossier", id.Value)
	}
	return g
}

func (b *builder) didYouMean(id string) string {
	var ids []string
	for _, g := range b.agents.list {
		ids = append(ids, g.ID)
	}
	if near := conf.Nearest(id, ids); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

func (b *builder) notes() {
	for _, f := range b.files.Notes {
		b.d.Notes = append(b.d.Notes, &Note{ID: f.id, Title: cmp.Or(f.noteFile.Title.Value, f.id), Date: f.noteFile.Date, Text: f.prose})
	}
}
