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
	lead := ""
	for i, w := range p.words {
		s, between := stretches[w.Stretch], ""
		if first := i == 0 || p.words[i-1].Stretch != w.Stretch; first {
			lead = s[:w.Start]
			if i > 0 {
				between = " "
				if q.Type == anno.Mixed {
					between = " […] "
				}
			}
		} else if last := s[p.words[i-1].End:w.Start]; strings.ContainsAny(last, " \n\t") {
			between = " "
		}
		tail := s[w.End:]
		next := ""
		if i+1 < len(p.words) && p.words[i+1].Stretch == w.Stretch {
			tail = s[w.End:p.words[i+1].Start]
			if k := strings.IndexByte(tail, ' '); k >= 0 {
				tail, next = tail[:k], strings.TrimLeft(tail[k:], " ")
			}
		}
		p.tokens = append(p.tokens, lead+s[w.Start:w.End]+tail)
		p.before = append(p.before, between)
		lead = next
	}
	return p
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
