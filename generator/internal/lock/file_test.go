package lock

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// whole is a lock with everything in it.
func whole() Lock {
	return Lock{
		Edition: "2024-05-03",
		Articles: []Article{{ID: "ferry-post", SHA256: strings.Repeat("ab", 32), Anchors: []Anchor{
			{Fingerprint("to be built"), 3, 12, Fingerprint("a", "b"), "to be built"}}}},
		Entries: []Entry{
			{1, "we-will-build", "jane-smith", []string{"ferry-post", "harbor-news"}, "We will build", []Witness{
				{"ferry-post", version("ab"), "¶ 2", "We will build"}, {"harbor-news", version("b"), "headline", "will build"}}, false},
			{2, "not-here", "", []string{"ferry-post"}, "Not here", []Witness{{"ferry-post", version("c"), "¶ 4", "Not here"}}, true},
		},
		Changes: []Change{
			{"2024-05-03", New, Page{Article: "ferry-post"}, ""},
			{"2024-05-03", New, Page{Number: 1}, ""},
			{"", Changed, Page{Article: "ferry-post"}, version("c")},
			{"", Gone, Page{Number: 2}, "Not here"},
		},
	}
}

func TestFormatIsReadBack(t *testing.T) {
	back, ds := Parse("ids.lock", whole().Format())
	if diff := cmp.Diff(whole(), back); diff != "" || ds != nil {
		t.Errorf("%v\n%s", ds, diff)
	}
}

// TestFormat shows the file, without its head.
func TestFormat(t *testing.T) {
	const want = `edition|2024-05-03
article|ferry-post|abababababababababababababababababababababababababababababababab
mark|ferry-post|0e0e65da|3:12|59b271ae|to be built
1|we-will-build|jane-smith|ferry-post,harbor-news|We will build
witness|1|ferry-post|=|¶ 2|=
witness|1|harbor-news|bbbbbbbbbbbb|headline|will build
2|not-here||ferry-post|Not here
was|2|ferry-post|cccccccccccc|¶ 4|=
change|2024-05-03|new|articles/ferry-post|-
change|2024-05-03|new|quotes/1|-
change|-|changed|articles/ferry-post|cccccccccccc
change|-|gone|quotes/2|Not here
`
	got := strings.ReplaceAll(strings.TrimPrefix(string(whole().Format()), header), "\t", "|")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseErrors(t *testing.T) {
	sha := strings.Repeat("ab", 32)
	src := `# x
1|a|k|z|words
1|b|k|z|words
foo
2|../x|k|z|w
9223372036854775807|a|k|z|w
=======
article|z|` + sha + `
article|z|` + sha + `
article|y|abc
mark|z|00000000|3:1|00000000|words
mark|z|00000000|4:1|00000000|words
mark|y|00000000|3:1|00000000|words
mark|z|00000001|here|00000000|words
witness|1|z|abababababab|¶ 1|=
witness|7|z|abababababab|¶ 1|=
was|1|z|ab|¶ 1|=
edition|
change|-|moved|articles/z|x
change|-|new|people/z|-
change|-|new|quotes/1|-
change|-|gone|quotes/1|words
`
	_, ds := Parse("ids.lock", []byte(strings.ReplaceAll(src, "|", "\t")))
	const restore = "; restore the file from version control; it is not edited by hand"
	want := `ids.lock:3:1: error[lock-number-twice]: statement 1 stands on line 2 already; after a merge, keep one of the two lines and build again
ids.lock:4:1: error[lock-syntax]: not a line of five fields: number, slug, speaker, articles, words` + restore + `
ids.lock:5:1: error[lock-syntax]: not a line of five fields: number, slug, speaker, articles, words` + restore + `
ids.lock:6:1: error[lock-syntax]: not a line of five fields: number, slug, speaker, articles, words` + restore + `
ids.lock:7:1: error[lock-merge]: a merge was not finished here; keep the lines of both sides, each number once, remove this one, and build again
ids.lock:9:1: error[lock-twice]: article z stands on line 8 already; after a merge, keep one of the two lines and build again
ids.lock:10:1: error[lock-syntax]: not a line of three fields: article, name, sha256` + restore + `
ids.lock:12:1: error[lock-twice]: mark 00000000 of z stands on line 11 already; after a merge, keep one of the two lines and build again
ids.lock:13:1: error[lock-syntax]: not a line of six fields: mark, article, selector, line:column, words around, words` + restore + `
ids.lock:14:1: error[lock-syntax]: not a line of six fields: mark, article, selector, line:column, words around, words` + restore + `
ids.lock:16:1: error[lock-syntax]: not a line of six fields: witness, number, article, text, place, words` + restore + `
ids.lock:17:1: error[lock-syntax]: not a line of six fields: was, number, article, text, place, words` + restore + `
ids.lock:18:1: error[lock-syntax]: not a line of two fields: edition, date` + restore + `
ids.lock:19:1: error[lock-syntax]: not a line of five fields: change, correction, what, page, from` + restore + `
ids.lock:20:1: error[lock-syntax]: not a line of five fields: change, correction, what, page, from` + restore + `
ids.lock:22:1: error[lock-twice]: the change of quotes/1 under - stands on line 21 already; after a merge, keep one of the two lines and build again`
	var got []string
	for _, d := range ds {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

// FuzzParse: what is read without an error is written and read back the same.
func FuzzParse(f *testing.F) {
	f.Add(whole().Format())
	f.Add([]byte("1\ta\tk\tz\twords\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, ds := Parse("ids.lock", src)
		if ds != nil {
			return
		}
		written := l.Format()
		back, ds := Parse("ids.lock", written)
		if ds != nil || string(back.Format()) != string(written) {
			t.Errorf("%v\n%q\n%q", ds, written, back.Format())
		}
	})
}
