package dossier

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/text"
)

// A word of an edited text knows which word of the first text it is; -1 when
// an edit has put it there.
type word struct {
	s  string
	id int
}

const harbor = `Bridge opens late after a long winter

“We open the bridge in May and not a day later,” Mayor Jane Smith said on Monday in the council. ¶
She would not say how the council voted on the old pier, or what the ferry will cost in May. ¶
“The ferry stays for a year,” said Omar Reed, who runs the harbor. “It stays for a year if the council pays,” he said. ¶
The council met on Monday and on Tuesday. The harbor council was silent, and the city council was not. ¶
“I want to see the old pier rebuilt before the first of June,” Mayor Jane Smith told the council on Tuesday. ¶
Robert Jones, a fisherman, said the pier was never safe in winter. “Nobody asked the fishermen, nobody at all,” he said. ¶
READ MORE: Ferry fares go up in May. ¶
“We open the bridge in May,” Mayor Jane Smith said again on Wednesday, and the council was silent.`

// selectors pick words of the text above in every way there is, some of them
// words that stand elsewhere too once an edit has copied them.
var selectors = []Selector{
	{Exact: "not a day later"},
	{From: "We open", To: "later,"},
	{Exact: "the council", Prefix: "Smith told"},
	{Exact: "Monday", Suffix: "in the council"},
	{From: "The ferry", To: "a year"},
	{Exact: "It stays for a year"},
	{Exact: "the city council"},
	{From: "I want", To: "June"},
	{Exact: "Nobody asked"},
	{From: "READ MORE", To: "May."},
	{Exact: "Wednesday"},
	{Exact: "the old pier rebuilt"},
	{From: "the pier", To: "winter."},
}

func words() []word {
	var out []word
	for i, s := range strings.Fields(strings.ReplaceAll(harbor, "\n\n", " ¶ ")) {
		out = append(out, word{s, i})
	}
	return out
}

// set is the text of words and where each of them stands.
func set(ws []word) (string, []text.Span) {
	var b strings.Builder
	var at []text.Span
	for _, w := range ws {
		start := b.Len()
		if w.s == "¶" {
			b.WriteString("\n\n")
		} else {
			b.WriteString(w.s + " ")
		}
		at = append(at, text.Span{Start: start, End: b.Len() - 1})
	}
	return b.String(), at
}

// edit makes one to three changes of each kind there is: words inserted (as a
// copy of words of the text), deleted, moved, changed.
func edit(r *rand.Rand, ws []word) []word {
	ws = slices.Clone(ws)
	for range 1 + r.IntN(3) {
		from := r.IntN(len(ws) - 1)
		to := min(len(ws), from+1+r.IntN(14))
		run := slices.Clone(ws[from:to])
		switch r.IntN(4) {
		case 0:
			for i := range run {
				run[i].id = -1
			}
			ws = slices.Insert(ws, r.IntN(len(ws)), run...)
		case 1:
			ws = slices.Delete(ws, from, to)
		case 2:
			ws = slices.Delete(ws, from, to)
			ws = slices.Insert(ws, r.IntN(len(ws)), run...)
		case 3:
			if other := ws[r.IntN(len(ws))].s; other != ws[from].s {
				ws[from] = word{other, -1}
			}
		}
		if len(ws) < 20 {
			return words()
		}
	}
	return ws
}

// A spot is the words of the first text that a span holds, and how the text
// reads before and after them, for a dozen words.
type spot struct {
	ids                  []int
	words, before, after string
}

func spotOf(ws []word, at []text.Span, s text.Span) (p spot) {
	first, last := -1, 0
	for i, w := range at {
		if w.Overlaps(s) && ws[i].s != "¶" {
			p.ids = append(p.ids, ws[i].id)
			if last = i; first < 0 {
				first = i
			}
		}
	}
	p.words = fmt.Sprint(spelled(ws[first : last+1]))
	p.before = fmt.Sprint(spelled(ws[max(0, first-12):first]))
	p.after = fmt.Sprint(spelled(ws[last+1 : min(len(ws), last+13)]))
	return p
}

// is tells whether a spot is another one of an earlier text. An edit that puts
// a copy beside the words it copies reads the same whichever of the two is
// called the copy: then the side that no edit has touched tells.
func (p spot) is(o spot) bool {
	return slices.Equal(p.ids, o.ids) || p.words == o.words && (p.before == o.before || p.after == o.after)
}

func spelled(ws []word) (out []string) {
	for _, w := range ws {
		out = append(out, w.s)
	}
	return out
}

// received loads one article as a build does, beside a lock.
func received(t *testing.T, article string, l lock.Lock) *Files {
	t.Helper()
	f, ds := Load(fstest.MapFS{
		"dossier.yaml":   {Data: []byte("title: Harbor\n")},
		"articles/a.txt": {Data: []byte(article)},
		"ids.lock":       {Data: l.Format()},
	}, DefaultLimits)
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	return f
}

// TestNoMarkPointsElsewhereInSilence edits an article a thousand times. A mark
// that says nothing has the very words it had, not others that look like them;
// without what the lock remembers, many would not.
func TestNoMarkPointsElsewhereInSilence(t *testing.T) {
	first := words()
	article, at := set(first)
	f := newFinder(received(t, article, lock.Lock{}).Articles[0])
	var had []spot
	for _, sel := range selectors {
		var ds diag.List
		span, ok := f.find("a.yaml", sel, &ds)
		if !ok {
			t.Fatal(ds)
		}
		had = append(had, spotOf(first, at, span))
	}
	l := lock.Lock{Articles: []lock.Article{{ID: "a", SHA256: received(t, article, lock.Lock{}).Articles[0].sha256, Anchors: f.anchors}}}
	said := map[string]int{} // how often by what was said
	elsewhere := 0           // how often words would have been other ones
	for seed := range uint64(1000) {
		ws := edit(rand.New(rand.NewPCG(seed, 4)), first)
		edited, at := set(ws)
		r := received(t, edited, l).Articles[0]
		f := newFinder(r)
		for i, sel := range selectors {
			var ds diag.List
			span, ok := f.find("a.yaml", sel, &ds)
			code := "silent"
			if len(ds) > 0 {
				code = ds[0].Code
			}
			said[code]++
			other := ok && !spotOf(ws, at, span).is(had[i])
			if other {
				elsewhere++
			}
			if code == "silent" && other {
				t.Errorf("edit %d: %+v has other words in silence:\n%+v\n%+v\n%s", seed, sel, had[i], spotOf(ws, at, span), edited)
			}
		}
	}
	t.Log(said, "other words:", elsewhere)
	for _, code := range []string{"silent", "mark-moved", "mark-reworded", "mark-beside-changed", "mark-not-found", "mark-ambiguous"} {
		if said[code] < 100 {
			t.Errorf("the edits hardly try %s: %d times", code, said[code])
		}
	}
	if elsewhere < 100 {
		t.Errorf("the edits hardly lead marks astray: %d times", elsewhere)
	}
}

// TestNoPermalinkChangesItsWords edits the same article a thousand times, each
// edit the next build of the dossier as it was first. A number that is carried
// has its words, in a quotation or at least in the text; one that is not has a
// page that keeps them and says where they stood. No number goes.
func TestNoPermalinkChangesItsWords(t *testing.T) {
	assemble := func(article string, l lock.Lock) (*Dossier, lock.Lock) {
		f := received(t, article, l)
		a, _ := Annotate(f.Articles[0], f.Known(), extract.Run)
		d, next, ds := Assemble("harbor", f, []Annotated{a})
		if ds.HasErrors() {
			t.Fatal(ds)
		}
		return d, next
	}
	article, _ := set(words())
	d, l := assemble(article, lock.Lock{})
	if len(d.Statements) < 5 {
		t.Fatalf("only %d statements", len(d.Statements))
	}
	carried, retired := 0, 0
	for seed := range uint64(1000) {
		edited, _ := set(edit(rand.New(rand.NewPCG(seed, 5)), words()))
		d, next := assemble(edited, l)
		live, gone := map[int]*Statement{}, map[int]*Retired{}
		for _, s := range d.Statements {
			live[s.Number] = s
		}
		for _, r := range d.Retired {
			gone[r.Number] = r
		}
		for _, e := range l.Entries {
			s, r := live[e.Number], gone[e.Number]
			switch {
			case s != nil && r == nil:
				carried++
				all := inWords(edited)
				for _, w := range s.Witnesses {
					all += "|" + inWords(w.Quotation.Words())
				}
				if !strings.Contains(all, inWords(e.Words)) {
					t.Errorf("edit %d: statement %d was %q and is %q", seed, e.Number, e.Words, s.Words)
				}
			case r != nil && s == nil:
				retired++
				if r.Words != e.Words || len(r.Witnesses) != len(e.Witnesses) || r.Witnesses[0].Place == "" {
					t.Errorf("edit %d: the page of statement %d does not say what it was: %+v", seed, e.Number, r)
				}
			default:
				t.Errorf("edit %d: statement %d is neither carried nor retired, or both", seed, e.Number)
			}
		}
		again, ds := lock.Parse("ids.lock", next.Format())
		if ds != nil || fmt.Sprint(again.Entries) != fmt.Sprint(next.Entries) {
			t.Fatalf("edit %d: %v", seed, ds)
		}
	}
	t.Logf("%d carried, %d retired", carried, retired)
	if carried < 1000 || retired < 500 {
		t.Errorf("the edits try too little: %d carried, %d retired", carried, retired)
	}
}
