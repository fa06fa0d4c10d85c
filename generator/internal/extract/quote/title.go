package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
)

// titles marks the stretches that name a work: capitals throughout, behind a
// possessive or a word that works are named with: NBC’s “Meet the Press”; and those
// that are by what name a person goes.
func (f *finder) titles(blocks []anno.Block) {
	for i := range f.out {
		st := &f.out[i]
		if st.Open || st.Inner.Len() > 80 || !capitals(f.s[st.Inner.Start:st.Inner.End]) {
			continue
		}
		if blocks[st.Block].Kind == anno.Body && f.nickname(st) {
			st.Title = true
			continue
		}
		before := strings.TrimRight(f.s[max(0, st.Outer.Start-40):st.Outer.Start], " ")
		cut := strings.LastIndexAny(before, " \n(")
		w := strings.ToLower(strings.TrimRight(before[cut+1:], ","))
		st.Title = strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s") || workWords[w] && !ofPaper(before[:cut+1], w)
	}
}

// nickname tells whether a stretch is one word between words of a name: Jane “Jo” Smith.
func (f *finder) nickname(st *Stretch) bool {
	if strings.ContainsAny(f.s[st.Inner.Start:st.Inner.End], " ,.?!") {
		return false
	}
	before, spaced := strings.CutSuffix(f.s[max(0, st.Outer.Start-40):st.Outer.Start], " ")
	after, follows := strings.CutPrefix(f.s[st.Outer.End:min(len(f.s), st.Outer.End+4)], " ")
	if !spaced || !follows {
		return false
	}
	word := before[strings.LastIndexAny(before, " \n(“\"")+1:]
	first, n := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(first) && len(word) > n && unicode.IsLower(last) && unicode.IsUpper(next)
}

// ofPaper tells whether "titled" follows a paper whose title is its author's own
// word: a memo, a column, an ad.
func ofPaper(before, w string) bool {
	words := strings.Fields(strings.ToLower(before))
	return (w == "titled" || w == "entitled") && len(words) > 0 && paperWords[strings.TrimRight(words[len(words)-1], ",")]
}

// capitals tells whether every word but the small ones begins with a capital
// and no sentence ends inside.
func capitals(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 9 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'‘’(["))
		if unicode.IsUpper(r) || unicode.IsDigit(r) || i > 0 && (smallWords[w] || r == '&') {
			if last := w[len(w)-1]; i+1 < len(words) && (last == '.' || last == '?' || last == '!') {
				return false
			}
			continue
		}
		return false
	}
	return true
}

var smallWords = set("a an the of and in on to for with at from by or vs. as is")

var workWords = set(`host hosts hosting titled entitled film movie book novel show series program song album play musical documentary memoir
magazine column podcast anthem sitcom drama ballad hit single episode poem comedy hymn novels films books on of`)

var paperWords = set("memo column editorial ad spot letter statement report post piece article essay release op-ed speech email e-mail")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
