package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

// TestStretches: each character of a block but furniture stands in one
// stretch, in the voice of the innermost quotation; white space is one space.
func TestStretches(t *testing.T) {
	src := "Orr said: “We know. ‘It sails,’ Vale told us.  We go.” SIGN UP She left.\n\nSIGN UP\n\nVale was glad of it."
	tx := text.New(src)
	span := func(words string) text.Span {
		i := strings.Index(src, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	orr, vale := &dossier.Agent{ID: "orr"}, &dossier.Agent{ID: "vale"}
	quotation := func(n int, who *dossier.Agent, kind anno.Type, spans ...text.Span) *dossier.Quotation {
		return &dossier.Quotation{Utterance: dossier.NewUtterance(kind, dossier.Parts{Content: spans}), Speaker: who, Statement: &dossier.Statement{Number: n, Slug: "x"}}
	}
	a := &dossier.Article{Text: tx, Set: &anno.Set{}}
	at := 0
	for _, line := range strings.Split(src, "\n\n") {
		a.Set.Blocks = append(a.Set.Blocks, anno.Block{Kind: anno.Body, Span: text.Span{Start: at, End: at + len(line)}})
		at += len(line) + 2
	}
	first := span("SIGN UP")
	second := text.Span{Start: strings.LastIndex(src, "SIGN UP"), End: strings.LastIndex(src, "SIGN UP") + len("SIGN UP")}
	a.Set.Furniture = []anno.Furniture{{Span: first}, {Span: second}}
	a.Quotations = []*dossier.Quotation{
		quotation(1, orr, anno.Direct, span("“We know. ‘It sails,’ Vale told us.  We go.”")),
		quotation(2, vale, anno.Direct, span("‘It sails,’")),
		quotation(3, nil, anno.Indirect, span("glad of it")),
	}
	var got []string
	for _, b := range (&voicer{number: map[*dossier.Agent]int{orr: 0, vale: 1}}).stretches(a) {
		var line []string
		for _, s := range b {
			line = append(line, fmt.Sprintf("%s%v%s", s.Words, s.Voice, s.Statement))
		}
		got = append(got, strings.Join(line, "|"))
	}
	want := []string{
		"Orr said:{false 0 false}| “We know.{true 0 false}1-x| ‘It sails,’{true 1 false}2-x| Vale told us. We go.”{true 0 false}1-x| She left.{false 0 false}",
		"",
		"Vale was{false 0 false}| glad of it{true -1 true}3-x|.{false 0 false}",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRegister: everything with a page once, in order of its folded words, a
// letter a heading; a long register in pages that leave nothing out.
func TestRegister(t *testing.T) {
	d := &dossier.Dossier{Articles: []*dossier.Article{{}}}
	for _, name := range []string{"Orr, Ann", "Østby, Kari", "orr, ben", "Íñigo", "9th Fleet", "…", "Жук"} {
		d.People = append(d.People, &dossier.Agent{Kind: anno.PersonEntity, ID: "x", SortName: name, Name: "-"})
	}
	d.Statements = []*dossier.Statement{{Number: 4, Slug: "a", Words: "“Of all the harbors, this one is the coldest of them.”"}}
	s := &Site{Dossier: d}
	s.agents = d.People
	r := s.registerOfAll()
	on := new(Slate).Open(&Page{Address: SearchAddress})
	var got []string
	for _, part := range r.parts {
		for _, e := range r.letter(on, part).Entries {
			got = append(got, part.heading.letter+" "+e.Text)
		}
	}
	want := []string{"0–9 9th Fleet", "I Íñigo", "O Of all the harbors, this one is the\u00a0…", "O Orr, Ann", "O orr, ben", "O Østby, Kari", "Other Жук", "Other …"}
	if !slices.Equal(got, want) || !r.onePage {
		t.Errorf("got %q, want %q", got, want)
	}

	for i := range 2 * registerSize {
		d.Statements = append(d.Statements, &dossier.Statement{Number: i + 5, Slug: "b", Words: "So be it"})
	}
	r = s.registerOfAll()
	n := 0
	var titles []string
	for _, part := range r.parts {
		for _, e := range r.letter(on, part).Entries {
			n++
			if at := headingAt(headingOf(e.key)); at != part.heading {
				t.Errorf("%s stands under %s", e.Text, part.heading.letter)
			}
		}
		titles = append(titles, string(part.address)+": "+part.title())
	}
	if r.onePage || n != 2*registerSize+8 {
		t.Errorf("on one page: %v; %d entries", r.onePage, n)
	}
	if want := []string{"register/0-9.html: 0–9", "register/i.html: I", "register/o.html: O", "register/s-1.html: S, 1 of 2", "register/s-2.html: S, 2 of 2", "register/other.html: Other"}; !slices.Equal(titles, want) {
		t.Errorf("got %q, want %q", titles, want)
	}
}
