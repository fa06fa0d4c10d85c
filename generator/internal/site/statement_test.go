package site

import (
	"encoding/json"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// TestCoverage: what a witness prints of a base of so many words, drawn and told.
func TestCoverage(t *testing.T) {
	const base = "We will open the old bridge in May"
	for _, c := range []struct{ witness, drawn, told string }{
		{base, "said 0+1000", "8 of 8 words"},
		{"open the old bridge", "gap 0+250 said 250+500 gap 750+250", "4 of 8 words, words 3–6"},
		{"We will open the new bridge … May", "said 0+500 other 500+125 said 625+125 gap 750+125 said 875+125", "6 of 8 words, words 1–4, 6 and 8"},
		{"bridge", "gap 0+625 said 625+125 gap 750+250", "1 of 8 words, word 6"},
	} {
		diffs := collate.Align(collate.Read([]string{base}), collate.Read([]string{c.witness}))
		got := coverage(diffs, 8)
		var drawn []string
		for _, s := range got.Segments {
			drawn = append(drawn, string(s.Kind)+" "+barOf(s.X, s.Width))
		}
		told := got.Words
		if got.Which != "" {
			told += ", " + got.Which
		}
		if strings.Join(drawn, " ") != c.drawn || told != c.told {
			t.Errorf("%s\ngot  %s; %s\nwant %s; %s", c.witness, strings.Join(drawn, " "), told, c.drawn, c.told)
		}
	}
}

func barOf(x, width int) string {
	b, _ := json.Marshal([]int{x, width})
	return strings.NewReplacer("[", "", "]", "", ",", "+").Replace(string(b))
}

// TestAccidental: what kind a difference in anything but words is.
func TestAccidental(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"The", "the", "case"}, {"it’s", "it's", "typography"}, {"pier – and", "pier--and", "typography"},
		{"May, and", "May and", "punctuation"}, {"May, And", "May and", "case and punctuation"}, {"cafe", "café", "spelling"},
	} {
		if got := accidental(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// TestReason: every reason, voice and nearness collation gives has plain words.
func TestReason(t *testing.T) {
	j := collate.Join{Likeness: collate.Likeness{Carried: 4}, Of: 5, Voice: collate.OneSpeaker, Nearness: collate.SameDays}
	seen := map[string]bool{}
	for _, r := range []collate.Reason{collate.SameWords, collate.Part, collate.WithCuts, collate.Overlap, collate.Reordered, collate.Reworded, collate.ByPerson} {
		j.Reason = r
		got := reason(j, "A")
		if seen[got] || strings.HasPrefix(got, ";") || !strings.Contains(got, "A") {
			t.Errorf("%s: %q", r, got)
		}
		seen[got] = true
	}
	for _, v := range []collate.Voice{collate.OneSpeaker, collate.OneName, collate.Unknown, collate.Concluded} {
		if voices[v] == "" {
			t.Errorf("%q has no words", v)
		}
	}
	for _, n := range []collate.Nearness{collate.SameArticle, collate.Occasion, collate.SameDays, collate.SameWeek, collate.SameMonth, collate.Undated, collate.FarApart} {
		if nearness[n] == "" {
			t.Errorf("%q has no words", n)
		}
	}
	j.Reason, j.Of = collate.Part, 1
	if got := reason(j, "C"); got != "its 1 word stands in C, in a row; the same speaker; published within two days" {
		t.Error(got)
	}
}

// TestLimiting: the first word whose loss may turn the sense.
func TestLimiting(t *testing.T) {
	for words, want := range map[string]string{"the weather, but not the tide": "but", "I don’t know": "don’t", "200 ships": "200", "“Never,” he": "Never", "the old pier": ""} {
		if got := limiting(words); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

// TestAsks: what is seen without the regular expression is what that says.
func TestAsks(t *testing.T) {
	for narration, want := range map[string]bool{
		"ASKED about the ferry, the mayor said": true, "(Asked": true, "when pressed by the harbor board": true, "questioned on it": true,
		"in reaction to the vote, he said": true, "Responding to a clerk": true, "he replied": false, "replying to her": true, "In  reply to": false,
		"answered the questions": true, "answer": false, "the task was a press matter of repute": false, "r": false, "": false, "he said that as": false,
	} {
		if asks(narration) != want || asked.MatchString(narration) != want {
			t.Errorf("%q: %v, the expression says %v", narration, asks(narration), asked.MatchString(narration))
		}
	}
}

// TestCiteHostile: whatever a title holds, CSL-JSON stays JSON, the braces of
// BibTeX pair, and nothing of it is markup to a wiki.
func TestCiteHostile(t *testing.T) {
	const nasty = "}}{{Delete|x}} [[File:a]] \\input{b} 100% <ref> ~~~~ \"q\" ''i'' # $ & _ ^ {"
	tx := text.New(nasty)
	a := &dossier.Article{ID: "a", Title: nasty, Outlet: dossier.Outlet{Name: nasty}, URL: "https://example.org/{|}", Text: tx, Source: &source.Article{Text: tx},
		Set: &anno.Set{Blocks: []anno.Block{{Kind: anno.Body, Span: text.Span{End: tx.Len()}, N: 1}}}}
	q := &dossier.Quotation{Article: a, Utterance: dossier.NewUtterance(anno.Direct, dossier.Parts{Content: []text.Span{{End: tx.Len()}}})}
	q.Unnamed = nasty
	st := &dossier.Statement{Number: 1, Slug: "x", Words: nasty, Witnesses: []*dossier.Witness{{Quotation: q}}}
	s := &Site{Dossier: &dossier.Dossier{Settings: dossier.Settings{Title: nasty, BaseURL: "https://example.org/{d}/"}}}
	c := s.cite(new(Slate).Open(&Page{Address: StatementAddress(st), site: s}), st)
	if !json.Valid([]byte(c.CSL)) {
		t.Errorf("no JSON: %s", c.CSL)
	}
	if l, r := strings.Count(c.BibTeX, "{"), strings.Count(c.BibTeX, "}"); l != r || strings.Contains(c.BibTeX, `\input`) {
		t.Errorf("%d braces open, %d close: %s", l, r, c.BibTeX)
	}
	body := strings.TrimSuffix(strings.TrimPrefix(c.Wiki, "{{cite news"), "}}")
	for _, markup := range []string{"[[", "''", "<ref", "~~~", "{{D", "}}{"} {
		if strings.Contains(strings.ReplaceAll(body, "{{!}}", ""), markup) {
			t.Errorf("wiki reads %s in %s", markup, c.Wiki)
		}
	}
}

// TestInFull: words read without a reading are those that word by word give.
func TestInFull(t *testing.T) {
	for _, parts := range [][]string{
		{"We will open the bridge."}, {"  The ferry —", "sails at noon  "}, {"“[W]e sail,”", "…", "he’d said ; 3.5 knots"},
		{"pier--and quay", "—", "", "non-stop"}, {"…"}, {"مرفأ 🚢, ok"}, {"a  b", " ( c )"},
	} {
		var spans []text.Span
		var all strings.Builder
		for _, p := range parts {
			spans = append(spans, text.Span{Start: all.Len(), End: all.Len() + len(p)})
			all.WriteString(p + " / ")
		}
		article := &dossier.Article{Text: text.New(all.String())}
		for _, kind := range []anno.Type{anno.Direct, anno.Mixed} {
			q := &dossier.Quotation{Article: article, Utterance: dossier.NewUtterance(kind, dossier.Parts{Quoted: spans})}
			p := printOf(q)
			if got, want := inFull(q), p.text(collate.Range{To: len(p.words)}); got != want {
				t.Errorf("%q: %q, want %q", parts, got, want)
			}
		}
	}
}
