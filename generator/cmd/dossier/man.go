package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type manCmd struct{}

func (manCmd) examples() string {
	return `  dossier man > /usr/local/share/man/man1/dossier.1
  dossier man | man -l -
`
}

// Run prints a manual page made from the commands and flags themselves, so
// that it cannot fall behind them (man 7 man).
func (manCmd) Run(e env, app *kong.Kong) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH DOSSIER 1 \"\" \"dossier %s\" \"User Commands\"\n", version)
	b.WriteString(".SH NAME\ndossier \\- make an annotated news dossier from a folder of article texts\n")
	b.WriteString(".SH SYNOPSIS\n.B dossier\n.I command\n[\\fIflags\\fR]\n.SH DESCRIPTION\n")
	about, _, _ := strings.Cut(description, "\n")
	fmt.Fprintf(&b, "%s\n.SH COMMANDS\n", roff(about))
	for _, n := range app.Model.Children {
		manCommand(&b, n)
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, x := range exits {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", x.code, roff(x.means))
	}
	_, err := fmt.Fprint(e.stdout, b.String())
	return err
}

func manCommand(b *strings.Builder, n *kong.Node) {
	fmt.Fprintf(b, ".SS \"dossier %s\"\n%s\n", roff(strings.Join(strings.Fields(n.Summary()), " ")), roff(n.Help))
	for _, p := range n.Positional {
		fmt.Fprintf(b, ".TP\n.I %s\n%s\n", roff(strings.ToUpper(p.Name)), roff(p.Help))
	}
	for _, f := range n.Flags {
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(f.String()), roff(f.Help))
	}
	if x, ok := n.Target.Addr().Interface().(examples); ok {
		fmt.Fprintf(b, ".PP\nExamples:\n.PP\n.nf\n%s\n.fi\n", roff(strings.TrimRight(x.examples(), "\n")))
	}
	for _, child := range n.Children {
		manCommand(b, child)
	}
}

// roff escapes a text for a manual page: backslashes, hyphens that are to be
// copied, and lines that begin like a request.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

// exits are the exit codes, the same for every command.
var exits = []struct {
	code  int
	means string
}{
	{exitOK, "Done."},
	{exitInternal, "A failure of the machine, or a bug."},
	{exitInput, "The input has errors; each is printed with its place."},
	{exitUsage, "The command line cannot be carried out."},
	{exitPublish, "The site was not published, or not to its end. Publish again."},
	{exitLocked, "Another build or publication is at work, or something is left to do."},
}
