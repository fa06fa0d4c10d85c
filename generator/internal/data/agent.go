package data

import (
	"dossier/generator/internal/conf"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

type (
	agentJSON struct {
		ID             string            `json:"id"`
		Kind           string            `json:"kind"`
		Page           string            `json:"page"`
		Name           string            `json:"name"`
		SortName       string            `json:"sort_name,omitempty"`
		OtherNames     []string          `json:"other_names,omitempty"`
		Classification string            `json:"classification,omitempty"`
		Parent         who               `json:"parent,omitzero"`
		Members        []who             `json:"members,omitempty"`
		Roles          []roleJSON        `json:"roles,omitempty"`
		Links          []linkJSON        `json:"links,omitempty"`
		Identifiers    []identifierJSON  `json:"identifiers,omitempty"`
		WordsQuoted    int               `json:"words_quoted"`
		WordsReported  int               `json:"words_reported"`
		Statements     []int             `json:"statements,omitempty"`
		Articles       []string          `json:"articles,omitempty"` // that name it
		Descriptions   []descriptionJSON `json:"descriptions,omitempty"`
	}
	roleJSON struct {
		Role             string `json:"role"`
		Organization     who    `json:"organization,omitzero"`
		OrganizationName string `json:"organization_name,omitempty"`
		From             string `json:"from,omitempty"`
		To               string `json:"to,omitempty"`
		AsOf             string `json:"as_of,omitempty"`
	}
	linkJSON struct {
		Label string `json:"label"`
		URL   string `json:"url"`
	}
	identifierJSON struct {
		Scheme string `json:"scheme"`
		ID     string `json:"id"`
	}
	descriptionJSON struct {
		Article string `json:"article"`
		Words   string `json:"words"`
	}
)

func agentRecord(l linker, g *dossier.Agent) agentJSON {
	j := agentJSON{ID: g.ID, Kind: string(g.Kind), Page: l.to(site.AgentAddress(g)), Name: g.Name, SortName: g.SortName, OtherNames: g.OtherNames,
		Classification: g.Classification, Parent: whoIs(g.Parent), WordsQuoted: g.Quoted, WordsReported: g.Reported}
	for _, m := range g.Members {
		j.Members = append(j.Members, whoIs(m))
	}
	for _, r := range g.Roles {
		j.Roles = append(j.Roles, roleJSON{r.Role, whoIs(r.Organization), r.OrgName, iso(r.From), iso(r.To), iso(r.AsOf)})
	}
	for _, k := range g.Links {
		j.Links = append(j.Links, linkJSON(k))
	}
	for _, i := range g.Identifiers {
		j.Identifiers = append(j.Identifiers, identifierJSON(i))
	}
	for _, st := range g.Statements {
		j.Statements = append(j.Statements, st.Number)
	}
	for _, a := range g.Articles {
		j.Articles = append(j.Articles, a.ID)
	}
	for _, d := range g.Descriptions {
		j.Descriptions = append(j.Descriptions, descriptionJSON{d.Article.ID, d.Article.Text.Plain(d.Span)})
	}
	return j
}

// iso writes a day as precise as it is known; "" when it is not.
func iso(d conf.Date) string { return site.DateOf(d).ISO }
