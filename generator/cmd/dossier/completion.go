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
			for _, w := range follow(n) {
				form := "-a " + w
				if flag, ok := strings.CutPrefix(w, "--"); ok {
					form = "-l " + flag
				}
				fmt.Fprintf(&b, "complete -c dossier -n '__fish_seen_subcommand_from %s' %s\n", n.Name, form)
			}
		}
	default:
		if c.Shell == "zsh" {
			b.WriteString("autoload -Uz bashcompinit && bashcompinit\n")
		}
		fmt.Fprintf(&b, "_dossier() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words=\n  case ${COMP_WORDS[1]} in\n")
		for _, n := range app.Model.Children {
			fmt.Fprintf(&b, "    %s) words=%q ;;\n", n.Name, strings.Join(follow(n), " "))
		}
		fmt.Fprintf(&b, "  esac\n  [ \"$COMP_CWORD\" = 1 ] && words=%q\n", all)
		b.WriteString("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n  [ ${#COMPREPLY[@]} = 0 ] && COMPREPLY=($(compgen -f -- \"$cur\"))\n}\ncomplete -o filenames -F _dossier dossier\n")
	}
	_, err := fmt.Fprint(e.stdout, b.String())
	return err
}

// follow lists what can stand behind a command: its own commands, the values
// its argument can have, its flags.
func follow(n *kong.Node) (words []string) {
	for _, c := range n.Children {
		words = append(words, c.Name)
	}
	for _, p := range n.Positional {
		if p.Enum != "" {
			words = append(words, strings.Split(p.Enum, ",")...)
		}
	}
	for _, f := range n.Flags {
		words = append(words, "--"+f.Name)
	}
	return append(words, "--help")
}
