package diag

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// PrintGitHub writes the sorted list as workflow commands, one a line, which
// GitHub shows as annotations beside the lines they are about
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
// dir is the content folder as seen from the repository's root.
//
//	::error file=content/notes/a.md,line=3,col=5,title=misquote-not-found::“Sail on”: no source has these words; …
func (l List) PrintGitHub(w io.Writer, dir string) error {
	for _, d := range l.Sorted() {
		message := d.Message
		if d.Hint != "" {
			message += "; " + d.Hint
		}
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", d.Severity, property(path.Join(dir, d.Path)), max(d.Line, 1), max(d.Col, 1),
			property(d.Code), data(message))
		if err != nil {
			return err
		}
	}
	return nil
}

// data and property escape what would end a command, or a property of it.
func data(s string) string     { return escapeData.Replace(Visible(s)) }
func property(s string) string { return escapeProperty.Replace(Visible(s)) }

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
