package main

import (
	"fmt"
	"strings"

	"dossier/generator/internal/extract"
	"dossier/generator/internal/rule"
)

type explainCmd struct {
	Rule string `arg:"" optional:"" help:"Name of the rule, as shown on pages and by dossier extract; none lists all."`
}

func (explainCmd) examples() string {
	return "  dossier explain                  all rules, a line each\n  dossier explain quote/double\n"
}

func (c *explainCmd) Run(e env) error {
	rules := extract.Rules()
	for _, r := range rules {
		if c.Rule == "" {
			fmt.Fprintf(e.stdout, "%-28s %s\n", r.Name, r.Title)
		} else if r.Name == c.Rule {
			printRule(e, r)
			return nil
		}
	}
	if c.Rule == "" {
		return nil
	}
	return usageError(fmt.Sprintf("there is no rule %q; dossier explain lists all", c.Rule))
}

func printRule(e env, r rule.Doc) {
	fmt.Fprintf(e.stdout, "%s: %s\n\n%s\n", r.Name, r.Title, strings.TrimSpace(r.Text))
	if r.Example != "" {
		fmt.Fprintf(e.stdout, "\nExample:\n  %s\n", strings.ReplaceAll(strings.TrimSpace(r.Example), "\n", "\n  "))
	}
	if r.Source != "" {
		fmt.Fprintf(e.stdout, "\nFrom: %s\n", r.Source)
	}
}
