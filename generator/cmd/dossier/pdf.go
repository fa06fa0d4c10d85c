package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dossier/generator/internal/output"
	"dossier/generator/internal/pdf"
	"dossier/generator/internal/site"
)

type pdfCmd struct {
	IDs      []string      `arg:"" optional:"" name:"briefing" help:"Briefings to print, by the names of their files (default: all)."`
	Chromium string        `placeholder:"PROGRAM" env:"DOSSIER_CHROMIUM" help:"Chromium to print with (default: the one that is installed)."`
	Timeout  time.Duration `default:"5m" placeholder:"TIME" help:"How long Chromium may take for all of them (default: 5m)."`
	maker    `embed:""`

	program string
	made    []string // addresses of what was printed
}

func (pdfCmd) examples() string {
	return `  dossier pdf                        the site, with public/briefings/ID.pdf beside each briefing
  dossier pdf geneva                 only this one; the others get no PDF
  dossier pdf --chromium /opt/chromium/chrome --timeout 1m
`
}

// Run makes the site as build does, prints its briefings from it, and puts both
// in place together: a PDF is never older than the page beside it.
func (c *pdfCmd) Run(e env) (err error) {
	if c.Timeout <= 0 {
		return usageError("--timeout takes a time such as 90s or 5m")
	}
	if c.program, err = pdf.Find(c.Chromium); err != nil && c.Chromium != "" {
		return usageError("--chromium " + err.Error())
	}
	if err != nil {
		return err
	}
	if err := c.run(e, c); err != nil || c.Quiet || c.JSON {
		return err
	}
	for _, name := range c.made {
		fmt.Fprintln(e.stdout, filepath.ToSlash(filepath.Join(c.Out, name)))
	}
	return nil
}

func (c *pdfCmd) prints(briefing string) bool {
	return len(c.IDs) == 0 || slices.Contains(c.IDs, briefing)
}

func (c *pdfCmd) accept(s *site.Site) error {
	var ids []string
	for _, b := range s.Dossier.Briefings {
		ids = append(ids, b.ID)
	}
	if len(ids) == 0 {
		return usageError("there is no briefing to print: write one in " + c.Content + "/briefings/ID.md")
	}
	for _, id := range c.IDs {
		if !slices.Contains(ids, id) {
			return usageError(fmt.Sprintf("there is no briefing %q; there is %s", id, strings.Join(ids, ", ")))
		}
	}
	return nil
}

func (c *pdfCmd) finish(ctx context.Context, s *site.Site, stage *output.Stage) error {
	var jobs []pdf.Job
	for _, b := range s.Dossier.Briefings {
		if b.PDF {
			jobs = append(jobs, pdf.Job{Address: string(site.BriefingAddress(b)), Date: b.Day()})
		}
	}
	ctx, stop := context.WithTimeoutCause(ctx, c.Timeout, fmt.Errorf("more than %s (--timeout)", c.Timeout))
	defer stop()
	printer := pdf.Printer{Chromium: c.program, Site: stage.FS(), BaseURL: s.Dossier.Settings.BaseURL}
	return printer.Print(ctx, jobs, func(j pdf.Job, data []byte) error {
		name := strings.TrimSuffix(j.Address, ".html") + ".pdf"
		c.made = append(c.made, name)
		return stage.Write(output.File{Address: name, Data: data})
	})
}
