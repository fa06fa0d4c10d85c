package render

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/templates"
)

// TestCheck: the built-in templates fit their data, and what does not fit is
// told with its place, on the pages no dossier here has and in branches nobody
// takes too.
func TestCheck(t *testing.T) {
	for _, c := range []struct{ name, file, from, to, want string }{
		{"as they are", "", "", "", ""},
		{"a field there is none of", "note.html", "<header>", "<header>{{.Colour}}", `error[template]: .Colour: can't use field Colour in type site.NotePage`},
		{"in a branch nobody takes", "retired.html", `{{define "main"}}`, `{{define "main"}}{{if false}}{{.Data.Colour}}{{end}}`, "Colour"},
		{"in a part of several pages", "base.html", `{{- define "place"}}`, `{{- define "place"}}{{.Colour}}`, "Colour"},
		{"of what a range goes over", "statement.html", `{{define "main"}}`, `{{define "main"}}{{range .Data.Readings}}{{.Colour}}{{end}}`, "Colour"},
		{"a function that takes a number", "note.html", "<header>", "<header>{{thousands .Title}}", "expected int"},
		{"a range over a text", "note.html", "<header>", "<header>{{range .Title}}{{end}}", "range"},
		{"no template at all", "note.html", `{{define "main"}}`, `{{define "main"}}{{if}}`, "note.html:1:1: error[template]: missing value for if"},
		{"a template of another name", "note.html", `{{define "main"}}`, `{{define "body"}}`, `note.html:1:1: error[no-template]: no template here is called main; begin it with {{define "main"}}`},
		{"a kind of page without a template", "note.html", "", "", "note.html:1:1: error[no-template]: there is no template for a note by the editors"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds := CheckTemplates(changed(t, c.file, c.from, c.to))
			switch {
			case c.want == "" && len(ds) > 0:
				t.Error(ds)
			case c.want != "" && (len(ds) != 1 || !strings.Contains(ds[0].String(), c.want)):
				t.Errorf("got %v, want one message with %q", ds, c.want)
			}
		})
	}
}

// changed is the built-in templates with the first from of a file put to to;
// without the file when from is "".
func changed(t *testing.T, file, from, to string) fs.FS {
	out := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.FS, name)
		if name == file {
			if from == "" {
				return nil
			}
			if !strings.Contains(string(data), from) {
				t.Fatalf("%s has no %q", file, from)
			}
			data = []byte(strings.Replace(string(data), from, to, 1))
		}
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestKinds: every template of a page has its kind.
func TestKinds(t *testing.T) {
	theme, err := New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, k := range pageKinds {
		known = append(known, k.Template)
	}
	slices.Sort(known)
	if got := theme.Templates(); !slices.Equal(got, known) {
		t.Errorf("templates %v, kinds %v", got, known)
	}
}
