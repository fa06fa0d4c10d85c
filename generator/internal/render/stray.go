package render

import (
	"io/fs"
	"strings"
	"text/template/parse"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/text"
)

// stray finds what stands in no {{define}} of a template: it is part of no page,
// and nobody would be told. A template that cannot be read is for others to tell.
func stray(fsys fs.FS, name string) (ds diag.List) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil
	}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(string(src), "", "", map[string]*parse.Tree{}); err != nil {
		return nil
	}
	t := text.New(string(src))
	for _, n := range tree.Root.Nodes {
		words := strings.TrimLeft(n.String(), " \t\r\n")
		if words == "" {
			continue
		}
		line, col := t.Position(int(n.Position()) + len(n.String()) - len(words))
		ds.Errorf(name, line, col, "outside-define", `move it between {{define "main"}} and its {{end}}, or write it as a comment, {{/* … */}}`, "this stands in no {{define}}, and no page shows it")
	}
	return ds
}
