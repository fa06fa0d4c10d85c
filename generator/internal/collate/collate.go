// Package collate finds which quotations carry the same words. The terms are
// those of textual criticism: a statement has witnesses; the fullest one gives
// the base text.
package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Item is one quotation as collation sees it.
type Item struct {
	Stretches []string // its quoted stretches, or the words of indirect speech, in order
	Speaker   string   // who said it; items of different speakers never meet
	Article   int      // position of its article in the dossier
	Reported  bool     // indirect speech: the outlet's words, never joined with quoted ones
}

// A Witness is one item of a cluster.
type Witness struct {
	Item  int
	Exact bool // the same characters as the base
	At    int  // first word of the base it carries
	Words int  // how many words from there on; less than the base's when a fragment
}

// A Cluster is one statement: the base item first, then the other witnesses by item.
type Cluster struct {
	Words     int // of the base
	Witnesses []Witness
}

// The shortest fragment that may join a statement: within one article two
// words are enough ("narrowed differences"), across articles a short phrase
// may be anybody's.
const (
	fragmentHere  = 2
	fragmentThere = 4
)

// Group joins items whose words are equal, or in order inside those of
// another, when the speaker is the same. Time grows with the number of words.
// Clusters come in the order of their first item.
func Group(items []Item) []Cluster {
	g := grouper{items: items, words: make([][][]string, len(items)), flat: make([][]string, len(items)), index: map[string][]place{}}
	order := make([]int, len(items))
	for i, it := range items {
		order[i] = i
		for _, s := range it.Stretches {
			g.words[i] = append(g.words[i], Words(s))
		}
		g.flat[i] = slices.Concat(g.words[i]...)
	}
	size := func(i int) int { return len(g.flat[i]) }
	// Fullest first: whatever contains an item is a base before the item comes.
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(len(items[a].Stretches), len(items[b].Stretches)), cmp.Compare(a, b))
	})
	of := map[int]*Cluster{} // by base item
	for _, i := range order {
		if base, at, n, ok := g.base(i); ok {
			exact := slices.Equal(items[i].Stretches, items[base].Stretches)
			of[base].Witnesses = append(of[base].Witnesses, Witness{i, exact, at, n})
			continue
		}
		of[i] = &Cluster{size(i), []Witness{{i, true, 0, size(i)}}}
		g.add(i)
	}
	out := make([]Cluster, 0, len(of))
	for _, c := range of {
		slices.SortFunc(c.Witnesses[1:], func(a, b Witness) int { return a.Item - b.Item })
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Cluster) int { return first(a) - first(b) })
	return out
}

func first(c Cluster) int {
	n := c.Witnesses[0].Item
	for _, w := range c.Witnesses {
		n = min(n, w.Item)
	}
	return n
}

// A place is where a pair of words stands in a base.
type place struct{ item, at int }

type grouper struct {
	items []Item
	words [][][]string       // of each item, by stretch
	flat  [][]string         // the same, joined
	index map[string][]place // speaker, kind and two words → where they stand in bases
}

func (g *grouper) key(i int, a, b string) string {
	kind := "q"
	if g.items[i].Reported {
		kind = "r"
	}
	return kind + g.items[i].Speaker + "\x00" + a + "\x00" + b
}

func (g *grouper) add(i int) {
	flat := g.flat[i]
	for k := range flat {
		next := ""
		if k+1 < len(flat) {
			next = flat[k+1]
		}
		key := g.key(i, flat[k], next)
		g.index[key] = append(g.index[key], place{i, k})
	}
}

// base finds the base that holds all stretches of item i in order: in its own
// article if it can, else the fullest.
func (g *grouper) base(i int) (base, at, n int, ok bool) {
	ws := g.words[i]
	if len(ws) == 0 || len(ws[0]) == 0 {
		return 0, 0, 0, false
	}
	best := -1
	for _, p := range g.rarest(i) {
		a, end, fits := within(g.flat[p.item], ws)
		if !fits || !g.may(i, p.item, len(g.flat[i]), len(g.flat[p.item])) {
			continue
		}
		here := g.items[p.item].Article == g.items[i].Article
		if best < 0 || here && g.items[best].Article != g.items[i].Article {
			best, at, n = p.item, a, end-a
		}
	}
	return best, at, n, best >= 0
}

// rarest returns the places of the item's pair of words that the fewest bases hold.
func (g *grouper) rarest(i int) []place {
	var out []place
	found := false
	for _, s := range g.words[i] {
		for k := 0; k+1 < len(s); k++ {
			if ps := g.index[g.key(i, s[k], s[k+1])]; !found || len(ps) < len(out) {
				out, found = ps, true
			}
		}
	}
	if !found && len(g.words[i]) == 1 && len(g.words[i][0]) == 1 {
		return g.index[g.key(i, g.words[i][0][0], "")]
	}
	return out
}

// may tells whether n words are enough to join a base of m words.
func (g *grouper) may(i, base, n, m int) bool {
	same := g.items[i].Article == g.items[base].Article
	switch {
	case g.items[i].Reported:
		return n == m && n >= 5
	case g.items[i].Speaker == "":
		return n == m && n >= 6
	case n == m:
		return same || n >= 2
	case same:
		return n >= fragmentHere && telling(g.words[i]) >= 1
	default:
		return n >= fragmentThere && telling(g.words[i]) >= 2
	}
}

// within finds the stretches one after the other in flat.
func within(flat []string, stretches [][]string) (at, end int, ok bool) {
	for k, s := range stretches {
		p := indexOf(flat[end:], s)
		if p < 0 {
			return 0, 0, false
		}
		if k == 0 {
			at = end + p
		}
		end += p + len(s)
	}
	return at, end, true
}

func indexOf(flat, s []string) int {
	for i := 0; i+len(s) <= len(flat); i++ {
		if slices.Equal(flat[i:i+len(s)], s) {
			return i
		}
	}
	return -1
}

// telling counts words that are not mere grammar.
func telling(stretches [][]string) (n int) {
	for _, s := range stretches {
		for _, w := range s {
			if utf8.RuneCountInString(w) > 3 && !grammar[w] {
				n++
			}
		}
	}
	return n
}

var grammar = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`that this with from they them their there have been were will would could should about
		what when which while your into than then also just only very more most some such over because being does dont
		didnt thats theres youre theyre these those here where going`) {
		m[w] = true
	}
	return m
}()

// Words returns the words of s as collation compares them: lower case, letters
// and digits only, apostrophes dropped, so that punctuation, typography and
// case (accidentals) make no difference.
func Words(s string) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '‘' || r == '\u00ad':
		default:
			flush()
		}
	}
	flush()
	return out
}
