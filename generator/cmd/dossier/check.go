package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"dossier/generator/internal/build"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/prose"
	"dossier/generator/internal/verify"
)

type checkCmd struct {
	Content string `default:"content" placeholder:"DIR" help:"Folder with the articles (default: content)."`
	Strict  bool   `help:"Take warnings for errors."`
	JSON    bool   `name:"json" help:"Print the findings as JSON on standard output."`
	Format  string `default:"plain" enum:"plain,github" help:"plain: a line each, for people and editors; github: annotations of a GitHub workflow."`
	articleLimit
}

func (checkCmd) examples() string {
	return `  dossier check                      misquotes, dead links, marks without match, positions without evidence,
                                     people nobody names, changed sources, characters in no class
  dossier check --strict             before publishing
  dossier check --format github      in a GitHub workflow: findings stand beside the lines of a pull request
  dossier check --json | jq -r '.[].path'
`
}

// Run checks and writes nothing. Findings go where build puts them; annotations
// go to standard output, where GitHub reads them.
func (c *checkCmd) Run(e env) error {
	if c.JSON && c.Format != "plain" {
		return usageError("--json and --format " + c.Format + " are two forms; choose one")
	}
	if err := c.permitted(); err != nil {
		return err
	}
	content, err := openFolder(c.Content)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	report, ds, err := build.Check(ctx, build.Config{Content: content, Name: folderName(c.Content), Limits: c.limits(), Workers: runtime.GOMAXPROCS(0)})
	if err != nil {
		return err
	}
	if c.Strict {
		ds = ds.Strict()
	}
	if err := c.print(e, ds, summary(report, ds)); err != nil {
		return err
	}
	if ds.HasErrors() {
		return errInput
	}
	return nil
}

// print writes the findings in the form asked for, and the summary behind them.
func (c *checkCmd) print(e env, ds diag.List, summary string) error {
	to := e.stdout
	switch {
	case c.JSON:
		if err := ds.PrintJSON(e.stdout); err != nil {
			return err
		}
		to = e.stderr
	case c.Format == "github":
		if err := ds.PrintGitHub(e.stdout, fromHere(c.Content)); err != nil {
			return err
		}
	default:
		ds.Of(c.Content).Print(e.stderr)
	}
	_, err := fmt.Fprintln(to, summary)
	return err
}

// fromHere is a folder as seen from the working directory, which in a workflow
// is the repository's root.
func fromHere(dir string) string {
	if here, err := os.Getwd(); err == nil && filepath.IsAbs(dir) {
		if rel, err := filepath.Rel(here, dir); err == nil && filepath.IsLocal(rel) {
			dir = rel
		}
	}
	return filepath.ToSlash(dir)
}

// summary says how many quotations were looked up, and how they stand:
//
//	7 quotations in your prose: 4 exact, 2 fragment, 1 words changed; 3 scare quotes or titles left alone; 1 error, 0 warnings
func summary(r *prose.Report, ds diag.List) string {
	return quotations(r) + "; " + findings(ds)
}

func quotations(r *prose.Report) string {
	if r == nil {
		return "quotations in your prose were not looked up: an article cannot be read"
	}
	var parts []string
	n := 0
	for _, rung := range verify.Rungs() {
		if k := r.Rungs[rung]; k > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k, rung))
			n += k
		}
	}
	s := count(n, "quotation", "quotations") + " in your prose"
	if n > 0 {
		s += ": " + strings.Join(parts, ", ")
	}
	if r.Loose > 0 {
		s += "; " + count(r.Loose, "scare quote or title", "scare quotes or titles") + " left alone"
	}
	return s
}

func findings(ds diag.List) string {
	errors := 0
	for _, d := range ds {
		if d.Severity == diag.Error {
			errors++
		}
	}
	return count(errors, "error", "errors") + ", " + count(len(ds)-errors, "warning", "warnings")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
