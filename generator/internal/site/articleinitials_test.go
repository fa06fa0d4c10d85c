package site

import (
	"fmt"
	"testing"

	"dossier/generator/internal/dossier"
)

// TestDistinct: the surname is spelled first, then the first name; what an author
// chose stays.
func TestDistinct(t *testing.T) {
	for _, c := range []struct {
		initials string
		names    []string
		want     string
	}{
		{"JK", []string{"John Kerry", "John Kasich"}, "[JKe JKa]"},
		{"JK", []string{"John Kerry", "Jane Kerry"}, "[JoK JaK]"},
		{"JK", []string{"John Kerry", "Jane Kerry", "John Kasich"}, "[JoKe JaKe JoKa]"},
		{"TCW", []string{"Tamara Cofman Wittes", "Thomas C. Wood"}, "[TCWi TCWo]"},
		{"RE", []string{"Reuters", "Republicans"}, "[Reu Rep]"},
		{"JK", []string{"J. Q. Kerry", "John Kasich"}, "[JK JKa]"}, // chosen by the author
		{"JK", []string{"John Kerry", "John Kerry"}, "[]"},
	} {
		var alike []*dossier.Agent
		for _, n := range c.names {
			alike = append(alike, &dossier.Agent{Name: n, Initials: c.initials})
		}
		if got := fmt.Sprint(distinct(alike)); got != c.want {
			t.Errorf("%v: %s, want %s", c.names, got, c.want)
		}
	}
}
