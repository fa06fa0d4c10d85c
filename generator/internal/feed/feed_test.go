package feed

import (
	"fmt"
	"strings"
	"testing"

	"dossier/generator/internal/golden"
)

func TestList(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if f.Name == "want" {
				continue
			}
			var b strings.Builder
			list, line, err := List(f.Data, "https://daily.example/feeds/all.xml")
			for _, e := range list {
				fmt.Fprintf(&b, "%s | %s | %s | nested %t\n", e.Address, e.Title, e.Date, e.Nested)
			}
			if err != nil {
				fmt.Fprintf(&b, "line %d: %v\n", line, err)
			}
			if !Is(f.Data) {
				b.WriteString("no feed\n")
			}
			a.Want(t, i, b.String())
		}
	})
}
