package site

import (
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/text"
)

func TestOriginal(t *testing.T) {
	const (
		long  = "we will open the bridge in May - and all, on both sides, may cross it"
		short = "very costly"
		some  = "a new & better pier"
		url   = "https://gazette.example/a"
	)
	for _, c := range []struct {
		url    string
		digest bool
		kind   anno.Type
		words  []string
		want   string
	}{
		{"", false, anno.Direct, []string{long}, ""},
		{url, false, anno.Direct, []string{long}, url + "#:~:text=we%20will%20open%20the%20bridge%20in,on%20both%20sides%2C%20may%20cross%20it"},
		{url, false, anno.Direct, []string{some}, url + "#:~:text=a%20new%20%26%20better%20pier"},
		{url + "#x", false, anno.Direct, []string{some}, url + "#x:~:text=a%20new%20%26%20better%20pier"},
		{url, false, anno.Direct, []string{"one-way ticket, sir"}, url + "#:~:text=one%2Dway%20ticket%2C%20sir"},
		{url, false, anno.Direct, []string{short}, url},
		{url, false, anno.Direct, []string{some, short, "it is late"}, url + "#:~:text=a%20new%20%26%20better%20pier&text=it%20is%20late"},
		{url, false, anno.Indirect, []string{some}, url + "#:~:text=a%20new%20%26%20better%20pier"},
		{url, true, anno.Indirect, []string{some}, url},
		{url, true, anno.Direct, []string{some}, url + "#:~:text=a%20new%20%26%20better%20pier"},
		{url + "#:~:text=x", false, anno.Direct, []string{some}, url + "#:~:text=x"},
	} {
		src := ""
		var content []text.Span
		for _, w := range c.words {
			content = append(content, text.Span{Start: len(src), End: len(src) + len(w)})
			src += w + "|"
		}
		q := &dossier.Quotation{Utterance: dossier.NewUtterance(c.kind, dossier.Parts{Content: content}),
			Article: &dossier.Article{URL: c.url, Digest: c.digest, Text: text.New(src)}}
		if got := Original(q); got != c.want {
			t.Errorf("%q: %s, want %s", c.words, got, c.want)
		}
	}
}
