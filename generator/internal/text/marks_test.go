package text

import (
	"strings"
	"testing"
)

func TestWithMarks(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"He said “we win,” twice", "we win,", "“we win,”"},
		{"''We win,'' he said", "We win,", "''We win,''"},
		{"We win", "We win", "We win"},
		{`a "b" c`, "b", `"b"`},
	} {
		tx := New(c.text)
		i := strings.Index(c.text, c.words)
		if got := tx.Slice(tx.WithMarks(Span{i, i + len(c.words)})); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
