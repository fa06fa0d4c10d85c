package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		done, total int
		spent       time.Duration
		want        string
	}{
		{0, 0, time.Second, "pages …"},
		{0, 10, time.Second, "pages …"},
		{9, 1000, 2 * time.Second, "pages: 9 of 1000"}, // too few to tell from
		{200, 1000, 2 * time.Second, "pages: 200 of 1000, 100 a second, 8 s left"},
	} {
		if got := progressLine("pages", c.done, c.total, c.spent); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestLiveLine: on a terminal the line is written over, and gone at the end.
func TestLiveLine(t *testing.T) {
	var out strings.Builder
	m := &meter{w: &out, show: true, live: true} // the last line was long ago
	m.Stage("read", 0)
	m.said = time.Time{}
	m.Stage("pages", 2)
	m.Step()
	m.Close()
	if got := out.String(); got != "\rread …\x1b[K\rpages …\x1b[K\r\x1b[K" {
		t.Errorf("%q", got)
	}
}

// TestPlainLines: where lines stay, a short build writes none.
func TestPlainLines(t *testing.T) {
	var out strings.Builder
	m := newMeter(&out, false)
	m.Stage("pages", 2)
	m.Step()
	if m.said = time.Now().Add(-2 * plainEvery); out.Len() > 0 {
		t.Errorf("%q", out.String())
	}
	m.Step()
	m.Step()
	m.Close()
	if got := out.String(); strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "pages: 2 of 2, ") {
		t.Errorf("%q", got)
	}
}
