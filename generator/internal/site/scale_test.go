package site

import (
	"slices"
	"testing"
)

func TestDays(t *testing.T) {
	for _, c := range []struct {
		iso   string
		n     int // days it lasts; 0 for no date
		first string
	}{
		{"2013-11-10", 1, "2013-11-10"}, {"2013-02", 28, "2013-02-01"}, {"2012", 366, "2012-01-01"}, {"", 0, ""}, {"fall", 0, ""}, {"2013-13", 0, ""},
	} {
		first, last, ok := days(c.iso)
		if ok != (c.n > 0) || ok && (last-first+1 != c.n || dateAt(first).Format("2006-01-02") != c.first) {
			t.Errorf("%s: %d to %d, %v", c.iso, first, last, ok)
		}
	}
}

func TestTicks(t *testing.T) {
	on := func(from, to string) scale {
		a, _, _ := days(from)
		_, b, _ := days(to)
		return scale{a, b, 0, 1000}
	}
	for _, c := range []struct {
		s    scale
		want []string
	}{
		{on("2013-11-08", "2013-11-10"), []string{"8 Nov 2013", "9 Nov", "10 Nov"}},
		{on("2013-12-30", "2014-01-24"), []string{"30 Dec 2013", "6 Jan", "13 Jan", "20 Jan"}},
		{on("2013-11-08", "2014-03-01"), []string{"Dec 2013", "Jan 2014", "Feb 2014"}}, // March has no room at the end
		{on("2013", "2021"), []string{"2014", "2016", "2018", "2020"}},
		{on("1203", "2013"), []string{"1300", "1400", "1500", "1600", "1700", "1800", "1900"}},
	} {
		var got []string
		last := -1
		for _, k := range c.s.ticks(7) {
			got = append(got, k.Text)
			if k.X <= last || k.X > 1000 {
				t.Errorf("%s stands at %d after %d", k.Text, k.X, last)
			}
			last = k.X
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
