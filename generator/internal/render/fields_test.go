package render

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/generator/internal/golden"
)

const readme = "../../../templates/README.md"

// TestReadme: the README beside the templates tells every field they are given,
// as the sources have it. -update writes its tables.
func TestReadme(t *testing.T) {
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	intro, _, ok := strings.Cut(string(old), begin)
	if !ok {
		t.Fatalf("%s has no %q", readme, begin)
	}
	got := intro + begin + newManual(t).tables()
	if golden.Update() {
		if err := os.WriteFile(readme, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(old), got); diff != "" {
		t.Errorf("-README +sources:\n%s", diff)
	}
}

const begin = "## What each template is given\n"

// A manual tells the fields of types, with the comments of their sources.
type manual struct {
	comments map[string]string // "site.Place", "site.Place.Href"
	queue    []reflect.Type
	seen     map[reflect.Type]bool
	deep     bool // tell the types of fields too
	b        strings.Builder
}

// newManual reads the sources of the packages whose types templates see.
func newManual(t *testing.T) *manual {
	m := &manual{comments: map[string]string{}, seen: map[reflect.Type]bool{}}
	for _, pkg := range []string{"site", "render", "dossier", "data"} {
		entries, err := os.ReadDir("../" + pkg)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), path.Join("..", pkg, e.Name()), nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			m.read(pkg, f)
		}
	}
	return m
}

func (m *manual) read(pkg string, f *ast.File) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range g.Specs {
			spec, ok := s.(*ast.TypeSpec)
			if !ok {
				continue
			}
			name := pkg + "." + spec.Name.Name
			m.comments[name] = oneLine(g.Doc.Text() + spec.Doc.Text())
			if st, ok := spec.Type.(*ast.StructType); ok {
				for _, field := range st.Fields.List {
					for _, n := range field.Names {
						m.comments[name+"."+n.Name] = oneLine(field.Doc.Text() + " " + field.Comment.Text())
					}
				}
			}
		}
	}
}

func oneLine(s string) string {
	return strings.NewReplacer("|", `\|`, "<", `\<`).Replace(strings.Join(strings.Fields(s), " "))
}

// tables writes what every template is given, then the types that stand in it.
func (m *manual) tables() string {
	fmt.Fprintf(&m.b, "\nEvery template, of the frame in `base.html` too:\n")
	m.fields(reflect.TypeFor[View]())
	for _, k := range pageKinds {
		data, _ := reflect.TypeOf(k.view).FieldByName("Data")
		fmt.Fprintf(&m.b, "\n### `%s.html`: %s\n\n`.Data` holds:\n", k.Template, k.About)
		m.fields(data.Type)
	}
	fmt.Fprintf(&m.b, "\n## The types in it\n")
	for len(m.queue) > 0 {
		slices.SortFunc(m.queue, func(a, b reflect.Type) int { return strings.Compare(a.String(), b.String()) })
		next := m.queue
		m.queue = nil
		for _, t := range next {
			fmt.Fprintf(&m.b, "\n### %s\n\n%s\n", t.Name(), m.comments[t.String()])
			m.fields(t)
		}
	}
	return m.b.String()
}

// fields writes the exported fields of a struct, those of embedded ones among them.
func (m *manual) fields(t reflect.Type) {
	m.b.WriteString("\n| field | type | what |\n|---|---|---|\n")
	m.deep = path.Base(t.PkgPath()) != "dossier" // what that holds leads to everything there is
	for _, f := range reflect.VisibleFields(t) {
		if !f.IsExported() || f.Anonymous {
			continue
		}
		owner := t
		for _, i := range f.Index[:len(f.Index)-1] {
			owner = owner.Field(i).Type
		}
		fmt.Fprintf(&m.b, "| `.%s` | %s | %s |\n", f.Name, m.name(f.Type), m.comments[owner.String()+"."+f.Name])
	}
}

// name tells a type in words, and keeps structs of ours to be told below.
func (m *manual) name(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return m.name(t.Elem()) + ", or none"
	case reflect.Slice:
		return "list of " + m.name(t.Elem())
	case reflect.Array:
		return fmt.Sprintf("%d × %s", t.Len(), m.name(t.Elem()))
	case reflect.Map:
		return m.name(t.Elem()) + " by " + m.name(t.Key())
	case reflect.Interface:
		return "see below"
	case reflect.Struct:
		if !m.deep && !m.seen[t] || m.comments[t.String()] == "" {
			return t.Name()
		}
		if !m.seen[t] {
			m.seen[t] = true
			m.queue = append(m.queue, t)
		}
		return "[" + t.Name() + "](#" + strings.ToLower(t.Name()) + ")"
	case reflect.Bool:
		return "yes or no"
	}
	if t == reflect.TypeFor[template.HTML]() {
		return "HTML"
	}
	return map[bool]string{true: "text", false: "number"}[t.Kind() == reflect.String]
}
