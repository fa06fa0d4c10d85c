package dossier

import (
	"slices"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

func TestFind(t *testing.T) {
	const article = "Bridge “opens  in May” – at last.\nThe bridge opens in June, or in May.\nÉtat’s end."
	for _, c := range []struct {
		name string
		sel  Selector
		want string // the words found, or the error's code
	}{
		{"exact words", Selector{Exact: "in June"}, "in June"},
		{"from the first words to the last", Selector{From: "The bridge", To: "June"}, "The bridge opens in June"},
		{"kinds of marks and dashes are the same", Selector{Exact: `"opens in May" - at`}, "“opens  in May” – at"},
		{"a mark at the end is whole", Selector{Exact: "opens in May”"}, "opens  in May”"},
		{"letters of more than a byte", Selector{Exact: "État's"}, "État’s"},
		{"a letter and its accent", Selector{Exact: "E\u0301tat's"}, "État’s"},
		{"a letter without its accent", Selector{Exact: "E"}, "mark-not-found"},
		{"twice", Selector{Exact: "in May"}, "mark-ambiguous"},
		{"twice, told apart by what follows", Selector{Exact: "in May", Suffix: "."}, "in May"},
		{"twice, told apart by what comes before", Selector{Exact: "in May", Prefix: "or"}, "in May"},
		{"not there", Selector{Exact: "in July"}, "mark-not-found"},
		{"the end is not there", Selector{From: "The bridge", To: "July"}, "mark-not-found"},
		{"case counts", Selector{Exact: "the bridge"}, "mark-not-found"},
		{"nothing to see", Selector{Exact: "\u00ad"}, "mark-without-words"},
		{"no words", Selector{From: "The"}, "mark-without-words"},
		{"both ways", Selector{Exact: "a", From: "b", To: "c"}, "mark-twice-selected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ds diag.List
			tx := text.New(article)
			s, ok := newFinder(&Received{Source: &source.Article{Path: "a.txt", Text: tx}}).find("a.yaml", c.sel, &ds)
			got := tx.Slice(s)
			if !ok {
				got = ds[0].Code
			}
			if got != c.want || ok != (len(ds) == 0) {
				t.Errorf("got %q %v, want %q", got, ds, c.want)
			}
		})
	}
}

func TestRepairIsTheCharacterThatDiffers(t *testing.T) {
	tx := text.New("He said. “Here it ends.“ Next")
	m := placed{mark: mark{Read: conf.Text{Value: "ends.”"}}, span: text.Span{Start: strings.Index(tx.String(), "ends."), End: strings.Index(tx.String(), " Next")}}
	var ds diag.List
	r := repairsOf(tx, "a.yaml", []placed{m}, &ds)[0]
	if tx.Slice(r.Span) != "“" || r.Read != "”" {
		t.Errorf("%q read %q", tx.Slice(r.Span), r.Read)
	}
}

// TestReject: what a mark covers goes, the rest of what somebody said stays; words
// inside a longer quotation are no suggestion.
func TestReject(t *testing.T) {
	tx := text.New("“People will be cut off,” said Ines. “My mother said, ‘Never trust new paint.’”")
	at := func(words string) text.Span {
		i := strings.Index(tx.String(), words)
		return text.Span{Start: i, End: i + len(words)}
	}
	first, second := "People will be cut off,", "My mother said, ‘Never trust new paint.’"
	set := &anno.Set{Attributions: []anno.Attribution{{
		Type: anno.Direct, Content: []text.Span{at("“" + first + "”"), at("“" + second + "”")}, Quoted: []text.Span{at(first), at(second)},
	}}}
	for _, c := range []struct {
		words string
		left  []string
		over  int
	}{
		{"Never trust new paint.", []string{first, second}, 1},
		{second, []string{first}, 0},
		{"“" + first + "”", []string{second}, 0},
		{tx.String(), nil, 0},
		{"said Ines", []string{first, second}, 1},
	} {
		got, rejected, over := apply(tx, set, []placed{{mark: mark{Reject: conf.Text{Value: "proverb"}}, span: at(c.words)}}, nil)
		var left []string
		for _, a := range got.Attributions {
			for _, q := range a.Quoted {
				left = append(left, tx.Slice(q))
			}
		}
		if !slices.Equal(left, c.left) || len(over) != c.over || len(rejected) != 1-c.over {
			t.Errorf("%s: left %q, rejected %d, over %d", c.words, left, len(rejected), len(over))
		}
	}
}

// TestApply has one article and a person's marks; want is what is left.
func TestApply(t *testing.T) {
	tx := text.New("“We win,” Ann said. The “so-called” end. Voices: no more of this.")
	at := func(words string) text.Span {
		i := strings.Index(tx.String(), words)
		return text.Span{Start: i, End: i + len(words)}
	}
	set := &anno.Set{
		Blocks:   []anno.Block{{Kind: anno.Body, Span: text.Span{End: tx.Len()}, N: 1}},
		Entities: []anno.Entity{{Kind: anno.PersonEntity, Name: "Ann"}},
		Attributions: []anno.Attribution{
			{Type: anno.Direct, Content: []text.Span{at("“We win,”")}, Quoted: []text.Span{at("We win,")}, Source: []text.Span{at("Ann")}},
			{Type: anno.Mixed, Content: []text.Span{at("“so-called”")}, Quoted: []text.Span{at("so-called")}, Speaker: -1},
		},
	}
	show := func(s *anno.Set) string {
		var out []string
		for _, a := range s.Attributions {
			who := "-"
			if a.Speaker >= 0 {
				who = s.Entities[a.Speaker].Name
			}
			out = append(out, string(a.Type)+" "+tx.Slice(text.Bounds(a.Content))+" "+who+" "+string(a.By.Origin))
		}
		return strings.Join(out, "\n")
	}
	mk := func(words string, m mark) placed {
		return placed{m, at(words), anno.By{Origin: anno.Person}}
	}
	id := func(v string) conf.Text { return conf.Text{Value: v} }
	for _, c := range []struct {
		name                 string
		quotations, mentions []placed
		want                 string
	}{
		{"nothing marked", nil, nil, "direct “We win,” Ann \nmixed “so-called” - "},
		{"rejected", []placed{mk("“so-called”", mark{Reject: id("scare quotes")})}, nil, "direct “We win,” Ann "},
		{"corrected speaker", []placed{mk("We win", mark{Speaker: id("bob")})}, nil, "direct “We win,” bob \nmixed “so-called” - "},
		{"corrected bounds", []placed{mk("“so-called” end", mark{})}, nil, "direct “We win,” Ann \nmixed “so-called” end - person"},
		{"added without marks", []placed{mk("no more of this", mark{Speaker: id("bob")})}, nil, "direct “We win,” Ann \nmixed “so-called” - \nindirect no more of this bob person"},
		{"the source is somebody else", nil, []placed{mk("Ann", mark{Is: id("ann-lee")})}, "direct “We win,” ann-lee \nmixed “so-called” - "},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, _ := apply(tx, set, c.quotations, c.mentions)
			if show(got) != c.want {
				t.Errorf("got\n%s\nwant\n%s", show(got), c.want)
			}
			if show(set) != "direct “We win,” Ann \nmixed “so-called” - " {
				t.Error("the set that was given has changed")
			}
		})
	}
}
