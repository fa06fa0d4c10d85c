package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strconv"

	"dossier/generator/internal/build"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
)

type statementsCmd struct {
	Format string `default:"jsonl" enum:"jsonl,text" help:"jsonl: one JSON object a line for each statement, offsets in bytes of the files; text: those with several witnesses, or whose words are somebody else's too, for reading."`
	articleLimit
	Content string `arg:"" name:"dir" help:"Folder with the articles: a content folder, or one of texts only."`
}

func (statementsCmd) examples() string {
	return `  dossier statements content > statements.jsonl
  dossier statements --format text received | less
`
}

// Run collates the articles of a folder and prints which print the same words.
func (c *statementsCmd) Run(e env) error {
	if err := c.permitted(); err != nil {
		return err
	}
	content, err := openFolder(c.Content)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	d, _, _, ds, err := build.Dossier(ctx, build.Config{
		Content: content, Name: folderName(c.Content), Limits: c.limits(), Workers: runtime.GOMAXPROCS(0),
	})
	if err != nil {
		return err
	}
	ds.Of(c.Content).Print(e.stderr)
	if ds.HasErrors() {
		return errInput
	}
	w := bufio.NewWriter(e.stdout)
	print := printStatement
	if c.Format == "text" {
		print = showStatement
	}
	for _, s := range d.Statements {
		if err := print(w, s); err != nil {
			return err
		}
	}
	return w.Flush()
}

type (
	jsonStatement struct {
		Statement  string        `json:"statement"`
		Quotations []jsonWitness `json:"quotations"`
	}
	jsonWitness struct {
		Doc     string     `json:"doc"`
		Content []jsonSpan `json:"content"` // what was collated: between the quotation marks, or all reported words
	}
)

func printStatement(w io.Writer, s *dossier.Statement) error {
	j := jsonStatement{Statement: strconv.Itoa(s.Number)}
	for _, x := range s.Witnesses {
		q := x.Quotation
		spans := q.Quoted()
		if len(spans) == 0 {
			spans = q.Content()
		}
		var content []jsonSpan
		for _, c := range spans {
			raw := q.Article.Source.Offsets.Span(c)
			content = append(content, jsonSpan{raw.Start, raw.End})
		}
		j.Quotations = append(j.Quotations, jsonWitness{q.Article.ID, content})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(j)
}

// showStatement prints a statement of several witnesses: the base, then each
// witness with the reason it is there and where it differs; or one of somebody
// else's words.
func showStatement(w io.Writer, s *dossier.Statement) error {
	if len(s.Witnesses) < 2 && len(s.Echoes) == 0 {
		return nil
	}
	base := s.Witnesses[0].Quotation
	fmt.Fprintf(w, "%d, %s\n", s.Number, count(len(s.Witnesses), "witness", "witnesses"))
	show := func(q *dossier.Quotation) {
		who := "nobody named"
		if q.Speaker != nil {
			who = q.Speaker.Name
		} else if q.Unnamed != "" {
			who = q.Unnamed
		}
		fmt.Fprintf(w, "  %s, %s\n    %s\n", place(q), diag.Visible(who), diag.Visible(q.Words()))
	}
	show(base)
	for _, x := range s.Witnesses[1:] {
		show(x.Quotation)
		with := ""
		if x.With != nil && x.With != s.Witnesses[0] {
			with = " (compared with " + place(x.With.Quotation) + ")"
		}
		fmt.Fprintf(w, "    = %s%s\n", x.Join, with)
		for _, d := range x.Diffs() {
			showDiff(w, base.Stretches(), x.Quotation.Stretches(), d)
		}
	}
	for _, o := range s.Echoes {
		fmt.Fprintf(w, "  the same words of %s: %d, %s\n", diag.Visible(o.Speaker.Name), o.Number, place(o.Witnesses[0].Quotation))
	}
	_, err := fmt.Fprintln(w)
	return err
}

// place is the article of a quotation and the line it begins in.
func place(q *dossier.Quotation) string {
	line, _ := q.Article.Text.Position(q.Span().Start)
	return fmt.Sprintf("%s:%d", q.Article.ID, line)
}

// showDiff prints a difference as its class, the base's words and the witness's.
func showDiff(w io.Writer, base, witness []string, d collate.Diff) {
	if d.Kind == collate.Same {
		return
	}
	part := func(stretches []string, r collate.Range) string {
		if r.Len() == 0 {
			return "–"
		}
		return "“" + diag.Visible(collate.Print(stretches, collate.Read(stretches)[r.From:r.To])) + "”"
	}
	kind := string(d.Kind)
	if d.Kind == collate.Cut && d.Marked {
		kind = "marked cut"
	}
	fmt.Fprintf(w, "      %s: %s → %s\n", kind, part(base, d.Base), part(witness, d.Witness))
}
