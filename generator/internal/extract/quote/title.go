package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles marks the stretches that name a work: capitals throughout, behind a
// possessive or a word that works are named with: NBC’s “Meet the Press”.
func (f *finder) titles() {
	for i := range f.out {
		st := &f.out[i]
		if st.Open || st.Inner.Len() > 80 || !capitals(f.s[st.Inner.Start:st.Inner.End]) {
			continue
		}
		before := strings.TrimRight(f.s[max(0, st.Outer.Start-40):st.Outer.Start], " ")
		cut := strings.LastIndexAny(before, " \n(")
		w := strings.ToLower(strings.TrimRight(before[cut+1:], ","))
		st.Title = strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s") || workWords[w] && !ofPaper(before[:cut+1], w)
	}
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
