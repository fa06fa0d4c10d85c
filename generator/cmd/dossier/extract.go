package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

type extractCmd struct {
	Format string `default:"jsonl" enum:"jsonl,text" help:"jsonl: one JSON object a line for each article, offsets in bytes of the file; text: for reading."`
	articleLimit
	Paths []string `arg:"" name:"path" help:"Article files, or folders of them."`
}

func (extractCmd) examples() string {
	return `  dossier extract articles/ > found.jsonl
  dossier extract --format text articles/one.txt
`
}

// Run extracts one article after the other, so that memory holds one.
func (c *extractCmd) Run(e env) error {
	if err := c.permitted(); err != nil {
		return err
	}
	limit := c.limits().Article
	files, err := articleFiles(c.Paths)
	if err != nil {
		return err
	}
	var ds diag.List
	w := bufio.NewWriter(e.stdout)
	for _, name := range files {
		raw, err := readFile(name, limit)
		if err != nil {
			return err
		}
		src, more := source.Read(filepath.ToSlash(name), raw, source.Options{Limit: int(limit)})
		ds = append(ds, more...)
		if src == nil {
			continue
		}
		set := extract.Run(extract.Input{Text: src.Text, Blocks: src.Blocks, BlocksBy: src.BlocksBy})
		if c.Format == "text" {
			printSet(w, src, set)
		} else if err := printJSON(w, src, set); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	ds.Print(e.stderr)
	if ds.HasErrors() {
		return errInput
	}
	return nil
}

// articleFiles lists the .txt and .md files the paths name, in order.
func articleFiles(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, usageError(fmt.Sprintf("there is no file or folder %s", p))
		}
		if !info.IsDir() {
			out = append(out, p)
			continue
		}
		entries, err := os.ReadDir(p)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if ext := filepath.Ext(e.Name()); e.Type().IsRegular() && (ext == ".txt" || ext == ".md") && !strings.HasPrefix(e.Name(), ".") {
				out = append(out, filepath.Join(p, e.Name()))
			}
		}
	}
	if len(out) == 0 {
		return nil, usageError("no .txt or .md file there")
	}
	return out, nil
}

// readFile reads a regular file of at most so many bytes: never a pipe or a device.
func readFile(name string, most int64) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, usageError(name + " is not a regular file")
	case info.Size() > most:
		return nil, usageError(fmt.Sprintf("%s has %d bytes; the limit is %d", name, info.Size(), most))
	}
	return os.ReadFile(name)
}

// The JSON forms. Spans are [start, end) in bytes of the file as it lies on disk.
type (
	jsonSpan    [2]int
	jsonArticle struct {
		Doc           string          `json:"doc"`
		SHA256        string          `json:"sha256"`
		Title         string          `json:"title"`
		Quotations    []jsonQuotation `json:"quotations"`
		People        []jsonEntity    `json:"people"`
		Organizations []jsonEntity    `json:"organizations"`
		Places        []jsonEntity    `json:"places"`
		Dates         []jsonDate      `json:"dates"`
		Furniture     []jsonSpan      `json:"furniture"`
		Blocks        []jsonBlock     `json:"blocks"`
	}
	jsonQuotation struct {
		ID         string     `json:"id"`
		Type       anno.Type  `json:"type"`
		Mode       anno.Mode  `json:"mode"`
		Content    []jsonSpan `json:"content"`
		Quoted     []jsonSpan `json:"quoted"` // between double quotation marks
		Single     []jsonSpan `json:"single"` // between single ones, as in headlines
		Cue        []jsonSpan `json:"cue"`
		Source     []jsonSpan `json:"source"`
		Speaker    *string    `json:"speaker"`
		Venue      string     `json:"venue,omitempty"`
		Medium     string     `json:"medium,omitempty"`
		Audience   string     `json:"audience,omitempty"`
		When       string     `json:"when,omitempty"`
		Rule       string     `json:"rule"`
		Attributed string     `json:"attributed"` // the rule that found the speaker
		Found      float64    `json:"found"`      // probability that somebody's words are these
		Confidence float64    `json:"confidence"` // and that the source said them
	}
	jsonDate struct {
		Span jsonSpan `json:"span"`
		EDTF string   `json:"edtf,omitempty"`
		Text string   `json:"text"`
	}
	jsonEntity struct {
		Name         string     `json:"name"`
		Mentions     []jsonSpan `json:"mentions"`
		Descriptions []string   `json:"descriptions"`
	}
	jsonBlock struct {
		Kind string   `json:"kind"`
		N    int      `json:"n,omitempty"`
		Span jsonSpan `json:"span"`
	}
)

func printJSON(w io.Writer, src *source.Article, set *anno.Set) error {
	span := func(s text.Span) jsonSpan { return jsonSpan{src.Offsets.Raw(s.Start), src.Offsets.Raw(s.End)} }
	spans := func(ss []text.Span) []jsonSpan {
		out := make([]jsonSpan, len(ss))
		for i, s := range ss {
			out[i] = span(s)
		}
		return out
	}
	a := jsonArticle{
		Doc: src.ID, SHA256: src.SHA256, Title: title(src, set),
		Quotations: []jsonQuotation{}, People: []jsonEntity{}, Organizations: []jsonEntity{}, Places: []jsonEntity{},
		Dates: []jsonDate{}, Furniture: []jsonSpan{}, Blocks: []jsonBlock{},
	}
	for i, q := range set.Attributions {
		j := jsonQuotation{
			ID: fmt.Sprintf("q%d", i+1), Type: q.Type, Mode: q.Mode, Content: spans(q.Content), Quoted: []jsonSpan{}, Single: []jsonSpan{},
			Cue: spans(q.Cue), Source: spans(q.Source), Rule: q.By.Rule, Attributed: q.Attrib.Rule, Found: q.By.Confidence, Confidence: q.Attrib.Confidence,
			Venue: src.Text.Plain(q.Manner.Venue), Medium: q.Manner.Medium, Audience: src.Text.Plain(q.Manner.Audience), When: src.Text.Plain(q.Manner.When),
		}
		for _, sp := range q.Quoted {
			if singleMarked(src.Text.Masked(), sp) {
				j.Single = append(j.Single, span(sp))
			} else {
				j.Quoted = append(j.Quoted, span(sp))
			}
		}
		if q.Speaker >= 0 {
			j.Speaker = &set.Entities[q.Speaker].Name
		}
		a.Quotations = append(a.Quotations, j)
	}
	mentions := make([][]text.Span, len(set.Entities))
	for _, m := range set.Mentions {
		mentions[m.Entity] = append(mentions[m.Entity], m.Span)
	}
	for i, e := range set.Entities {
		j := jsonEntity{Name: e.Name, Mentions: spans(mentions[i]), Descriptions: []string{}}
		for _, d := range e.Descriptions {
			j.Descriptions = append(j.Descriptions, src.Text.Plain(d))
		}
		switch e.Kind {
		case anno.PersonEntity:
			a.People = append(a.People, j)
		case anno.OrganizationEntity:
			a.Organizations = append(a.Organizations, j)
		case anno.PlaceEntity:
			a.Places = append(a.Places, j)
		}
	}
	for _, f := range set.Furniture {
		a.Furniture = append(a.Furniture, span(f.Span))
	}
	for _, d := range set.Dates {
		a.Dates = append(a.Dates, jsonDate{span(d.Span), d.EDTF, d.Text})
	}
	for _, b := range set.Blocks {
		a.Blocks = append(a.Blocks, jsonBlock{b.Kind.String(), int(b.N), span(b.Span)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(a)
}

// singleMarked tells whether a quoted stretch opens with one single mark.
func singleMarked(s string, quoted text.Span) bool {
	before := strings.TrimRight(s[:quoted.Start], " \u00a0")
	for _, mark := range []string{"'", "‘", "’", "`"} {
		if rest, ok := strings.CutSuffix(before, mark); ok {
			return !strings.HasSuffix(rest, mark)
		}
	}
	return false
}

func title(src *source.Article, set *anno.Set) string {
	if i := slices.IndexFunc(set.Blocks, func(b anno.Block) bool { return b.Kind == anno.Headline }); i >= 0 {
		return src.Text.Plain(set.Blocks[i].Span)
	}
	return src.ID
}

// printSet shows the same for reading: who says what, by paragraph.
func printSet(w io.Writer, src *source.Article, set *anno.Set) {
	t := src.Text
	plain := func(ss []text.Span) string {
		var parts []string
		for _, s := range ss {
			parts = append(parts, t.Plain(s))
		}
		return diag.Visible(strings.Join(parts, " … "))
	}
	fmt.Fprintf(w, "%s\n%s\n", diag.Visible(title(src, set)), strings.Repeat("=", 40))
	for _, q := range set.Attributions {
		line, _ := t.Position(q.Content[0].Start)
		speaker := "nobody named"
		if q.Speaker >= 0 {
			speaker = diag.Visible(set.Entities[q.Speaker].Name)
		}
		fmt.Fprintf(w, "\nline %d, %s %s: %s\n  %s\n", line, q.Type, q.Mode, speaker, plain(q.Content))
		if len(q.Source)+len(q.Cue) > 0 {
			fmt.Fprintf(w, "  source “%s” cue “%s”\n", plain(q.Source), plain(q.Cue))
		}
		for _, part := range []struct{ name, words string }{{"where", t.Plain(q.Manner.Venue)}, {"how", q.Manner.Medium}, {"to", t.Plain(q.Manner.Audience)}, {"when", t.Plain(q.Manner.When)}} {
			if part.words != "" {
				fmt.Fprintf(w, "  %s: %s\n", part.name, diag.Visible(part.words))
			}
		}
		fmt.Fprintf(w, "  by %s, %s; sure %.2f\n", q.By.Rule, q.Attrib.Rule, q.Attrib.Confidence)
	}
	for _, e := range set.Entities {
		if e.Kind == anno.UnnamedEntity {
			continue
		}
		var ds []string
		for _, d := range e.Descriptions {
			ds = append(ds, t.Plain(d))
		}
		fmt.Fprintf(w, "\n%s: %s", e.Kind, diag.Visible(strings.Join(append([]string{e.Name}, ds...), "; ")))
	}
	for _, d := range set.Dates {
		fmt.Fprintf(w, "\ndate: %s = %s", diag.Visible(t.Plain(d.Span)), d.Text)
	}
	for _, f := range set.Furniture {
		line, _ := t.Position(f.Span.Start)
		fmt.Fprintf(w, "\nfurniture, line %d: %s (%s)", line, diag.Visible(t.Plain(f.Span)), f.By.Rule)
	}
	fmt.Fprint(w, "\n\n")
}
