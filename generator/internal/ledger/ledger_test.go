package ledger

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// show writes each run as class<its text>.
func show(t *text.Text, runs []Run) string {
	var out []string
	for _, r := range runs {
		out = append(out, string(r.Class())+"<"+strings.ReplaceAll(t.Slice(r.Span()), "\n", "↵")+">")
	}
	return strings.Join(out, " ")
}

func TestRuns(t *testing.T) {
	at := func(s, words string) text.Span {
		i := strings.Index(s, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	const s = "Bridge opens\n\nAnn READ MORE said “we win” and\nleft. “All of it,” she said."
	set := &anno.Set{
		Blocks:    []anno.Block{{Kind: anno.Headline, Span: at(s, "Bridge opens")}, {Kind: anno.Body, Span: at(s, s[14:]), N: 1}},
		Furniture: []anno.Furniture{{Span: at(s, "READ MORE")}},
		Attributions: []anno.Attribution{
			{Type: anno.Mixed, Content: []text.Span{at(s, "“we win” and\nleft")}, Quoted: []text.Span{at(s, "we win")}},
			{Type: anno.Direct, Content: []text.Span{at(s, "“All of it,”")}, Quoted: []text.Span{at(s, "All of it,")}},
		},
	}
	tx := text.New(s)
	want := "headline<Bridge opens> line break<↵↵> body<Ann > furniture<READ MORE> body< said > quotation<“we win”>" +
		" body< and> line break<↵> body<left. > quotation<“All of it,”> body< she said.>"
	if got := show(tx, Runs(tx, set)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMarkup: what is syntax of Markdown is a class of its own, wherever it stands.
func TestMarkup(t *testing.T) {
	const s = "# Title\n\nHe *left*."
	tx := text.New(s, text.Span{Start: 0, End: 1}, text.Span{Start: 12, End: 13}, text.Span{Start: 17, End: 18})
	set := &anno.Set{Blocks: []anno.Block{{Kind: anno.Headline, Span: text.Span{Start: 2, End: 7}}, {Kind: anno.Body, Span: text.Span{Start: 9, End: 19}}}}
	want := "markup<#> line break< > headline<Title> line break<↵↵> body<He > markup<*> body<left> markup<*> body<.>"
	if got := show(tx, Runs(tx, set)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// FuzzRuns: whatever is marked, every character is in one run, in order, and
// the totals add up to the length of the text.
func FuzzRuns(f *testing.F) {
	f.Add("Bridge\n\n“we win” é", []byte{0, 6, 8, 20, 3, 9})
	f.Fuzz(func(t *testing.T, s string, at []byte) {
		s = strings.ToValidUTF8(s, "?")
		border := func(b byte) int {
			i := int(b) % (len(s) + 1)
			for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
				i--
			}
			return i
		}
		set, tx := &anno.Set{}, text.New(s)
		end := 0
		for k := 0; k+1 < len(at); k += 2 {
			sp := text.Span{Start: border(at[k]), End: border(at[k+1])}
			if sp.Empty() {
				continue
			}
			switch k / 2 % 3 {
			case 0:
				if sp.Start >= end {
					set.Blocks = append(set.Blocks, anno.Block{Kind: anno.Body, Span: sp})
					end = sp.End
				}
			case 1:
				set.Furniture = append(set.Furniture, anno.Furniture{Span: sp})
			default:
				set.Attributions = append(set.Attributions, anno.Attribution{Type: anno.Direct, Content: []text.Span{sp}})
			}
		}
		runs, joined, total := Runs(tx, set), "", 0
		for i, r := range runs {
			if r.Span().Empty() || i > 0 && runs[i-1].Span().End != r.Span().Start {
				t.Fatalf("run %d is %v after %v", i, r.Span(), runs[max(0, i-1)].Span())
			}
			joined += tx.Slice(r.Span())
		}
		for _, n := range Totals(tx, runs) {
			total += n.Characters
		}
		if joined != s || total != utf8.RuneCountInString(s) {
			t.Errorf("runs hold %q and count %d of %q", joined, total, s)
		}
	})
}
