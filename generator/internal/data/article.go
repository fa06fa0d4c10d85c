package data

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

type (
	articleJSON struct {
		ID          string          `json:"id"`
		Page        string          `json:"page"`
		Ledger      string          `json:"ledger"`
		Text        string          `json:"text"`
		Annotations string          `json:"annotations"`
		TEI         string          `json:"tei"`
		Title       string          `json:"title"`
		Outlet      *outletJSON     `json:"outlet,omitempty"`
		Published   string          `json:"published,omitempty"`
		Inferred    bool            `json:"inferred,omitempty"` // outlet and date
		Byline      string          `json:"byline,omitempty"`
		URL         string          `json:"url,omitempty"`
		Archived    string          `json:"archived,omitempty"`
		Rights      string          `json:"rights,omitempty"`
		Digest      bool            `json:"digest,omitempty"`
		Language    string          `json:"language"`
		Words       int             `json:"words"`
		SHA256      string          `json:"sha256"` // of the file as received
		Furniture   []position      `json:"furniture,omitempty"`
		Quotations  []quotationJSON `json:"quotations,omitempty"`
	}
	outletJSON struct {
		ID   string `json:"id,omitempty"`
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	quotationJSON struct {
		Label      string     `json:"label"` // id on the page
		Statement  int        `json:"statement"`
		Type       anno.Type  `json:"type"`
		Mode       anno.Mode  `json:"mode,omitempty"`
		Block      string     `json:"block"` // id on the page
		Paragraph  int        `json:"paragraph,omitempty"`
		Words      string     `json:"words"`
		Content    []position `json:"content"`
		Quoted     []position `json:"quoted,omitempty"`
		Cue        []position `json:"cue,omitempty"`
		Source     []position `json:"source,omitempty"`
		Speaker    who        `json:"speaker,omitzero"`
		Unnamed    string     `json:"unnamed,omitempty"`
		State      string     `json:"state"`
		Doubt      string     `json:"doubt,omitempty"`
		Found      maker      `json:"found,omitzero"`
		Attributed maker      `json:"attributed,omitzero"`
		Original   string     `json:"original,omitempty"` // where the outlet prints it
	}
)

func (to *recorder) article(s *site.Site, l linker, a *dossier.Article) articleJSON {
	r := &to.reading
	r.read(a.Text)
	to.furniture, to.quotations, to.positions = to.furniture[:0], to.quotations[:0], to.positions[:0]
	j := articleJSON{ID: a.ID, Page: l.to(site.ArticleAddress(a)), Ledger: l.to(site.SourceAddress(a)), Text: l.to(site.TextAddress(a)),
		Annotations: l.to(site.AnnotationsAddress(a)), TEI: l.to(site.TEIAddress(a)), Title: a.Title, Published: site.DateOf(a.Published).ISO, Inferred: a.Inferred,
		Byline: a.Byline, URL: a.URL, Archived: a.Archived, Rights: a.Rights, Digest: a.Digest, Language: a.Language, Words: a.Words(), SHA256: a.Source.SHA256}
	if o := a.Outlet; o.Name != "" {
		j.Outlet = &outletJSON{o.ID, o.Name, o.URL}
	}
	for _, f := range a.Set.Furniture {
		to.furniture = append(to.furniture, r.position(f.Span))
	}
	for _, q := range a.Quotations {
		to.quotations = append(to.quotations, quotationJSON{Label: s.Label(q), Statement: q.Statement.Number, Type: q.Type(), Mode: q.Mode(),
			Block: site.BlockID(a, q.Block), Paragraph: q.Paragraph(), Words: q.Words(), Content: to.places(q.Content()), Quoted: to.places(q.Quoted()),
			Cue: to.places(q.Cue()), Source: to.places(q.Source()), Speaker: whoIs(q.Speaker), Unnamed: unnamed(q), State: string(q.State()), Doubt: q.Doubt(),
			Found: makerOf(q.By()), Attributed: makerOf(q.Attrib()), Original: site.Original(q)})
	}
	j.Furniture, j.Quotations = to.furniture, to.quotations
	return j
}

// places are spans of the article as positions.
func (to *recorder) places(ss []text.Span) []position {
	from := len(to.positions)
	for _, s := range ss {
		to.positions = append(to.positions, to.reading.position(s))
	}
	return to.positions[from:]
}

// unnamed is who speaks, as printed, when that is nobody with a page.
func unnamed(q *dossier.Quotation) string {
	if q.Speaker != nil {
		return ""
	}
	return q.Unnamed
}
