package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
)

// describe adds what the author's files say to the agents they are about, and
// the names of the others.
func (b *builder) describe() {
	for _, g := range b.agents.list {
		g.SortName, g.Initials = sortName(g), initials(g.Name)
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

func (b *builder) issues() {
	for _, f := range b.files.Issues {
		is := &Issue{ID: f.id, Title: cmp.Or(f.issueFile.Title.Value, f.Question.Value, f.id), Question: f.Question.Value, Text: f.prose}
		for _, k := range f.Keywords {
			is.Keywords = append(is.Keywords, k.Value)
		}
		for _, p := range f.Positions {
			pos := b.position(f, is, p)
			if pos == nil {
				continue
			}
			if slices.ContainsFunc(is.Positions, func(o *Position) bool { return o.Holder == pos.Holder }) {
				b.ds.Errorf(f.file, p.Holder.Line, p.Holder.Col, "position-twice", "keep one and give it all the evidence, or write two issues",
					"%s holds two positions on one issue", p.Holder.Value)
				continue
			}
			is.Positions = append(is.Positions, pos)
		}
		b.d.Issues = append(b.d.Issues, is)
	}
}

var (
	stances = []string{string(Supports), string(Conditional), string(Opposes), string(Unclear)}
	bases   = []string{string(OwnWords), string(Paraphrase), string(ReportedBy), string(Inferred)}
)

// position builds one position; it is an error for it to stand without evidence.
func (b *builder) position(f *authored, is *Issue, p positionFile) *Position {
	bad := func(at conf.Text, code, hint, format string, args ...any) {
		line, col := cmp.Or(at.Line, p.Pos.Line), cmp.Or(at.Col, p.Pos.Col)
		b.ds.Errorf(f.file, line, col, code, hint, format, args...)
	}
	before := len(b.ds)
	if p.Holder.Value == "" {
		bad(p.Holder, "position-without-holder", "add holder: and an id", "a position is nobody's")
		return nil
	}
	pos := &Position{Issue: is, Holder: b.agent(f.file, p.Holder), Stance: Stance(p.Stance.Value), Basis: Basis(p.Basis.Value), Since: p.Since, Note: p.Note.Value}
	if !slices.Contains(stances, p.Stance.Value) {
		bad(p.Stance, "bad-value", "write one of "+strings.Join(stances, ", "), "stance cannot be %q", p.Stance.Value)
	}
	if !slices.Contains(bases, p.Basis.Value) {
		bad(p.Basis, "bad-value", "write one of "+strings.Join(bases, ", "), "basis cannot be %q", p.Basis.Value)
	}
	if p.Via.Value != "" {
		pos.Via = b.agent(f.file, p.Via)
	} else if pos.Basis == ReportedBy {
		bad(p.Basis, "reported-by-whom", "add via: and the id of who reports it", "a position reported by another does not say by whom")
	}
	if len(p.Evidence) == 0 {
		bad(p.Holder, "position-without-evidence", "add evidence: with an article and the words that show it", "the position of %s rests on nothing", p.Holder.Value)
	}
	for _, e := range p.Evidence {
		if ev := b.evidence(f, pos, e); ev != nil {
			pos.Evidence = append(pos.Evidence, ev)
		}
	}
	if b.ds[before:].HasErrors() {
		return nil
	}
	own := func(e *Evidence) bool { return e.Quotation != nil && e.Quotation.Speaker == pos.Holder }
	if pos.Basis == OwnWords && !slices.ContainsFunc(pos.Evidence, own) {
		b.ds.Warnf(f.file, p.Basis.Line, p.Basis.Col, "basis-without-words", "choose evidence from a quotation of theirs, or another basis",
			"none of the evidence is in words of %s", p.Holder.Value)
	}
	pos.Holder.Positions = append(pos.Holder.Positions, pos)
	for _, ev := range pos.Evidence {
		if ev.Quotation != nil {
			s := ev.Quotation.Statement
			s.Evidence = append(s.Evidence, ev)
		}
	}
	return pos
}

func (b *builder) evidence(f *authored, pos *Position, e evidenceFile) *Evidence {
	a := b.byID[e.Article.Value]
	if a == nil && b.files.failed[e.Article.Value] {
		return nil // its own error has been reported
	}
	if a == nil {
		b.ds.Errorf(f.file, cmp.Or(e.Article.Line, e.Pos.Line), cmp.Or(e.Article.Col, e.Pos.Col), "no-such-article",
			"use the name of a file in articles/, without its ending", "there is no article %q", e.Article.Value)
		return nil
	}
	span, ok := b.finder(a).find(f.file, e.selector(), &b.ds)
	if !ok {
		return nil
	}
	bl := a.Set.BlockAt(span.Start)
	if bl < 0 || a.Set.Blocks[bl].Kind == anno.Aside || a.Set.InFurniture(span) {
		b.ds.Errorf(f.file, e.Pos.Line, e.Pos.Col, "evidence-in-furniture", "choose words of the story itself", "these words of %s are page furniture", a.ID)
		return nil
	}
	ev := &Evidence{Position: pos, Article: a, Span: span, Block: bl}
	for _, q := range a.Quotations {
		if !slices.ContainsFunc(q.Content, span.Overlaps) {
			continue
		}
		if ev.Quotation == nil || q.Speaker == pos.Holder && ev.Quotation.Speaker != pos.Holder {
			ev.Quotation = q
		}
	}
	return ev
}

func (b *builder) notes() {
	for _, f := range b.files.Notes {
		b.d.Notes = append(b.d.Notes, &Note{ID: f.id, Title: cmp.Or(f.noteFile.Title.Value, f.id), Date: f.noteFile.Date, Text: f.prose})
	}
}
