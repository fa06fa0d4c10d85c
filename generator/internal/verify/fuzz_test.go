package verify

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/quote"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

// seeds adds all prose of the cases, each over the sources of its archive.
func seeds(f *testing.F, add func(source, prose string)) {
	for _, a := range golden.Read(f, "testdata/*.txtar") {
		source := ""
		for _, x := range a.Files {
			if strings.HasSuffix(x.Name, ".txt") {
				source += unescape(string(x.Data))
			}
			if strings.Contains(x.Name, ": ") {
				prose, _ := splitCase(string(x.Data))
				add(source, unescape(prose))
			}
		}
	}
}

// FuzzCheck: whatever the source and the quotation are, there is a verdict and
// its places lie in the source. Any run of words inside one quotation passes,
// whole words or cut out as printed.
func FuzzCheck(f *testing.F) {
	n := 0
	seeds(f, func(source, prose string) { // a paragraph is enough
		lines := strings.Split(strings.TrimSpace(source), "\n")
		f.Add(lines[n%len(lines)], prose, uint16(len(prose)), uint8(7))
		n++
	})
	f.Add("“a\n“[b] … c” d “e.” (f", "b … c", uint16(0), uint8(1))
	f.Fuzz(func(t *testing.T, source, prose string, at uint16, n uint8) {
		if len(source) > 1<<13 || len(prose) > 1<<12 {
			return
		}
		a := found(strings.ToValidUTF8(strings.ReplaceAll(source, "\r", "\n"), "?"))
		ix := NewIndex([]Article{a})
		sound(t, a, ix.Check(Quote{Text: prose, Speakers: []string{"b"}}))
		if len(a.Quotations) == 0 {
			return
		}
		q := a.Quotations[int(at)%len(a.Quotations)].Quoted[0]
		in := a.Text.Slice(q)
		ws := words(in)
		if len(ws) == 0 {
			return
		}
		first := int(at) % len(ws)
		last := min(first+int(n), len(ws)-1)
		part := in[ws[first].Start:ws[last].End]
		v := ix.Check(Quote{Text: part, Speakers: []string{"a"}})
		sound(t, a, v)
		if v.Rung > Fragment {
			t.Fatalf("%q of %q: %s", part, in, v)
		}
		if v := ix.Check(Quote{Text: in}); v.Rung != Exact {
			t.Fatalf("%q: %s", in, v)
		}
	})
}

// found makes an article of a text, a paragraph a line, with a quotation for
// each quoted stretch.
func found(s string) Article {
	a := Article{ID: "x", Outlet: "y", Text: text.New(s), Set: &anno.Set{Blocks: paragraphs(s)}}
	stretches, _ := quote.Find(s, a.Set.Blocks, nil, nil)
	for i, st := range stretches {
		a.Quotations = append(a.Quotations, Quotation{N: i + 1, Speaker: "a", Type: anno.Direct,
			Content: []text.Span{st.Outer}, Quoted: []text.Span{st.Inner}})
	}
	return a
}

// sound checks what holds for every verdict.
func sound(t *testing.T, a Article, v Verdict) {
	t.Helper()
	s := a.Text.String()
	if v.Rung < Changed && len(v.Where) == 0 {
		t.Fatalf("%s stands nowhere", v)
	}
	for _, p := range v.Where {
		end := -1
		for _, sp := range p.Spans {
			if sp.Start < end || sp.Empty() || sp.End > len(s) || !utf8.RuneStart(s[sp.Start]) || sp.End < len(s) && !utf8.RuneStart(s[sp.End]) {
				t.Fatalf("%s: spans %v in %d bytes", v, p.Spans, len(s))
			}
			end = sp.End
		}
	}
	if len(v.Near) > maxNear || len(v.Where) > maxPlaces || v.Severity() == Fail && v.Why == "" {
		t.Fatalf("%+v", v)
	}
}

// FuzzProse: quotations lie in the Markdown, in order, marks around words; and
// so do names, none of them in a quotation.
func FuzzProse(f *testing.F) {
	seeds(f, func(_, prose string) { f.Add(prose) })
	f.Add("> “a\n> — b\n\n[[x|“y”]] `“z”` &quot;w&quot; \\“v”")
	names := NewNames([]Name{{ID: "x", Forms: []string{"y", "b"}}, {ID: "z", Kind: Source, Forms: []string{"b"}}})
	f.Fuzz(func(t *testing.T, md string) {
		if len(md) > 1<<13 {
			return
		}
		at := 0
		for _, q := range Prose(md, Options{Names: names, Strict: len(md)%2 == 0}) {
			if q.Span.Start < at || q.Span.End > len(md) || q.Span.Empty() || !q.Span.Contains(q.Inner) || q.Text == "" {
				t.Fatalf("%+v after %d in %d bytes", q, at, len(md))
			}
			at = q.Span.Start
		}
		quoted, at := Prose(md, Options{Names: names, Strict: true}), 0
		for _, m := range Mentions(md, Options{Names: names}) {
			if m.Span.Start < at || m.Span.End > len(md) || m.Span.Empty() || len(m.IDs) == 0 {
				t.Fatalf("%+v after %d in %d bytes", m, at, len(md))
			}
			for _, q := range quoted {
				if q.Span.Overlaps(m.Span) {
					t.Fatalf("%+v stands in %+v", m, q)
				}
			}
			at = m.Span.End
		}
	})
}
