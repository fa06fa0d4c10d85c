package dossier

import (
	"testing"

	"dossier/generator/internal/conf"
)

// TestRoleCovers: a role is said of a date only where the author's dates say so.
func TestRoleCovers(t *testing.T) {
	date := func(s string) conf.Date {
		d, ok := conf.ParseDate(s)
		if s != "" && !ok {
			t.Fatal(s)
		}
		return d
	}
	for _, c := range []struct {
		from, to, asOf, at string
		want               bool
	}{
		{"2013", "2017", "", "2013-03-02", true},
		{"2013-02-01", "", "", "2013-01-31", false},
		{"2013-02-01", "", "", "2013", true},
		{"", "2017-01-20", "", "2017-01-20", true},
		{"", "2017-01-20", "", "2017-01-21", false},
		{"", "", "2013-11", "2013-11-10", true},
		{"", "", "2013-11", "2014-01-01", false},
		{"2013", "", "", "", false},
		{"", "", "", "2013", false},
	} {
		r := Role{From: date(c.from), To: date(c.to), AsOf: date(c.asOf)}
		if got := r.Covers(date(c.at)); got != c.want {
			t.Errorf("from %q to %q as of %q covers %q: %v", c.from, c.to, c.asOf, c.at, got)
		}
	}
}
