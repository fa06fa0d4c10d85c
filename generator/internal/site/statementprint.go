package site

import (
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
)

// A print is a quotation word by word, as printed.
type print struct {
	words  []collate.Word
	tokens []string // each word with the punctuation that goes with it
	before []string // what stands between it and the word before: "", " " or a gap
}

func printOf(q *dossier.Quotation) print {
	stretches := q.Stretches()
	p := print{words: collate.Read(stretches)}
	for i, w := range p.words {
		s := stretches[w.Stretch]
		from, before, to := 0, " ", len(s) // of the word with its punctuation
		switch {
		case i == 0:
			before = ""
		case p.words[i-1].Stretch == w.Stretch:
			between := s[p.words[i-1].End:w.Start]
			from, before = p.words[i-1].End+parting(between), ""
			if strings.HasPrefix(s[from:], " ") {
				from, before = from+1, " "
			}
		case q.Type() == anno.Mixed:
			before = omission
		}
		if i+1 < len(p.words) && p.words[i+1].Stretch == w.Stretch {
			to = w.End + parting(s[w.End:p.words[i+1].Start])
		}
		p.tokens, p.before = append(p.tokens, s[from:to]), append(p.before, before)
	}
	return p
}

// inFull is all words of a quotation as printed: the text of all of printOf's.
func inFull(q *dossier.Quotation) string {
	between := " "
	if q.Type() == anno.Mixed {
		between = omission
	}
	stretches := q.Stretches()
	if len(stretches) == 1 && collate.HasWords(stretches[0]) { // mostly
		return strings.TrimSpace(stretches[0])
	}
	var b strings.Builder
	for _, s := range stretches {
		if !collate.HasWords(s) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(between)
		}
		b.WriteString(s)
	}
	return strings.TrimSpace(b.String())
}

// omission stands for the outlet's words between two stretches of a quotation.
const omission = " […] "

// parting is where the punctuation between two words goes apart: what touches
// the first stays with it, what follows a space goes with the second.
func parting(between string) int {
	if i := strings.IndexByte(between, ' '); i >= 0 {
		return i
	}
	return len(between)
}

// text is the words of a range as printed.
func (p print) text(r collate.Range) string {
	var b strings.Builder
	for i := r.From; i < r.To; i++ {
		if i > r.From {
			b.WriteString(p.before[i])
		}
		b.WriteString(p.tokens[i])
	}
	return strings.TrimSpace(b.String())
}

// bare is the words of a range without the punctuation around them.
func (p print) bare(r collate.Range) string {
	return strings.Trim(p.text(r), " ,;:.!?…-–—“”\"()")
}
