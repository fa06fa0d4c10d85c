package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOutline: the list of a page's parts holds every h2 with an id, as the
// page shows it, without what is only beside its name.
func TestOutline(t *testing.T) {
	for _, c := range []struct {
		main string
		want []Heading
	}{
		{`<h2 id="a">Harbor</h2><h2 id="b">Ferry</h2>`, nil},
		{`<h2 class="x" id="a">Harbor  &amp;
<b>pier</b></h2><p>the ferry</p><h2>Mayor</h2><h2 id="b" lang="en">Ferry <small>3 <b>trips</b></small></h2>` +
			`<h2 id="gone" class="visually-hidden">Menu</h2><h2 id="c"><a class="locator" href="#n1">[<b>1</b>]</a>Bridge<label class="fold" data-apparatus><input type="checkbox">furniture</label></h2>`,
			[]Heading{{"Harbor & pier", "#a"}, {"Ferry", "#b"}, {"Bridge", "#c"}}},
		{`<h2 id="a">A</h2><h2 id="b"> <small>nothing</small></h2><h2 id="c">C</h2><h2 id="d">D</h2><h2 id="e">open`,
			[]Heading{{"A", "#a"}, {"C", "#c"}, {"D", "#d"}}},
	} {
		if diff := cmp.Diff(c.want, new(outline).of([]byte(c.main))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.main, diff)
		}
	}
}
