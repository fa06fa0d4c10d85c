package corpus

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// TestRead: characters become bytes, broken spans are joined, events without
// content are left out.
func TestRead(t *testing.T) {
	fsys := fstest.MapFS{
		"text/a.txt": {Data: []byte("“Café,” Orr said,\n“is shut.”\nSign up!")},
		"attributions/a_1f00.ann": {Data: []byte("T1\tSource 8 11\tOrr\n" +
			"T2\tCue 12 16\tsaid\n" +
			"T3\tContent 0 7;18 28\t“Café,” “is\nshut.”\n" +
			"T4\tAttribution 12 16\tsaid\n" +
			"E1\tAttribution:T4 Content1:T3 Cue:T2 Source1:T1\n" +
			"E2\tAttribution:T4 Cue:T2\n" +
			"T5\tDiscard 29 37\tSign up!\n")},
	}
	docs, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	s := docs[0].Text
	at := func(words string) text.Span {
		for i := range s {
			if len(s)-i >= len(words) && s[i:i+len(words)] == words {
				return text.Span{Start: i, End: i + len(words)}
			}
		}
		t.Fatalf("%q is not there", words)
		return text.Span{}
	}
	want := []Document{{
		Name: "a", Text: s,
		Attributions: []anno.Attribution{{
			Content: []text.Span{at("“Café,”"), at("“is shut.”")},
			Cue:     []text.Span{at("said")},
			Source:  []text.Span{at("Orr")},
		}},
		Discard: []text.Span{at("Sign up!")},
	}}
	if d := cmp.Diff(want, docs); d != "" {
		t.Error(d)
	}
}

func TestErrors(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"no text":       {},
		"no annotation": {"text/a.txt": {Data: []byte("x")}},
		"outside":       {"text/a.txt": {Data: []byte("x")}, "attributions/a_1.ann": {Data: []byte("T1\tCue 0 9\tx\n")}},
		"no number":     {"text/a.txt": {Data: []byte("x")}, "attributions/a_1.ann": {Data: []byte("T1\tCue 0 b\tx\n")}},
	} {
		if _, err := Read(fsys); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
