package data

import (
	"testing"

	"dossier/generator/internal/text"
)

// TestNest: marks that cross, hold one another, begin before a block or end
// after it become elements that nest, each piece naming the one before.
func TestNest(t *testing.T) {
	mark := func(name, id string, from, to int) teiMark {
		m := teiMark{span: text.Span{Start: from, End: to}, name: name}
		if id != "" {
			m.chain = &chain{id: id}
		}
		return m
	}
	for _, c := range []struct {
		what      string
		marks     []teiMark
		furniture bool
		want      string
	}{
		{"none", nil, false, "abcdefghij"},
		{"crossing", []teiMark{mark("said", "q1", 1, 6), mark("said", "q2", 3, 9)}, false,
			`a<said xml:id="q1">bc<said xml:id="q2">def</said></said><said xml:id="q2.2" prev="#q2">ghi</said>j`},
		{"crossing twice", []teiMark{mark("fw", "", 0, 4), mark("said", "q1", 2, 10), mark("rs", "", 3, 6)}, false,
			`<fw type="furniture">ab<said xml:id="q1">c<rs>d</rs></said></fw><said xml:id="q1.2" prev="#q1"><rs>ef</rs>ghij</said>`},
		{"one in the other, same beginning", []teiMark{mark("said", "q1", 0, 5), mark("persName", "", 0, 2)}, false,
			`<said xml:id="q1"><persName>ab</persName>cde</said>fghij`},
		{"beside", []teiMark{mark("rs", "", 0, 2), mark("rs", "", 2, 4)}, false, `<rs>ab</rs><rs>cd</rs>efghij`},
		{"from before, to after", []teiMark{mark("said", "q1", -4, 3), mark("said", "q2", 7, 14)}, false,
			`<said xml:id="q1">abc</said>defg<said xml:id="q2">hij</said>`},
		{"furniture in furniture", []teiMark{mark("fw", "", 0, 10), mark("rs", "", 1, 2)}, true, `a<rs>b</rs>cdefghij`},
	} {
		w := &teiWriter{}
		w.nest(&reading{text: "abcdefghij"}, text.Span{End: 10}, c.marks, c.furniture)
		if got := w.b.String(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}
