package site

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/internal/collate"
)

// An Accidental is a difference in anything but words.
type Accidental struct {
	Base, Words string
	Kind        string // "case", "typography", "punctuation", "spelling"
	Names       string // of the witnesses
}

// accidentals lists them in the order of the base's words; witnesses that share
// one share a line.
func accidentals(ws []witness) []Accidental {
	type key struct {
		at    collate.Range
		words string
	}
	var base print
	var out []Accidental
	var has [][]int // the witnesses of each
	line := map[key]int{}
	for n, w := range ws {
		if !slices.ContainsFunc(w.diffs, func(d collate.Diff) bool { return d.Kind == collate.Accidental }) {
			continue
		}
		if base.words == nil { // mostly nobody asks
			base = printOf(ws[0].Quotation)
		}
		printed := printOf(w.Quotation)
		for _, d := range w.diffs {
			if d.Kind != collate.Accidental {
				continue
			}
			k := key{d.Base, printed.text(d.Witness)}
			i, known := line[k]
			if !known {
				i = len(out)
				line[k] = i
				has = append(has, nil)
				b := base.text(d.Base)
				out = append(out, Accidental{Base: b, Words: k.words, Kind: accidental(b, k.words)})
			}
			has[i] = append(has[i], n)
		}
	}
	for i := range out {
		out[i].Names = sigla(has[i])
	}
	return out
}

// accidental names a difference by what makes two prints equal.
func accidental(a, b string) string {
	plainA, plainB := typography.Replace(a), typography.Replace(b)
	switch {
	case strings.EqualFold(a, b):
		return "case"
	case plainA == plainB:
		return "typography"
	case norm.NFKD.String(letters(a)) == norm.NFKD.String(letters(b)):
		return "punctuation"
	case strings.EqualFold(letters(a), letters(b)):
		return "case and punctuation"
	}
	return "spelling"
}

// typography maps what keyboards and stylebooks write differently to one form.
var typography = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "—", "-", "–", "-", " - ", "-", "--", "-", "…", "...", " ", "")

// letters drops all that stands around and between words.
func letters(s string) string { return strings.Join(strings.Fields(punctuation.Replace(s)), " ") }

var punctuation = strings.NewReplacer("’", "", "‘", "", "'", "", "“", "", "”", "", `"`, "", ",", "", ";", "", ":", "", ".", "", "!", "", "?", "",
	"…", " ", "—", " ", "–", " ", "-", " ", "(", "", ")", "", "[", "", "]", "")
