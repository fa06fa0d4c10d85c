package dossier

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/collate"
)

// lookalikes are letters of other scripts that have the shape of a Latin one,
// those of names (Unicode Technical Standard 39, section 4, calls the result a
// skeleton; its table is far longer).
var lookalikes = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "һ", "h", "ԁ", "d", "ԛ", "q", "ԝ", "w",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X", "Ѕ", "S", "І", "I", "Ј", "J",
	"ο", "o", "α", "a", "ν", "v", "ρ", "p", "ι", "i",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
)

// A shape is how a name looks: in plain words, and with letters of other
// scripts made the Latin ones they look like.
type shape struct{ plain, skeleton string }

func shapeOf(name string) shape {
	return shape{plainName(name), plainName(lookalikes.Replace(norm.NFKC.String(name)))}
}

func plainName(name string) string {
	return strings.Join(collate.Words(norm.NFKC.String(name)), " ")
}

// warnLookalikes warns of names in letters of another script that look like
// another agent's: they stay two, but a reader would take them for one.
func (b *builder) warnLookalikes() {
	var odd []*Agent // those whose names another may look like
	for _, a := range b.agents.list {
		if s := a.name.shape; s.skeleton != s.plain {
			odd = append(odd, a)
		}
	}
	if len(odd) == 0 {
		return
	}
	plain := map[string]*Agent{} // by skeleton, of the others
	for _, a := range b.agents.list {
		if s := a.name.shape; s.skeleton == s.plain && plain[s.skeleton] == nil {
			plain[s.skeleton] = a
		}
	}
	for _, a := range odd {
		other := plain[a.name.shape.skeleton]
		if other == nil {
			continue
		}
		file, line, col := b.namedAt(a)
		where, at, _ := b.namedAt(other)
		b.ds.Warnf(file, line, col, "lookalike", "write it in the letters of one script, if both are the same", "the name %s looks like the other name %s of %s, but has other letters", a.Name, other.Name, fmt.Sprintf("%s:%d", where, at))
	}
}

// namedAt is where an agent gets its name: in the author's file about it, else
// where an article first prints it.
func (b *builder) namedAt(a *Agent) (file string, line, col int) {
	for _, f := range b.files.Agents {
		if a.Authored && f.id == a.ID && agentKind(f) == a.Kind {
			return f.file, cmp.Or(f.Name.Line, 1), cmp.Or(f.Name.Col, 1)
		}
	}
	if len(a.Named) > 0 {
		first := a.Named[0]
		line, col = first.Article.Text.Position(first.Mention().Start)
		return first.Article.Source.Path, line, col
	}
	return "articles", 1, 1
}
