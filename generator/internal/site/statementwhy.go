package site

import (
	"fmt"

	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
)

// A Why says in a sentence why witnesses belong to a statement.
type Why struct {
	Names  string
	Reason string
}

// whys explains each witness but the base; those with the same reason share a
// sentence.
func whys(ws []*dossier.Witness) []Why {
	name := make(map[*dossier.Witness]string, len(ws))
	for i, w := range ws {
		name[w] = siglum(i)
	}
	var out []Why
	for _, of := range alike(len(ws), func(i int) string {
		if w := ws[i]; w.With != nil {
			return reason(w.Join, name[w.With])
		}
		return ""
	}) {
		if w := ws[of[0]]; w.With != nil {
			out = append(out, Why{sigla(of), reason(w.Join, name[w.With])})
		}
	}
	return out
}

// reason tells a join in plain words. Sigla are those of the page.
//
//	its 11 words stand in A in a row; the same speaker; published within two days
func reason(j collate.Join, other string) string {
	var s string
	switch j.Reason {
	case collate.ByPerson:
		return "an editor of this dossier joined it with " + other
	case collate.SameWords:
		s = fmt.Sprintf("it prints the %s of %s", plural(int(j.Of), "word", "words"), other)
	case collate.Part:
		s = fmt.Sprintf("its %s in %s, in a row", stand(int(j.Of)), other)
	case collate.WithCuts:
		s = fmt.Sprintf("its %s in %s in this order, with cuts or words in brackets", stand(int(j.Of)), other)
	case collate.Reordered:
		s = fmt.Sprintf("its words stand in %s in another order", other)
	case collate.Overlap:
		s = fmt.Sprintf("%d of its %s in %s: where one ends the other begins", j.Carried, stand(int(j.Of)), other)
	case collate.Reworded:
		s = fmt.Sprintf("%d of its %s in %s; the others differ", j.Carried, stand(int(j.Of)), other)
	}
	return s + "; " + voices[j.Voice] + "; " + nearness[j.Nearness]
}

func stand(n int) string {
	if n == 1 {
		return "1 word stands"
	}
	return fmt.Sprintf("%d words stand", n)
}

var voices = map[collate.Voice]string{
	collate.OneSpeaker: "the same speaker",
	collate.OneName:    "one name is a shorter form of the other, or spelled otherwise",
	collate.Unknown:    "one of them does not name the speaker",
	collate.Concluded:  "the speaker of one is concluded from the text around it",
}

var nearness = map[collate.Nearness]string{
	collate.SameArticle: "in one article",
	collate.Occasion:    "in articles that share another statement of this speaker",
	collate.SameDays:    "published within two days",
	collate.SameWeek:    "published within a week",
	collate.SameMonth:   "published within a month",
	collate.Undated:     "one of the two articles has no date",
	collate.FarApart:    "published more than a month apart",
}
