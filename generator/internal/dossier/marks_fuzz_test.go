package dossier

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// FuzzFinder: what a selector finds are its words, whole characters of the text;
// else one error says why. Words cut from the text are found, or stand there
// more than once.
func FuzzFinder(f *testing.F) {
	f.Add("The ferry “sails at noon” – or not.", "sails at noon\"", "", "", "", uint16(4), uint8(9))
	f.Add("e\u0301tat e\u0301tat", "", "e", "t", "\u00a0", uint16(0), uint8(3))
	f.Add("a a a\u00ad b", "", "a", "b", "a", uint16(2), uint8(1))
	f.Fuzz(func(t *testing.T, s, exact, from, to, prefix string, at uint16, n uint8) {
		odd := func(s string) bool { return !utf8.ValidString(s) }
		if slices.ContainsFunc([]string{s, exact, from, to, prefix}, odd) || len(s) > 2000 || strings.ContainsRune(s, '\r') {
			return
		}
		find := func(sel Selector) (text.Span, diag.List) {
			var ds diag.List
			r := &Received{Source: &source.Article{Path: "a.txt", Text: text.New(s)}}
			span, ok := newFinder(r).find("a.yaml", sel, &ds)
			indexed := newFinder(r)
			indexed.asked = often
			var same diag.List
			if again, _ := indexed.find("a.yaml", sel, &same); again != span || !slices.Equal(same, ds) {
				t.Errorf("%+v: with the index %v, %v, without %v, %v", sel, again, same, span, ds)
			}
			switch {
			case ok != (len(ds) == 0) || len(ds) > 1:
				t.Errorf("%+v: %v, %v", sel, ok, ds)
			case ok && (span.Start < 0 || span.Empty() || span.End > len(s) || !utf8.ValidString(s[span.Start:span.End])):
				t.Fatalf("%+v: %v of %q", sel, span, s)
			}
			return span, ds
		}
		sel := Selector{Exact: exact, From: from, To: to, Prefix: prefix}
		if span, ds := find(sel); len(ds) == 0 && exact != "" && !strings.Contains(folded(s[span.Start:span.End]), folded(exact)) {
			t.Errorf("%q is found as %q", exact, s[span.Start:span.End])
		}
		if s == "" {
			return
		}
		start := int(at) % len(s)
		end := min(len(s), start+int(n))
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end++
		}
		cut := strings.ToValidUTF8(s[start:end], "")
		behind, _ := fold(s[end:])
		if accent, _ := utf8.DecodeRuneInString(behind); unicode.Is(unicode.Mn, accent) {
			return // inside a character
		}
		if _, ds := find(Selector{Exact: cut}); len(ds) == 1 && ds[0].Code == "mark-not-found" && plain(cut) {
			t.Errorf("%q is not found in %q", cut, s)
		}
	})
}

// plain tells whether a cut is of letters and spaces alone, so that nothing of
// it hangs on what stands beside.
func plain(cut string) bool {
	return folded(cut) != "" && !strings.ContainsFunc(cut, func(r rune) bool { return r > 'z' || r < ' ' })
}
