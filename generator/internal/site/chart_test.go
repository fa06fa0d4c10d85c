package site

import (
	"fmt"
	"testing"

	"dossier/generator/internal/dossier"
)

// TestChart: each moment is counted once, a dot for a bin, a line for what
// lasts or is known less precisely, what lies far off at the end.
func TestChart(t *testing.T) {
	st := func(from, to string) moment {
		return moment{at: dossier.Moment{From: from, To: to}, statement: &dossier.Statement{}}
	}
	art := func(d string) moment {
		return moment{at: dossier.Moment{From: d, To: d}, article: &dossier.Article{}}
	}
	ev := func(from, to string) moment {
		return moment{at: dossier.Moment{From: from, To: to}, event: &dossier.Event{}}
	}
	for _, c := range []struct {
		name string
		list []moment
		want string // rows: dots with their counts, lines
	}{
		{"one day", []moment{art("2024-05-05")}, "Articles [] 0;"},
		{"two on one day", []moment{st("2024-05-05", "2024-05-05"), st("2024-05-05", "2024-05-05"), art("2024-05-06")}, "Statements [2] 0; Articles [] 0;"},
		{"long ago", []moment{st("1979-05-05", "1979-05-05"), art("2024-05-05"), art("2024-05-06")}, "Statements [← 1] 0; Articles [ ] 0;"},
		{"an event that lasts", []moment{ev("2024-05-01", "2024-05-03"), art("2024-05-05")}, "Events [] 1; Articles [] 0;"},
		{"a month among days", []moment{st("2024-05", "2024-05"), art("2024-05-05")}, "Statements [] 1; Articles [] 0;"},
		{"many that last", []moment{ev("2024-05-01", "2024-05-02"), ev("2024-05-01", "2024-05-03"), ev("2024-05-01", "2024-05-04"), ev("2024-05-01", "2024-05-05"), ev("2024-05-01", "2024-05-06"),
			ev("2024-05-01", "2024-05-07"), ev("2024-05-01", "2024-05-08"), ev("2024-05-09", "2024-05-09"), art("2024-05-05")}, "Events [] 0; Articles [] 0; 7 not drawn;"},
		{"open at its end", []moment{st("2024-05-04", ""), art("2024-05-05")}, "Statements [] 0; Articles [] 0;"},
		{"by month", []moment{art("2023-01-05"), art("2023-01-25"), art("2024-05-05")}, "Articles [2 ] 0;"},
		{"by year", []moment{art("1990-01-05"), art("1990-11-25"), art("2024-05-05")}, "Articles [2 ] 0;"},
	} {
		ch, got := chart(c.list), ""
		for _, r := range ch.Rows {
			counts := ""
			for i, d := range r.Dots {
				if i > 0 {
					counts += " "
				}
				counts += d.Count
				if d.X-d.R < ch.Left || d.X+d.R > ch.Width {
					t.Errorf("%s: a dot at %d is cut", c.name, d.X)
				}
			}
			for _, l := range r.Lines {
				if l.X < ch.Left || l.X+l.Width > ch.Width || l.Width <= 0 {
					t.Errorf("%s: a line from %d of %d", c.name, l.X, l.Width)
				}
			}
			got += fmt.Sprintf("%s [%s] %d; ", r.Name, counts, len(r.Lines))
		}
		if ch.Undrawn > 0 {
			got += fmt.Sprint(ch.Undrawn, " not drawn; ")
		}
		if got != c.want+" " {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestInitials: everybody stands under one letter, accents and signs or not.
func TestInitials(t *testing.T) {
	var list []*dossier.Agent
	for _, n := range []string{"Zola", "Émile", "amber", "Ångström", "“Ed”", "Παππά", "7 Up"} {
		list = append(list, &dossier.Agent{SortName: n})
	}
	got := ""
	for _, l := range initialsOf(list) {
		got += l.label + ":"
		for _, g := range l.agents {
			got += " " + g.SortName
		}
		got += "; "
	}
	if want := "A: amber Ångström; E: Émile “Ed”; Z: Zola; other signs: 7 Up Παππά; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
