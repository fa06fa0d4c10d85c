package diag_test

import (
	"strings"
	"testing"

	"dossier/generator/internal/diag"
)

// TestPrintGitHub: one command a finding, in order, in which nothing an author
// writes can end the command or a property.
func TestPrintGitHub(t *testing.T) {
	var l diag.List
	l.Warnf("people/b,c.md", 0, 0, "never-named", "", "%s", "100% of: nobody\n::error::x")
	l.Errorf("notes/a.md", 3, 5, "misquote-not-found", "write it as printed", "“Sail on, ferry”: no source has these words")
	var b strings.Builder
	if err := l.PrintGitHub(&b, "docs/content"); err != nil {
		t.Fatal(err)
	}
	want := `::error file=docs/content/notes/a.md,line=3,col=5,title=misquote-not-found::“Sail on, ferry”: no source has these words; write it as printed
::warning file=docs/content/people/b%2Cc.md,line=1,col=1,title=never-named::100%25 of: nobody[U+000A]::error::x
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
