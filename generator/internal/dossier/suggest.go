package dossier

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/internal/collate"
)

// A Suggestion is a statement that touches an issue's keywords and is evidence
// of no position on it. It takes no stance: a person decides what it shows.
type Suggestion struct {
	Statement *Statement
	Keywords  []string // those found, as the author lists them
}

// keyword is one that is looked for: its words in plain form.
type keyword struct {
	as    string
	words []string
}

// suggestions finds the statements of known speakers that touch an issue and
// that nobody has used or rejected; those with most keywords first.
func (b *builder) suggestions(f *authored, is *Issue) []*Suggestion {
	settled := map[*Statement]bool{}
	for _, r := range f.Rejected {
		w, ok := b.words(f.file, r.evidenceFile, nil)
		switch {
		case ok && w.Quotation == nil:
			b.ds.Errorf(f.file, r.Pos.Line, r.Pos.Col, "no-quotation", "choose words that are quoted or reported", "these words of %s stand in no quotation, so nothing suggests them", w.Article.ID)
		case ok:
			settled[w.Quotation.Statement] = true
		}
	}
	for _, p := range is.Positions {
		for _, e := range p.Evidence {
			if e.Quotation != nil {
				settled[e.Quotation.Statement] = true
			}
		}
	}
	by := byFirst(is.Keywords)
	if len(by) == 0 {
		return nil
	}
	var out []*Suggestion
	for _, s := range b.d.Statements {
		if s.Speaker == nil || settled[s] {
			continue
		}
		if found := touched(stems(s.Words), by); len(found) > 0 {
			out = append(out, &Suggestion{s, found})
		}
	}
	slices.SortStableFunc(out, func(x, y *Suggestion) int { return cmp.Compare(len(y.Keywords), len(x.Keywords)) })
	return out
}

// byFirst lists keywords by their first word.
func byFirst(list []string) map[string][]keyword {
	by := map[string][]keyword{}
	for _, k := range list {
		if ws := stems(k); len(ws) > 0 {
			by[ws[0]] = append(by[ws[0]], keyword{k, ws})
		}
	}
	return by
}

// touched lists the keywords that stand in words, each once, in order.
func touched(words []string, by map[string][]keyword) []string {
	var out []string
	for i, w := range words {
		for _, k := range by[w] {
			if i+len(k.words) <= len(words) && slices.Equal(words[i:i+len(k.words)], k.words) && !slices.Contains(out, k.as) {
				out = append(out, k.as)
			}
		}
	}
	return out
}

// stems are words in plain form, a plural's s taken off: "sanctions" finds
// "sanction", and the other way round.
func stems(s string) []string {
	words := collate.Words(s)
	for i, w := range words {
		if len(w) > 3 && !strings.HasSuffix(w, "ss") {
			words[i] = strings.TrimSuffix(w, "s")
		}
	}
	return words
}
