package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

func (completionCmd) examples() string {
	return `  dossier completion bash > /etc/bash_completion.d/dossier
  dossier completion fish > ~/.config/fish/completions/dossier.fish
`
}

// Run prints a script made from the commands and flags themselves, so that it
// cannot fall behind them.
func (c *completionCmd) Run(e env, app *kong.Kong) error {
	var b strings.Builder
	var commands []string
	for _, n := range app.Model.Children {
		commands = append(commands, n.Name)
	}
	all := strings.Join(commands, " ")
	switch c.Shell {
	case "fish":
		for _, n := range app.Model.Children {
			fmt.Fprintf(&b, "complete -c dossier -f -n __fish_use_subcommand -a %s -d '%s'\n", n.Name, n.Help)
			for _, f := range n.Flags {
				fmt.Fprintf(&b, "complete -c dossier -n '__fish_seen_subcommand_from %s' -l %s\n", n.Name, f.Name)
			}
		}
	default:
		if c.Shell == "zsh" {
			b.WriteString("autoload -Uz bashcompinit && bashcompinit\n")
		}
		fmt.Fprintf(&b, "_dossier() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words=\n  case ${COMP_WORDS[1]} in\n")
		for _, n := range app.Model.Children {
			var flags []string
			for _, f := range n.Flags {
				flags = append(flags, "--"+f.Name)
			}
			fmt.Fprintf(&b, "    %s) words=%q ;;\n", n.Name, strings.Join(append(flags, "--help"), " "))
		}
		fmt.Fprintf(&b, "  esac\n  [ \"$COMP_CWORD\" = 1 ] && words=%q\n", all)
		b.WriteString("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n  [ ${#COMPREPLY[@]} = 0 ] && COMPREPLY=($(compgen -f -- \"$cur\"))\n}\ncomplete -o filenames -F _dossier dossier\n")
	}
	_, err := fmt.Fprint(e.stdout, b.String())
	return err
}
