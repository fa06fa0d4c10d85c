package stencil

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"
)

type leaf struct {
	Words string
	N     int
	Link  address
	HTML  template.HTML
	Tag   *leaf
	When  moment
	URL   template.URL
}

type address string

func (a address) From(string) address { return a + "#top" }

type moment int

func (m moment) String() string { return fmt.Sprintf("day <%d>", int(m)) }

type page struct {
	leaf  // promoted fields
	Title string
	Any   any
	List  []leaf
	Empty []string
	Yes   bool
	Map   map[string]int
	X     float64
	Done  HTML
}

func (p page) Double(n int) int { return 2 * n }

func (p page) Panics() string { panic("out of order") }

func (p *page) Own() string { return "own" }

var funcs = template.FuncMap{
	"plus": func(a, b int) int { return a + b },
	"pair": func(a, b string) []string { return []string{a, b} },
	"fail": func() (string, error) { return "", errors.New("failed") },
}

// both runs a template by a stencil and by html/template.
func both(t *testing.T, src string, data any) (got, want string, err, wantErr error) {
	t.Helper()
	tmpl, err := template.New("t").Funcs(funcs).Parse(src + frames)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(tmpl, "t", funcs)
	var a, b bytes.Buffer
	a.WriteString("before ")
	if err == nil {
		err = s.Execute(&a, data)
	}
	wantErr = tmpl.ExecuteTemplate(&b, "t", data)
	return strings.TrimPrefix(a.String(), "before "), b.String(), err, wantErr
}

const frames = `{{define "frame"}}<b>{{.}}</b>{{end}}{{define "bare"}}<hr>{{end}}{{define "tree"}}({{.Words}}{{with .Tag}}{{template "tree" .}}{{end}}){{end}}`

func example(words string) page {
	return page{
		leaf: leaf{Words: words, N: -3, Link: address(words), HTML: "<i>" + template.HTML(template.HTMLEscapeString(words)) + "</i>",
			Tag: &leaf{Words: "inner " + words}, When: 5},
		Title: words, Any: leaf{Words: words}, List: []leaf{{Words: "a", N: 1}, {Words: words, N: 2}}, Yes: true,
	}
}

// known are templates a stencil makes.
var known = []string{
	`{{.Words}}{{.Title}} {{.N}} {{.HTML}} {{.When}} {{.Yes}} {{.X}} {{.Any.Words}}`,
	`<title>{{.Title}}</title><textarea>{{.Title}}</textarea>`,
	`<p title="{{.Words}}" data-n="{{.N}}" class='{{.Title}}'>{{.Words}}</p>`,
	`<a href="{{.Link}}">x</a><a href="x/{{.Link}}">x</a><a href="?q={{.Words}}&n={{.N}}">x</a><a href="#l{{.N}}">x</a><img src="{{.Words}}">`,
	`<script type="application/ld+json">{{.Any}}</script><script>var x = {{.Words}};</script>`,
	`{{if .Words}}yes{{else}}no{{end}}{{if .Empty}}yes{{else if .Yes}}else{{end}}{{if not .Yes}}no{{end}}`,
	`{{with .Tag}}{{.Words}}{{end}}{{with .Empty}}no{{else}}none{{end}}{{with $x := .Title}}{{$x}}{{$.N}}{{end}}`,
	`{{range .List}}{{.Words}}{{end}}{{range $i, $l := .List}}{{if $i}}, {{end}}{{$l.Words}}{{$.Title}}{{end}}{{range .Empty}}x{{else}}empty{{end}}`,
	`{{range $l := .List}}{{$l.N}}{{end}}{{$t := .Title}}{{range .List}}{{$t}}{{$t := .N}}{{$t}}{{end}}{{$t}}`,
	`{{template "frame" .Title}}{{template "bare"}}{{template "tree" .}}`,
	`{{eq .N -3}}{{ne .Words "a"}}{{lt .N 1}}{{le .N 1}}{{gt .N 1}}{{ge .N 1}}{{eq .Title .Words}}`,
	`{{and .Yes .Words}}{{or .Empty .Title}}{{and .Empty .Title}}{{len .List}}{{len .Words}}{{(index .List 1).Words}}`,
	`{{len (slice .List 1)}}{{len (slice .List 0 1)}}{{plus .N 4}}{{index (pair .Words "b") 1}}{{printf "%s-%d" .Title .N}}`,
	`{{.Double 4}}{{.Link.From "x"}}{{(.Link.From "y")}}{{$.Double .N}}{{/* nothing */}}`,
	`{{- range .List -}} {{- .N -}} {{- end -}}`,
	`<svg viewBox="0 0 {{.N}} 10"><rect x="{{.N}}"/></svg>`,
}

// TestKnown: what a stencil makes is what html/template makes.
func TestKnown(t *testing.T) {
	for _, src := range known {
		for _, words := range []string{
			"", "plain words", `<script>alert("1")</script>&amp; 'x' + y`, "javascript:alert(1)", "JavaScript&colon;x", "HTTP://a.example/?q=1&r=2+3#f",
			"mailto:a@b.example", "a/b:c", "%41 %4 %zz", "ü “quoted” \u2028 \u202E", "nul \x00 bad \xff\xfe \ufffd", "(paren) ~tilde [b] `tick`", "//host/x\\y",
		} {
			got, want, err, _ := both(t, src, example(words))
			if err != nil || got != want {
				t.Errorf("%s of %q: %v\ngot  %q\nwant %q", src, words, err, got, want)
			}
		}
	}
}

// TestUnknown: all else is left to html/template, and nothing is written.
func TestUnknown(t *testing.T) {
	p := example("x")
	for _, c := range []struct {
		src  string
		data any
	}{
		{`{{.Map.a}}`, p}, {`{{range .Map}}{{.}}{{end}}`, p}, {`{{.Nothing}}`, p}, {`{{.Words.More}}`, p}, {`{{.Tag}}`, p}, {`{{.Tag.Tag.Words}}`, p},
		{`{{$x := 1}}{{$x = 2}}{{$x}}`, p}, {`{{range .List}}{{break}}{{end}}`, p}, {`{{range 3}}{{.}}{{end}}`, p}, {`{{.Own}}`, p}, {`{{.Own}}`, &p},
		{`{{fail}}`, p}, {`{{index .List 7}}`, p}, {`{{slice .List 9}}`, p}, {`{{eq .N .Words}}`, p}, {`{{eq .N 1 2}}`, p}, {`{{printf .N}}`, p}, {`{{plus .N .X}}`, p},
		{`{{.Words | html}}`, p}, {`{{html .Words}}`, p}, {`{{.Words}}`, nil}, {`{{.}}`, nil}, {`{{.URL}}`, p}, {`<p title="{{.HTML}}">`, p}, {`<p title="{{.Done}}">`, p},
		{`<p style="color: {{.Words}}">`, p}, {`<p {{.Words}}>`, p}, {`<p onclick="f({{.N}})">`, p}, {`<p title={{.Words}}>`, p}, {`<p title="{{template "frame" .Words}}">`, p},
		{`text {{.Words}} then {{.Map.a}}`, p}, {`{{.Panics}}`, p}, {`{{1.5}}`, p}, {`{{if .Words}}<a href="{{else}}<b>{{end}}`, p},
	} {
		got, _, err, _ := both(t, c.src, c.data)
		var bad *template.Error
		if got != "" || !errors.Is(err, ErrUnknown) && !errors.As(err, &bad) {
			t.Errorf("%s: %q, %v", c.src, got, err)
		}
	}
}

// TestFinished: bytes that are HTML stand in a page as they are.
func TestFinished(t *testing.T) {
	p := example("x")
	p.Done = HTML("<i>ferry &amp; “pier”</i>")
	got, _, err, _ := both(t, `<p>{{.Done}}</p>`, p)
	if want := "<p><i>ferry &amp; “pier”</i></p>"; err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

// FuzzText: in every place of a page, any words are escaped as html/template
// escapes them.
func FuzzText(f *testing.F) {
	tmpl := template.Must(template.New("t").Parse(`{{.}}<title>{{.}}</title><p title="{{.}}" id='{{.}}'><a href="{{.}}"></a><a href="/x/{{.}}?a={{.}}#{{.}}"></a><script>{{.}}</script>`))
	s, err := New(tmpl, "t", nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a<b>&'\"+\x00")
	f.Add("javascript:alert(1)")
	f.Add("%zz%41:/ü\xff")
	f.Fuzz(func(t *testing.T, words string) {
		var got, want bytes.Buffer
		if err := s.Execute(&got, words); err != nil {
			t.Fatal(err)
		}
		if err := tmpl.Execute(&want, words); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("got  %q\nwant %q", got.String(), want.String())
		}
	})
}
