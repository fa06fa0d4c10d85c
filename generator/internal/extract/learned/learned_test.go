package learned_test

import (
	"bytes"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/extract/learned"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// town is a small corpus: sentences of one pattern, with an annotation of each.
func town() []learned.Article {
	who := []string{"The harbor board", "Mayor Ann Orr", "The ferry union", "Captain Vale", "The council"}
	what := []string{"the new pier", "a longer season", "the toll", "night crossings"}
	var out []learned.Article
	for i := range 40 {
		source, content := who[i%len(who)], what[i%len(what)]
		s := source + " went on record against " + content + ". The boats left at noon, and the harbor was quiet.\n\n“It is wrong,” said Tom Reed. “I will not pay it.”"
		at := func(words string) text.Span {
			k := strings.Index(s, words)
			return text.Span{Start: k, End: k + len(words)}
		}
		tx := text.New(s)
		out = append(out, learned.Article{
			Gold: []anno.Attribution{
				{Source: []text.Span{at(source)}, Cue: []text.Span{at("went on record against")}, Content: []text.Span{at(content)}},
				{Source: []text.Span{at("Tom Reed")}, Cue: []text.Span{at("said")}, Content: []text.Span{at("“It is wrong,”"), at("“I will not pay it.”")}},
			},
			Draft: func() *parse.Drafts { _, ds := extract.Draft(extract.Input{Text: tx}); return ds },
		})
	}
	return out
}

func inTurn(jobs ...func()) {
	for _, j := range jobs {
		j()
	}
}

// TestLearns: an attribution that no rule knows is found where it was never
// seen, and the sentence beside it stays nobody's.
func TestLearns(t *testing.T) {
	m := learned.Train(town(), inTurn)
	s := "Captain Ann Orr went on record against the tax. The boats left at noon, and the harbor was quiet."
	_, ds := extract.Draft(extract.Input{Text: text.New(s)})
	new(learned.Reader).Refine(m, ds)
	var got []string
	for _, d := range ds.List {
		if len(d.Content) == 0 {
			continue
		}
		words := func(ss []text.Span) string { return s[ss[0].Start:ss[0].End] }
		got = append(got, words(d.Source)+" | "+words(d.Cue)+" | "+words(d.Content)+" | "+d.By.Rule)
		if d.By.Origin != anno.Model {
			t.Errorf("made by %q, not the model", d.By.Origin)
		}
	}
	want := "Captain Ann Orr | went on record against | the tax | model/attribution"
	if len(got) != 1 || got[0] != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestRepeats: the same articles give the same model, byte for byte, and a
// model reads back as it was written.
func TestRepeats(t *testing.T) {
	a, err := learned.Train(town(), inTurn).Encode()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := learned.Train(town(), inTurn).Encode()
	if !bytes.Equal(a, b) {
		t.Fatal("two trainings differ")
	}
	m, err := learned.Decode(a)
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := m.Encode(); !bytes.Equal(a, c) {
		t.Error("what was read is not what was written")
	}
	if _, err := learned.Decode(a[:len(a)/2]); err == nil {
		t.Error("half a file is read as a model")
	}
}

// TestKeepsQuotedWords: whatever the model believes, words in quotation marks
// that had an attribution keep one.
func TestKeepsQuotedWords(t *testing.T) {
	for _, s := range []string{
		"“It is shut,” Ann Orr said.",
		"Orr called the pier “a waste of money and of time” and left.",
		"“It is shut.”\n\n“Nobody goes there.”",
		"Ann Orr: “No.”",
	} {
		_, before := extract.Draft(extract.Input{Text: text.New(s)})
		_, after := extract.Draft(extract.Input{Text: text.New(s)})
		new(learned.Reader).Refine(learned.Shipped(), after)
		for q := range before.Owner {
			if before.Owner[q] >= 0 && after.Owner[q] < 0 {
				t.Errorf("%q: stretch %d lost its attribution", s, q)
			}
		}
	}
}

func TestSize(t *testing.T) {
	b, err := learned.Shipped().Encode()
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 6<<20 {
		t.Errorf("the model has %d bytes", len(b))
	}
}
